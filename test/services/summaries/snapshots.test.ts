import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
beforeEach(async () => {
  cell = await openSummaryCell();
});
afterEach(() => cell.close());

const names = ['A A', 'B B', 'C C', 'D D', 'E E', 'F F'];
const meeting = new Date('2026-12-03T12:30:00Z');

async function close(): Promise<void> {
  cell.clock.moveTo(meeting);
  await cell.tick();
}

describe('closing a round', () => {
  it('freezes who had sent, the named counts by who may read them, and the pool', async () => {
    const members = await cell.addMembers(...names);
    const roundId = await cell.openRound();
    for (const member of members.slice(0, 5)) {
      await cell.send(roundId, member, 'counts_only', member === members[0] ? { 2: 'at_risk' } : {});
    }
    await cell.send(roundId, members[5] ?? '', 'secretary', { 1: 'correcting' });
    await cell.send(roundId, cell.secretaryId, 'cell', { 1: 'at_risk' });
    await close();
    const [closing, ...more] = await cell.store.snapshots.listByRound(roundId);
    expect(more).toEqual([]);
    expect(closing).toMatchObject({ number: 1, kind: 'closing', reviews: 5, createdAt: meeting });
    expect(closing?.counts.participation).toEqual({
      ...{ total: 8, sent: 7, late: 0, paper: 0, excused: 0, exempt: 0 },
    });
    expect(closing?.counts.memberships).toEqual({ official: 8, probationary: 0, unknown: 0 });
    const one = { at_risk: 0, correcting: 0, discuss: 0, skipped: 0 };
    expect(closing?.counts.cell.slice(0, 2)).toEqual([
      { item: 1, none: 0, ...one, at_risk: 1 },
      { item: 2, none: 1, ...one },
    ]);
    expect(closing?.counts.addressed.map(({ sharedWithId, items }) => [sharedWithId, items[0]])).toEqual([
      [cell.secretaryId, { item: 1, none: 0, ...one, correcting: 1 }],
    ]);
    expect(closing?.counts.pooled).toEqual([{ item: 2, none: 4, ...one, at_risk: 1 }]);
  });

  it('twice is once, and never before its time', async () => {
    const roundId = await cell.openRound();
    const closeNow = () =>
      cell.store.transaction((tx) => cell.snapshots.closeRound(tx, { id: roundId }, cell.clock.now()));
    await closeNow();
    expect(await cell.store.snapshots.listByRound(roundId)).toEqual([]);
    expect((await cell.store.rounds.findById(roundId))?.closedAt).toBeUndefined();
    cell.clock.moveTo(meeting);
    await Promise.all([closeNow(), closeNow()]);
    expect(await cell.store.snapshots.listByRound(roundId)).toHaveLength(1);
    expect((await cell.store.rounds.findById(roundId))?.closedAt).toEqual(meeting);
  });

  it('leaves alone a round that was called off', async () => {
    const roundId = await cell.openRound();
    const round = await cell.store.rounds.findById(roundId);
    if (round !== undefined) await cell.store.rounds.update({ ...round, cancelledAt: cell.clock.now() });
    await close();
    await cell.store.transaction((tx) => cell.snapshots.closeRound(tx, { id: roundId }, cell.clock.now()));
    expect(await cell.store.snapshots.listByRound(roundId)).toEqual([]);
  });

  it('keeps the number of counts-only reviews to itself where they were fewer than five', async () => {
    const members = await cell.addMembers(...names);
    const roundId = await cell.openRound();
    for (const member of members.slice(0, 4))
      await cell.send(roundId, member, 'counts_only', { 1: 'at_risk' });
    await close();
    expect((await cell.store.snapshots.listByRound(roundId))[0]).toMatchObject({
      reviews: 0,
      counts: { pooled: [] },
    });
  });

  it('happens before a late review is counted, where no tick came in between', async () => {
    const members = await cell.addMembers(...names);
    const roundId = await cell.openRound();
    for (const member of members.slice(0, 5)) {
      await cell.send(roundId, member, 'counts_only', member === members[0] ? { 2: 'at_risk' } : {});
    }
    cell.clock.moveTo(new Date(meeting.getTime() + 1000));
    await cell.send(roundId, members[5] ?? '', 'counts_only', { 2: 'at_risk' });
    const batches = await cell.store.snapshots.listByRound(roundId);
    expect(batches.map(({ kind, reviews }) => [kind, reviews])).toEqual([['closing', 5]]);
    expect(batches[0]?.counts.participation).toMatchObject({ sent: 5, late: 0 });
    expect(batches[0]?.counts.pooled).toMatchObject([{ item: 2, none: 4, at_risk: 1 }]);
  });
});

describe('late counts-only reviews', () => {
  it('make a batch by five, and the five after them another', async () => {
    const members = await cell.addMembers(...names, ...names.map((name) => `${name} Hai`));
    const roundId = await cell.openRound();
    await close();
    for (const [index, member] of members.slice(0, 11).entries()) {
      await cell.send(roundId, member, 'counts_only', index % 5 === 0 ? { 3: 'correcting' } : {});
    }
    const batches = await cell.store.snapshots.listByRound(roundId);
    expect(batches.map(({ number, kind, reviews }) => [number, kind, reviews])).toEqual([
      [1, 'closing', 0],
      [2, 'late', 5],
      [3, 'late', 5],
    ]);
    expect(batches.map(({ counts }) => counts.pooled)).toMatchObject([
      [],
      [{ item: 3, none: 4, correcting: 1 }],
      [{ item: 3, none: 4, correcting: 1 }],
    ]);
  });

  it('that were erased before the fifth came leave the batch', async () => {
    const members = await cell.addMembers(...names);
    const roundId = await cell.openRound();
    await close();
    for (const member of members.slice(0, 4))
      await cell.send(roundId, member, 'counts_only', { 1: 'at_risk' });
    await cell.ownData.erase(await cell.actorOf(members[0] ?? ''), { kind: 'review', roundId });
    await cell.send(roundId, members[4] ?? '', 'counts_only');
    expect(await cell.store.snapshots.listByRound(roundId)).toHaveLength(1);
    await cell.send(roundId, members[5] ?? '', 'counts_only');
    expect(await cell.store.snapshots.listByRound(roundId)).toHaveLength(2);
  });

  it('are not made up to five by one that was in the closing pool', async () => {
    const members = await cell.addMembers(...names);
    const roundId = await cell.openRound();
    for (const member of members.slice(0, 5)) {
      await cell.send(roundId, member, 'counts_only', member === members[0] ? { 2: 'at_risk' } : {});
    }
    await close();
    const counted = await cell.store.revisions.listNewest(roundId);
    expect(counted.every(({ snapshotId }) => snapshotId !== undefined)).toBe(true);
    await cell.ownData.erase(await cell.actorOf(members[0] ?? ''), { kind: 'review', roundId });
    const again = await cell.reviews.open(await cell.actorOf(members[0] ?? ''), roundId);
    expect(again).toMatchObject({ status: 'closed', closed: { why: 'erased' } });
  });
});
