import { changeMember } from './members.ts';
import { addMessage, tellBot } from './messages.ts';
import type { ChatMessage, GroupChat, Member, MemberStatus } from './model.ts';
import { isInside, type World } from './world.ts';

type Someone = { id: number };

export type GroupInit = {
  title: string;
  kind?: 'group' | 'supergroup';
  creator: Someone;
  members?: readonly Someone[];
  /** The bot is in from the start, silently; otherwise somebody adds it. */
  bot?: 'member' | 'administrator';
};

export type Group = {
  id: number;
  title: string;
  add: (person: Someone, by?: Someone) => void;
  remove: (person: Someone, by?: Someone) => void;
  promote: (person: Someone, rights?: { anonymous?: boolean }) => void;
  addBot: (by?: Someone) => void;
  promoteBot: () => void;
  demoteBot: () => void;
  removeBot: (by?: Someone) => void;
  /** Turns a basic group into a supergroup with a new id. */
  migrate: () => Group;
  /** Makes the group a forum, where it is none yet; returns the topic's id. */
  openTopic: (name: string) => number;
  closeTopic: (topicId: number) => void;
  reopenTopic: (topicId: number) => void;
  deleteTopic: (topicId: number) => void;
  /** Takes from members, the bot among them, the right to write, or gives it back. */
  silence: (isSilenced: boolean) => void;
  /** Its owner deletes the group for everybody. */
  delete: () => void;
  members: () => Member[];
  messages: () => ChatMessage[];
};

export function createGroup(world: World, init: GroupInit): Group {
  const kind = init.kind ?? 'supergroup';
  const chat = addGroup(world, kind, init.title);
  join(chat, init.creator.id, 'creator');
  for (const person of init.members ?? []) join(chat, person.id, 'member');
  if (init.bot !== undefined) join(chat, world.me.id, init.bot);
  return toHandle(world, chat, init.creator);
}

/** The handle of a group that is there already. */
export function groupHandleOf(world: World, chat: GroupChat): Group {
  const creator = [...chat.members.values()].find(({ status }) => status === 'creator');
  if (creator === undefined) throw new Error(`the group "${chat.title}" has no creator`);
  return toHandle(world, chat, { id: creator.userId });
}

function toHandle(world: World, chat: GroupChat, creator: Someone): Group {
  function change(userId: number, status: MemberStatus, by: Someone, isAnonymous?: boolean): void {
    changeMember(world, chat, { userId, status, byUserId: by.id, isAnonymous });
  }

  return {
    id: chat.id,
    title: chat.title,
    add: (person, by = creator) => {
      change(person.id, 'member', by);
    },
    remove: (person, by = creator) => {
      change(person.id, by.id === person.id ? 'left' : 'kicked', by);
    },
    promote: (person, rights) => {
      change(person.id, 'administrator', creator, rights?.anonymous ?? false);
    },
    addBot: (by = creator) => {
      change(world.me.id, 'member', by);
    },
    promoteBot: () => {
      change(world.me.id, 'administrator', creator);
    },
    demoteBot: () => {
      change(world.me.id, 'member', creator);
    },
    removeBot: (by = creator) => {
      change(world.me.id, 'kicked', by);
    },
    migrate: () => migrate(world, chat, creator),
    openTopic: (name) => openTopic(world, chat, creator, name),
    closeTopic: (topicId) => {
      changeTopic(world, chat, creator, { topicId, isClosed: true });
    },
    reopenTopic: (topicId) => {
      changeTopic(world, chat, creator, { topicId, isClosed: false });
    },
    deleteTopic: (topicId) => {
      topicOf(chat, topicId);
      chat.topics?.delete(topicId);
    },
    silence: (isSilenced) => {
      chat.isSilenced = isSilenced;
    },
    delete: () => {
      chat.isDeleted = true;
    },
    members: () => [...chat.members.values()],
    messages: () => [...chat.messages.values()],
  };
}

function openTopic(world: World, chat: GroupChat, by: Someone, name: string): number {
  if (chat.kind !== 'supergroup') throw new Error('only a supergroup can be a forum');
  chat.topics ??= new Map();
  const service = { forum_topic_created: { name, icon_color: 7_322_096 } };
  const message = addMessage(world, chat, { fromId: by.id, content: 'service', service });
  const id = message.messageId;
  message.topicId = id;
  chat.topics.set(id, { id, name, isClosed: false });
  tellBot(world, chat, message, 'message');
  return id;
}

function changeTopic(
  world: World,
  chat: GroupChat,
  by: Someone,
  { topicId, isClosed }: { topicId: number; isClosed: boolean },
): void {
  topicOf(chat, topicId).isClosed = isClosed;
  const service = isClosed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} };
  const message = addMessage(world, chat, { fromId: by.id, content: 'service', service, topicId });
  tellBot(world, chat, message, 'message');
}

function topicOf(chat: GroupChat, topicId: number) {
  const topic = chat.topics?.get(topicId);
  if (topic === undefined) throw new Error(`"${chat.title}" has no topic ${topicId}`);
  return topic;
}

function migrate(world: World, old: GroupChat, creator: Someone): Group {
  if (old.kind !== 'group') throw new Error(`"${old.title}" is a supergroup already`);
  const chat = addGroup(world, 'supergroup', old.title);
  for (const member of old.members.values()) {
    if (isInside(old, member.userId)) chat.members.set(member.userId, { ...member });
  }
  const leaves = {
    fromId: creator.id,
    content: 'service',
    service: { migrate_to_chat_id: chat.id },
  } as const;
  const arrives = {
    fromId: creator.id,
    content: 'service',
    service: { migrate_from_chat_id: old.id },
  } as const;
  tellBot(world, old, addMessage(world, old, leaves), 'message');
  tellBot(world, chat, addMessage(world, chat, arrives), 'message');
  old.migratedTo = chat.id;
  return toHandle(world, chat, creator);
}

/** A basic group has a plain negative id, a supergroup one that begins with -100. */
function addGroup(world: World, kind: 'group' | 'supergroup', title: string): GroupChat {
  const number = world.ids.nextGroupId();
  const id = kind === 'group' ? -number : -1_000_000_000_000 - number;
  const chat: GroupChat = {
    id,
    kind,
    title,
    messages: new Map(),
    members: new Map(),
    nextMessageId: 1,
  };
  world.chats.set(id, chat);
  return chat;
}

function join(chat: GroupChat, userId: number, status: MemberStatus): void {
  chat.members.set(userId, { userId, status, isAnonymous: false });
}
