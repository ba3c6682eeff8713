import type { Chat, ChatMember, Message, Update, User } from 'grammy/types';
import { z } from 'zod';
import { groupPayload } from '../../screens/commands.ts';
import type { LastTexts } from './last-texts.ts';
import { serviceFields } from './service-fields.ts';

/** How this bot is called, which commands it answers, and which texts it has heard. */
export type Self = { username: string; answers: (command: string) => boolean; hear: LastTexts };

const id = z.int();

const bareUser = z
  .object({ id, is_bot: z.boolean() })
  .transform((user): User => ({ ...user, first_name: '' }));

const anyChat = z.object({ id, type: z.string() });

const updateShape = z.looseObject({ update_id: id });

const messageShape = z.looseObject({
  message_id: id,
  date: id,
  chat: anyChat,
  from: bareUser.optional(),
  text: z.string().optional(),
  document: z.object({ file_id: z.string(), file_size: id.optional() }).optional().catch(undefined),
  edit_date: id.optional(),
  migrate_to_chat_id: id.optional(),
  migrate_from_chat_id: id.optional(),
});

const tapShape = z.object({
  id: z.string(),
  from: bareUser,
  chat_instance: z.string().default(''),
  data: z.string().optional(),
  // A date of 0 marks a message that can no longer be edited.
  message: z.object({ message_id: id, date: id, chat: anyChat }).optional(),
});

const memberShape = z.object({
  status: z.enum(['creator', 'administrator', 'member', 'restricted', 'left', 'kicked']),
  user: bareUser,
  is_member: z.boolean().optional(),
});

const membershipShape = z.object({
  chat: anyChat,
  from: bareUser,
  date: id,
  old_chat_member: memberShape,
  new_chat_member: memberShape,
});

/** Only of a forum: elsewhere a thread is but the answers to a message, into which nothing can be sent. */
const topicShape = z.object({ is_topic_message: z.literal(true), message_thread_id: id });

type Said = z.infer<typeof messageShape>;

/**
 * What is kept of an update: ids, text, what was tapped and by which id a file may be fetched, never a person's Telegram name. From groups only commands
 * to this bot, taps, its own membership and the move to a supergroup are read; everything else is dropped before it is
 * written anywhere, and so is what nobody said to the bot. Throws where what should be kept cannot be read.
 */
export function takeIn(given: unknown, bot: Self): Update | undefined {
  const update = updateShape.parse(given);
  const { update_id } = update;
  if ('callback_query' in update) {
    const callback_query = takeInTap(tapShape.parse(update['callback_query']));
    return callback_query && { update_id, callback_query };
  }
  if ('my_chat_member' in update) {
    const my_chat_member = takeInMembership(membershipShape.parse(update['my_chat_member']));
    return my_chat_member && { update_id, my_chat_member };
  }
  if ('message' in update) {
    const said = messageShape.parse(update['message']);
    const message = said.chat.type === 'private' ? privately(update_id, said, bot) : inGroup(said, bot);
    return message && { update_id, message };
  }
  if ('edited_message' in update) {
    const edited_message = takeInEdit(update_id, messageShape.parse(update['edited_message']), bot);
    return edited_message && { update_id, edited_message };
  }
  return undefined;
}

/** Updates with the same key are handled one after the other. */
export function chatKeyOf(update: Update): string {
  const chat = update.callback_query?.message?.chat ?? update.message?.chat ?? update.edited_message?.chat;
  const key = chat?.id ?? update.my_chat_member?.chat.id ?? update.callback_query?.from.id;
  return key === undefined ? 'none' : String(key);
}

function takeInTap({ id, from, chat_instance, data, message }: z.infer<typeof tapShape>) {
  const chat = message && bareChat(message.chat);
  if (data === undefined || message === undefined || chat === undefined) return undefined;
  const { message_id, date } = message;
  return { id, from, chat_instance, data, message: { message_id, date, chat } };
}

