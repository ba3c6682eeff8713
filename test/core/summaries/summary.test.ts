import { describe, expect, it } from 'vitest';
import { emptyAnswer } from '../../../src/core/reviews/answer.ts';
import { type Answer, type Level } from '../../../src/core/model/reviews.ts';
import type { Sharing } from '../../../src/core/sharing.ts';
import type { ItemCounts, SnapshotCounts } from '../../../src/core/summaries/snapshot-counts.ts';
import {
  compileSummary,
  type FrozenBatch,
  type SummaryInput,
  type SummaryParticipant,
  type SummaryReview,
} from '../../../src/core/summaries/compilation.ts';
import { haveFewSent } from '../../../src/core/summaries/people.ts';
import {
  deadlinesOf,
  fingerprintOf,
  forReader,
  raisedItems,
  withoutWordsOf,
} from '../../../src/core/summaries/summary.ts';

const secretary = 'binh';
const deputy = 'cuong';

function member(memberId: string, changes: Partial<SummaryParticipant> = {}): SummaryParticipant {
  return {
    ...{
      memberId,
      name: `Đồng chí ${memberId}`,
      status: 'expected',
      sent: true,
      late: false,
      obstacle: 'none',
    },
    ...changes,
  };
}

function review(
  memberId: string,
  sharing: Sharing,
  levels: Record<number, Level | Partial<Answer>>,
  changes: Partial<SummaryReview> = {},
): SummaryReview {
  const answers = [1, 2, 3].map((item): Answer => {
    const given = levels[item] ?? 'none';
    return { ...emptyAnswer(item), ...(typeof given === 'string' ? { level: given } : given) };
  });
  return { memberId, sharing, sharedWithId: secretary, late: false, answers, ...changes };
}

function compile(input: Partial<SummaryInput>) {
  return compileSummary({
    ...{
      viewerId: secretary,
      items: [1, 2, 3],
      batches: [],
      before: [],
      participants: [],
      reviews: [],
      commitments: [],
    },
    ...input,
  });
}

function counts(item: number, changes: Partial<ItemCounts>): ItemCounts {
  return { item, none: 0, at_risk: 0, correcting: 0, discuss: 0, skipped: 0, ...changes };
}

function batch(
  changes: Partial<SnapshotCounts>,
  kind: 'closing' | 'late' = 'closing',
  reviews = 0,
): FrozenBatch {
  return {
    kind,
    reviews,
    counts: { participation: undefined, cell: [], addressed: [], pooled: [], ...changes },
  };
}

describe('while a round is open', () => {
  const participants = ['an', 'dung', 'em', 'giang', secretary].map((id) => member(id));
  const reviews = [
    review('an', 'cell', { 1: 'at_risk', 2: 'discuss' }),
    review('dung', 'secretary', { 1: 'correcting', 3: { skipReason: 'chưa rõ' } }),
    review('em', 'counts_only', { 1: 'at_risk', 2: 'at_risk', 3: 'at_risk' }),
    review('giang', 'cell', { 1: { level: 'at_risk', sharing: 'counts_only' } }),
    review(secretary, 'secretary', { 2: 'at_risk' }, { sharedWithId: deputy }),
  ];

  it('the secretary sees the levels of everybody named, and of nobody else', () => {
    expect(compile({ participants, reviews }).items).toEqual([
      { item: 1, at_risk: 1, correcting: 1, discuss: 0, skipped: 0, rest: 3, change: undefined },
      { item: 2, at_risk: 1, correcting: 0, discuss: 1, skipped: 0, rest: 3, change: undefined },
      { item: 3, at_risk: 0, correcting: 0, discuss: 0, skipped: 1, rest: 4, change: undefined },
    ]);
  });

  it('the deputy sees no level of those who wrote for the secretary alone', () => {
    expect(compile({ participants, reviews, viewerId: deputy }).items).toEqual([
      { item: 1, at_risk: 1, correcting: 0, discuss: 0, skipped: 0, rest: 4, change: undefined },
      { item: 2, at_risk: 1, correcting: 0, discuss: 1, skipped: 0, rest: 3, change: undefined },
      { item: 3, at_risk: 0, correcting: 0, discuss: 0, skipped: 0, rest: 5, change: undefined },
    ]);
  });

  it('a counts-only review leaves the same trace as one under a name that raises nothing', () => {
    const others = reviews.filter(({ memberId }) => memberId !== 'em');
    const quiet = compile({ participants, reviews: [...others, review('em', 'cell', {})] });
    expect(compile({ participants, reviews })).toEqual(quiet);
  });

  it('an item narrowed to counts only leaves the same trace as one that raises nothing', () => {
    const others = reviews.filter(({ memberId }) => memberId !== 'giang');
    const quiet = compile({ participants, reviews: [...others, review('giang', 'cell', {})] });
    expect(compile({ participants, reviews })).toEqual(quiet);
  });

  it('what concerns most people comes first, and what nobody raised is left out', () => {
    const raised = raisedItems(
      compile({ participants, reviews: [...reviews, review('hoa', 'cell', { 2: 'at_risk' })] }),
    );
    expect(raised.map(({ item }) => item)).toEqual([2, 1]);
  });
});

