import type { UnitFiguresFacts } from '../../src/core/documents/facts.ts';
import { trendGroups, type TrendFacts, type TrendPoint } from '../../src/core/documents/trend.ts';
import { emptyCounts } from '../../src/core/summaries/snapshot.ts';
import type { Figures } from '../../src/core/units/counts.ts';
import { spanOf } from '../../src/core/units/span.ts';
import { checklists } from './checklists.ts';

const none = { made: 0, kept: 0, running: 0, notYet: 0, overdue: 0 };

function figures(some: Partial<Figures> = {}): Figures {
  return {
    ...{ cells: 1, met: 1, meetings: 3, due: 3, reporting: 1, members: 20, reached: 20, unmet: 0 },
    ...{ memberships: { official: 20, probationary: 0, unknown: 0 }, sent: 27, expected: 30 },
    ...{ paper: 0, checklists: [], commitments: none },
    ...some,
  };
}

const { key } = checklists.full;

/** Two cells in a quarter, one of which did not meet. */
export const unitFiguresFacts: UnitFiguresFacts = {
  ...{ unit: 'Phường Bồ Đề', printing: [] },
  span: spanOf('quarter', { year: 2026, month: 12 }),
  figures: figures({
    cells: 2,
    ...{ sent: 27, expected: 30, commitments: { ...none, made: 6, kept: 3 } },
    checklists: [
      {
        checklistKey: key,
        items: [
          { item: 13, ...emptyCounts(), none: 15, at_risk: 4, correcting: 1, discuss: 2 },
          { item: 14, ...emptyCounts(), none: 18, discuss: 2 },
          { item: 15, ...emptyCounts(), none: 18, skipped: 2 },
        ],
      },
    ],
  }),
  parts: [
    { unit: 'Chi bộ Tổ dân phố 5', figures: figures({ commitments: { ...none, made: 6, kept: 3 } }) },
    {
      unit: 'Chi bộ Tổ dân phố 6',
      figures: figures({ met: 0, meetings: 0, reporting: 0, sent: 0, expected: 0 }),
    },
  ],
  checklists: new Map([[key, checklists.full]]),
};

/** Twelve months, of which May has nothing to tell, and June no group but the second. */
export const trendFacts: TrendFacts = {
  ...{ unit: 'Chi bộ Tổ dân phố 5', printing: [] },
  checklist: checklists.full.title.vi,
  groups: trendGroups(checklists.full).map(({ title }) => title),
  points: [14, 15, 15, 16, undefined, 17, 16, 18, 18, 19, 18, 18].map((done, index): TrendPoint => {
    const groups = done === undefined ? [undefined, undefined, undefined] : [9 - (index % 5), index % 4, 1];
    return {
      at: { kind: 'monthly', period: { year: 2026, month: index + 1 } },
      participation: done === undefined ? undefined : { done, of: 20 },
      groups: index === 5 ? [undefined, 2, undefined] : groups,
      pooled: index > 7,
    };
  }),
};
