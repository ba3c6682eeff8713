import { describe, expect, it } from 'vitest';
import { emptyAnswer } from '../../../src/core/reviews/answer.ts';
import { withoutOwnPools } from '../../../src/core/summaries/own-in-pool.ts';
import { sharings, type Sharing } from '../../../src/core/sharing.ts';
import { closingCounts, emptyCounts, isAnonymous } from '../../../src/core/summaries/snapshot.ts';
import type { ItemCounts, LevelCounts } from '../../../src/core/summaries/snapshot-counts.ts';
import {
  figuresOf,
  publishedCounts,
  type CellSnapshot,
  type CountedCell,
} from '../../../src/core/units/counts.ts';
import { spanOf } from '../../../src/core/units/span.ts';
import { createIds } from '../../../src/storage/engine/ids.ts';
import { checklists } from '../../support/checklists.ts';
import { openTestStore } from '../../support/store.ts';
import { meetingOf, roundOf, unitOf } from '../../support/records.ts';

const at = new Date('2026-12-20T00:00:00Z');

function levels(item: number, counts: Partial<LevelCounts>): ItemCounts {
  return { ...emptyCounts(), ...counts, item };
}

type Counts = CellSnapshot['counts'];

function frozen(
  unitId: string,
  month: number,
  counts: Partial<Counts>,
  kind: 'closing' | 'late' = 'closing',
) {
  return {
    id: `${unitId}-${String(month)}-${kind}`,
    ...{ unitId, roundId: `${unitId}-${String(month)}`, period: { year: 2026, month }, kind },
    ...{ roundKind: 'monthly' as const, checklistKey: 'five', checklistId: 'five-1' },
    counts: { participation: undefined, cell: [], addressed: [], pooled: [], ...counts },
  } satisfies CellSnapshot;
}

/** Every kind of cell there is: large, small, all alike, with a lone answer for the secretary, with a late batch. */
const world: CellSnapshot[] = [
  frozen('large', 10, { cell: [levels(1, { none: 20, at_risk: 2 })] }),
  frozen('large', 11, { cell: [levels(1, { none: 21, at_risk: 1 })] }),
  frozen('small', 10, { cell: [levels(1, { none: 2, at_risk: 1 })] }),
  frozen('small', 11, { cell: [levels(1, { none: 3, correcting: 1 })] }),
  frozen('alike', 10, { cell: [levels(1, { at_risk: 9 })] }),
  frozen('lone', 10, {
    cell: [levels(1, { none: 8, at_risk: 1 })],
    addressed: [{ sharedWithId: 'secretary', items: [levels(1, { correcting: 1 })] }],
    pooled: [levels(1, { none: 4, at_risk: 2 })],
  }),
  frozen('late', 10, { cell: [levels(1, { none: 9, at_risk: 1 })] }),
  frozen('late', 10, { pooled: [levels(1, { none: 3, discuss: 2 })] }, 'late'),
  frozen('late', 10, { cell: [levels(1, { correcting: 1 })] }, 'late'),
];
const cells = ['large', 'small', 'alike', 'lone', 'late'];

/** What a committee reads about item 1 for these cells, from what is frozen so far. */
function shown(of: readonly string[], snapshots: readonly CellSnapshot[]): LevelCounts {
  const { checklists: figures } = figuresOf(of.map(listed), { snapshots, meetings: [], months: [] });
  return { ...emptyCounts(), ...figures[0]?.items.find(({ item }) => item === 1) };
}

function minus(one: LevelCounts, other: LevelCounts): LevelCounts {
  const { none, at_risk, correcting, discuss, skipped } = one;
  return {
    none: none - other.none,
    at_risk: at_risk - other.at_risk,
    correcting: correcting - other.correcting,
    discuss: discuss - other.discuss,
    skipped: skipped - other.skipped,
  };
}

function subsetsOf<Item>(items: readonly Item[]): Item[][] {
  return items.reduce<Item[][]>((all, item) => [...all, ...all.map((one) => [...one, item])], [[]]);
}

function isWhole(counts: LevelCounts): boolean {
  const { none, at_risk, correcting, discuss, skipped } = counts;
  return none + at_risk + correcting + discuss + skipped === 0 || isAnonymous(counts);
}

