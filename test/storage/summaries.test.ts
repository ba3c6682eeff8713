import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FrozenSummary } from '../../src/core/summaries/summary.ts';
import { openSummaryCell, type SummaryCell } from '../support/summary-cell.ts';

let cell: SummaryCell;
let roundId: string;
beforeEach(async () => {
  cell = await openSummaryCell();
  roundId = await cell.openRound();
});
afterEach(() => cell.close());

const content: FrozenSummary = {
  closed: true,
  participation: { total: 2, sent: 1, late: 0, paper: 0, excused: 1, exempt: 0 },
  people: [{ memberId: 'an', name: 'Nguyễn Văn An', state: 'sent', obstacle: 'blocked' }],
  items: [
    {
      item: 1,
      at_risk: 1,
      correcting: 0,
      discuss: 2,
      skipped: 0,
      rest: 3,
      change: { status: 'compared', before: { raised: 3, of: 6 }, now: { raised: 3, of: 7 } },
    },
    { item: 2, at_risk: 0, correcting: 0, discuss: 0, skipped: 0, rest: 6, change: undefined },
  ],
  words: [
    {
      ...{ memberId: 'an', name: 'Nguyễn Văn An', item: 1, sharing: 'secretary', sharedWithId: 'binh' },
      ...{ level: 'at_risk', skipReason: undefined, how: 'còn nể nang', causeKind: 'objective' },
      ...{ cause: undefined, remedy: undefined, deadlineOn: '2026-12-31', help: undefined },
    },
  ],
  pooledReviews: 5,
  commitments: { made: 3, kept: 1, running: 1, notYet: 0, overdue: 1 },
};

describe('approved summaries', () => {
  it('are read as they were written, the newest first asked for', async () => {
    const summary = {
      id: cell.ids.next(),
      roundId,
      number: 1,
      approvedById: 'binh',
      approvedAt: cell.clock.now(),
      openedAt: undefined,
    };
    await cell.store.summaries.insert({ ...summary, fingerprint: 'one', content });
    const second = { ...summary, id: cell.ids.next(), number: 2, fingerprint: 'two', content };
    await cell.store.summaries.insert(second);
    expect(await cell.store.summaries.findNewest(roundId)).toEqual(second);
    await cell.store.summaries.rewrite({ ...second, content: { ...content, words: [] } });
    expect(await cell.store.summaries.findNewest(roundId)).toEqual({
      ...second,
      content: { ...content, words: [] },
    });
    expect((await cell.store.summaries.listByRound(roundId)).map(({ number }) => number)).toEqual([1, 2]);
  });

  it('and snapshots hold no name, word or count in the open', async () => {
    const at = cell.clock.now();
    const id = cell.ids.next();
    await cell.store.summaries.insert({
      ...{
        id,
        roundId,
        number: 1,
        approvedById: 'binh',
        approvedAt: at,
        openedAt: undefined,
        fingerprint: 'fingerprint',
        content,
      },
    });
    const counts = { item: 7, none: 1, at_risk: 2, correcting: 3, discuss: 4, skipped: 5 };
    const snapshot = {
      ...{ id: cell.ids.next(), roundId, number: 1, kind: 'closing' as const, reviews: 5, createdAt: at },
      counts: {
        participation: content.participation,
        cell: [counts],
        addressed: [{ sharedWithId: 'binh', items: [counts] }],
        pooled: [],
      },
    };
    await cell.store.snapshots.insert(snapshot);
    expect(await cell.store.snapshots.listByRound(roundId)).toEqual([snapshot]);
    const [summaries, snapshots] = await Promise.all([
      cell.database.prisma((db) => db.summary.findMany()),
      cell.database.prisma((db) => db.snapshot.findMany()),
    ]);
    const rows = JSON.stringify([summaries, snapshots]);
    for (const secret of ['Nguyễn', 'nể nang', 'at_risk', '2026-12-31', 'fingerprint', 'reviews'])
      expect(rows).not.toContain(secret);
  });
});