describe('once a round is closed', () => {
  const participants = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => member(id));
  const closing = batch({
    cell: [counts(1, { none: 1, at_risk: 1 })],
    addressed: [{ sharedWithId: secretary, items: [counts(1, { none: 2, correcting: 1 })] }],
    pooled: [counts(1, { none: 4, at_risk: 1 })],
  });

  it('the counts are what was frozen: named, addressed to the reader, and pooled', () => {
    expect(compile({ participants, batches: [closing] }).items[0]).toEqual({
      ...{ item: 1, at_risk: 2, correcting: 1, discuss: 0, skipped: 0, rest: 5, change: undefined },
    });
  });

  it('reviews that were edited or erased since change no number', () => {
    const reviews = [review('a', 'cell', { 1: 'discuss', 2: 'discuss' })];
    expect(compile({ participants, batches: [closing], reviews }).items).toEqual(
      compile({ participants, batches: [closing] }).items,
    );
  });

  it('late reviews under a name join, late counts-only ones do not', () => {
    const reviews = [
      review('g', 'cell', { 1: 'at_risk' }, { late: true }),
      review('h', 'counts_only', { 1: 'at_risk' }, { late: true }),
    ];
    expect(compile({ participants, batches: [closing], reviews }).items[0]).toMatchObject({
      at_risk: 3,
      rest: 4,
    });
  });

  it('a further batch adds to them', () => {
    const late = batch({ pooled: [counts(1, { none: 3, discuss: 2 })] }, 'late', 5);
    const summary = compile({ participants: [...participants, ...participants], batches: [closing, late] });
    expect(summary.items[0]).toMatchObject({ at_risk: 2, correcting: 1, discuss: 2, rest: 11 });
    expect(summary.pooledReviews).toBe(5);
  });

  it('three answers addressed to somebody else are not counted, five that differ are', () => {
    const crowd = batch({
      addressed: [{ sharedWithId: secretary, items: [counts(1, { none: 3, at_risk: 2 })] }],
    });
    expect(compile({ participants, batches: [closing], viewerId: deputy }).items[0]).toMatchObject({
      ...{ at_risk: 2, correcting: 0 },
    });
    expect(compile({ participants, batches: [crowd], viewerId: deputy }).items[0]).toMatchObject({
      at_risk: 2,
    });
    const alike = batch({ addressed: [{ sharedWithId: secretary, items: [counts(1, { at_risk: 6 })] }] });
    expect(compile({ participants, batches: [alike], viewerId: deputy }).items[0]).toMatchObject({
      at_risk: 0,
    });
  });

  it("the secretary's own review, which the deputy reads, counts once", () => {
    const own = review(secretary, 'secretary', { 1: 'at_risk' }, { sharedWithId: deputy });
    const alone = batch({ addressed: [{ sharedWithId: deputy, items: [counts(1, { at_risk: 1 })] }] });
    const crowd = batch({
      addressed: [{ sharedWithId: deputy, items: [counts(1, { at_risk: 1, none: 5 })] }],
    });
    expect(compile({ participants, batches: [alone], reviews: [own] }).items[0]).toMatchObject({
      at_risk: 1,
    });
    expect(compile({ participants, batches: [crowd], reviews: [own] }).items[0]).toMatchObject({
      at_risk: 1,
    });
  });

  const sent = (count: number) => ({ total: 9, sent: count, late: 0, paper: 0, excused: 0, exempt: 0 });

  it('it is compared with the round before by frozen counts alone, each beside what it is of', () => {
    const before = [
      batch({ participation: sent(8), cell: [counts(1, { at_risk: 1 }), counts(2, { correcting: 2 })] }),
    ];
    const now = batch({ participation: sent(5), cell: [counts(1, { at_risk: 3 })] });
    const reviews = [review('g', 'cell', { 3: 'at_risk' }, { late: true })];
    const { items } = compile({ participants, batches: [now], before, reviews });
    expect(items.map(({ item, change }) => [item, change])).toEqual([
      [1, { status: 'compared', before: { raised: 1, of: 8 }, now: { raised: 3, of: 5 } }],
      [2, { status: 'compared', before: { raised: 2, of: 8 }, now: { raised: 0, of: 5 } }],
      [3, { status: 'compared', before: { raised: 0, of: 8 }, now: { raised: 0, of: 5 } }],
    ]);
  });

  it('an item is not compared where one of the two rounds has a pool and the other has none', () => {
    const before = [batch({ participation: sent(8), cell: [counts(1, { at_risk: 1 })] })];
    const now = batch(
      {
        participation: sent(8),
        cell: [counts(1, { at_risk: 1 })],
        pooled: [counts(1, { none: 2, at_risk: 3 })],
      },
      'closing',
      5,
    );
    const { items } = compile({ participants, batches: [now], before, arePoolsComparable: true });
    expect(items.map(({ change }) => change)).toEqual([
      { status: 'not_comparable' },
      // Where the five are not added, they are not in what it is of either.
      { status: 'compared', before: { raised: 0, of: 8 }, now: { raised: 0, of: 3 } },
      { status: 'compared', before: { raised: 0, of: 8 }, now: { raised: 0, of: 3 } },
    ]);
  });

  it('it is not compared where the round before has no frozen counts', () => {
    expect(compile({ participants, batches: [closing] }).items[0]?.change).toBeUndefined();
    expect(compile({ participants, before: [closing] }).items[0]?.change).toBeUndefined();
  });
});

