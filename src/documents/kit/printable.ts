import { AsyncLocalStorage } from 'node:async_hooks';
import type { PrintChoice } from '../../core/documents/printing.ts';

const spelling = new AsyncLocalStorage<readonly PrintChoice[]>();

/** All of what is made within writes one of "ủy" and "uỷ", whichever was entered or stands in a data file. */
export function spelt<Made>(choices: readonly PrintChoice[], make: () => Made): Made {
  return spelling.run(choices, make);
}

/** The word alone: "Thủy" in a name stays as its bearer writes it. */
function respelt(text: string): string {
  const choices = spelling.getStore();
  if (choices === undefined) return text;
  const isOld = choices.includes('old_spelling');
  return text.replace(/(?<![\p{L}\p{M}])(?:[uU][ỷỶ]|[ủỦ][yY])(?![\p{L}\p{M}])/gu, (word) =>
    Array.from(word, (letter) => (isOld ? toOld : toNew).get(letter) ?? letter).join(''),
  );
}

const toOld = new Map([
  ['ủ', 'u'],
  ['Ủ', 'U'],
  ['y', 'ỷ'],
  ['Y', 'Ỷ'],
]);
const toNew = new Map([...toOld].map(([letter, old]) => [old, letter]));

/**
 * Any text as a document may hold it: one spelling, and none of what makes an XML file unreadable (control characters,
 * halves of surrogate pairs, code points that are no characters) or turns round what stands beside it.
 */
export function printable(text: string): string {
  const read = text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(
      /[^\P{Cc}\n]|\p{Cs}|\p{Noncharacter_Code_Point}|[\u00AD\u200B\u2060\uFEFF]|\p{Bidi_Control}/gu,
      '',
    )
    .normalize('NFC');
  return respelt(read);
}

/** The lines of a text, without those that are empty. */
export function printableLines(text: string): string[] {
  return printable(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The same as one line. */
export function printableLine(text: string): string {
  return printableLines(text).join(' ');
}
