import { describe, expect, it } from 'vitest';
import {
  partOf,
  sumUp,
  type CellPart,
  type UnitReportItem,
} from '../../../src/core/documents/unit-report.ts';
import { emptyCounts } from '../../../src/core/summaries/snapshot.ts';
import type { ItemCounts, LevelCounts } from '../../../src/core/summaries/snapshot-counts.ts';
import {
  figuresOf,
  type CellSnapshot,
  type CountedCell,
  type HeldMeeting,
} from '../../../src/core/units/counts.ts';
import { isWithin, monthsOf, neighbour, spanBetween, type Span } from '../../../src/core/units/span.ts';
import { checklists } from '../../support/checklists.ts';
import { documentChecklist } from '../../support/document-facts.ts';

const month = (number: number) => ({ year: 2026, month: number });

function levels(counts: Partial<LevelCounts>): ItemCounts[] {
  return [{ ...emptyCounts(), ...counts, item: 1 }];
}

function frozen(
  unitId: string,
  at: number,
  counts: Partial<CellSnapshot['counts']>,
  kind: 'closing' | 'late' = 'closing',
): CellSnapshot {
  return {
    id: `${unitId}-${String(at)}-${kind}`,
    ...{ unitId, roundId: `${unitId}-${String(at)}`, period: month(at), kind },
    ...{ roundKind: 'monthly', checklistKey: 'five', checklistId: 'five-1' },
    counts: { participation: undefined, cell: [], addressed: [], pooled: [], ...counts },
  };
}

/**
 * Months 9 to 12 of cells large, small, all alike, with one lone answer for the secretary, with late batches, and of one
 * whose pool somebody joins in October, leaves in November, and somebody leaves for the whole cell in December.
 */
const world: CellSnapshot[] = [
  ...[9, 10, 11, 12].map((at) => frozen('large', at, { cell: levels({ none: 20, at_risk: at - 8 }) })),
  frozen('small', 10, { cell: levels({ none: 2, at_risk: 1 }) }),
  frozen('small', 11, { cell: levels({ none: 3, correcting: 2 }) }),
  frozen('alike', 10, { cell: levels({ at_risk: 9 }) }),
  frozen('alike', 11, { cell: levels({ at_risk: 8, none: 1 }) }),
  frozen('lone', 10, {
    cell: levels({ none: 8, at_risk: 1 }),
    addressed: [{ sharedWithId: 'secretary', items: levels({ correcting: 1 }) }],
  }),
  frozen('lone', 11, { cell: levels({ none: 8, at_risk: 2 }) }),
  frozen('late', 11, { cell: levels({ none: 9, at_risk: 1 }) }),
  frozen('late', 11, { pooled: levels({ none: 3, discuss: 2 }) }, 'late'),
  frozen('pool', 9, { cell: levels({ none: 6, at_risk: 1 }), pooled: levels({ none: 4, at_risk: 1 }) }),
  frozen('pool', 10, { cell: levels({ none: 6, at_risk: 1 }), pooled: levels({ none: 4, at_risk: 2 }) }),
  frozen('pool', 11, { cell: levels({ none: 6, at_risk: 1 }), pooled: levels({ none: 4, at_risk: 1 }) }),
  frozen('pool', 12, { cell: levels({ none: 6, at_risk: 2 }) }),
  frozen('talk', 11, { cell: levels({ none: 5, discuss: 1 }) }),
];
const cells = ['large', 'small', 'alike', 'lone', 'late', 'pool', 'talk'];

function counted(id: string): CountedCell & { name: string } {
  return {
    ...{ id, name: id, readySince: month(10) },
    roster: { official: 20, probationary: 1, unknown: 0 },
  };
}

function partsOf(of: readonly string[], span: Span, meetings: readonly HeldMeeting[] = []): CellPart[] {
  return of.map((id) =>
    partOf(
      counted(id),
      {
        snapshots: world.filter(({ unitId }) => unitId === id),
        meetings: meetings.filter(({ unitId }) => unitId === id),
      },
      { span, before: neighbour(span, -1), begun: monthsOf(span) },
    ),
  );
}

function printed(of: readonly string[], span: Span): UnitReportItem | undefined {
  const { checklists: all } = sumUp(partsOf(of, span), () => documentChecklist(checklists.five));
  return all[0]?.items.find(({ item }) => item === 1);
}

/** What the same person reads on the screen of counts. */
function shown(of: readonly string[], span: Span): LevelCounts | undefined {
  const snapshots = world.filter(({ period }) => isWithin(span, period));
  const { checklists: all } = figuresOf(of.map(counted), { snapshots, meetings: [], months: [] });
  return all[0]?.items.find(({ item }) => item === 1);
}

const spans = [9, 10, 11, 12].flatMap((from) =>
  [9, 10, 11, 12].filter((to) => to >= from).map((to) => spanBetween(month(from), month(to))),
);

function subsetsOf<Item>(items: readonly Item[]): Item[][] {
  return items.reduce<Item[][]>((all, item) => [...all, ...all.map((one) => [...one, item])], [[]]);
}

describe('whoever lays reports of a unit side by side, on any months and of any cells', () => {
  it('holds no figure that is not on the screen of counts, where no subtraction gives one person away', () => {
    let compared = 0;
    for (const of of subsetsOf(cells)) {
      for (const span of spans) {
        const [item, counts] = [printed(of, span), shown(of, span)];
        if (item === undefined) {
          expect(counts === undefined || counts.at_risk + counts.correcting === 0).toBe(true);
          continue;
        }
        if (counts === undefined) throw new Error(`${of.join()}: printed and not shown`);
        expect([item.atRisk, item.correcting]).toEqual([counts.at_risk, counts.correcting]);
        expect(item.answers).toBe(counts.none + counts.at_risk + counts.correcting);
        if (item.change === undefined) continue;
        compared += 1;
        const then = shown(of, neighbour(span, -1));
        expect(item.change).toBe(
          counts.at_risk + counts.correcting - (then?.at_risk ?? 0) - (then?.correcting ?? 0),
        );
      }
    }
    expect(compared).toBeGreaterThan(20);
  });

  it('is given no comparison that a joiner, a leaver or one who shares otherwise could be the difference of', () => {
    for (const at of [10, 11, 12]) {
      expect(printed(['pool'], spanBetween(month(at), month(at)))?.change).toBeUndefined();
      expect(printed(['large', 'pool'], spanBetween(month(at), month(at)))?.change).toBeUndefined();
    }
    expect(printed(['large'], spanBetween(month(12), month(12)))?.change).toBe(1);
  });

  it('is not told that nobody raises what somebody wishes to talk about', () => {
    expect(printed(['talk'], spanBetween(month(11), month(11)))).toBeUndefined();
  });
});

it('a month without a meeting is told, once the cell is set up; thematic meetings are counted apart', () => {
  const span = spanBetween(month(9), month(12));
  const meetings: HeldMeeting[] = [
    { unitId: 'large', kind: 'monthly', period: month(11) },
    { unitId: 'large', kind: 'thematic', period: month(12) },
  ];
  const { rows, sums } = sumUp(partsOf(['large'], span, meetings), () => undefined);
  expect(rows[0]).toMatchObject({ meetings: 1, due: 3, missed: [month(10), month(12)], thematic: 1 });
  expect(sums).toMatchObject({ cells: 1, meetings: 1, due: 3, thematic: 1 });
});
