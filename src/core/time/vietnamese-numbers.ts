import { foldMarks } from '../text/fold.ts';

/** Folds like foldMarks, but keeps 'sáu' (six), 'mốt' and 'kìa', which without marks are other words, and parts digits from letters. */
export function foldPhrase(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => (markedWords.has(word) ? word : foldMarks(word)))
    .replace(/(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Reads digits, or a number from 1 to 59 in words as foldPhrase leaves them. */
export function readNumber(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : numbersByWords.get(text);
}

const markedWords: ReadonlySet<string> = new Set(['sáu', 'mốt', 'kìa']);

const afterTen = [
  [],
  ['mot', 'mốt'],
  ['hai'],
  ['ba'],
  ['bon', 'tu'],
  ['lam', 'nham'],
  ['sáu', 'sau'],
  ['bay'],
  ['tam'],
  ['chin'],
];
const tens = ['', 'muoi', 'hai muoi', 'ba muoi', 'bon muoi', 'nam muoi'];

const numbersByWords = new Map<string, number>([
  ...['mot', 'hai', 'ba', 'bon', 'nam', 'sáu', 'bay', 'tam', 'chin'].map((word, index): [string, number] => [
    word,
    index + 1,
  ]),
  ['tu', 4],
  ...tens.flatMap((ten, index) => (ten === '' ? [] : tenAndOnes(ten, index * 10))),
]);

/** For use in a pattern: one or two digits or number words, the longest first. */
export const numberPattern = `(?:\\d{1,2}|${[...numbersByWords.keys()]
  .sort((a, b) => b.length - a.length)
  .join('|')})`;

function tenAndOnes(ten: string, value: number): [string, number][] {
  const ones = afterTen.flatMap((words, one) =>
    words.map((word): [string, number] => [`${ten} ${word}`, value + one]),
  );
  return [[ten, value], ...ones];
}