it('everybody stands once in the figures', () => {
  const summary = compile({
    participants: [
      member('a'),
      member('b', { late: true }),
      member('c', { sent: false }),
      member('d', { sent: false, obstacle: 'blocked' }),
      member('e', { sent: false, status: 'excused' }),
      member('f', { sent: false, status: 'exempt', obstacle: 'no_account' }),
      member('g', { sent: false, status: 'paper' }),
      member('h', { status: 'exempt' }),
      member('i', { status: 'excused', late: true }),
    ],
  });
  expect(summary.participation).toEqual({ total: 7, sent: 4, late: 2, paper: 1, excused: 1, exempt: 1 });
  expect(summary.people.map(({ memberId, state }) => `${memberId} ${state}`)).toEqual([
    ...['a sent', 'b late', 'c missing', 'd missing', 'e excused', 'f exempt', 'g paper', 'h sent', 'i late'],
  ]);
});

it.each([
  [{ total: 9, sent: 4, paper: 0 }, true],
  [{ total: 9, sent: 5, paper: 0 }, false],
  [{ total: 8, sent: 4, paper: 0 }, false],
  [{ total: 9, sent: 4, paper: 1 }, false],
  [{ total: 0, sent: 0, paper: 0 }, false],
])('of %j few have sent: %s', (figures, few) => {
  expect(haveFewSent({ ...figures, late: 0, excused: 0, exempt: 0 })).toBe(few);
});

