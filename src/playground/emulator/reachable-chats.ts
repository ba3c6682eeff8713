import { badRequest, forbidden, migrated } from './api-error.ts';
import type { Json } from './json.ts';
import type { Chat, ChatMessage, GroupChat, PrivateChat } from './model.ts';
import { findMessage, isInside, type World } from './world.ts';

/** The chat of a call that writes: every reason for not reaching it, in Telegram's words. */
export function findWritableChat(world: World, chatId: Json | undefined): Chat {
  const chat = findKnownChat(world, chatId);
  if (chat.kind === 'private') checkPrivateChat(world, chat);
  else checkGroup(world, chat);
  return chat;
}

/** The chat of a call that only reads; whoever blocked the bot can still be looked up. */
export function findReadableChat(world: World, chatId: Json | undefined): Chat {
  const chat = findKnownChat(world, chatId);
  if (chat.kind === 'private') {
    if (!chat.hasStarted && !sharesGroup(world, chat.id))
      throw badRequest('chat not found', 'chat-not-found');
    return chat;
  }
  checkGroup(world, chat);
  return chat;
}

export function findReadableGroup(world: World, chatId: Json | undefined): GroupChat {
  const chat = findReadableChat(world, chatId);
  if (chat.kind === 'private')
    throw badRequest('there are no administrators in the private chat', 'not-allowed');
  return chat;
}

export type MissingWords = 'edit' | 'be replied';

export function findMessageOrRefuse(
  chat: Chat,
  messageId: number | undefined,
  to: MissingWords,
): ChatMessage {
  if (messageId === undefined) throw badRequest('message identifier is not specified');
  const message = findMessage(chat, messageId);
  if (message === undefined) {
    throw badRequest(
      to === 'be replied' ? 'message to be replied not found' : `message to ${to} not found`,
      'message-not-found',
    );
  }
  return message;
}

export function readChatId(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : undefined;
}

function findKnownChat(world: World, value: Json | undefined): Chat {
  if (value === '' || value === undefined) throw badRequest('chat_id is empty');
  const chatId = readChatId(value);
  const chat = chatId === undefined ? undefined : world.chats.get(chatId);
  if (chat === undefined) throw badRequest('chat not found', 'chat-not-found');
  return chat;
}

function checkPrivateChat(world: World, chat: PrivateChat): void {
  if (world.users.get(chat.id)?.isDeleted) throw forbidden('user is deactivated');
  if (chat.isBlocked) throw forbidden('bot was blocked by the user');
  if (chat.hasStarted) return;
  if (sharesGroup(world, chat.id))
    throw forbidden("bot can't initiate conversation with a user", 'chat-not-found');
  throw badRequest('chat not found', 'chat-not-found');
}

function checkGroup(world: World, chat: GroupChat): void {
  const words = chat.kind === 'group' ? 'group chat' : 'supergroup chat';
  const status = chat.members.get(world.me.id)?.status;
  if (status === undefined) throw badRequest('chat not found', 'chat-not-found');
  if (status === 'kicked') throw forbidden(`bot was kicked from the ${words}`);
  if (status === 'left') throw forbidden(`bot is not a member of the ${words}`);
  if (chat.isDeleted === true) throw forbidden('the group chat was deleted');
  if (chat.migratedTo !== undefined) throw migrated(chat.migratedTo);
}

function sharesGroup(world: World, userId: number): boolean {
  return [...world.chats.values()].some(
    (chat) => chat.kind !== 'private' && isInside(chat, userId) && isInside(chat, world.me.id),
  );
}
