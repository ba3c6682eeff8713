import { toChatJson, toMemberJson, toUnix, toUserJson } from './answers.ts';
import type { JsonObject } from './json.ts';
import { addMessage, tellBot } from './messages.ts';
import type { GroupChat, Member, MemberStatus, PrivateChat } from './model.ts';
import { groupAnonymousBot, isBotAdmin, isInside, userOf, type World } from './world.ts';

export type MemberChange = { userId: number; status: MemberStatus; byUserId: number; isAnonymous?: boolean };

/** Changes what somebody is in a group, with the updates and service messages that come of it. */
export function changeMember(world: World, chat: GroupChat, change: MemberChange): void {
  const before = chat.members.get(change.userId) ?? {
    userId: change.userId,
    status: 'left',
    isAnonymous: false,
  };
  const after: Member = {
    userId: change.userId,
    status: change.status,
    isAnonymous: change.isAnonymous ?? before.isAnonymous,
  };
  if (before.status === after.status && before.isAnonymous === after.isAnonymous) return;
  const wasInside = isInside(chat, change.userId);
  chat.members.set(change.userId, after);
  const body = {
    chat: toChatJson(world, chat),
    from: toUserJson(
      chat.members.get(change.byUserId)?.isAnonymous === true
        ? groupAnonymousBot
        : userOf(world, change.byUserId),
    ),
    date: toUnix(world.clock.now()),
    old_chat_member: toMemberJson(world, chat, before),
    new_chat_member: toMemberJson(world, chat, after),
  };
  if (change.userId === world.me.id) world.updates.queue({ kind: 'my_chat_member', chatId: chat.id, body });
  else if (isBotAdmin(world, chat)) world.updates.queue({ kind: 'chat_member', chatId: chat.id, body });
  const service = describe(world, change, wasInside, isInside(chat, change.userId));
  if (service === undefined) return;
  const message = addMessage(world, chat, { fromId: change.byUserId, content: 'service', service });
  tellBot(world, chat, message, 'message');
}

/** Blocking and unblocking, which the bot hears of as its own membership in the private chat. */
export function changeBlock(world: World, chat: PrivateChat, isBlocked: boolean): void {
  if (chat.isBlocked === isBlocked) return;
  chat.isBlocked = isBlocked;
  const bot = toUserJson(world.me);
  const member: JsonObject = { status: 'member', user: bot };
  const kicked: JsonObject = { status: 'kicked', user: bot, until_date: 0 };
  const body = {
    chat: toChatJson(world, chat),
    from: toUserJson(userOf(world, chat.id)),
    date: toUnix(world.clock.now()),
    old_chat_member: isBlocked ? member : kicked,
    new_chat_member: isBlocked ? kicked : member,
  };
  world.updates.queue({ kind: 'my_chat_member', chatId: chat.id, body });
}

function describe(world: World, change: MemberChange, was: boolean, is: boolean): JsonObject | undefined {
  const user = toUserJson(userOf(world, change.userId));
  if (!was && is) return { new_chat_members: [user] };
  return was && !is ? { left_chat_member: user } : undefined;
}
