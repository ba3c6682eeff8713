import { isInOldFont } from './old-font.ts';
import { foldMarks } from './fold.ts';

export const nameProblems = [
  'too_short',
  'too_long',
  'digits',
  'not_a_name',
  'odd_letters',
  'old_font',
] as const;
export type NameProblem = (typeof nameProblems)[number];
export type NameInput = { status: 'parsed'; name: string } | { status: 'unclear'; why: NameProblem };

export const longestName = 60;

/** A full name, with anything in brackets at its end that tells two namesakes apart: "Nguyễn Văn An (1960)". */
export function parseName(text: string): NameInput {
  if (isInOldFont(text)) return unclear('old_font');
  const tidied = tidyName(text);
  const [, main = '', note] = /^([^()]*?)(?:\s*\(([^()]*)\))?$/.exec(tidied) ?? [];
  if (main === '' && note === undefined) return unclear(tidied === '' ? 'too_short' : 'not_a_name');
  if (/\p{N}/u.test(main)) return unclear('digits');
  if (!/^[\p{L}\p{M}'.\- ]*$/u.test(main)) return unclear('not_a_name');
  if (!/\p{L}\p{M}*[^ ]* +[^ ]*\p{L}/u.test(main)) return unclear('too_short');
  if (note !== undefined && !/^[\p{L}\p{M}\p{N}'.\-/ ]*[\p{L}\p{N}][\p{L}\p{M}\p{N}'.\-/ ]*$/u.test(note)) {
    return unclear('not_a_name');
  }
  if (hasOddLetters(main) || (note !== undefined && hasOddLetters(note))) return unclear('odd_letters');
  const name = note === undefined ? inTitleCase(main) : `${inTitleCase(main)} (${note.trim()})`;
  return name.length > longestName ? unclear('too_long') : { status: 'parsed', name };
}

/** One line in composed form, without invisible characters. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{DI}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** One spelling for what looks the same: plain forms of letters, one Đ, one apostrophe, one hyphen. */
export function tidyLetters(text: string): string {
  return cleanText(
    text
      .replace(/[’‘‛ʼʻʹʾʿˈ′´`＇`]/g, "'")
      .replace(/[‐‑‒–—―−﹣－]/g, '-')
      .normalize('NFKC')
      .replace(/[ÐƉ]/g, 'Đ')
      .replace(/[ðɖ]/g, 'đ'),
  );
}

/**
 * Whether two lines name the same person. Marks tell people apart (Hà is not Hạ), except where one of the two was typed
 * without any; where in a word the tone stands does not.
 */
export function isSameName(one: string, other: string): boolean {
  if (spelling(one) === spelling(other)) return true;
  return (isWithoutMarks(one) || isWithoutMarks(other)) && foldName(one) === foldName(other);
}

/** A name for looking it up: without title, marks and capitals. */
export function foldName(name: string): string {
  return foldMarks(tidyName(name));
}

/** What is written before a name is no part of it. */
function tidyName(text: string): string {
  const letters = tidyLetters(text);
  const named = letters.replace(title, '');
  const addressed = named.replace(address, '');
  return isSurnameOng(named, addressed) ? named : addressed;
}

const title = /^(?:(?:đồng chí|dong chi|đ ?[/.]? ?c|d\/c)(?:[.:]+ ?| ))+/iu;
const address = /^(?:ông|bà)(?:[.:]+ ?| )/iu;

/** "Ông Ích Khiêm" is a name, and "Ông Ba" may be one: before one word, or a middle name and another, Ông is itself the surname. */
function isSurnameOng(named: string, addressed: string): boolean {
  const words = addressed.replace(/\s*\([^()]*\)$/, '').split(' ');
  if (words.length < 2) return /^Ô/u.test(named);
  return /^ông/iu.test(named) && words.length === 2 && middleNames.test(words[0] ?? '');
}

const middleNames = /^(?:văn|van|thị|thi|ích|ich|gia|hữu|đức|xuân|ngọc|thanh|minh|quang|công|thế|viết)$/iu;

/**
 * More marks on a letter than any language puts there, a mark on nothing, a letter that only looks like a sign, or letters
 * of several scripts, such as a Russian one among Latin ones.
 */
function hasOddLetters(text: string): boolean {
  if (/\p{M}{4}|\p{Script=Latin}\p{M}{3}|(?:^|[^\p{L}\p{M}])\p{M}/u.test(text.normalize('NFD'))) return true;
  if (/(?=\p{Lm})\p{scx=Common}/u.test(text)) return true;
  const letters = text.replace(/\P{L}/gu, '');
  return mixtures.some((mixture) => mixture.test(letters));
}

/** Of scripts that have letters which look like another's. */
const mixtures = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Coptic', 'Lisu'].map(
  (script) =>
    new RegExp(`\\p{Script=${script}}\\P{Script=${script}}|\\P{Script=${script}}\\p{Script=${script}}`, 'u'),
);

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** 'hòa' and 'hoà' alike. */
function spelling(name: string): string {
  return tidyName(name)
    .toLowerCase()
    .normalize('NFD')
    .split(' ')
    .map((word) => word.replace(tones, '') + (word.match(tones) ?? []).join(''))
    .join(' ');
}

function isWithoutMarks(name: string): boolean {
  return !/[\p{M}đĐ]/u.test(tidyName(name).normalize('NFD'));
}

/** Names in capitals only, or in small letters only, as they stand in many lists. */
function inTitleCase(name: string): string {
  if (/\p{Lu}/u.test(name) && /\p{Ll}/u.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/(^|[ .-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function unclear(why: NameProblem): NameInput {
  return { status: 'unclear', why };
}
