import { badRequest } from '../api-error.ts';
import { toMessageJson } from '../answers.ts';
import { checkCaption, checkText, readFormattedText } from '../formatted-text.ts';
import type { FormattedText } from '../html.ts';
import { readFlag, readInteger, readObject, readString, type Json, type JsonObject } from '../json.ts';
import { checkCallbackData, readMarkup, type ReplyMarkup } from '../markup.ts';
import { addMessage, applyMarkup } from '../messages.ts';
import type { Chat, Content, StoredFile } from '../model.ts';
import { findMessageOrRefuse, findWritableChat } from '../reachable-chats.ts';
import { findMessage, isBotAdmin, type World } from '../world.ts';
import { refuseUnsupported, type MethodCall, type Methods } from './call.ts';
import { readUploadedFile } from './upload.ts';

const unsupported = [
  'business_connection_id',
  'direct_messages_topic_id',
  'allow_paid_broadcast',
  'message_effect_id',
  'suggested_post_parameters',
  'disable_notification',
];

export const sending: Methods = {
  sendMessage: (call) => {
    refuseUnsupported(call.payload, unsupported);
    if (readString(call.payload, 'text') === '') throw badRequest('message text is empty');
    const formatted = readFormattedText(call.payload, { text: 'text', entities: 'entities' });
    checkPreview(call.payload);
    return send(call, { content: 'text', formatted }, () => {
      checkText(formatted, 'message is too long');
    });
  },
  sendPhoto: (call) => sendFile(call, 'photo'),
  sendDocument: (call) => sendFile(call, 'document'),
  sendChatAction: ({ world, payload }) => {
    refuseUnsupported(payload, ['business_connection_id', 'message_thread_id']);
    findWritableChat(world, payload['chat_id']);
    if (!chatActions.has(readString(payload, 'action') ?? ''))
      throw badRequest('wrong parameter action in request');
    return true;
  },
};

const chatActions: ReadonlySet<string> = new Set([
  ...['typing', 'upload_photo', 'record_video', 'upload_video', 'record_voice', 'upload_voice'],
  ...['upload_document', 'choose_sticker', 'find_location', 'record_video_note', 'upload_video_note'],
]);

function sendFile(call: MethodCall, kind: 'photo' | 'document'): Json {
  refuseUnsupported(call.payload, [...unsupported, 'thumbnail']);
  const formatted = readFormattedText(call.payload, { text: 'caption', entities: 'caption_entities' });
  const file = readUploadedFile(call, readString(call.payload, kind), kind);
  return send(call, { content: kind, formatted, file }, () => {
    checkCaption(formatted, 'message caption is too long');
  });
}

type What = { content: Content; formatted: FormattedText; file?: StoredFile };

/** Telegram reads the call first, then looks at the chat and the message replied to, then at lengths. */
function send(call: MethodCall, what: What, checkLength: () => void): Json {
  const { world, payload } = call;
  const markup = readMarkup(payload);
  const chat = findWritableChat(world, payload['chat_id']);
  const topicId = readTopic(world, payload, chat);
  const replyTo = readReply(payload, chat);
  checkLength();
  const buttons = markup?.kind === 'inline' ? markup.rows : [];
  checkCallbackData(buttons);
  world.rates.spend(chat, 'message', world.clock.now());
  const message = addMessage(world, chat, {
    fromId: world.me.id,
    content: what.content,
    text: what.formatted.text,
    entities: what.formatted.entities,
    file: what.file,
    buttons,
    hadOtherMarkup: isOther(markup),
    replyTo,
    topicId,
    isProtected: readFlag(payload, 'protect_content'),
  });
  applyMarkup(world, chat, message.messageId, markup);
  return toMessageJson(world, message);
}

/** Where a message without a topic stands in the general one; a bot that is no admin obeys what members obey. */
function readTopic(world: World, payload: JsonObject, chat: Chat): number | undefined {
  const topicId = readInteger(payload, 'message_thread_id');
  if (chat.kind === 'private') {
    if (topicId !== undefined) throw badRequest('message thread not found', 'message-not-found');
    return undefined;
  }
  if (topicId !== undefined && chat.topics?.has(topicId) !== true)
    throw badRequest('message thread not found', 'message-not-found');
  if (isBotAdmin(world, chat)) return topicId;
  if (chat.isSilenced === true)
    throw badRequest('not enough rights to send text messages to the chat', 'not-allowed');
  if (topicId !== undefined && chat.topics?.get(topicId)?.isClosed === true)
    throw badRequest('TOPIC_CLOSED', 'not-allowed');
  return topicId;
}

function readReply(payload: JsonObject, chat: Chat): number | undefined {
  const reply = readObject(payload, 'reply_parameters');
  if (reply === undefined) return undefined;
  refuseUnsupported(reply, [
    'chat_id',
    'quote',
    'quote_parse_mode',
    'quote_entities',
    'quote_position',
    'checklist_task_id',
    'poll_option_id',
  ]);
  const messageId = readInteger(reply, 'message_id');
  const isFree = readFlag(reply, 'allow_sending_without_reply');
  if (isFree && messageId !== undefined && findMessage(chat, messageId) === undefined) return undefined;
  return findMessageOrRefuse(chat, messageId, 'be replied').messageId;
}

function checkPreview(payload: JsonObject): void {
  const url = readString(readObject(payload, 'link_preview_options') ?? {}, 'url');
  if (url !== undefined && !/^https?:\/\/[^/]+\.[^/]+/.test(url)) throw badRequest('WEBPAGE_URL_INVALID');
}

function isOther(markup: ReplyMarkup | undefined): boolean {
  return markup !== undefined && markup.kind !== 'inline';
}
