import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PaperSums } from '../../../src/core/model/paper.ts';
import { publishedCounts } from '../../../src/core/units/counts.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
let roundId: string;
/** Five who handed in a form without a name, then four who count only. */
let onPaper: string[];
let counting: string[];

beforeEach(async () => {
  cell = await openSummaryCell();
  onPaper = await cell.addMembers('An', 'Bưởi', 'Dung', 'Em', 'Giang');
  counting = await cell.addMembers('Hải', 'Kim', 'Lâm', 'Mai');
  roundId = await cell.openRound();
  for (const memberId of onPaper) {
    const participant = await cell.store.participants.find(roundId, memberId);
    if (participant !== undefined)
      await cell.store.participants.update({ ...participant, status: 'paper' }, cell.clock.now());
  }
});
afterEach(() => cell.close());

function sums(none: number, at_risk: number): PaperSums {
  const item = { none, at_risk, correcting: 0, skipped: 0 };
  return { forms: none + at_risk, items: [1, 2, 3, 4, 5].map((number) => ({ item: number, ...item })) };
}

async function close(counted: PaperSums): Promise<void> {
  await cell.store.paperSheets.save({ roundId, printings: [], sums: counted });
  cell.clock.moveTo(new Date('2026-12-03T12:31:00Z'));
  await cell.tick();
}

async function raisedFor(viewerId: string): Promise<number | undefined> {
  return (await cell.look(roundId, viewerId)).summary.items[0]?.at_risk;
}

describe('forms without a name', () => {
  it('and reviews that only count fill each other up in no sum', async () => {
    for (const memberId of counting) await cell.send(roundId, memberId, 'counts_only', { 1: 'at_risk' });
    const before = await raisedFor(cell.secretaryId);
    await close(sums(4, 1));
    expect(before).toBe(0);
    // Four that count only stay out: nine are told of as five.
    expect((await cell.look(roundId)).summary).toMatchObject({ pooledReviews: 0, paperForms: 5 });
    expect((await cell.look(roundId)).summary.items[0]).toMatchObject({ at_risk: 1, rest: 8 });
  });

  it('four of them do not count with four that only count either', async () => {
    for (const memberId of counting) await cell.send(roundId, memberId, 'counts_only', { 1: 'at_risk' });
    await close(sums(3, 1));
    expect((await cell.look(roundId)).summary.paperForms).toBeUndefined();
    expect(await raisedFor(cell.secretaryId)).toBe(0);
  });

  it('are looked at before the close, after it and later: what differs is never one person', async () => {
    await cell.send(roundId, counting[0] ?? '', 'cell', { 1: 'at_risk' });
    const looks = [await raisedFor(cell.secretaryId)];
    await close(sums(3, 2));
    looks.push(await raisedFor(cell.secretaryId));
    // Somebody who handed one in takes the office of the deputy, and knows their own.
    const [an = ''] = onPaper;
    await cell.appoint('deputy', an);
    looks.push(await raisedFor(an));
    expect(looks).toEqual([1, 3, 1]);
    const [snapshot] = await cell.store.snapshots.listByRound(roundId);
    if (snapshot === undefined) throw new Error('nothing is frozen');
    // A committee is told the sum with the review under a name, which the cell knows: what is left are all five forms.
    expect(publishedCounts(snapshot.counts)[0]).toMatchObject({ item: 1, at_risk: 3, none: 3 });
  });

  it('leave nothing but what is told: the sums themselves are gone with the close', async () => {
    await close(sums(3, 1));
    expect((await cell.store.paperSheets.find(roundId)).sums).toBeUndefined();
    const [snapshot] = await cell.store.snapshots.listByRound(roundId);
    expect(snapshot?.counts.paper).toBeUndefined();
    expect(snapshot?.counts.participation).toMatchObject({ paper: 5, sent: 0 });
  });

  it('lie in the file in one length, whether none was entered or all of them', async () => {
    const length = async (kept: PaperSums | undefined): Promise<number | undefined> => {
      const printing = { on: '2026-11-24', holderId: cell.secretaryId, consentVersion: 1 };
      await cell.store.paperSheets.save({ roundId, printings: [printing], sums: kept });
      const row = await cell.database.prisma((db) => db.paperSheet.findUnique({ where: { roundId } }));
      return row?.contentSealed.length;
    };
    const item = { none: 90, at_risk: 30, correcting: 20, skipped: 10 };
    const items = Array.from({ length: 30 }, (_, index) => ({ item: index + 1, ...item }));
    expect(await length({ forms: 150, items })).toBe(await length(undefined));
  });
});
