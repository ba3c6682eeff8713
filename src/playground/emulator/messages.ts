import { toInaccessibleJson, toMessageJson, toUserJson } from './answers.ts';
import type { ReplyMarkup } from './markup.ts';
import type { CallbackQuery, Chat, ChatMessage, Content } from './model.ts';
import { findMessage, isBotAdmin, isInside, userOf, type World } from './world.ts';

export type Draft = Partial<Omit<ChatMessage, 'messageId' | 'chatId'>> & { fromId: number; content: Content };

export function addMessage(world: World, chat: Chat, draft: Draft): ChatMessage {
  const message: ChatMessage = {
    text: '',
    entities: [],
    buttons: [],
    isFromBot: draft.fromId === world.me.id,
    hadOtherMarkup: false,
    isProtected: false,
    history: [],
    ...draft,
    sentAt: world.clock.now(),
    messageId: chat.kind === 'supergroup' ? chat.nextMessageId++ : world.ids.nextMessageId(),
    chatId: chat.id,
  };
  chat.messages.set(message.messageId, message);
  if (chat.kind !== 'private' && message.isFromBot && message.content !== 'service') {
    chat.lastBotMessageId = message.messageId;
  }
  world.events.emit({ type: 'message_sent', chatId: chat.id, message });
  return message;
}

export type Revision = Partial<Pick<ChatMessage, 'text' | 'entities' | 'file' | 'content'>> &
  Pick<ChatMessage, 'buttons'>;

export function reviseMessage(world: World, message: ChatMessage, revision: Revision): void {
  const until = world.clock.now();
  message.history.push({ text: message.text, entities: message.entities, buttons: message.buttons, until });
  const onlyButtons = revision.text === undefined && revision.file === undefined;
  Object.assign(message, revision);
  // The client shows "edited" for words, not for buttons.
  if (!onlyButtons) message.editedAt = until;
  world.events.emit({ type: 'message_edited', chatId: message.chatId, message });
}

/** What a markup other than inline buttons does to the person's input field. */
export function applyMarkup(
  world: World,
  chat: Chat,
  messageId: number,
  markup: ReplyMarkup | undefined,
): void {
  switch (markup?.kind) {
    case 'keyboard': {
      const { rows, isOneTime, placeholder } = markup;
      setKeyboard(world, chat, { rows, isOneTime, placeholder, messageId });
      return;
    }
    case 'remove':
      setKeyboard(world, chat, undefined);
      return;
    case 'force_reply':
      chat.forceReplyTo = messageId;
      return;
    case 'inline':
    case undefined:
      return;
  }
}

export function setKeyboard(world: World, chat: Chat, keyboard: Chat['keyboard']): void {
  if (keyboard === undefined) delete chat.keyboard;
  else chat.keyboard = keyboard;
  world.events.emit({ type: 'keyboard_changed', chatId: chat.id, keyboard });
}

/** Queues what a person wrote, where the bot may see it. */
export function tellBot(
  world: World,
  chat: Chat,
  message: ChatMessage,
  kind: 'message' | 'edited_message',
): void {
  if (!canBotSee(world, chat, message)) return;
  world.updates.queue({ kind, chatId: chat.id, body: toMessageJson(world, message) });
}

/** Privacy mode: in a group a bot that is no administrator reads only what is meant for it, and service messages. */
function canBotSee(world: World, chat: Chat, message: ChatMessage): boolean {
  if (chat.kind === 'private') return true;
  if (!isInside(chat, world.me.id)) return false;
  if (!world.privacyMode || isBotAdmin(world, chat) || message.content === 'service') return true;
  const replied = message.replyTo === undefined ? undefined : findMessage(chat, message.replyTo);
  if (replied?.isFromBot) return true;
  const command = /^\/\w+(?:@(\w+))?/.exec(message.text);
  if (command === null) return false;
  return command[1] === undefined || command[1].toLowerCase() === world.me.username?.toLowerCase();
}

export function queueTap(
  world: World,
  chat: Chat,
  tap: { userId: number; messageId: number; data: string },
): CallbackQuery {
  const id = world.ids.nextQueryId();
  const query: CallbackQuery = { id, chatId: chat.id, tappedAt: world.clock.now(), ...tap };
  world.queries.set(id, query);
  const message = findMessage(chat, tap.messageId);
  const body = {
    id,
    from: toUserJson(userOf(world, tap.userId)),
    message: message ? toMessageJson(world, message) : toInaccessibleJson(world, chat, tap.messageId),
    chat_instance: String(9_000_000_000_000 + Math.abs(chat.id % 1_000_000_007)),
    data: tap.data,
  };
  world.updates.queue({ kind: 'callback_query', chatId: chat.id, body, query });
  return query;
}
