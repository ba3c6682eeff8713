import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';
import { officeOf } from '../../support/records.ts';

let cell: SummaryCell;

beforeEach(async () => {
  cell = await openSummaryCell();
});

afterEach(() => cell.close());

it('a committee officer who is a member of the cell hides nobody in its pool', async () => {
  const { store, ids, clock, unitId } = cell;
  const wardId = ids.next();
  const unit = await store.units.findById(unitId);
  if (unit === undefined) throw new Error('no cell');
  await store.units.insert({
    ...{ ...unit, id: wardId, kind: 'ward', name: 'Đảng ủy phường Tây Hồ' },
    createdAt: clock.now(),
  });
  await store.unitTree.move(unitId, wardId);
  const members = await cell.addMembers(
    'Nguyễn Văn An',
    'Phạm Thị Dung',
    'Hoàng Văn Em',
    'Vũ Thị Giang',
    'Bùi Văn Hải',
  );
  const [officer = '', ...others] = members;
  const { accountId } = await cell.actorOf(officer);
  const office = { id: ids.next(), unitId: wardId, accountId, role: 'committee_officer' } as const;
  await store.offices.insert(officeOf(office, clock.now()));
  const roundId = await cell.openRound();
  await cell.send(roundId, officer, 'counts_only', {});
  for (const memberId of others) await cell.send(roundId, memberId, 'counts_only', { 1: 'at_risk' });
  clock.moveTo(new Date('2026-12-03T13:00:00Z'));
  // Four, once the officer takes the own answer off: all at risk.
  expect((await cell.look(roundId)).summary.pooledReviews).toBe(0);
  const [batch] = await store.snapshots.listByRound(roundId);
  expect(batch?.counts.pooled).toEqual([]);
});
