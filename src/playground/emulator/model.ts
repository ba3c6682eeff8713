import type { Entity } from './html.ts';
import type { JsonObject } from './json.ts';
import type { InlineButton, KeyboardButton } from './markup.ts';

/** Only this much of a clock is needed; the test or the playground moves it. */
export interface EmulatorClock {
  now(): Date;
}

export type User = {
  id: number;
  isBot: boolean;
  firstName: string;
  lastName?: string;
  username?: string;
  languageCode?: string;
  isDeleted: boolean;
};

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';
export type Member = { userId: number; status: MemberStatus; isAnonymous: boolean };

export type ReplyKeyboard = {
  rows: KeyboardButton[][];
  messageId: number;
  isOneTime: boolean;
  placeholder?: string;
};

type ChatBase = {
  id: number;
  messages: Map<number, ChatMessage>;
  /** What stands below the input field now. */
  keyboard?: ReplyKeyboard;
  /** The message that a forced reply answers, until the person has written. */
  forceReplyTo?: number;
  lastActedAt?: Date;
};

export type PrivateChat = ChatBase & { kind: 'private'; hasStarted: boolean; isBlocked: boolean };
/** A topic of a forum; its id is that of the service message that opened it. */
type Topic = { id: number; name: string; isClosed: boolean };

export type GroupChat = ChatBase & {
  kind: 'group' | 'supergroup';
  title: string;
  members: Map<number, Member>;
  migratedTo?: number;
  /** Only a forum has topics; what belongs to none of them stands in the general one. */
  topics?: Map<number, Topic>;
  /** Members may not write, and the bot is one. */
  isSilenced?: boolean;
  isDeleted?: boolean;
  nextMessageId: number;
  lastBotMessageId?: number;
};
export type Chat = PrivateChat | GroupChat;

export type FileKind = 'photo' | 'document' | 'sticker' | 'voice';
export type StoredFile = {
  fileId: string;
  uniqueId: string;
  kind: FileKind;
  path: string;
  name?: string;
  mimeType?: string;
  bytes: Uint8Array;
  width?: number;
  height?: number;
};

export type Content = 'text' | 'photo' | 'document' | 'sticker' | 'voice' | 'contact' | 'service';

/** What was shown before an edit. */
type PastVersion = { text: string; entities: Entity[]; buttons: InlineButton[][]; until: Date };

export type ChatMessage = {
  messageId: number;
  chatId: number;
  fromId: number;
  topicId?: number;
  /** Anonymous administrators write as the group. */
  senderChatId?: number;
  isFromBot: boolean;
  content: Content;
  /** The text or the caption, without markup. */
  text: string;
  entities: Entity[];
  file?: StoredFile;
  contact?: JsonObject;
  service?: JsonObject;
  /** The inline keyboard as it is now. */
  buttons: InlineButton[][];
  /** Sent with a reply keyboard, its removal or a forced reply: never editable. */
  hadOtherMarkup: boolean;
  replyTo?: number;
  isProtected: boolean;
  sentAt: Date;
  editedAt?: Date;
  history: PastVersion[];
};

type CallbackAnswer = { text: string; isAlert: boolean; url?: string; answeredAt: Date };
export type CallbackQuery = {
  id: string;
  userId: number;
  chatId: number;
  messageId: number;
  data: string;
  tappedAt: Date;
  deliveredAt?: Date;
  answer?: CallbackAnswer;
};
