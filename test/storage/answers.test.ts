import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { emptyAnswer, type Answer } from '../../src/core/answer.ts';
import { createAnswerColumn, type AnswerColumn } from '../../src/storage/answers.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const fourth: Answer = { ...emptyAnswer(4), level: 'correcting', how: 'Nể nang, ngại va chạm' };
const fifth: Answer = { ...emptyAnswer(5), level: 'none' };
const tenth: Answer = { ...emptyAnswer(10), skipReason: 'Không liên quan' };
let opened: TestDatabase;
let connection: Sqlite.Database;
let column: AnswerColumn;
/** Rows whose words were opened, in the order of opening. */
let read: string[];

beforeEach(async () => {
  opened = await openTestDatabase();
  connection = new Sqlite(opened.url.replace(/^file:/, ''));
  // Answers without the review and the round that they belong to.
  connection.pragma('foreign_keys = OFF');
  read = [];
  column = createAnswerColumn({
    ...opened.cipher,
    open(place, sealed) {
      read.push(place.rowId);
      return opened.cipher.open(place, sealed);
    },
  });
});

afterEach(async () => {
  connection.close();
  await opened.close();
});

function write(reviewId: string, ...answers: Answer[]): void {
  const statement = connection.prepare('INSERT OR REPLACE INTO Answer VALUES (?, ?, ?, ?, ?)');
  for (const answer of answers) {
    const { id, item, dataSealed } = column.seal(reviewId, answer);
    statement.run(id, reviewId, item, dataSealed, '2026-12-01T08:00:00.000Z');
  }
}

function list(id: string, answersMark: string | null): readonly Answer[] {
  return column.list(connection, { id, answersMark });
}

it('the answers of a review come by item, whenever they were given', () => {
  write('review', tenth, fifth, fourth);
  expect(list('review', null)).toEqual([fourth, fifth, tenth]);
  expect(list('review-2', null)).toEqual([]);
});

it('answers that carry the same mark are opened once, without a mark each time', () => {
  write('review', fourth);
  expect([list('review', 'm1'), list('review', 'm1')]).toEqual([[fourth], [fourth]]);
  expect(read).toEqual(['review/4']);
  list('review', 'm2');
  list('review', null);
  list('review', null);
  expect(read).toEqual(['review/4', 'review/4', 'review/4', 'review/4']);
});

it('what is put follows what is known, as it would be read, and nothing is opened', () => {
  write('review', fourth, tenth);
  list('review', 'm1');
  read = [];
  const given = { ...fifth, skipReason: undefined, value: undefined };
  write('review', { ...fourth, level: 'at_risk' }, given);
  column.follow('review', { before: 'm1', after: 'm2', answers: [{ ...fourth, level: 'at_risk' }, given] });
  expect(list('review', 'm2')).toStrictEqual([{ ...fourth, level: 'at_risk' }, fifth, tenth]);
  expect(read).toEqual([]);
});

it('what is put after something unknown was written is read anew', () => {
  write('review', fourth);
  list('review', 'm1');
  write('review', fifth, tenth);
  column.follow('review', { before: 'elsewhere', after: 'm3', answers: [tenth] });
  expect(list('review', 'm3')).toEqual([fourth, fifth, tenth]);
});

it('what was put and taken back is not what stands', () => {
  write('review', fourth);
  list('review', 'm1');
  column.follow('review', { before: 'm1', after: 'm2', answers: [fifth] });
  expect(list('review', 'm1')).toEqual([fourth]);
});

it('nothing of a review is kept in memory once it is forgotten, and that of others is', () => {
  write('review', fourth);
  write('review-2', fourth);
  list('review', 'm1');
  list('review-2', 'm1');
  column.forget('review');
  list('review', 'm1');
  list('review-2', 'm1');
  expect(read).toEqual(['review/4', 'review-2/4', 'review/4']);
});

it('of thousands of answers those read longest ago leave the memory', () => {
  for (let review = 1; review <= 51; review += 1) {
    write(`review-${review}`, ...Array.from({ length: 200 }, (_, index) => emptyAnswer(index + 1)));
    list(`review-${review}`, 'm1');
  }
  read = [];
  list('review-51', 'm1');
  list('review-2', 'm1');
  expect(read).toEqual([]);
  list('review-1', 'm1');
  expect(read).toHaveLength(200);
});

it('what is kept cannot be changed by who reads it', () => {
  write('review', fourth);
  const answers = list('review', 'm1');
  expect([Object.isFrozen(answers), Object.isFrozen(answers[0])]).toEqual([true, true]);
});
