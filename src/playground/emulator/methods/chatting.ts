import { badRequest } from '../api-error.ts';
import { toChatJson, toMemberJson, toMessageJson, toUserJson } from '../answers.ts';
import { changeMember } from '../members.ts';
import { readInteger, readObjects, readString, type Json } from '../json.ts';
import { addMessage, tellBot } from '../messages.ts';
import type { Chat } from '../model.ts';
import { findMessageOrRefuse, findReadableChat, findReadableGroup, findWritableChat } from '../reach.ts';
import { reactions } from '../reactions.ts';
import { findMessage, isBotAdmin, isInside, userOf, type World } from '../world.ts';
import { notImplemented, refuseUnsupported, type Methods } from './call.ts';

export const chatting: Methods = {
  getChat: ({ world, payload }) => {
    const chat = findReadableChat(world, payload['chat_id']);
    const pinnedId = chat.pinned.at(-1);
    const pinned = pinnedId === undefined ? undefined : findMessage(chat, pinnedId);
    return {
      ...toChatJson(world, chat),
      accent_color_id: 0,
      max_reaction_count: 11,
      accepted_gift_types: {
        unlimited_gifts: false,
        limited_gifts: false,
        unique_gifts: false,
        premium_subscription: false,
        gifts_from_channels: false,
      },
      pinned_message: pinned === undefined ? undefined : toMessageJson(world, pinned, true),
    };
  },
  getChatMember: ({ world, payload }) => {
    const chat = findReadableChat(world, payload['chat_id']);
    const userId = readInteger(payload, 'user_id') ?? 0;
    if (userId !== world.me.id && !world.users.has(userId)) throw badRequest('user not found');
    if (chat.kind !== 'private') {
      const member = chat.members.get(userId) ?? { userId, status: 'left', isAnonymous: false };
      return toMemberJson(world, chat, member);
    }
    if (userId !== chat.id && userId !== world.me.id) throw badRequest('user not found');
    return { status: 'member', user: toUserJson(userOf(world, userId)) };
  },
  getChatAdministrators: ({ world, payload }) => {
    const chat = findReadableGroup(world, payload['chat_id']);
    const admins = [...chat.members.values()].filter(({ userId, status }) => {
      const isOtherBot = userId !== world.me.id && userOf(world, userId).isBot;
      return (status === 'administrator' || status === 'creator') && !isOtherBot;
    });
    const list: Json[] = admins.map((member) => toMemberJson(world, chat, member));
    return list;
  },
  getChatMemberCount: ({ world, payload }) => {
    const chat = findReadableChat(world, payload['chat_id']);
    if (chat.kind === 'private') return 2;
    return [...chat.members.keys()].filter((userId) => isInside(chat, userId)).length;
  },
  leaveChat: ({ world, payload }) => {
    const chat = findWritableChat(world, payload['chat_id']);
    if (chat.kind === 'private') throw badRequest("chat member status can't be changed in private chats");
    changeMember(world, chat, { userId: world.me.id, status: 'left', byUserId: world.me.id });
    return true;
  },
  pinChatMessage: ({ world, payload }) => {
    refuseUnsupported(payload, ['business_connection_id']);
    const chat = findWritableChat(world, payload['chat_id']);
    const message = findMessageOrRefuse(chat, readInteger(payload, 'message_id'), 'pin');
    checkMayPin(world, chat);
    chat.pinned = [...chat.pinned.filter((id) => id !== message.messageId), message.messageId];
    const service = { pinned_message: toMessageJson(world, message, true) };
    tellBot(
      world,
      chat,
      addMessage(world, chat, { fromId: world.me.id, content: 'service', service }),
      'message',
    );
    return true;
  },
  unpinChatMessage: ({ world, payload }) => {
    refuseUnsupported(payload, ['business_connection_id']);
    const chat = findWritableChat(world, payload['chat_id']);
    const messageId = readInteger(payload, 'message_id') ?? chat.pinned.at(-1);
    if (messageId === undefined) throw badRequest('message to unpin not found', 'message-not-found');
    const message = findMessageOrRefuse(chat, messageId, 'unpin');
    checkMayPin(world, chat);
    chat.pinned = chat.pinned.filter((id) => id !== message.messageId);
    return true;
  },
  setMessageReaction: ({ world, payload }) => {
    const wanted = readObjects(payload, 'reaction');
    if (wanted.length > 1) throw badRequest('REACTIONS_TOO_MANY');
    const [reaction] = wanted;
    if (reaction !== undefined && reaction['type'] !== 'emoji')
      throw notImplemented('a reaction other than an emoji');
    const emoji = reaction && readString(reaction, 'emoji');
    const chat = findWritableChat(world, payload['chat_id']);
    const message = findMessageOrRefuse(chat, readInteger(payload, 'message_id'), 'react to');
    if (emoji !== undefined && !reactions.has(emoji)) throw badRequest('REACTION_INVALID');
    if (emoji === undefined) delete message.reaction;
    else message.reaction = emoji;
    world.events.emit({
      type: 'reaction_set',
      chatId: chat.id,
      messageId: message.messageId,
      reaction: emoji,
    });
    return true;
  },
};

function checkMayPin(world: World, chat: Chat): void {
  if (chat.kind === 'private' || isBotAdmin(world, chat)) return;
  throw badRequest('not enough rights to manage pinned messages in the chat', 'not-allowed');
}
