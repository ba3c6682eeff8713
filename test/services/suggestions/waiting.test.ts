import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SuggestionCounts } from '../../../src/core/suggestions/suggestion.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
let members: string[];
let december: string;
let january: string;

const names = ['A A', 'B B', 'C C', 'D D', 'E E', 'F F', 'G G'];
const closes = { december: new Date('2026-12-03T12:30:00Z'), january: new Date('2027-01-07T12:30:00Z') };

beforeEach(async () => {
  cell = await openSummaryCell();
  members = await cell.addMembers(...names);
  december = await cell.openRound('2026-12-03');
  january = await cell.openRound('2027-01-07');
});
afterEach(() => cell.close());

async function suggest(
  memberId: string | undefined,
  roundId: string,
  { item, sharing = 'counts_only' }: { item?: number; sharing?: 'committee' | 'counts_only' } = {},
): Promise<string> {
  const id = cell.ids.next();
  await cell.store.suggestions.save({
    ...{ id, unitId: cell.unitId, memberId: memberId ?? '', roundId, item, sharing, sharedWithId: undefined },
    ...{ text: sharing === 'committee' ? 'Lời' : undefined, sentAt: cell.clock.now() },
    ...{ answer: undefined, withdrawnAt: undefined },
  });
  return id;
}

async function closeAt(at: Date): Promise<void> {
  cell.clock.moveTo(at);
  await cell.tick();
}

async function countsOf(roundId: string): Promise<SuggestionCounts | undefined> {
  const closing = (await cell.store.snapshots.listByRound(roundId)).find(({ kind }) => kind === 'closing');
  return closing?.counts.suggestions;
}

describe('a suggestion that only counts', () => {
  it('sent after its round has closed is counted with the next one', async () => {
    await closeAt(closes.december);
    for (const member of members.slice(0, 3)) await suggest(member, december);
    for (const member of members.slice(3, 6)) await suggest(member, january);
    expect(await countsOf(december)).toEqual({ named: 0, pooled: 0 });

    await closeAt(closes.january);
    expect(await countsOf(january)).toEqual({ named: 0, pooled: 6 });
    expect(await countsOf(december)).toEqual({ named: 0, pooled: 0 });
  });

  it('for a meeting that was called off is counted with the next one', async () => {
    for (const member of members.slice(0, 5)) await suggest(member, december);
    const round = await cell.store.rounds.findById(december);
    if (round === undefined) throw new Error('no round');
    await cell.store.rounds.update({ ...round, cancelledAt: cell.clock.now() });
    await closeAt(closes.january);
    expect(await countsOf(january)).toEqual({ named: 0, pooled: 5 });
  });

  it('waits on where fewer than five have come together, and is never counted twice', async () => {
    const february = await cell.openRound('2027-02-04');
    const march = await cell.openRound('2027-03-04');
    await closeAt(closes.december);
    for (const member of members.slice(0, 3)) await suggest(member, december);
    await closeAt(closes.january);
    expect(await countsOf(january)).toEqual({ named: 0, pooled: 0 });
    for (const member of members.slice(3, 5)) await suggest(member, february);
    await closeAt(new Date('2027-02-04T12:30:00Z'));
    expect(await countsOf(february)).toEqual({ named: 0, pooled: 5 });
    for (const member of members.slice(0, 5)) await suggest(member, march);
    await closeAt(new Date('2027-03-04T12:30:00Z'));
    expect(await countsOf(march)).toEqual({ named: 0, pooled: 5 });
  });

  it('of one member counts once, however many of them wait', async () => {
    await closeAt(closes.december);
    for (const member of members.slice(0, 4)) await suggest(member, december);
    for (const member of members.slice(0, 4)) await suggest(member, january);
    await closeAt(closes.january);
    expect(await countsOf(january)).toEqual({ named: 0, pooled: 0 });
  });

  it('is not among them where it stood under a name before, was withdrawn, or is one that the cell reads', async () => {
    await closeAt(closes.december);
    for (const member of members.slice(0, 4)) await suggest(member, december);
    const withdrawn = await suggest(members[4], december);
    const row = await cell.store.suggestions.findById(withdrawn);
    if (row === undefined) throw new Error('no suggestion');
    await cell.store.suggestions.save({ ...row, withdrawnAt: cell.clock.now() });
    await suggest(members[5], december, { sharing: 'committee' });
    await cell.send(december, members[6] ?? '', 'cell');
    await suggest(members[6], december, { item: 5 });
    await closeAt(closes.january);
    expect(await countsOf(january)).toEqual({ named: 0, pooled: 0 });
  });

  it('is told of nobody where everybody who could be in the pool is in it', async () => {
    await closeAt(closes.december);
    for (const member of members) await suggest(member, december);
    await closeAt(closes.january);
    const joined = (await cell.store.members.listByUnit(cell.unitId)).length;
    const counts = await countsOf(january);
    expect([joined, counts?.pooled]).toEqual([names.length + 2, 0]);
  });
});
