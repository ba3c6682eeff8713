import { badRequest, type ApiError } from './api-error.ts';

export type Entity = {
  type: string;
  /** In UTF-16 code units, as JavaScript counts. */
  offset: number;
  length: number;
  url?: string;
  userId?: number;
  language?: string;
  customEmojiId?: string;
  unixTime?: number;
  dateTimeFormat?: string;
};

export type FormattedText = { text: string; entities: Entity[] };

type OpenTag = { name: string; argument: string; format: string; offset: number };

const entityTypes: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
  'tg-time': 'date_time',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};

/** Telegram's HTML, with its reasons for refusing: tags must be known and nested, only four named characters are read. */
export function parseHtml(html: string): FormattedText {
  let text = '';
  let position = 0;
  const entities: Entity[] = [];
  const open: OpenTag[] = [];
  while (position < html.length) {
    const character = html.charAt(position);
    if (character === '&') {
      const read = readCharacter(html, position);
      text += read.text;
      position = read.end;
    } else if (character !== '<') {
      text += character;
      position += 1;
    } else if (html.charAt(position + 1) === '/') {
      position = closeTag(html, position, text, open, entities);
    } else {
      position = openTag(html, position, text, open);
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) {
    throw unparsable(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  }
  if (/\p{Surrogate}/u.test(text)) {
    throw unparsable(
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    );
  }
  return { text, entities: sortEntities(entities.map(withoutCodeLanguage)) };
}

export function sortEntities(entities: readonly Entity[]): Entity[] {
  return [...entities].sort((one, other) => one.offset - other.offset || other.length - one.length);
}

function openTag(html: string, begin: number, text: string, open: OpenTag[]): number {
  let position = begin + 1;
  while (position < html.length && !isSpace(html.charAt(position)) && html.charAt(position) !== '>')
    position += 1;
  if (position >= html.length) throw unparsable(`Unclosed start tag at byte offset ${bytes(html, begin)}`);
  const name = html.slice(begin + 1, position).toLowerCase();
  if (!Object.hasOwn(entityTypes, name)) {
    throw unparsable(`Unsupported start tag "${name}" at byte offset ${bytes(html, begin)}`);
  }
  const tag: OpenTag = { name, argument: '', format: '', offset: text.length };
  for (;;) {
    position = skipSpaces(html, position);
    if (html.charAt(position) === '>') break;
    const attribute = readAttribute(html, position, name, begin);
    applyAttribute(tag, attribute);
    position = attribute.end;
  }
  if (name === 'span' && tag.argument !== 'spoiler') {
    throw unparsable(`Tag "span" must have class "tg-spoiler" at byte offset ${bytes(html, begin)}`);
  }
  open.push(tag);
  return position + 1;
}

type Attribute = { name: string; value: string; end: number };

function readAttribute(html: string, begin: number, tag: string, tagBegin: number): Attribute {
  let position = begin;
  while (position < html.length && !isSpace(html.charAt(position)) && !'=>'.includes(html.charAt(position)))
    position += 1;
  const name = html.slice(begin, position);
  if (position >= html.length)
    throw unparsable(`Unclosed start tag "${tag}" at byte offset ${bytes(html, tagBegin)}`);
  if (name === '') {
    throw unparsable(`Empty attribute name in the tag "${tag}" at byte offset ${bytes(html, tagBegin)}`);
  }
  position = skipSpaces(html, position);
  if (html.charAt(position) !== '=') return { name, value: '', end: position };
  position = skipSpaces(html, position + 1);
  const quote = html.charAt(position);
  if (quote !== '"' && quote !== "'") return readNameToken(html, position, name, tag, tagBegin);
  let value = '';
  position += 1;
  while (position < html.length && html.charAt(position) !== quote) {
    const read =
      html.charAt(position) === '&'
        ? readCharacter(html, position)
        : { text: html.charAt(position), end: position + 1 };
    value += read.text;
    position = read.end;
  }
  if (position + 1 >= html.length)
    throw unparsable(`Unclosed start tag at byte offset ${bytes(html, tagBegin)}`);
  return { name, value, end: position + 1 };
}

function readNameToken(html: string, begin: number, name: string, tag: string, tagBegin: number): Attribute {
  let position = begin;
  while (/[A-Za-z0-9.-]/.test(html.charAt(position))) position += 1;
  if (position >= html.length)
    throw unparsable(`Unclosed start tag "${tag}" at byte offset ${bytes(html, tagBegin)}`);
  if (!isSpace(html.charAt(position)) && html.charAt(position) !== '>') {
    throw unparsable(`Unexpected end of name token at byte offset ${bytes(html, begin)}`);
  }
  return { name, value: html.slice(begin, position).toLowerCase(), end: position };
}

function applyAttribute(tag: OpenTag, { name, value }: Attribute): void {
  if (tag.name === 'a' && name === 'href') tag.argument = value;
  if (tag.name === 'code' && name === 'class' && value.startsWith('language-')) tag.argument = value.slice(9);
  if (tag.name === 'span' && name === 'class' && value.startsWith('tg-')) tag.argument = value.slice(3);
  if (tag.name === 'tg-emoji' && name === 'emoji-id') tag.argument = value;
  if (tag.name === 'tg-time' && name === 'unix') tag.argument = value;
  if (tag.name === 'tg-time' && name === 'format') tag.format = value;
  if (tag.name === 'blockquote' && name === 'expandable') tag.argument = 'expandable';
}

function closeTag(html: string, begin: number, text: string, open: OpenTag[], entities: Entity[]): number {
  const tag = open.pop();
  if (tag === undefined) throw unparsable(`Unexpected end tag at byte offset ${bytes(html, begin)}`);
  let position = begin + 2;
  while (position < html.length && !isSpace(html.charAt(position)) && html.charAt(position) !== '>')
    position += 1;
  const name = html.slice(begin + 2, position).toLowerCase();
  position = skipSpaces(html, position);
  if (html.charAt(position) !== '>')
    throw unparsable(`Unclosed end tag at byte offset ${bytes(html, begin)}`);
  if (name !== '' && name !== tag.name) {
    throw unparsable(
      `Unmatched end tag at byte offset ${bytes(html, begin)}, expected "</${tag.name}>", found "</${name}>"`,
    );
  }
  const length = text.length - tag.offset;
  if (length > 0) addEntity(tag, length, text.slice(tag.offset), entities);
  return position + 1;
}

function addEntity(tag: OpenTag, length: number, inner: string, entities: Entity[]): void {
  const entity: Entity = { type: entityTypes[tag.name] ?? tag.name, offset: tag.offset, length };
  switch (tag.name) {
    case 'a':
      addLink(tag.argument || inner, entity, entities);
      return;
    case 'tg-emoji':
      if (
        !/^\d{1,19}$/.test(tag.argument) ||
        BigInt(tag.argument) === 0n ||
        BigInt(tag.argument) > 2n ** 63n - 1n
      ) {
        throw unparsable('Invalid custom emoji identifier specified');
      }
      entities.push({ ...entity, customEmojiId: tag.argument });
      return;
    case 'tg-time':
      if (!/^\d+$/.test(tag.argument)) throw unparsable('Invalid date specified');
      entities.push({ ...entity, unixTime: Number(tag.argument), dateTimeFormat: tag.format });
      return;
    case 'blockquote':
      entities.push({ ...entity, type: tag.argument === '' ? 'blockquote' : 'expandable_blockquote' });
      return;
    case 'pre':
    case 'code':
      addCode(tag, entity, entities);
      return;
    default:
      entities.push(entity);
  }
}

/** `<pre><code class="language-x">` is one block with a language. */
function addCode(tag: OpenTag, entity: Entity, entities: Entity[]): void {
  const inner = entities.at(-1);
  const language = inner?.language;
  if (
    tag.name === 'pre' &&
    inner?.type === 'code' &&
    language !== undefined &&
    inner.length === entity.length
  ) {
    entities.splice(-1, 1, { ...entity, language });
    return;
  }
  entities.push(tag.name === 'code' && tag.argument !== '' ? { ...entity, language: tag.argument } : entity);
}

function withoutCodeLanguage(entity: Entity): Entity {
  return entity.type === 'code' ? { type: 'code', offset: entity.offset, length: entity.length } : entity;
}

/** A link that leads nowhere leaves its text without a link. */
function addLink(url: string, entity: Entity, entities: Entity[]): void {
  const userId = /^tg:(?:\/\/)?user\?id=(\d+)$/i.exec(url)?.[1];
  if (userId !== undefined) {
    entities.push({ ...entity, type: 'text_mention', userId: Number(userId) });
    return;
  }
  const checked = checkUrl(url);
  if (checked !== undefined) entities.push({ ...entity, url: checked });
}

export function checkUrl(url: string): string | undefined {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `http://${url}`;
  if (!URL.canParse(full)) return undefined;
  const { protocol, hostname } = new URL(full);
  if (protocol === 'tg:' || protocol === 'ton:') return full;
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  return hostname.includes('.') ? new URL(full).href : undefined;
}

/** Named characters other than lt, gt, amp and quot stay as they were written. */
function readCharacter(html: string, begin: number): { text: string; end: number } {
  const match = /^&(?:#(\d+)|#x([0-9a-f]+)|(lt|gt|amp|quot)(?![A-Za-z]));?/i.exec(
    html.slice(begin, begin + 12),
  );
  if (match === null) return { text: '&', end: begin + 1 };
  const [whole, decimal, hexadecimal, name] = match;
  const end = begin + whole.length;
  if (name !== undefined) {
    const named = { lt: '<', gt: '>', amp: '&', quot: '"' }[name];
    return named === undefined ? { text: '&', end: begin + 1 } : { text: named, end };
  }
  const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
  if (code === 0 || code >= 0x10ffff) return { text: '&', end: begin + 1 };
  return { text: String.fromCodePoint(code), end };
}

function skipSpaces(html: string, from: number): number {
  let position = from;
  while (position < html.length && isSpace(html.charAt(position))) position += 1;
  return position;
}

function isSpace(character: string): boolean {
  return /[\s\0\v]/.test(character);
}

function bytes(html: string, position: number): string {
  return String(Buffer.byteLength(html.slice(0, position)));
}

function unparsable(reason: string): ApiError {
  return badRequest(`can't parse entities: ${reason}`);
}
