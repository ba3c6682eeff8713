import { badRequest } from './api-error.ts';
import { checkUrl } from './html.ts';
import { isObject, readFlag, readObject, readString, type Json, type JsonObject } from './json.ts';
import { codePoints, lengths } from './limits.ts';

export type InlineButton = {
  text: string;
  /** `callback_data`, `url` or another field of the Bot API, and what it holds. */
  action: string;
  data?: string;
  url?: string;
  /** What it puts at hand. */
  copy?: string;
  json: JsonObject;
};

export type KeyboardButton = { text: string; requestsContact: boolean };

export type ReplyMarkup =
  | { kind: 'inline'; rows: InlineButton[][] }
  | {
      kind: 'keyboard';
      rows: KeyboardButton[][];
      isOneTime: boolean;
      isPersistent: boolean;
      placeholder?: string;
    }
  | { kind: 'remove' }
  | { kind: 'force_reply'; placeholder?: string };

/** Fields of an inline button that are not its action. */
const looks = ['text', 'style', 'icon_custom_emoji_id'];
const colours = ['danger', 'success', 'primary'];

export function readMarkup(payload: JsonObject): ReplyMarkup | undefined {
  const json = readObject(payload, 'reply_markup');
  if (json === undefined) return undefined;
  if (json['inline_keyboard'] !== undefined) return { kind: 'inline', rows: readInlineRows(json) };
  if (json['keyboard'] !== undefined) return readKeyboard(json);
  if (json['remove_keyboard'] !== undefined) {
    if (!readFlag(json, 'remove_keyboard')) throw badRequest('remove_keyboard must be true');
    return { kind: 'remove' };
  }
  if (!readFlag(json, 'force_reply')) throw badRequest('force_reply must be true');
  return { kind: 'force_reply', ...readPlaceholder(json) };
}

/** Asked only after the chat and the message have been found, as Telegram does. */
export function checkCallbackData(rows: readonly InlineButton[][]): void {
  for (const { data } of rows.flat()) {
    if (data !== undefined && Buffer.byteLength(data) > lengths.callbackDataBytes)
      throw badRequest('BUTTON_DATA_INVALID');
  }
}

export function toInlineMarkupJson(rows: readonly InlineButton[][]): JsonObject {
  return { inline_keyboard: rows.map((row) => row.map((button) => button.json)) };
}

function readInlineRows(json: JsonObject): InlineButton[][] {
  const rows = readRows(json['inline_keyboard']).map((row) => row.map(readInlineButton));
  const total = rows.flat().length;
  if (total > lengths.inlineButtons || rows.some((row) => row.length > lengths.inlineButtonsPerRow)) {
    throw badRequest('reply markup is too long');
  }
  return rows;
}

function readInlineButton(json: JsonObject): InlineButton {
  const refuse = (reason: string) => badRequest(`can't parse inline keyboard button: ${reason}`);
  const text = checkLabel(json);
  const actions = Object.keys(json).filter((name) => !looks.includes(name) && json[name] !== '');
  const [action, ...others] = actions;
  if (action === undefined) throw refuse('Text buttons are unallowed in the inline keyboard');
  if (others.length > 0) throw refuse(`Exactly one action field must be used, found ${actions.join(', ')}`);
  const button: InlineButton = { text, action, json };
  switch (action) {
    case 'callback_data':
      return { ...button, data: readString(json, action) };
    case 'url':
      return { ...button, url: checkButtonUrl(readString(json, action) ?? '') };
    case 'web_app':
      checkWebApp(json, 'inline keyboard button');
      return button;
    case 'copy_text': {
      const copied = readString(readObject(json, action) ?? {}, 'text') ?? '';
      if (copied === '' || codePoints(copied) > lengths.copyText)
        throw badRequest('BUTTON_COPY_TEXT_INVALID');
      return { ...button, copy: copied };
    }
    case 'pay':
    case 'callback_game':
      throw badRequest('BUTTON_TYPE_INVALID');
    default:
      return button;
  }
}

function readKeyboard(json: JsonObject): ReplyMarkup {
  const rows = readRows(json['keyboard']).map((row) =>
    row.map((button) => {
      if (button['web_app'] !== undefined) checkWebApp(button, 'keyboard button');
      return { text: checkLabel(button), requestsContact: readFlag(button, 'request_contact') };
    }),
  );
  if (rows.length === 0) throw badRequest('reply keyboard must be non-empty');
  const total = rows.flat().length;
  if (total > lengths.keyboardButtons || rows.some((row) => row.length > lengths.keyboardButtonsPerRow)) {
    throw badRequest('reply markup is too long');
  }
  return {
    kind: 'keyboard',
    rows,
    isOneTime: readFlag(json, 'one_time_keyboard'),
    isPersistent: readFlag(json, 'is_persistent'),
    ...readPlaceholder(json),
  };
}

function readRows(value: Json | undefined): JsonObject[][] {
  if (!Array.isArray(value)) return [];
  const rows = value.map((row) => (Array.isArray(row) ? row.map(toButton) : []));
  return rows.filter((row) => row.length > 0);
}

function toButton(button: Json): JsonObject {
  if (isObject(button)) return button;
  return typeof button === 'string' ? { text: button } : {};
}

function checkLabel(json: JsonObject): string {
  const text = readString(json, 'text') ?? '';
  if (text.trim() === '') throw badRequest('BUTTON_TEXT_INVALID');
  const style = readString(json, 'style');
  if (style !== undefined && !colours.includes(style)) throw badRequest('BUTTON_STYLE_INVALID');
  return text;
}

function readPlaceholder(json: JsonObject): { placeholder?: string } {
  const placeholder = readString(json, 'input_field_placeholder');
  if (placeholder === undefined) return {};
  const length = codePoints(placeholder);
  if (length === 0 || length > lengths.placeholder) {
    throw badRequest(`input_field_placeholder must have 1 to ${String(lengths.placeholder)} characters`);
  }
  return { placeholder };
}

function checkButtonUrl(url: string): string {
  const refuse = (reason: string) => badRequest(`inline keyboard button URL '${url}' is invalid: ${reason}`);
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) && !/^(https?|tg|ton):/i.test(url))
    throw refuse('Unsupported URL protocol');
  const checked = checkUrl(url);
  if (checked === undefined) throw refuse('Wrong HTTP URL');
  return checked;
}

function checkWebApp(json: JsonObject, place: string): void {
  const url = readString(readObject(json, 'web_app') ?? {}, 'url') ?? '';
  if (!url.startsWith('https://')) {
    throw badRequest(`${place} Web App URL '${url}' is invalid: Only HTTPS links are allowed`);
  }
}
