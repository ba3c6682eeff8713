import { findCommands } from './formatted-text.ts';
import { guessMimeType } from './request.ts';
import { codePoints, lengths } from './limits.ts';
import type { InlineButton } from './markup.ts';
import { changeBlock } from './members.ts';
import { findMenu } from './methods/commanding.ts';
import { readString } from './json.ts';
import { addMessage, queueTap, reviseMessage, setKeyboard, tellBot, type Draft } from './messages.ts';
import type { CallbackQuery, Chat, ChatMessage, FileKind, ReplyKeyboard, User } from './model.ts';
import { findMessage, groupOf, isAdmin, isInside, privateChatOf, type World } from './world.ts';

export type PersonInit = {
  id?: number;
  firstName: string;
  lastName?: string;
  username?: string;
  languageCode?: string;
};

/** Where something happens: the private chat with the bot unless a group is named. */
export type Where = { in?: { id: number }; topic?: number; replyTo?: number; anonymously?: boolean };

export type FileInit = { name?: string; bytes?: Uint8Array; caption?: string };

/** What somebody's app shows beside the messages. */
export type PersonState = {
  name: string;
  languageCode: string;
  hasStarted: boolean;
  isBlocked: boolean;
  isDeleted: boolean;
  keyboard?: ReplyKeyboard;
  /** The message that a forced reply answers. */
  forceReplyTo?: number;
};

/** Somebody with Telegram in their hands. What the real app would not let them do throws. */
export type Person = {
  id: number;
  firstName: string;
  start: (payload?: string) => ChatMessage;
  /** Follows a link such as https://t.me/the_bot?start=payload. */
  open: (link: string) => ChatMessage;
  say: (text: string, where?: Where) => ChatMessage;
  edit: (messageId: number, text: string, where?: Where) => void;
  send: (content: FileKind, file?: FileInit, where?: Where) => ChatMessage;
  sendContact: (phoneNumber: string, where?: Where) => ChatMessage;
  /** Taps a button that is on the message now, by its label or its place; returns the callback query's id. */
  tap: (messageId: number, button: string | { row: number; column: number }, where?: Where) => string;
  /** What a tampered app could send: any data, for any message, there or not. */
  forge: (data: string, messageId: number, where?: Where) => string;
  /** Presses a button of the reply keyboard. */
  press: (label: string) => ChatMessage;
  block: () => void;
  unblock: () => void;
  deleteAccount: () => void;
  /** Changes the language of the app, which the bot sees in every later update. */
  speak: (languageCode: string) => void;
  state: () => PersonState;
  /** What stands in the chat now, oldest first. */
  messages: (where?: Where) => ChatMessage[];
  keyboard: () => string[][];
  /** All taps so far with the bot's answers, oldest first. */
  taps: () => CallbackQuery[];
  /** The commands in the menu of the private chat, or of a group. */
  menu: (where?: Where) => { command: string; description: string }[];
};

export function createPerson(world: World, init: PersonInit): Person {
  const { firstName, lastName, username, languageCode = 'vi' } = init;
  const id = init.id ?? world.ids.nextUserId();
  if (world.users.has(id)) throw new Error(`there is already a user ${id}`);
  if (id < 1 || id >= 2 ** 52) throw new Error(`a user id has at most 52 bits: ${id}`);
  const user = { id, isBot: false, firstName, lastName, username, languageCode, isDeleted: false };
  world.users.set(id, user);
  return personOf(world, user);
}

