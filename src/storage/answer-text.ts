import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { emptyAnswer } from '../core/reviews/answer.ts';
import { answerWordsSchema, levels, type Answer, type Level } from '../core/model/reviews.ts';
import { sharings, type Sharing } from '../core/sharing.ts';
import { parseJson } from './engine/json.ts';

/** An answer, and when it was given. */
export type Given = Readonly<{ answer: Answer; at: number }>;

const widths = { item: 4, at: 9 } as const;
const recordWidth = widths.item + 5 + widths.at;
export const markWidth = 16;

/**
 * What is said of each item without a word of it: as many characters an item, whatever that is. `mark` is another one
 * whenever a text was written or removed.
 */
export function levelsText(mark: string, given: readonly Given[]): string {
  return `${mark.padEnd(markWidth)}${given.map(recordOf).join('')}`;
}

/** Each answer writes all of them anew, and all but one stand as before. */
const records = new WeakMap<Given, string>();

function recordOf(given: Given): string {
  const known = records.get(given);
  if (known !== undefined) return known;
  const record = writeRecord(given);
  records.set(given, record);
  return record;
}

function writeRecord({ answer, at }: Given): string {
  const { item, level, together, wish, sharing, prefilled } = answer;
  return [
    String(item).padStart(widths.item, '0'),
    level === undefined ? '-' : String(levels.indexOf(level)),
    together ? '1' : '0',
    wish === undefined ? '-' : wish ? '1' : '0',
    sharing === undefined ? '-' : String(sharings.indexOf(sharing)),
    prefilled === true ? '1' : '0',
    at.toString(36).padStart(widths.at, '0'),
  ].join('');
}

export function readLevels(text: string): { mark: string; given: Given[] } {
  const given: Given[] = [];
  for (let start = markWidth; start < text.length; start += recordWidth) {
    given.push(readRecord(text.slice(start, start + recordWidth)));
  }
  return { mark: text.slice(0, markWidth), given };
}

function readRecord(record: string): Given {
  const [level = '', together, wish, sharing = '', prefilled] = record.slice(widths.item, widths.item + 5);
  const answer: Answer = {
    ...emptyAnswer(Number(record.slice(0, widths.item))),
    level: levelAt(level),
    together: together === '1',
    wish: wish === '-' ? undefined : wish === '1',
    sharing: sharingAt(sharing),
  };
  return {
    answer: prefilled === '1' ? { ...answer, prefilled: true } : answer,
    at: parseInt(record.slice(-widths.at), 36),
  };
}

function levelAt(index: string): Level | undefined {
  return index === '-' ? undefined : levels[Number(index)];
}

function sharingAt(index: string): Sharing | undefined {
  return index === '-' ? undefined : sharings[Number(index)];
}

/** What was written or picked beside the levels; undefined where nothing was. */
function wordsOf({ skipReason, how, causeKind, cause, remedy, deadlineOn, help, value }: Answer) {
  const words = { skipReason, how, causeKind, cause, remedy, deadlineOn, help, value };
  return Object.values(words).some((one) => one !== undefined) ? words : undefined;
}

export function textsText(answers: readonly Answer[]): string {
  const written = answers.flatMap((answer) => {
    const words = wordsOf(answer);
    return words === undefined ? [] : [[String(answer.item), words] as const];
  });
  return JSON.stringify(Object.fromEntries(written));
}

/** The answers of levels and texts that belong together. */
export function joinTexts(given: readonly Given[], text: string): Given[] {
  const written = textsSchema.parse(parseJson(text));
  return given.map(({ answer, at }) => ({ answer: { ...answer, ...written[String(answer.item)] }, at }));
}

/** As it will come out of the file again. */
export function asRead(answer: Answer): Answer {
  const { given } = readLevels(levelsText('', [{ answer, at: 0 }]));
  return joinTexts(given, textsText([answer]))[0]?.answer ?? answer;
}

export function haveSameWords(before: readonly Given[], after: readonly Given[]): boolean {
  const left = new Map(before.map(({ answer }) => [answer.item, answer]));
  const areKept = after.every(({ answer }) => {
    const earlier = left.get(answer.item);
    left.delete(answer.item);
    if (earlier === answer) return true;
    return isDeepStrictEqual(earlier && wordsOf(earlier), wordsOf(answer));
  });
  return areKept && [...left.values()].every((removed) => wordsOf(removed) === undefined);
}

const textsSchema = z.record(z.string(), answerWordsSchema);
