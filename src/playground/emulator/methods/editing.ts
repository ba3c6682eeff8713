import { badRequest } from '../api-error.ts';
import { toMessageJson } from '../answers.ts';
import { checkCaption, checkText, readFormattedText } from '../formatted-text.ts';
import type { FormattedText } from '../html.ts';
import { readInteger, readObject, readString, type Json } from '../json.ts';
import { checkCallbackData, readMarkup, type InlineButton } from '../markup.ts';
import { reviseMessage, type Revision } from '../messages.ts';
import type { Chat, ChatMessage } from '../model.ts';
import { findMessageOrRefuse, findWritableChat } from '../reachable-chats.ts';
import type { World } from '../world.ts';
import { notImplemented, refuseUnsupported, type MethodCall, type Methods } from './call.ts';
import { readUploadedFile } from './upload.ts';

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

export const editing: Methods = {
  editMessageText: (call) => {
    refuseUnsupported(call.payload, ['rich_message']);
    const text = readString(call.payload, 'text');
    if (text === undefined || text === '') throw badRequest('message text is empty');
    const formatted = readFormattedText(call.payload, { text: 'text', entities: 'entities' });
    return edit(call, (message) => {
      if (message.content !== 'text')
        throw badRequest('there is no text in the message to edit', 'not-allowed');
      checkText(formatted, 'MESSAGE_TOO_LONG');
      return formatted;
    });
  },
  editMessageReplyMarkup: (call) => edit(call, ({ text, entities }) => ({ text, entities })),
  editMessageMedia: (call) => {
    const media = readObject(call.payload, 'media') ?? {};
    const kind = readString(media, 'type');
    if (kind !== 'document') throw notImplemented(`media of type ${kind ?? ''}`);
    refuseUnsupported(media, ['thumbnail']);
    const formatted = readFormattedText(media, { text: 'caption', entities: 'caption_entities' });
    const buttons = readButtons(call);
    const { chat, message } = findEditable(call, "message media can't be edited");
    checkCaption(formatted, 'message caption is too long');
    const file = readUploadedFile(call, readString(media, 'media'), kind);
    if (message.file === file && isSame(message, formatted, buttons))
      throw badRequest(notModified, 'not-modified');
    return apply(call.world, chat, message, { ...formatted, file, content: kind, buttons });
  },
};

function edit(call: MethodCall, revise: (message: ChatMessage) => FormattedText): Json {
  const buttons = readButtons(call);
  const { chat, message } = findEditable(call, "message can't be edited");
  const formatted = revise(message);
  checkCallbackData(buttons);
  if (isSame(message, formatted, buttons)) throw badRequest(notModified, 'not-modified');
  return apply(
    call.world,
    chat,
    message,
    isSameText(message, formatted) ? { buttons } : { ...formatted, buttons },
  );
}

function apply(world: World, chat: Chat, message: ChatMessage, revision: Revision): Json {
  world.rates.spend(chat, 'edit', world.clock.now());
  reviseMessage(world, message, revision);
  return toMessageJson(world, message);
}

/** An edit without inline buttons takes them away. */
function readButtons(call: MethodCall): InlineButton[][] {
  const markup = readMarkup(call.payload);
  return markup?.kind === 'inline' ? markup.rows : [];
}

function findEditable({ world, payload }: MethodCall, refusal: string): { chat: Chat; message: ChatMessage } {
  refuseUnsupported(payload, ['business_connection_id', 'inline_message_id']);
  if (payload['chat_id'] === undefined) throw badRequest('message identifier is not specified');
  const messageId = readInteger(payload, 'message_id');
  if (messageId === undefined) throw badRequest('message identifier is not specified');
  const chat = findWritableChat(world, payload['chat_id']);
  const message = findMessageOrRefuse(chat, messageId, 'edit');
  const isOwn = message.isFromBot && message.content !== 'service';
  if (!isOwn || message.hadOtherMarkup) throw badRequest(refusal, 'not-allowed');
  return { chat, message };
}

function isSame(message: ChatMessage, formatted: FormattedText, buttons: InlineButton[][]): boolean {
  const [now, then] = [buttons, message.buttons].map((rows) =>
    JSON.stringify(rows.map((row) => row.map(({ json }) => Object.entries(json).sort()))),
  );
  return isSameText(message, formatted) && now === then;
}

function isSameText(message: ChatMessage, { text, entities }: FormattedText): boolean {
  return message.text === text && JSON.stringify(message.entities) === JSON.stringify(entities);
}
