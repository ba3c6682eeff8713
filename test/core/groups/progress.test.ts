import { expect, it } from 'vitest';
import { groupCountsOf } from '../../../src/core/groups/progress.ts';
import type { Reach } from '../../../src/core/rounds/recipients.ts';

type Counted = Parameters<typeof groupCountsOf>[0][number];

const account = { id: 'a', reachable: true, consented: true, withdrawnAt: undefined };
const sent = { review: { id: 'r', sent: true } };

function one(changes: Partial<Reach> = {}): Counted {
  return {
    ...{ status: 'expected', standing: 'active', removed: false, asksLeave: false },
    ...{ account, review: undefined },
    ...changes,
  };
}

it('a group is told how many have finished of those whose reviews are due', () => {
  expect(groupCountsOf([])).toEqual({ finished: 0, expected: 0 });
  expect(groupCountsOf([one(), one(sent)])).toEqual({ finished: 1, expected: 2 });
});

it('whom the bot cannot reach, who hands in on paper and who asks for leave are still expected', () => {
  const people = [one({ account: undefined }), one({ status: 'paper' }), one({ asksLeave: true })];
  expect(groupCountsOf(people)).toEqual({ finished: 0, expected: 3 });
});

it('who is excused, exempt or off the roster is not expected, and is counted where they finished all the same', () => {
  const people = (['excused', 'exempt'] as const).map((status) => one({ status }));
  expect(groupCountsOf([...people, one({ removed: true })])).toEqual({ finished: 0, expected: 0 });
  expect(groupCountsOf([one({ status: 'excused', ...sent })])).toEqual({ finished: 1, expected: 1 });
});
