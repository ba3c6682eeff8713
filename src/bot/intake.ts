import type { Chat, Message, Update, User } from 'grammy/types';

/**
 * What is kept of an update: ids, text and what was tapped, never a person's Telegram name. From groups only commands
 * to this bot, taps, its own membership and the move to a supergroup are read; everything else is dropped before it is
 * written anywhere.
 */
export function takeIn(update: Update, bot: Self): Update | undefined {
  const { update_id } = update;
  if (update.callback_query?.data !== undefined) {
    const { id, from, data, message, chat_instance } = update.callback_query;
    if (message === undefined) return undefined;
    return {
      update_id,
      callback_query: { id, from: bare(from), chat_instance, data, message: bareMessage(message) },
    };
  }
  if (update.my_chat_member !== undefined) {
    const { chat, from, date, old_chat_member, new_chat_member } = update.my_chat_member;
    return {
      update_id,
      my_chat_member: {
        chat: bareChat(chat),
        from: bare(from),
        date,
        old_chat_member: { ...old_chat_member, user: bare(old_chat_member.user) },
        new_chat_member: { ...new_chat_member, user: bare(new_chat_member.user) },
      },
    };
  }
  if (update.message !== undefined) {
    const message = takeInMessage(update.message, bot);
    return message && { update_id, message };
  }
  if (update.edited_message?.chat.type === 'private') {
    const { message_id, date, chat, from, edit_date } = update.edited_message;
    return {
      update_id,
      edited_message: { message_id, date, edit_date, chat: bareChat(chat), from: bare(from) },
    };
  }
  return undefined;
}

/** How this bot is called, and which commands it answers. */
export type Self = { username: string; answers: (command: string) => boolean };

/** Updates with the same key are handled one after the other. */
export function chatKeyOf(update: Update): string {
  const chat = update.callback_query?.message?.chat ?? update.message?.chat ?? update.edited_message?.chat;
  const id = chat?.id ?? update.my_chat_member?.chat.id ?? update.callback_query?.from.id;
  return id === undefined ? 'none' : String(id);
}

type TextMessage = Message & Update.NonChannel;

function takeInMessage(message: TextMessage, bot: Self): TextMessage | undefined {
  const { message_id, date, chat, from, text, migrate_to_chat_id, migrate_from_chat_id } = message;
  const bareOne = { message_id, date, chat: bareChat(chat), from: bare(from) };
  if (chat.type !== 'private') {
    if (migrate_to_chat_id !== undefined) return { ...bareOne, migrate_to_chat_id };
    if (migrate_from_chat_id !== undefined) return { ...bareOne, migrate_from_chat_id };
    // Whoever writes as the group, or as a channel, is nobody in particular and may have nothing done.
    if (from.is_bot || message.sender_chat !== undefined || text === undefined) return undefined;
    const command = commandTo(text, bot);
    return command === undefined ? undefined : { ...bareOne, text: command };
  }
  if (from.is_bot) return undefined;
  return text === undefined ? bareOne : { ...bareOne, text };
}

/** The bare command, without what stands behind it. One that names no bot and that this bot does not know is another's. */
function commandTo(text: string, { username, answers }: Self): string | undefined {
  const [, name = '', to] = /^\/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?=\s|$)/.exec(text) ?? [];
  const isForUs =
    to === undefined ? answers(name.toLowerCase()) : to.toLowerCase() === username.toLowerCase();
  return name !== '' && isForUs ? `/${name}` : undefined;
}

function bare(user: User): User {
  return { id: user.id, is_bot: user.is_bot, first_name: '' };
}

function bareMessage(message: Message | { chat: Chat; message_id: number; date: 0 }): Message {
  // A date of 0 marks a message that can no longer be edited.
  return { message_id: message.message_id, date: message.date, chat: bareChat(message.chat) };
}

function bareChat<Kind extends Chat>(chat: Kind): Kind;
function bareChat(chat: Chat): Chat {
  switch (chat.type) {
    case 'private':
      return { id: chat.id, type: 'private', first_name: '' };
    case 'group':
      return { id: chat.id, type: 'group', title: '' };
    case 'supergroup':
      return { id: chat.id, type: 'supergroup', title: '' };
    case 'channel':
      return { id: chat.id, type: 'channel', title: '' };
  }
}