/** The hands of a user who is known already. */
export function personOf(world: World, user: User): Person {
  const { id, firstName } = user;
  const chat = privateChatOf(world, id);
  const taps = [...world.queries.values()].filter(({ userId }) => userId === id);

  function place(where: Where | undefined): Chat {
    if (user.isDeleted) throw new Error(`${firstName} has deleted the account`);
    if (where?.in === undefined) {
      if (chat.isBlocked) throw new Error(`${firstName} has blocked the bot`);
      if (!chat.hasStarted) throw new Error(`${firstName} has not pressed Start`);
      chat.lastActedAt = world.clock.now();
      return chat;
    }
    const group = groupOf(world, where.in.id);
    if (group.migratedTo !== undefined) throw new Error(`the group "${group.title}" has become a supergroup`);
    if (!isInside(group, id)) throw new Error(`${firstName} is not in "${group.title}"`);
    group.lastActedAt = world.clock.now();
    return group;
  }

  function write(content: Omit<Draft, 'fromId'>, where?: Where): ChatMessage {
    const at = place(where);
    const replyTo = where?.replyTo ?? at.forceReplyTo;
    delete at.forceReplyTo;
    const topicId = topicIn(at, where);
    const message = addMessage(world, at, {
      ...content,
      fromId: id,
      replyTo,
      topicId,
      ...disguise(at, where),
    });
    tellBot(world, at, message, 'message');
    return message;
  }

  function topicIn(at: Chat, where: Where | undefined): number | undefined {
    if (where?.topic === undefined) return undefined;
    if (at.kind === 'private') throw new Error('only a forum has topics');
    const topic = at.topics?.get(where.topic);
    if (topic === undefined) throw new Error(`there is no topic ${where.topic}`);
    if (topic.isClosed && !isAdmin(at, id)) throw new Error(`the topic "${topic.name}" is closed`);
    return topic.id;
  }

  function disguise(at: Chat, where: Where | undefined): { senderChatId?: number } {
    if (where?.anonymously !== true) return {};
    if (at.kind !== 'supergroup' || !isAdmin(at, id))
      throw new Error('only administrators of a supergroup are anonymous');
    return { senderChatId: at.id };
  }

  function say(text: string, where?: Where): ChatMessage {
    const trimmed = checkTyped(text);
    return write({ content: 'text', text: trimmed, entities: findCommands(trimmed) }, where);
  }

  function start(payload?: string): ChatMessage {
    if (user.isDeleted) throw new Error(`${firstName} has deleted the account`);
    if (payload !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(payload)) {
      throw new Error(`a link may carry 1 to ${lengths.startPayload} of A-Z a-z 0-9 _ -, not "${payload}"`);
    }
    changeBlock(world, chat, false);
    chat.hasStarted = true;
    return say(payload === undefined ? '/start' : `/start ${payload}`);
  }

  function open(link: string): ChatMessage {
    const url = new URL(link);
    const name = url.pathname.slice(1).toLowerCase();
    if (url.hostname !== 't.me' || name !== world.me.username?.toLowerCase()) {
      throw new Error(`${link} does not lead to @${world.me.username ?? ''}`);
    }
    return start(url.searchParams.get('start') ?? undefined);
  }

  function edit(messageId: number, text: string, where?: Where): void {
    const at = place(where);
    const message = findMessage(at, messageId);
    if (message?.fromId !== id) throw new Error(`${firstName} has no message ${messageId} there`);
    const trimmed = checkTyped(text);
    const entities = message.content === 'text' ? findCommands(trimmed) : [];
    reviseMessage(world, message, { text: trimmed, entities, buttons: [] });
    tellBot(world, at, message, 'edited_message');
  }

  function send(content: FileKind, file: FileInit = {}, where?: Where): ChatMessage {
    const name =
      file.name ?? `${content}.${{ photo: 'jpg', document: 'pdf', sticker: 'webp', voice: 'ogg' }[content]}`;
    const bytes = file.bytes ?? new Uint8Array([1]);
    const stored = world.files.keep(content, { name, mimeType: guessMimeType(name, ''), bytes });
    return write({ content, file: stored, text: file.caption ?? '' }, where);
  }

  function sendContact(phoneNumber: string, where?: Where): ChatMessage {
    return write(
      { content: 'contact', contact: { phone_number: phoneNumber, first_name: firstName, user_id: id } },
      where,
    );
  }

  function tap(messageId: number, button: string | { row: number; column: number }, where?: Where): string {
    const at = place(where);
    const message = findMessage(at, messageId);
    const found = message && findButton(message.buttons, button);
    if (found === undefined) throw new Error(`${firstName} sees no such button on message ${messageId}`);
    if (found.data === undefined)
      throw new Error(`the button "${found.text}" opens ${found.url ?? found.action}`);
    return queueOwn(at, messageId, found.data);
  }

  function queueOwn(at: Chat, messageId: number, data: string): string {
    const query = queueTap(world, at, { userId: id, messageId, data });
    taps.push(query);
    return query.id;
  }

  function press(label: string): ChatMessage {
    const keyboard = chat.keyboard;
    const button = keyboard?.rows.flat().find(({ text }) => text === label);
    if (button === undefined) throw new Error(`${firstName} has no key "${label}"`);
    if (keyboard?.isOneTime) setKeyboard(world, chat, undefined);
    return button.requestsContact ? sendContact('+84900000000') : say(label);
  }

  return {
    id,
    firstName,
    start,
    open,
    say,
    edit,
    send,
    sendContact,
    tap,
    press,
    forge: (data, messageId, where) => queueOwn(place(where), messageId, data),
    block: () => {
      changeBlock(world, chat, true);
    },
    unblock: () => {
      changeBlock(world, chat, false);
    },
    deleteAccount: () => {
      user.isDeleted = true;
    },
    speak: (languageCode) => {
      user.languageCode = languageCode;
    },
    state: () => ({
      name: [firstName, user.lastName].filter((part) => part !== undefined).join(' '),
      languageCode: user.languageCode ?? '',
      hasStarted: chat.hasStarted,
      isBlocked: chat.isBlocked,
      isDeleted: user.isDeleted,
      keyboard: chat.keyboard,
      forceReplyTo: chat.forceReplyTo,
    }),
    messages: (where) => {
      const at = where?.in === undefined ? chat : groupOf(world, where.in.id);
      return [...at.messages.values()];
    },
    keyboard: () => chat.keyboard?.rows.map((row) => row.map(({ text }) => text)) ?? [],
    taps: () => [...taps],
    menu: (where) =>
      findMenu(world, menuScopes(world, id, where), user.languageCode ?? '').map((json) => ({
        command: readString(json, 'command') ?? '',
        description: readString(json, 'description') ?? '',
      })),
  };
}

/** Narrowest first. */
function menuScopes(world: World, id: number, where: Where | undefined): string[] {
  if (where?.in === undefined) return [`chat:${id}`, 'all_private_chats', 'default'];
  const group = groupOf(world, where.in.id);
  const administrators = [`chat_administrators:${group.id}`, `chat:${group.id}`, 'all_chat_administrators'];
  return [
    `chat_member:${group.id}:${id}`,
    ...(isAdmin(group, id) ? administrators : [`chat:${group.id}`]),
    'all_group_chats',
    'default',
  ];
}

function checkTyped(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new Error('nobody can send an empty message');
  if (codePoints(trimmed) > lengths.message)
    throw new Error('the app would split this into several messages');
  return trimmed;
}

function findButton(
  rows: InlineButton[][],
  button: string | { row: number; column: number },
): InlineButton | undefined {
  if (typeof button !== 'string') return rows[button.row]?.[button.column];
  return rows.flat().find(({ text }) => text === button);
}
