import { foldMarks } from './text-fold.ts';

export type NameProblem = 'too_short' | 'too_long' | 'digits' | 'not_a_name';
export type NameInput = { status: 'parsed'; name: string } | { status: 'unclear'; why: NameProblem };

export const longestName = 60;

/** A full name, with anything in brackets at its end that tells two namesakes apart: "Nguyễn Văn An (1960)". */
export function parseName(text: string): NameInput {
  const [, main = '', note] = /^([^()]*?)(?:\s*\(([^()]*)\))?$/.exec(cleanText(text)) ?? [];
  if (main === '' && note === undefined) return unclear(cleanText(text) === '' ? 'too_short' : 'not_a_name');
  if (/\p{N}/u.test(main)) return unclear('digits');
  if (!/^[\p{L}\p{M}'’.\- ]*$/u.test(main)) return unclear('not_a_name');
  if (!/\p{L}\p{M}*[^ ]* +[^ ]*\p{L}/u.test(main)) return unclear('too_short');
  if (note !== undefined && !/^[\p{L}\p{M}\p{N}'’.\-/ ]*[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.\-/ ]*$/u.test(note)) {
    return unclear('not_a_name');
  }
  const name = note === undefined ? inTitleCase(main) : `${inTitleCase(main)} (${note.trim()})`;
  return name.length > longestName ? unclear('too_long') : { status: 'parsed', name };
}

/** One line in composed form, without invisible characters. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/**
 * Whether two lines name the same person. Marks tell people apart (Hà is not Hạ), except where one of the two was typed
 * without any; where in a word the tone stands does not.
 */
export function isSameName(one: string, other: string): boolean {
  if (spelling(one) === spelling(other)) return true;
  return (isWithoutMarks(one) || isWithoutMarks(other)) && foldMarks(one) === foldMarks(other);
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** 'hòa' and 'hoà' alike. */
function spelling(name: string): string {
  return cleanText(name)
    .toLowerCase()
    .normalize('NFD')
    .split(' ')
    .map((word) => word.replace(tones, '') + (word.match(tones) ?? []).join(''))
    .join(' ');
}

function isWithoutMarks(name: string): boolean {
  return !/[\p{M}đðĐ]/u.test(name.normalize('NFD'));
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
