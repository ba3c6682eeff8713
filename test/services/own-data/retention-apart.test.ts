import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';
import { createRetention } from '../../../src/services/own-data/retention.ts';

let cell: SummaryCell;

beforeEach(async () => {
  cell = await openSummaryCell();
});

afterEach(() => cell.close());

it('a round that cannot be closed keeps the texts of no other round', async () => {
  const [an = ''] = await cell.addMembers('Nguyễn Văn An');
  const broken = await cell.openRound('2026-11-30');
  const whole = await cell.openRound('2026-12-04');
  for (const roundId of [broken, whole]) {
    await cell.send(roundId, an, 'cell', { 1: { level: 'at_risk', how: 'Chậm nộp' } });
  }
  cell.clock.moveTo(new Date('2026-12-04T13:00:00Z'));
  await cell.tick();
  const { store, snapshots, lateReviews } = cell;
  const retention = createRetention({
    store,
    snapshots: {
      ...snapshots,
      closeRound: (tx, round, now) =>
        round.id === broken ? Promise.reject(new Error('unreadable')) : snapshots.closeRound(tx, round, now),
    },
    lateReviews,
    onErased: () => Promise.resolve(),
  });
  await expect(retention.deleteExpiredTexts(new Date('2027-12-10T00:00:00Z'))).rejects.toThrow('unreadable');
  const answers = async (roundId: string) => (await store.revisions.listNewest(roundId))[0]?.answers;
  expect(await answers(whole)).toBeUndefined();
  expect(await answers(broken)).toHaveLength(5);
});
