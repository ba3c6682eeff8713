import { toEntityJson } from './formatted-text.ts';
import type { JsonObject } from './json.ts';
import { toInlineMarkupJson } from './markup.ts';
import type { Chat, ChatMessage, GroupChat, Member, StoredFile, User } from './model.ts';
import { findMessage, groupAnonymousBot, userOf, type World } from './world.ts';

export function toUserJson(user: User): JsonObject {
  return {
    id: user.id,
    is_bot: user.isBot,
    first_name: user.isDeleted ? '' : user.firstName,
    last_name: user.isDeleted ? undefined : user.lastName,
    username: user.isDeleted ? undefined : user.username,
    language_code: user.isDeleted ? undefined : user.languageCode,
  };
}

export function toChatJson(world: World, chat: Chat): JsonObject {
  if (chat.kind !== 'private') {
    return { id: chat.id, type: chat.kind, title: chat.title, is_forum: chat.topics && true };
  }
  const user = userOf(world, chat.id);
  return {
    id: chat.id,
    type: 'private',
    first_name: user.isDeleted ? '' : user.firstName,
    last_name: user.isDeleted ? undefined : user.lastName,
    username: user.isDeleted ? undefined : user.username,
  };
}

export function toMessageJson(world: World, message: ChatMessage, isNested = false): JsonObject {
  const chat = world.chats.get(message.chatId);
  if (chat === undefined) throw new Error(`there is no chat ${message.chatId}`);
  const replied = message.replyTo === undefined || isNested ? undefined : findMessage(chat, message.replyTo);
  const sender = message.senderChatId === undefined ? userOf(world, message.fromId) : groupAnonymousBot;
  return {
    message_id: message.messageId,
    message_thread_id: message.topicId,
    is_topic_message: message.topicId === undefined ? undefined : true,
    from: toUserJson(sender),
    sender_chat: message.senderChatId === undefined ? undefined : toChatJson(world, chat),
    chat: toChatJson(world, chat),
    date: toUnix(message.sentAt),
    edit_date: message.editedAt === undefined ? undefined : toUnix(message.editedAt),
    reply_to_message: replied === undefined ? undefined : toMessageJson(world, replied, true),
    has_protected_content: message.isProtected ? true : undefined,
    ...toContentJson(message),
    reply_markup: message.buttons.length === 0 ? undefined : toInlineMarkupJson(message.buttons),
  };
}

/** What a tap shows of a message that is gone. */
export function toInaccessibleJson(world: World, chat: Chat, messageId: number): JsonObject {
  return { chat: toChatJson(world, chat), message_id: messageId, date: 0 };
}

export function toMemberJson(world: World, chat: GroupChat, member: Member): JsonObject {
  const user = toUserJson(userOf(world, member.userId));
  switch (member.status) {
    case 'creator':
      return { status: 'creator', user, is_anonymous: member.isAnonymous };
    case 'administrator':
      return { status: 'administrator', user, ...administratorRights(chat, member) };
    case 'kicked':
      return { status: 'kicked', user, until_date: 0 };
    case 'member':
    case 'left':
      return { status: member.status, user };
  }
}

export function toFileJson(file: StoredFile): JsonObject {
  return {
    file_id: file.fileId,
    file_unique_id: file.uniqueId,
    file_size: file.bytes.length,
    file_path: file.path,
  };
}

export function toUnix(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

function toContentJson(message: ChatMessage): JsonObject {
  const entities = message.entities.length === 0 ? undefined : message.entities.map(toEntityJson);
  const caption = message.text === '' ? {} : { caption: message.text, caption_entities: entities };
  const file = message.file;
  const basics = file && {
    file_id: file.fileId,
    file_unique_id: file.uniqueId,
    file_size: file.bytes.length,
  };
  switch (message.content) {
    case 'text':
      return { text: message.text, entities };
    case 'photo':
      return { photo: [{ ...basics, width: file?.width ?? 800, height: file?.height ?? 800 }], ...caption };
    case 'document':
      return { document: { ...basics, file_name: file?.name, mime_type: file?.mimeType }, ...caption };
    case 'voice':
      return { voice: { ...basics, duration: 1, mime_type: file?.mimeType } };
    case 'sticker':
      return {
        sticker: {
          ...basics,
          type: 'regular',
          width: 512,
          height: 512,
          is_animated: false,
          is_video: false,
          emoji: '👍',
        },
      };
    case 'contact':
      return { contact: message.contact };
    case 'service':
      return message.service ?? {};
  }
}

function administratorRights(chat: GroupChat, member: Member): JsonObject {
  return {
    can_be_edited: false,
    is_anonymous: member.isAnonymous,
    can_manage_chat: true,
    can_delete_messages: true,
    can_manage_video_chats: true,
    can_restrict_members: true,
    can_promote_members: false,
    can_change_info: true,
    can_invite_users: true,
    can_post_stories: false,
    can_edit_stories: false,
    can_delete_stories: false,
    can_pin_messages: true,
    can_manage_topics: chat.kind === 'supergroup' ? false : undefined,
  };
}
