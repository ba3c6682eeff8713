import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRoundCell, type Cell } from '../../support/round-cell.ts';

let cell: Cell;

beforeEach(async () => {
  cell = await openRoundCell();
});
afterEach(() => cell.close());

it('what was delivered can be seen for 90 days, then it is forgotten', async () => {
  await cell.jumpTo('2026-11-23T01:00:00Z');
  const [first] = await cell.upcoming();
  const roundId = first?.round.id ?? '';
  await cell.jumpTo('2026-11-26T12:00:00Z');
  expect(await cell.store.deliveries.listByRound(roundId)).toHaveLength(2);

  await cell.housekeeping.forgetDeliveries(new Date('2027-02-21T01:00:00Z'));
  expect(await cell.store.deliveries.listByRound(roundId)).toHaveLength(2);
  await cell.housekeeping.forgetDeliveries(new Date('2027-02-21T01:00:01Z'));
  expect(await cell.store.deliveries.listByRound(roundId)).toHaveLength(1);
});

it('a pending delivery is never forgotten, only expired', async () => {
  cell.answers.next = () => ({ status: 'unavailable', why: 'network' });
  await cell.jumpTo('2026-11-23T01:00:00Z');
  const [first] = await cell.upcoming();
  const roundId = first?.round.id ?? '';

  await cell.housekeeping.forgetDeliveries(new Date('2028-01-01T00:00:00Z'));
  const [waiting] = await cell.store.deliveries.listByRound(roundId);
  expect(waiting?.status).toBe('pending');
  await cell.housekeeping.expireDeliveries(new Date('2026-12-03T12:30:00Z'));
  const [expired] = await cell.store.deliveries.listByRound(roundId);
  expect(expired?.status).toBe('expired');
});
