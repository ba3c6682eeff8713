import { expect, it } from 'vitest';
import { createRecentResults } from '../../../src/core/time/recent-results.ts';

it('what was calculated is not calculated again', () => {
  const results = createRecentResults<number>(2);
  expect([results.get('a', () => 1), results.get('a', () => 2), results.get('b', () => 3)]).toEqual([
    1, 1, 3,
  ]);
});

it('only the newest are kept', () => {
  const results = createRecentResults<number>(2);
  for (const key of ['a', 'b', 'c']) results.get(key, () => 1);
  expect(['c', 'b', 'a'].map((key) => results.get(key, () => 2))).toEqual([1, 1, 2]);
});

it('a calculation that throws is tried again', () => {
  const results = createRecentResults<number>(2);
  expect(() =>
    results.get('a', () => {
      throw new Error('not yet');
    }),
  ).toThrow('not yet');
  expect(results.get('a', () => 1)).toBe(1);
});
