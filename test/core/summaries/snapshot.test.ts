import { describe, expect, it } from 'vitest';
import { emptyAnswer } from '../../../src/core/reviews/answer.ts';
import { type Answer, type Level } from '../../../src/core/model/reviews.ts';
import type { Sharing } from '../../../src/core/sharing.ts';
import {
  closingCounts,
  countPoolable,
  isAnonymous,
  namedIn,
  tellableParts,
} from '../../../src/core/summaries/snapshot.ts';
import type { ItemCounts } from '../../../src/core/summaries/snapshot-counts.ts';
import { type PooledReview } from '../../../src/core/summaries/pool.ts';

const nobody = { total: 0, sent: 0, late: 0, paper: 0, excused: 0, exempt: 0 };

function answer(level: Level | 'skipped', changes: Partial<Answer> = {}): Partial<Answer> {
  return level === 'skipped' ? { skipReason: 'chưa rõ', ...changes } : { level, ...changes };
}

/** A review of one item. */
function review(
  sharing: Sharing,
  given: Partial<Answer>,
  { sharedWithId, named = false }: { sharedWithId?: string; named?: boolean } = {},
): PooledReview {
  return {
    ...{ sharing, sharedWithId, answers: [{ ...emptyAnswer(4), ...given }] },
    known: new Set(named ? [4] : []),
    knownToOthers: new Set(named ? [4] : []),
  };
}

function countsOnly(...levels: (Level | 'skipped')[]): PooledReview[] {
  return levels.map((level) => review('counts_only', answer(level)));
}

function pooled(reviews: readonly PooledReview[]): readonly ItemCounts[] {
  return closingCounts(reviews, nobody).pooled;
}

const five = countsOnly('none', 'none', 'none', 'none', 'at_risk');

describe('counts-only answers of an item', () => {
  it('are pooled where five of them do not all have the same level', () => {
    expect(pooled(five)).toEqual([{ item: 4, none: 4, at_risk: 1, correcting: 0, discuss: 0, skipped: 0 }]);
  });

  it.each([
    ['four of them', countsOnly('none', 'none', 'none', 'at_risk')],
    ['five of one level', countsOnly('at_risk', 'at_risk', 'at_risk', 'at_risk', 'at_risk')],
    ['five that were all skipped', countsOnly('skipped', 'skipped', 'skipped', 'skipped', 'skipped')],
    ['nobody', []],
  ])('are not pooled with %s', (_case, reviews) => {
    expect(pooled(reviews)).toEqual([]);
  });

  it('are told apart by being skipped too', () => {
    expect(pooled(countsOnly('none', 'none', 'none', 'none', 'skipped'))).toEqual([
      { item: 4, none: 4, at_risk: 0, correcting: 0, discuss: 0, skipped: 1 },
    ]);
  });

  it('are joined by answers that were narrowed inside a review under a name', () => {
    const narrowed = review('cell', answer('correcting', { sharing: 'counts_only' }));
    expect(pooled([...countsOnly('none', 'none', 'none', 'none'), narrowed])).toEqual([
      { item: 4, none: 4, at_risk: 0, correcting: 1, discuss: 0, skipped: 0 },
    ]);
  });

  it('do not mix with answers under a name', () => {
    const named = [
      review('cell', answer('at_risk')),
      review('secretary', answer('at_risk'), { sharedWithId: 'b' }),
    ];
    expect(closingCounts([...countsOnly('none', 'none', 'none', 'at_risk'), ...named], nobody)).toEqual({
      participation: nobody,
      reviews: {
        cell: { reviews: 1, silent: 0 },
        addressed: [{ sharedWithId: 'b', reviews: 1, silent: 0, aside: 0 }],
        countsOnly: 4,
      },
      cell: [{ item: 4, none: 0, at_risk: 1, correcting: 0, discuss: 0, skipped: 0 }],
      addressed: [
        {
          sharedWithId: 'b',
          items: [{ item: 4, none: 0, at_risk: 1, correcting: 0, discuss: 0, skipped: 0 }],
        },
      ],
      pooled: [],
    });
  });

  it('are withheld where one of them asked the secretary to come and talk: the name is known, the item would be', () => {
    const wish = review('counts_only', answer('discuss', { wish: true }));
    expect(pooled([...countsOnly('none', 'none', 'none', 'at_risk'), wish])).toEqual([]);
  });

  it('are withheld where somebody who asked for a talk about another item wants to talk here as well', () => {
    const both: PooledReview = {
      ...{ sharing: 'counts_only', sharedWithId: undefined, known: new Set(), knownToOthers: new Set() },
      answers: [
        { ...emptyAnswer(3), level: 'discuss', wish: true },
        { ...emptyAnswer(4), level: 'discuss', wish: false },
      ],
    };
    expect(pooled([...countsOnly('none', 'none', 'none', 'at_risk'), both])).toEqual([]);
  });

  it('are pooled where somebody wants to talk and did not ask for it', () => {
    const silent = review('counts_only', answer('discuss', { wish: false }));
    expect(pooled([...countsOnly('none', 'none', 'none', 'none'), silent])).toEqual([
      { item: 4, none: 4, at_risk: 0, correcting: 0, discuss: 1, skipped: 0 },
    ]);
  });

  it('need five that were never seen under a name', () => {
    const seenBefore = review('counts_only', answer('at_risk'), { named: true });
    expect(pooled([...countsOnly('none', 'none', 'none', 'none'), seenBefore])).toEqual([]);
    expect(pooled([...countsOnly('none', 'none', 'none', 'correcting'), seenBefore])).toEqual([]);
  });

  it('do not count as differing only by what was seen under a name before', () => {
    const seenBefore = review('counts_only', answer('none'), { named: true });
    const others = countsOnly('at_risk', 'at_risk', 'at_risk', 'at_risk', 'at_risk');
    expect(pooled([...others, seenBefore])).toEqual([]);
  });

  it('take in what was seen under a name before, once five others hide each other', () => {
    const seenBefore = review('counts_only', answer('correcting'), { named: true });
    expect(pooled([...five, seenBefore])).toEqual([
      { item: 4, none: 4, at_risk: 1, correcting: 1, discuss: 0, skipped: 0 },
    ]);
  });
});