function takeInMembership({ chat, from, date, ...members }: z.infer<typeof membershipShape>) {
  const kept = bareChat(chat);
  return (
    kept && {
      ...{ chat: kept, from, date },
      old_chat_member: bareMember(members.old_chat_member),
      new_chat_member: bareMember(members.new_chat_member),
    }
  );
}

type KeptMessage = Message & Update.NonChannel;

function privately(updateId: number, said: Said, { hear }: Self): KeptMessage | undefined {
  const { message_id, date, chat, text, document } = said;
  if (serviceFields.some((field) => field in said)) return undefined;
  const from = bareUser.parse(said.from);
  if (from.is_bot) return undefined;
  const bare: KeptMessage = { message_id, date, chat: privateChat(chat.id), from };
  if (text === undefined)
    return document === undefined ? bare : { ...bare, document: { ...document, file_unique_id: '' } };
  hear({ updateId, chatId: chat.id, messageId: message_id, text });
  return { ...bare, text };
}

/** Of an edit only that there was one, and only where it changed what was said. */
function takeInEdit(updateId: number, said: Said, { hear }: Self): Update['edited_message'] {
  const { message_id, date, chat, from, text, edit_date } = said;
  if (chat.type !== 'private' || from === undefined || from.is_bot) return undefined;
  // Each step of a live location is an edit without a text.
  if (text === undefined || edit_date === undefined) return undefined;
  if (!hear({ updateId, chatId: chat.id, messageId: message_id, text })) return undefined;
  return { message_id, date, edit_date, chat: privateChat(chat.id), from };
}

function inGroup(said: Said, bot: Self): KeptMessage | undefined {
  const { message_id, date, from, text, migrate_to_chat_id, migrate_from_chat_id } = said;
  const chat = bareChat(said.chat);
  if (chat === undefined || chat.type === 'channel') return undefined;
  if (from === undefined) return undefined;
  const bare = { message_id, date, chat, from };
  if (migrate_to_chat_id !== undefined) return { ...bare, migrate_to_chat_id };
  if (migrate_from_chat_id !== undefined) return { ...bare, migrate_from_chat_id };
  if (text === undefined || (!isAnonymous(said) && (from.is_bot || 'sender_chat' in said))) return undefined;
  const command = commandTo(text, bot);
  if (command === undefined) return undefined;
  const { data: topic } = topicShape.safeParse(said);
  return { ...bare, ...topic, ...(isAnonymous(said) ? { sender_chat: chat } : {}), text: command };
}

/** An administrator who writes as the group itself: nobody in particular. As a channel anybody may write. */
function isAnonymous(said: Said): boolean {
  return z.object({ sender_chat: z.object({ id: z.literal(said.chat.id) }) }).safeParse(said).success;
}

/** The bare command, without what stands behind it but for the word of this program's own link. One that names no bot and that this bot does not know is another's. */
function commandTo(text: string, { username, answers }: Self): string | undefined {
  const [said = '', name = '', to] = /^\/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?=\s|$)/.exec(text) ?? [];
  const isForUs =
    to === undefined ? answers(name.toLowerCase()) : to.toLowerCase() === username.toLowerCase();
  if (name === '' || !isForUs) return undefined;
  const isOwnLink = name.toLowerCase() === 'start' && text.slice(said.length).trim() === groupPayload;
  return isOwnLink ? `/${name} ${groupPayload}` : `/${name}`;
}

function bareMember(member: z.infer<typeof memberShape>): ChatMember {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the rights of an administrator are not kept
  return member as ChatMember;
}

/** Undefined for a kind of chat that there was not when this was written. */
function bareChat({ id, type }: z.infer<typeof anyChat>): Chat | undefined {
  switch (type) {
    case 'private':
      return privateChat(id);
    case 'group':
    case 'supergroup':
    case 'channel':
      return { id, type, title: '' };
    default:
      return undefined;
  }
}

function privateChat(id: number): Chat.PrivateChat {
  return { id, type: 'private', first_name: '' };
}
