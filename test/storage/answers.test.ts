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

function put(reviewId: string, ...answers: Answer[]): void {
  const statement = connection.prepare('INSERT OR REPLACE INTO Answer VALUES (?, ?, ?, ?, ?)');
  for (const answer of answers) {
    const { id, item, dataSealed } = column.write(reviewId, answer);
    statement.run(id, reviewId, item, dataSealed, '2026-12-01T08:00:00.000Z');
  }
}

it('the answers of a review come by item, whenever they were given', () => {
  put('review', tenth, fifth, fourth);
  expect(column.list(connection, 'review')).toEqual([fourth, fifth, tenth]);
  expect(column.list(connection, 'review-2')).toEqual([]);
});

it('answers that are as before are opened once', () => {
  put('review', fourth, fifth);
  expect(column.list(connection, 'review')).toEqual([fourth, fifth]);
  expect(column.list(connection, 'review')).toEqual([fourth, fifth]);
  expect(read.toSorted()).toEqual(['review/4', 'review/5']);
});

it('after one more answer, one given anew and one taken back, only the two that are new are opened', () => {
  put('review', fourth, fifth);
  column.list(connection, 'review');
  read = [];
  put('review', { ...fourth, level: 'at_risk' }, tenth);
  connection.exec('DELETE FROM Answer WHERE item = 5');
  expect(column.list(connection, 'review')).toEqual([{ ...fourth, level: 'at_risk' }, tenth]);
  expect(read.toSorted()).toEqual(['review/10', 'review/4']);
});

it('what was read in a transaction that was undone is not what stands', () => {
  put('review', fourth);
  connection.exec('BEGIN');
  put('review', { ...fourth, level: 'at_risk' }, fifth);
  expect(column.list(connection, 'review')).toEqual([{ ...fourth, level: 'at_risk' }, fifth]);
  connection.exec('ROLLBACK');
  expect(column.list(connection, 'review')).toEqual([fourth]);
});

it('nothing of a review is kept in memory once it is forgotten, and that of others is', () => {
  put('review', fourth);
  put('review-2', fourth);
  column.list(connection, 'review');
  column.list(connection, 'review-2');
  column.forget('review');
  column.list(connection, 'review');
  column.list(connection, 'review-2');
  expect(read).toEqual(['review/4', 'review-2/4', 'review/4']);
});

it('of thousands of answers those read longest ago leave the memory', () => {
  for (let review = 1; review <= 51; review += 1) {
    put(`review-${review}`, ...Array.from({ length: 200 }, (_, index) => emptyAnswer(index + 1)));
    column.list(connection, `review-${review}`);
  }
  read = [];
  column.list(connection, 'review-51');
  column.list(connection, 'review-2');
  expect(read).toEqual([]);
  column.list(connection, 'review-1');
  expect(read).toHaveLength(200);
});

it('what is kept cannot be changed by who reads it', () => {
  put('review', fourth);
  const answers = column.list(connection, 'review');
  expect([Object.isFrozen(answers), Object.isFrozen(answers[0])]).toEqual([true, true]);
});