it('a review that was under a name before does not make up the five of a batch', () => {
  const seenBefore = review('counts_only', answer('none'), { named: true });
  expect(countPoolable([...countsOnly('none', 'none', 'none', 'at_risk'), seenBefore])).toBe(4);
  expect(countPoolable([...five, seenBefore, review('cell', answer('none'))])).toBe(5);
});

describe('what earlier versions told', () => {
  const answers = [
    { ...emptyAnswer(1), level: 'none' as const },
    { ...emptyAnswer(2), level: 'at_risk' as const, sharing: 'counts_only' as const },
  ];

  it.each([
    ['nothing, where all were counts-only', [earlier('counts_only', undefined)], []],
    ['every item, where their texts are gone', [earlier('secretary', undefined)], [1, 2, 3]],
    ['the items that were not narrowed', [earlier('cell', answers)], [1]],
    ['nothing, where there are none', [], []],
  ])('is %s', (_case, versions, expected) => {
    expect([...namedIn(versions, [1, 2, 3])]).toEqual(expected);
  });

  it.each([
    ['nothing new to others, where only the same office-holder read it', 'secretary', 'b', []],
    ['told to others, where another office-holder read it', 'secretary', 'c', [1]],
    ['told to others, where the whole cell was to read it', 'cell', 'b', [1]],
  ] as const)('is %s', (_case, sharing, sharedWithId, expected) => {
    expect([...namedIn([{ sharing, sharedWithId, answers }], [1, 2], 'b')]).toEqual(expected);
  });

  function earlier(sharing: Sharing, given: readonly Answer[] | undefined) {
    return { sharing, sharedWithId: 'b', answers: given };
  }
});

describe('answers for one office-holder', () => {
  const five = (['none', 'none', 'none', 'none', 'at_risk'] as const).map((level) =>
    review('secretary', answer(level), { sharedWithId: 'b' }),
  );
  const seenBefore = review('secretary', answer('none'), { sharedWithId: 'b', named: true });
  const tellable = (reviews: readonly PooledReview[]) =>
    tellableParts(closingCounts(reviews, nobody).addressed, 4);

  it('may be told to others where five of them hide each other', () => {
    expect(tellable(five)).toMatchObject([{ none: 4, at_risk: 1 }]);
    expect(tellable(five.slice(1))).toEqual([]);
  });

  it('are not hidden by one that others know already, though it is counted with the rest', () => {
    expect(tellable([...five.slice(1), seenBefore])).toEqual([]);
    expect(tellable([...five, seenBefore])).toMatchObject([{ none: 5, at_risk: 1 }]);
  });

  it('are never told together with those for another', () => {
    const other = review('secretary', answer('at_risk'), { sharedWithId: 'c' });
    expect(tellable([...five.slice(1), other])).toEqual([]);
    expect(tellable([...five, other])).toMatchObject([{ none: 4, at_risk: 1 }]);
  });
});

it.each([
  [{ none: 5, at_risk: 0, correcting: 0, discuss: 0, skipped: 0 }, false],
  [{ none: 3, at_risk: 1, correcting: 0, discuss: 0, skipped: 0 }, false],
  [{ none: 4, at_risk: 0, correcting: 0, discuss: 0, skipped: 1 }, true],
  [{ none: 0, at_risk: 2, correcting: 2, discuss: 1, skipped: 0 }, true],
])('counts %o hide everybody in them: %s', (counts, expected) => {
  expect(isAnonymous(counts)).toBe(expected);
});