describe('a committee that subtracts what it is shown', () => {
  it('never comes to fewer than five answers, from any cells taken off any others, over any months and batches', () => {
    let attacks = 0;
    for (const time of subsetsOf(world)) {
      for (const larger of subsetsOf(cells)) {
        const whole = shown(larger, time);
        expect(isWhole(whole)).toBe(true);
        for (const part of subsetsOf(larger).slice(1)) {
          const rest = minus(whole, shown(part, time));
          if (!isWhole(rest))
            throw new Error(`${larger.join()} less ${part.join()}: ${JSON.stringify(rest)}`);
          attacks += 1;
        }
      }
    }
    expect(attacks).toBe(512 * 211);
  });

  it('learns nothing smaller by waiting for one more batch', () => {
    world.forEach((_one, index) => {
      const [before, after] = [world.slice(0, index), world.slice(0, index + 1)];
      for (const some of subsetsOf(cells)) {
        expect(isWhole(minus(shown(some, after), shown(some, before)))).toBe(true);
      }
    });
  });

  it('finds no answer for the secretary alone, nor by knowing everything the cell was told', () => {
    const lone = world.find(({ unitId }) => unitId === 'lone');
    const [published] = publishedCounts(
      lone?.counts ?? { participation: undefined, cell: [], addressed: [], pooled: [] },
    );
    // The cell's nine and the pool's six; the secretary's one is in no number.
    expect(published).toEqual(levels(1, { none: 12, at_risk: 3 }));
  });

  it('is shown neither a small cell nor one whose answers are all alike, in no total either', () => {
    expect(shown(['small'], world)).toEqual(emptyCounts());
    expect(shown(['alike'], world)).toEqual(emptyCounts());
    expect(shown(['large', 'small', 'alike'], world)).toEqual(shown(['large'], world));
  });
});

describe('a committee officer who answered in the cell themselves', () => {
  const own = ['secretary', 'counts_only'] as const;
  const levelsThere = ['none', 'at_risk'] as const;
  /** Every way in which four to nine others can have answered one item, whoever is who. */
  const others = [4, 5, 6, 7, 8, 9].flatMap((size) => multisets(answersThere(), size));

  it('takes no answer off what they are shown, whenever they came to their office', () => {
    let attacks = 0;
    for (const rest of others) {
      for (const mine of own.flatMap((sharing) => levelsThere.map((level) => ({ sharing, level })))) {
        const all = [mine, ...rest].map((one) => reviewOf(one));
        const batch = { id: 'batch', kind: 'closing' as const, counts: closingCounts(all, nobody) };
        const [seen = batch] = withoutOwnPools([batch], {
          ...{ viewerId: 'me', commitments: [] },
          own: { ...reviewOf(mine), late: false, snapshotId: 'batch' },
        });
        expectNothingSmaller(seen.counts, mine);
        attacks += 1;
      }
    }
    expect(attacks).toBe(4_921 * 4);
  });

  it('finds nothing more by comparing with an officer who is no member, where they read counts at the closing', () => {
    for (const rest of others) {
      for (const mine of own.flatMap((sharing) => levelsThere.map((level) => ({ sharing, level })))) {
        const all = [reviewOf(mine, true), ...rest.map((one) => reviewOf(one))];
        expectNothingSmaller(closingCounts(all, nobody), mine);
      }
    }
  });

  it('is shown what five others hide each other in', () => {
    const rest = answered('secretary', ['none', 'none', 'none', 'none', 'at_risk']);
    const mine = { sharing: 'secretary', level: 'at_risk' } as const;
    const counts = closingCounts(
      [mine, ...rest].map((one) => reviewOf(one)),
      nobody,
    );
    const [seen] = withoutOwnPools([{ id: 'batch', kind: 'closing', counts }], {
      ...{ viewerId: 'me', commitments: [] },
      own: { ...reviewOf(mine), late: false, snapshotId: 'batch' },
    });
    expect(publishedCounts(seen?.counts ?? counts)).toEqual([levels(1, { none: 4, at_risk: 2 })]);
  });

  type Given = { sharing: Sharing; level: 'none' | 'at_risk' };

  /** Less what the whole cell knows and less the own answer, what is left is nothing or hides everybody in it. */
  function expectNothingSmaller(counts: Counts, mine: Given): void {
    const hidden = { ...counts, cell: [] };
    const shownOf = (part: Counts): LevelCounts => publishedCounts(part)[0] ?? emptyCounts();
    const isOwnShown =
      mine.sharing === 'secretary'
        ? publishedCounts({ ...hidden, pooled: [] }).length > 0
        : publishedCounts({ ...hidden, addressed: [] }).length > 0;
    const all = shownOf(hidden);
    const rest = isOwnShown ? minus(all, { ...emptyCounts(), [mine.level]: 1 }) : all;
    if (!isWhole(all) || !isWhole(rest)) throw new Error(JSON.stringify({ counts, mine, rest }));
  }

  function reviewOf({ sharing, level }: Given, isReader = false) {
    return {
      ...{ sharing, sharedWithId: sharing === 'secretary' ? 'secretary' : undefined },
      answers: [{ ...emptyAnswer(1), level }],
      known: new Set(isReader ? [1] : []),
      knownToOthers: new Set(isReader ? [1] : []),
    };
  }

  function answersThere(): Given[] {
    return sharings.flatMap((sharing) => answered(sharing, levelsThere));
  }

  function answered(sharing: Sharing, given: readonly Given['level'][]): Given[] {
    return given.map((level) => ({ sharing, level }));
  }
});

