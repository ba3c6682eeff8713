import { describe, expect, it } from 'vitest';
import { addTimes, isPoolTold, timesByGroup, trendGroups } from '../../../src/core/documents/trend.ts';
import { emptyCounts } from '../../../src/core/summaries/snapshot.ts';
import type { ItemCounts, SnapshotCounts } from '../../../src/core/summaries/snapshot-counts.ts';
import { checklists } from '../../support/checklists.ts';

const groups = trendGroups(checklists.full);

function items(...some: (Partial<ItemCounts> & { item: number })[]): ItemCounts[] {
  return some.map((one) => ({ ...emptyCounts(), ...one }));
}

function counts(some: Partial<SnapshotCounts>): SnapshotCounts {
  return { participation: undefined, cell: [], addressed: [], pooled: [], ...some };
}

describe('how often each group was raised in a round', () => {
  it('sums its items, and leaves a gap where none may be told: never 0', () => {
    const cell = items(
      { item: 1, none: 6, at_risk: 2, correcting: 1 },
      { item: 2, none: 8, at_risk: 1 },
      // Too few, all alike, nobody at all.
      { item: 10, none: 2, at_risk: 2 },
      { item: 11, at_risk: 9 },
    );
    expect(timesByGroup(counts({ cell }), groups, false)).toEqual([4, undefined, undefined]);
  });

  it('says 0 only where nobody raised what may be told', () => {
    const cell = items({ item: 1, none: 7, skipped: 2 });
    expect(timesByGroup(counts({ cell }), groups, false)[0]).toBe(0);
  });

  it('does not say that nobody raises what was raised to be talked about in private', () => {
    const cell = items({ item: 1, none: 7, discuss: 2 });
    expect(timesByGroup(counts({ cell }), groups, false)[0]).toBeUndefined();
  });

  it('never counts what is for one office-holder, and a pool whole or not at all', () => {
    const round = counts({
      cell: items({ item: 1, none: 5, at_risk: 1 }),
      addressed: [{ sharedWithId: 'secretary', items: items({ item: 1, none: 4, at_risk: 3 }) }],
      pooled: items({ item: 1, none: 3, correcting: 2 }),
    });
    expect(timesByGroup(round, groups, false)[0]).toBe(1);
    expect(timesByGroup(round, groups, true)[0]).toBe(3);
  });

  it('does not show a small part that only the pool would hide, where the pool is left out', () => {
    const round = counts({
      cell: items({ item: 1, none: 2, at_risk: 1 }),
      pooled: items({ item: 1, none: 3, correcting: 2 }),
    });
    expect(timesByGroup(round, groups, false)[0]).toBeUndefined();
    expect(timesByGroup(round, groups, true)[0]).toBe(3);
  });

  it('is for several cells the sum of what each may tell', () => {
    expect(addTimes([1, undefined, undefined], [2, 3, undefined])).toEqual([3, 3, undefined]);
  });
});

describe('the pool of a round', () => {
  const pooled = items({ item: 1, none: 4, at_risk: 1 });

  it('is told to somebody whose own answers are in it only where they hid nobody when it was frozen', () => {
    const round = counts({ pooled, trends: { readers: ['secretary'] } });
    expect(isPoolTold(round, { viewerId: 'secretary', isIn: true })).toBe(true);
    expect(isPoolTold(round, { viewerId: 'successor', isIn: true })).toBe(false);
    expect(isPoolTold(round, { viewerId: 'successor', isIn: false })).toBe(true);
  });

  it('is in no trend where that was not decided as it was frozen', () => {
    expect(isPoolTold(counts({ pooled }), { viewerId: 'secretary', isIn: false })).toBe(false);
  });
});
