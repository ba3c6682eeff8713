import { beforeEach, expect, it } from 'vitest';
import { emptyAnswer, type Answer } from '../../src/core/answer.ts';
import { createAnswerColumn, type AnswerColumn } from '../../src/storage/answers.ts';
import { createCipher } from '../../src/storage/cipher.ts';
import { parseKeys } from '../../src/storage/key-ring.ts';

const first: Answer = { ...emptyAnswer(4), level: 'correcting', how: 'Nể nang, ngại va chạm' };
const second: Answer = { ...first, level: 'at_risk' };
const keys = parseKeys('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f');
if (keys.status !== 'parsed') throw new Error('the key of the test is broken');
const cipher = createCipher(keys.ring);
let column: AnswerColumn;
/** Rows whose words were opened, in the order of opening. */
let opened: string[];

beforeEach(() => {
  opened = [];
  column = createAnswerColumn({
    ...cipher,
    open(place, sealed) {
      opened.push(place.rowId);
      return cipher.open(place, sealed);
    },
  });
});

it('an answer that is sealed as before is opened once', () => {
  const row = column.write('review', first);

  expect([column.read(row), column.read(row)]).toEqual([first, first]);
  expect(opened).toEqual(['review/4']);
});

it('one that was given anew is read as it is now', () => {
  column.read(column.write('review', first));

  expect(column.read(column.write('review', second))).toEqual(second);
  expect(opened).toEqual(['review/4', 'review/4']);
});

it('nothing of a review is kept in memory once it is forgotten, and that of others is', () => {
  const [row, other] = [column.write('review', first), column.write('review-2', first)];
  column.read(row);
  column.read(other);
  column.forget('review');
  column.read(row);
  column.read(other);

  expect(opened).toEqual(['review/4', 'review-2/4', 'review/4']);
});

it('what is kept cannot be changed by who reads it', () => {
  expect(Object.isFrozen(column.read(column.write('review', first)))).toBe(true);
});
