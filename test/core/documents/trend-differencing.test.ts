import { describe, expect, it } from 'vitest';
import { trendGroups, timesByGroup } from '../../../src/core/documents/trend.ts';
import { closingCounts, emptyCounts, isAnonymous } from '../../../src/core/summaries/snapshot.ts';
import type { LevelCounts, SnapshotCounts } from '../../../src/core/summaries/snapshot-counts.ts';
import { emptyAnswer } from '../../../src/core/reviews/answer.ts';
import { sharings } from '../../../src/core/sharing.ts';
import { publishedCounts } from '../../../src/core/units/counts.ts';
import { checklists } from '../../support/checklists.ts';

/** What anybody may hold against each other: the counts of a cell in a month, on any span, and its trend with and without the pool. */

const levels = ['none', 'at_risk'] as const;
const nobody = { total: 0, sent: 0, late: 0, paper: 0, excused: 0, exempt: 0 };
const one = [{ title: 'Một', items: new Set([1]) }];

type Given = { sharing: (typeof sharings)[number]; level: (typeof levels)[number] };

/** Every way in which so many members can have answered one item and shared it, whoever is who. */
const cells = [4, 5, 6, 8, 10].flatMap((size) =>
  multisets(
    sharings.flatMap((sharing) => levels.map((level) => ({ sharing, level }))),
    size,
  ),
);

function frozen(all: readonly Given[]): SnapshotCounts {
  return closingCounts(
    all.map(({ sharing, level }) => ({
      ...{ sharing, sharedWithId: sharing === 'secretary' ? 'secretary' : undefined },
      ...{
        answers: [{ ...emptyAnswer(1), level }],
        known: new Set<number>(),
        knownToOthers: new Set<number>(),
      },
    })),
    nobody,
  );
}

function shown(counts: SnapshotCounts): LevelCounts | undefined {
  return publishedCounts(counts)[0];
}

/** The counts behind a point of the trend, where it has one. */
function behind(counts: SnapshotCounts, withPool: boolean): LevelCounts | undefined {
  if (timesByGroup(counts, one, withPool)[0] === undefined) return undefined;
  return shown({ ...counts, addressed: [], pooled: withPool ? counts.pooled : [] });
}

function minus(whole: LevelCounts, part: LevelCounts): LevelCounts {
  const rest = emptyCounts();
  for (const level of ['none', 'at_risk'] as const) rest[level] = whole[level] - part[level];
  return rest;
}

function isWhole(counts: LevelCounts): boolean {
  return counts.none + counts.at_risk === 0 || isAnonymous(counts);
}

describe('a trend beside the counts of the same round', () => {
  it('leaves nothing but whole parts when one is taken off the other', () => {
    let attacks = 0;
    for (const cell of cells) {
      const counts = frozen(cell);
      const [all, withPool, without] = [shown(counts), behind(counts, true), behind(counts, false)];
      for (const point of [withPool, without]) {
        if (point === undefined) continue;
        // What a trend tells the counts tell too.
        expect(all).toBeDefined();
        if (all === undefined) continue;
        if (!isWhole(point) || !isWhole(minus(all, point))) throw new Error(JSON.stringify(cell));
        attacks += 1;
      }
      if (withPool !== undefined && without !== undefined)
        expect(isWhole(minus(withPool, without))).toBe(true);
    }
    expect(attacks).toBeGreaterThan(1000);
  });

  it('has the groups of a checklist in their order, and of questions none', () => {
    expect(trendGroups(checklists.full).map(({ items }) => items.size)).toEqual([9, 9, 9]);
    expect(trendGroups(checklists.quarter)).toEqual([]);
  });
});

function multisets<Item>(items: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) =>
    multisets(items.slice(index), size - 1).map((rest) => [item, ...rest]),
  );
}
