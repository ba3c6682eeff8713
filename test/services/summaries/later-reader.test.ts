import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCommitmentServices } from '../../../src/services/commitments/commitments.ts';
import { loadMatter, summaryFor } from '../../../src/services/summaries/reading.ts';
import { minute } from '../../support/clock.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
let members: string[];
let roundId: string;

beforeEach(async () => {
  cell = await openSummaryCell();
  members = await cell.addMembers('An', 'Dung', 'Em', 'Giang', 'Hải');
  roundId = await cell.openRound();
});

afterEach(() => cell.close());

const later = new Date('2026-12-03T13:00:00Z');

async function atRisk(viewerId: string): Promise<number | undefined> {
  const { summary } = await cell.look(roundId, viewerId);
  return summary.items.find(({ item }) => item === 1)?.at_risk;
}

it('a member who becomes deputy after the round takes nothing off the pool that hid them', async () => {
  const [an = '', ...others] = members;
  await cell.send(roundId, an, 'counts_only', {});
  for (const memberId of others) await cell.send(roundId, memberId, 'counts_only', { 1: 'at_risk' });
  cell.clock.moveTo(later);
  expect(await atRisk(cell.secretaryId)).toBe(4);
  await cell.appoint('deputy', an);
  // Less the own "no", four are left who all say the same.
  expect(await atRisk(an)).toBe(0);
  expect(await atRisk(cell.secretaryId)).toBe(4);
  await cell.ownData.erase(await cell.actorOf(an), { kind: 'review', roundId });
  expect(await atRisk(an)).toBe(0);
});

it('nor a deputy off the answers that were for the secretary, the own one among them', async () => {
  const [an = '', ...others] = members;
  await cell.send(roundId, an, 'secretary', {});
  for (const memberId of others) await cell.send(roundId, memberId, 'secretary', { 1: 'at_risk' });
  cell.clock.moveTo(later);
  expect(await atRisk(cell.deputyId)).toBe(4);
  await cell.appoint('deputy', an);
  expect(await atRisk(an)).toBe(0);
});

it('nor by comparing a later round with the pool of the one before, the own answer known', async () => {
  const [an = '', ...others] = members;
  await cell.send(roundId, an, 'counts_only', {});
  for (const memberId of others) await cell.send(roundId, memberId, 'counts_only', { 1: 'at_risk' });
  cell.clock.moveTo(later);
  await cell.tick();
  const january = await cell.openRound('2027-01-03');
  cell.clock.moveTo(new Date('2026-12-28T00:00:00Z'));
  await cell.send(january, cell.deputyId, 'cell', { 1: 'at_risk' });
  cell.clock.moveTo(new Date('2027-01-03T13:00:00Z'));
  await cell.tick();
  await cell.appoint('deputy', an);
  const changeFor = async (viewerId: string) => {
    const { summary } = await cell.look(january, viewerId);
    return summary.items[0]?.change;
  };
  // Only December has a pool, and it is not there for An, who finds nobody in December to compare with.
  expect([await changeFor(cell.secretaryId), await changeFor(an)]).toEqual([
    { status: 'not_comparable' },
    { status: 'not_comparable' },
  ]);
});

describe('a member who becomes deputy after the round', () => {
  const remedy = { level: 'correcting', remedy: 'Nộp trước thứ Sáu' } as const;

  /** Everybody makes one commitment, Dung two and keeps one of them; then the round is closed. */
  async function close(those: readonly string[], at = later): Promise<void> {
    for (const [index, memberId] of those.entries())
      await cell.send(
        roundId,
        memberId,
        'counts_only',
        index === 1 ? { 2: remedy, 3: remedy } : { 2: remedy },
      );
    const [, dung = ''] = those;
    const [first] = await cell.store.commitments.listByMember(dung);
    const { store, clock, ids } = cell;
    const services = createCommitmentServices({ store, clock, ids });
    await services.report(await cell.actorOf(dung), first?.id ?? '', 'kept');
    cell.clock.moveTo(at);
    await cell.tick();
  }

  async function made(viewerId: string): Promise<number> {
    return (await cell.look(roundId, viewerId)).summary.commitments.made;
  }

  it('takes no commitment off those of four others, however many these are', async () => {
    const [an = ''] = members;
    await close(members);
    await cell.appoint('deputy', an);
    expect([await made(cell.secretaryId), await made(an)]).toEqual([6, 0]);
    cell.clock.advance(minute);
    // What was taken back afterwards is known all the same to who said it.
    await cell.ownData.erase(await cell.actorOf(an), { kind: 'review', roundId });
    expect(await made(an)).toBe(0);
  });

  it('sees those of five others who hide each other, the own one among them', async () => {
    const [an = ''] = members;
    cell.clock.moveTo(later);
    await cell.tick();
    const [khoa = ''] = await cell.addMembers('Khoa');
    roundId = await cell.openRound('2027-01-03');
    cell.clock.moveTo(new Date('2026-12-28T00:00:00Z'));
    await close([...members, khoa], new Date('2027-01-03T13:00:00Z'));
    await cell.appoint('deputy', an);
    expect([await made(cell.secretaryId), await made(an)]).toEqual([7, 7]);
  });
});

it('a summary that was not read for somebody is not made for them', async () => {
  const round = await cell.store.rounds.findById(roundId);
  if (round === undefined) throw new Error('no round');
  const matter = await loadMatter(cell.store, round, {
    ...{ readerIds: [cell.secretaryId], batches: [], now: cell.clock.now() },
  });
  expect(() => summaryFor(matter, cell.deputyId)).toThrow('was not read for the member');
});
