import { commandPattern } from './command-pattern.ts';
import { ApiError, badRequest } from './api-error.ts';
import { checkUrl, parseHtml, sortEntities, type Entity, type FormattedText } from './html.ts';
import { isObject, readInteger, readObject, readObjects, readString, type JsonObject } from './json.ts';
import { codePoints, lengths } from './limits.ts';

type Names = { text: string; entities: string };

const found = ['mention', 'hashtag', 'cashtag', 'bot_command', 'url', 'email', 'phone_number'];
const styles = [
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
];

/** Takes the markup out of a text or caption. Whether it is empty or too long is asked later, as Telegram does. */
export function readFormattedText(payload: JsonObject, names: Names): FormattedText {
  const raw = readString(payload, names.text) ?? '';
  if (Buffer.byteLength(raw) > lengths.rawTextBytes) throw badRequest('text is too long');
  const mode = (readString(payload, 'parse_mode') ?? 'none').toLowerCase();
  switch (mode) {
    case 'html':
      return clean(parseHtml(raw));
    case 'none':
    case '':
      return clean({ text: raw, entities: readEntities(raw, readObjects(payload, names.entities)) });
    case 'markdown':
    case 'markdownv2':
      throw new ApiError(
        501,
        `Not Implemented: parse_mode ${mode} is not part of the emulator`,
        'not-implemented',
      );
    default:
      throw badRequest('unsupported parse_mode');
  }
}

/** `tooLong` differs: a new message is refused in words, an edit with a code. */
export function checkText(
  formatted: FormattedText,
  tooLong: 'message is too long' | 'MESSAGE_TOO_LONG',
): void {
  if (!showsSomething(formatted.text)) throw badRequest('text must be non-empty');
  if (codePoints(formatted.text) > lengths.message) throw badRequest(tooLong);
}

export function checkCaption(
  formatted: FormattedText,
  tooLong: 'message caption is too long' | 'MEDIA_CAPTION_TOO_LONG',
): void {
  if (codePoints(formatted.text) > lengths.caption) throw badRequest(tooLong);
}

/** What Telegram marks by itself in what a person types. */
export function findCommands(text: string): Entity[] {
  return [...text.matchAll(new RegExp(commandPattern, 'gu'))].map((match) => ({
    type: 'bot_command',
    offset: match.index,
    length: match[0].length,
  }));
}

export function toEntityJson(entity: Entity): JsonObject {
  const user = entity.userId;
  return {
    type: entity.type,
    offset: entity.offset,
    length: entity.length,
    url: entity.url,
    language: entity.language,
    custom_emoji_id: entity.customEmojiId,
    unix_time: entity.unixTime,
    date_time_format: entity.dateTimeFormat,
    user: user === undefined ? undefined : { id: user, is_bot: false, first_name: '' },
  };
}

function readEntities(text: string, entities: readonly JsonObject[]): Entity[] {
  const read = entities.map((entity) => readEntity(text, entity));
  return sortEntities(read.filter((entity) => entity !== undefined));
}

function readEntity(text: string, json: JsonObject): Entity | undefined {
  const type = readString(json, 'type') ?? '';
  if (found.includes(type)) return undefined;
  const offset = readInteger(json, 'offset') ?? 0;
  const length = readInteger(json, 'length') ?? 0;
  const entity: Entity = { type, offset, length, ...readDetails(type, json) };
  if (offset < 0) throw badRequest(`Receive an entity with incorrect offset ${String(offset)}`);
  if (length < 0) throw badRequest(`Receive an entity with incorrect length ${String(length)}`);
  if (offset > text.length) {
    throw badRequest(`Entity begins after the end of the text at UTF-16 offset ${String(offset)}`);
  }
  if (offset + length > text.length) {
    const end = String(offset + length);
    throw badRequest(
      `Entity beginning at UTF-16 offset ${String(offset)} ends after the end of the text at UTF-16 offset ${end}`,
    );
  }
  return length === 0 ? undefined : entity;
}

function readDetails(type: string, json: JsonObject): Partial<Entity> {
  const cannotParse = (reason: string) => badRequest(`can't parse MessageEntity: ${reason}`);
  if (styles.includes(type)) return {};
  switch (type) {
    case 'pre':
      return { language: readString(json, 'language') };
    case 'text_link': {
      const url = readString(json, 'url');
      if (url === undefined) throw cannotParse('Can\'t find field "url"');
      const checked = checkUrl(url);
      if (checked === undefined) throw badRequest(`Entity URL '${url}' is invalid: Wrong HTTP URL`);
      return { url: checked };
    }
    case 'text_mention': {
      const user = readObject(json, 'user');
      if (!isObject(user)) throw cannotParse('Can\'t find field "user"');
      return { userId: readInteger(user, 'id') };
    }
    case 'custom_emoji': {
      const customEmojiId = readString(json, 'custom_emoji_id');
      if (customEmojiId === undefined) throw cannotParse('Can\'t find field "custom_emoji_id"');
      return { customEmojiId };
    }
    case 'date_time': {
      const unixTime = readInteger(json, 'unix_time');
      if (unixTime === undefined) throw cannotParse('Can\'t find field "unix_time"');
      return { unixTime, dateTimeFormat: readString(json, 'date_time_format') };
    }
    default:
      throw cannotParse('Unsupported type specified');
  }
}

/** Telegram drops carriage returns and cuts spaces and line ends off both ends, at the start only up to the first entity. */
function clean({ text, entities }: FormattedText): FormattedText {
  if (!text.includes('\r') && text === text.trim()) return { text, entities };
  const kept: number[] = [];
  const firstEntity = entities[0]?.offset ?? text.length;
  const start = Math.min(text.length - text.trimStart().length, firstEntity);
  const end = text.trimEnd().length;
  for (let index = start; index < end; index += 1) {
    if (text.charAt(index) !== '\r') kept.push(index);
  }
  const before = (offset: number) => kept.findIndex((index) => index >= offset);
  const shift = (offset: number) => (before(offset) === -1 ? kept.length : before(offset));
  const moved = entities.map((entity) => {
    const offset = shift(entity.offset);
    return { ...entity, offset, length: shift(entity.offset + entity.length) - offset };
  });
  return {
    text: kept.map((index) => text.charAt(index)).join(''),
    entities: moved.filter((entity) => entity.length > 0),
  };
}

function showsSomething(text: string): boolean {
  return /[^\s\u00ad\u200b-\u200f\u2060-\u2064\u2800\u3000\ufeff]/u.test(text);
}
