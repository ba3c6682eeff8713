import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { emptyAnswer } from '../../src/core/reviews/answer.ts';
import { type Answer } from '../../src/core/model/reviews.ts';
import { createAnswerSheets, type AnswerSheets } from '../../src/storage/reviews.ts';
import { sqlOf } from '../../src/storage/engine/sqlite.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const fourth: Answer = { ...emptyAnswer(4), level: 'correcting', how: 'Nể nang, ngại va chạm' };
const fifth: Answer = { ...emptyAnswer(5), level: 'none' };
const tenth: Answer = { ...emptyAnswer(10), skipReason: 'Không liên quan' };
let opened: TestDatabase;
let connection: Sqlite.Database;
let sheets: AnswerSheets;
/** Columns that were opened, in the order of opening. */
let read: string[];

beforeEach(async () => {
  opened = await openTestDatabase();
  connection = new Sqlite(opened.url.replace(/^file:/, ''));
  // Answers without the participant and the round that they belong to.
  connection.pragma('foreign_keys = OFF');
  read = [];
  sheets = createAnswerSheets({
    ...opened.cipher,
    open(place, sealed) {
      read.push(`${place.column} of ${place.rowId}`);
      return opened.cipher.open(place, sealed);
    },
  });
});

afterEach(async () => {
  connection.close();
  await opened.close();
});

/** A review as another program would have left it. */
async function write(reviewId: string, ...answers: Answer[]): Promise<void> {
  const given = answers.map((answer) => ({ answer, at: 0 }));
  const { levelsSealed, addTexts } = createAnswerSheets(opened.cipher).begin(reviewId, given);
  connection
    .prepare('INSERT OR REPLACE INTO Review VALUES (?, ?, 0, ?, ?, ?)')
    .run(reviewId, reviewId, '2026-12-01T08:00:00.000Z', '', levelsSealed);
  await addTexts(sqlOf(connection));
}

function levelsOf(id: string): string {
  return connection
    .prepare<[string], { levelsSealed: string }>('SELECT levelsSealed FROM Review WHERE id = ?')
    .all(id)
    .map((row) => row.levelsSealed)
    .join('');
}

function textsOf(id: string): unknown {
  return connection.prepare<[string]>('SELECT contentSealed FROM ReviewTexts WHERE reviewId = ?').get(id);
}

function list(id: string): Promise<readonly Answer[]> {
  return sheets.list(sqlOf(connection), { id, levelsSealed: levelsOf(id) });
}

function put(id: string, ...answers: Answer[]): Promise<void> {
  return sheets.save(sqlOf(connection), { id, levelsSealed: levelsOf(id) }, (before) => {
    const byItem = new Map(
      [...before, ...answers.map((answer) => ({ answer, at: 1 }))].map((one) => [one.answer.item, one]),
    );
    return [...byItem.values()].sort((one, other) => one.answer.item - other.answer.item);
  });
}

it('the answers of a review come with their levels and their words', async () => {
  await write('review', fourth, fifth, tenth);
  await write('review-2');
  expect(await list('review')).toEqual([fourth, fifth, tenth]);
  expect(await list('review-2')).toEqual([]);
});

it('answers that stand as before are opened once', async () => {
  await write('review', fourth);
  expect([await list('review'), await list('review')]).toEqual([[fourth], [fourth]]);
  expect(read).toEqual(['levelsSealed of review', 'contentSealed of review']);
  await write('review', fifth);
  expect(await list('review')).toEqual([fifth]);
  expect(read).toHaveLength(4);
});

it('what is put is known as it would be read, and nothing is opened for it', async () => {
  await write('review', fourth, tenth);
  await list('review');
  read = [];
  await put('review', { ...fourth, level: 'at_risk' }, fifth);
  expect(await list('review')).toEqual([{ ...fourth, level: 'at_risk' }, fifth, tenth]);
  expect(read).toEqual([]);
  sheets = createAnswerSheets(opened.cipher);
  expect(await list('review')).toEqual([{ ...fourth, level: 'at_risk' }, fifth, tenth]);
});

it('texts are written only where one of them is another', async () => {
  await write('review', fourth);
  const before = textsOf('review');
  await put('review', fifth, { ...fourth, level: 'at_risk' });
  expect(textsOf('review')).toEqual(before);
  await put('review', { ...fourth, how: 'Ngại va chạm' });
  const after = textsOf('review');
  expect(after).not.toEqual(before);
  await put('review', { ...fourth, how: undefined });
  expect(textsOf('review')).not.toEqual(after);
});

it('what was put and taken back is not what stands', async () => {
  await write('review', fourth);
  await list('review');
  connection.exec('BEGIN');
  await put('review', fifth);
  expect(await list('review')).toEqual([fourth, fifth]);
  connection.exec('ROLLBACK');
  expect(await list('review')).toEqual([fourth]);
});

it('of thousands of answers those read longest ago leave the memory', async () => {
  for (let review = 1; review <= 51; review += 1) {
    await write(`review-${review}`, ...Array.from({ length: 200 }, (_, index) => emptyAnswer(index + 1)));
    await list(`review-${review}`);
  }
  read = [];
  await list('review-51');
  await list('review-2');
  expect(read).toEqual([]);
  await list('review-1');
  expect(read).toHaveLength(2);
});

it('what is kept cannot be changed by who reads it', async () => {
  await write('review', fourth);
  const answers = await list('review');
  expect([Object.isFrozen(answers), Object.isFrozen(answers[0])]).toEqual([true, true]);
});