function multisets<Item>(items: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) =>
    multisets(items.slice(index), size - 1).map((rest) => [item, ...rest]),
  );
}

const nobody = { total: 0, sent: 0, late: 0, paper: 0, excused: 0, exempt: 0 };

describe('a city of 641 cells', () => {
  it('with 24,317 members is counted from its snapshots to the last number', async () => {
    const { store, cellIds, close } = await openCity();
    const span = spanOf('month', { year: 2026, month: 12 });

    const snapshots = await store.unitFigures.listSnapshots(cellIds, span);
    const meetings = await store.unitFigures.listHeldMeetings(cellIds, span);
    const counted = figuresOf(cellIds.map(listed), { snapshots, meetings, months: [] });
    await close();

    expect(counted.cells).toBe(641);
    expect(counted.met).toBe(641);
    expect(counted.members).toBe(24_317);
    expect(counted.checklists[0]?.items).toHaveLength(27);
  }, 120_000);
});

/** 641 closed cells of 37 or 38 members, each with a snapshot of 27 items. */
async function openCity() {
  const opened = await openTestStore();
  const { store } = opened;
  const ids = createIds();
  const { id: checklistId } = await store.checklists.load(checklists.full, at);
  const cellIds = Array.from({ length: 641 }, () => ids.next());
  const cell = Array.from({ length: 27 }, (_item, index) => levels(index + 1, { none: 30, at_risk: 2 }));
  const pooled = cell.map(({ item }) => levels(item, { none: 4, correcting: 1 }));
  await store.transaction(async (tx) => {
    for (const [index, unitId] of cellIds.entries()) {
      const [meetingId, roundId] = [ids.next(), ids.next()];
      await tx.units.insert(unitOf(unitId, `Chi bộ ${String(index + 1)}`, at));
      const meeting = meetingOf({ id: meetingId, unitId, on: '2026-12-03', heldSaidAt: at }, at);
      await tx.meetings.insert(meeting);
      const round = roundOf(meeting, { id: roundId, checklistId, closedAt: at });
      await tx.rounds.insert({ ...round, createdAt: at });
      // 24,317 is 641 times 37 and 600 more.
      const total = index < 600 ? 38 : 37;
      await tx.snapshots.insert({
        ...{ id: ids.next(), roundId, number: 1, kind: 'closing', reviews: 5, createdAt: at },
        counts: {
          participation: { total, sent: 37, late: 0, paper: 0, excused: 0, exempt: 0 },
          ...{ cell, addressed: [], pooled },
        },
      });
    }
  });
  return { store, cellIds, close: () => opened.close() };
}

/** A cell that was set up before, with nobody on its roster but those whom its rounds reached. */
function listed(id: string): CountedCell {
  return { id, readySince: undefined, roster: { official: 0, probationary: 0, unknown: 0 } };
}