describe('words', () => {
  const detailed = { how: 'còn nể nang', remedy: 'góp ý thẳng', deadlineOn: '2026-12-31' };
  const participants = ['an', 'dung', 'em', 'giang'].map((id) => member(id));
  const reviews = [
    review('giang', 'counts_only', { 1: { level: 'at_risk', ...detailed } }),
    review('em', 'secretary', { 2: { level: 'correcting', ...detailed, deadlineOn: '2026-12-10' } }),
    review('dung', 'cell', {
      1: { level: 'at_risk', ...detailed, sharing: 'counts_only' },
      2: { level: 'at_risk', help: 'xin tài liệu', sharing: 'secretary' },
      3: { skipReason: 'chưa rõ mục này' },
    }),
    review('an', 'cell', { 1: { level: 'at_risk', ...detailed }, 2: 'discuss' }),
  ];

  it('are shown by name, in the order of the roster, where the reader may read them', () => {
    const { words } = compile({ participants, reviews });
    expect(words.map(({ memberId, item, sharing }) => [memberId, item, sharing])).toEqual([
      ['an', 1, 'cell'],
      ['dung', 2, 'secretary'],
      ['dung', 3, 'cell'],
      ['em', 2, 'secretary'],
    ]);
    expect(words[0]).toMatchObject({ name: 'Đồng chí an', level: 'at_risk', ...detailed });
    expect(words[2]).toMatchObject({ level: undefined, skipReason: 'chưa rõ mục này' });
  });

  it('for the secretary are not shown to the deputy', () => {
    const { words } = compile({ participants, reviews, viewerId: deputy });
    expect(words.map(({ memberId, item }) => [memberId, item])).toEqual([
      ['an', 1],
      ['dung', 3],
    ]);
  });

  it('that were approved are shown only to whom they may be shown', () => {
    const approved = compile({ participants, reviews });
    expect(forReader(approved, deputy).words.map(({ memberId }) => memberId)).toEqual(['an', 'dung']);
    expect(forReader(approved, secretary)).toEqual(approved);
  });

  it('of one member are taken out of what was approved', () => {
    const approved = compile({ participants, reviews });
    expect(withoutWordsOf(approved, 'dung').words.map(({ memberId }) => memberId)).toEqual(['an', 'em']);
    expect(withoutWordsOf(approved, 'dung').items).toEqual(approved.items);
  });

  it('carry deadlines, the soonest first, and none of those who are only counted', () => {
    const deadlines = deadlinesOf(compile({ participants, reviews }));
    expect(deadlines.map(({ memberId, item, deadlineOn }) => [memberId, item, deadlineOn])).toEqual([
      ['em', 2, '2026-12-10'],
      ['an', 1, '2026-12-31'],
    ]);
  });
});

describe('the fingerprint', () => {
  const participants = [member('an'), member('dung', { sent: false })];
  const reviews = [review('an', 'cell', { 1: { level: 'at_risk', how: 'nể nang' } })];
  const first = fingerprintOf(compile({ participants, reviews }));

  it.each<[string, Partial<SummaryInput>]>([
    ['a level', { reviews: [review('an', 'cell', { 1: { level: 'correcting', how: 'nể nang' } })] }],
    ['a word', { reviews: [review('an', 'cell', { 1: { level: 'at_risk', how: 'nể' } })] }],
    ['who may read', { reviews: [review('an', 'secretary', { 1: { level: 'at_risk', how: 'nể nang' } })] }],
    ['who has sent', { participants: [member('an'), member('dung')] }],
    ['a name', { participants: [member('an', { name: 'Đồng chí khác' }), member('dung', { sent: false })] }],
  ])('changes with %s', (_case, changes) => {
    expect(fingerprintOf(compile({ participants, reviews, ...changes }))).not.toBe(first);
  });

  it('stays the same when somebody blocks the bot', () => {
    const blocked = [member('an'), member('dung', { sent: false, obstacle: 'blocked' })];
    expect(fingerprintOf(compile({ participants: blocked, reviews }))).toBe(first);
  });

  it('stays the same whatever a counts-only member writes', () => {
    const one = [...reviews, review('dung', 'counts_only', { 2: 'at_risk' })];
    const other = [...reviews, review('dung', 'counts_only', { 3: { level: 'correcting', how: 'khác' } })];
    expect(fingerprintOf(compile({ participants, reviews: one }))).toBe(
      fingerprintOf(compile({ participants, reviews: other })),
    );
  });
});
