import type { Events } from './events.ts';
import type { Files } from './files.ts';
import type { JsonObject } from './json.ts';
import type {
  CallbackQuery,
  Chat,
  ChatMessage,
  EmulatorClock,
  GroupChat,
  PrivateChat,
  User,
} from './model.ts';
import type { Rates } from './rates.ts';
import type { Updates } from './updates.ts';

/** Whom anonymous administrators appear as. */
export const groupAnonymousBot: User = {
  id: 1_087_968_824,
  isBot: true,
  firstName: 'Group',
  username: 'GroupAnonymousBot',
  isDeleted: false,
};

export type LocalizedText = Map<string, string>;

/** What the bot tells about itself; keys are language codes, '' for everybody else. */
export type Profile = {
  descriptions: LocalizedText;
  shortDescriptions: LocalizedText;
  /** Keyed by scope and language. */
  commands: Map<string, JsonObject[]>;
};

/** Everything that Telegram would know about this one bot. */
export type World = {
  token: string;
  me: User;
  privacyMode: boolean;
  clock: EmulatorClock;
  events: Events;
  updates: Updates;
  rates: Rates;
  files: Files;
  users: Map<number, User>;
  chats: Map<number, Chat>;
  queries: Map<string, CallbackQuery>;
  profile: Profile;
  ids: Ids;
};

export type LastIds = { messageId: number; userId: number; groupId: number; queryId: bigint };

export type Ids = {
  /** Private chats and basic groups draw from one sequence. */
  nextMessageId: () => number;
  nextUserId: () => number;
  nextGroupId: () => number;
  nextQueryId: () => string;
  last: () => LastIds;
};

const beforeTheFirst: LastIds = {
  messageId: 0,
  userId: 5_000_000_000,
  groupId: 4_000_000,
  queryId: 4_300_000_000_000_000_000n,
};

export function createIds(after: LastIds = beforeTheFirst): Ids {
  const last = { ...after };
  return {
    nextMessageId: () => ++last.messageId,
    nextUserId: () => ++last.userId,
    nextGroupId: () => ++last.groupId,
    nextQueryId: () => String(++last.queryId),
    last: () => ({ ...last }),
  };
}

export function createProfile(): Profile {
  return {
    descriptions: new Map(),
    shortDescriptions: new Map(),
    commands: new Map(),
  };
}

export function privateChatOf(world: World, userId: number): PrivateChat {
  const known = world.chats.get(userId);
  if (known?.kind === 'private') return known;
  const chat: PrivateChat = {
    id: userId,
    kind: 'private',
    messages: new Map(),
    hasStarted: false,
    isBlocked: false,
  };
  world.chats.set(userId, chat);
  return chat;
}

export function groupOf(world: World, chatId: number): GroupChat {
  const chat = world.chats.get(chatId);
  if (chat === undefined || chat.kind === 'private') throw new Error(`there is no group ${chatId}`);
  return chat;
}

export function userOf(world: World, userId: number): User {
  const user = userId === world.me.id ? world.me : world.users.get(userId);
  if (user === undefined) throw new Error(`there is no user ${userId}`);
  return user;
}

export function findMessage(chat: Chat, messageId: number): ChatMessage | undefined {
  return chat.messages.get(messageId);
}

export function isBotAdmin(world: World, chat: GroupChat): boolean {
  return isAdmin(chat, world.me.id);
}

export function isAdmin(chat: GroupChat, userId: number): boolean {
  const status = chat.members.get(userId)?.status;
  return status === 'administrator' || status === 'creator';
}

export function isInside(chat: GroupChat, userId: number): boolean {
  const status = chat.members.get(userId)?.status;
  return status === 'member' || status === 'administrator' || status === 'creator';
}
