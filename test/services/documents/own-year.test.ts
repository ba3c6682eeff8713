import { afterEach, beforeEach, expect, it } from 'vitest';
import { createOwnYears } from '../../../src/services/documents/own-year.ts';
import { checklists } from '../../support/checklists.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
let an: string;
let roundId: string;

beforeEach(async () => {
  cell = await openSummaryCell(checklists.full);
  [an = ''] = await cell.addMembers('Nguyễn Văn An');
  roundId = await cell.openRound();
});
afterEach(() => cell.close());

async function years(memberId = an) {
  const { store, clock } = cell;
  const service = createOwnYears({ store, clock, groundsOf: () => [] });
  const actor = await cell.actorOf(memberId);
  return { list: () => service.list(actor), gather: (year: number) => service.gather(actor, year) };
}

async function yearOf(year: number) {
  const outcome = await (await years()).gather(year);
  if (outcome.status !== 'gathered') throw new Error(`nothing gathered: ${JSON.stringify(outcome)}`);
  return outcome.year;
}

async function sendTwice(): Promise<void> {
  await cell.send(roundId, an, 'counts_only', {
    1: { level: 'correcting', how: 'đọc ít', remedy: 'đọc mỗi tối', deadlineOn: '2026-12-31' },
    2: { level: 'at_risk', how: 'chỉ bí thư biết', sharing: 'secretary' },
    16: 'at_risk',
  });
  cell.clock.moveTo(new Date('2026-12-03T13:00:00Z'));
  await cell.tick();
  cell.clock.moveTo(new Date('2026-12-26T02:00:00Z'));
  const next = await cell.openRound('2027-01-04');
  await cell.send(next, an, 'cell', { 6: { level: 'correcting', remedy: 'nói ít' } });
}

it('has whatever its writer sent in that year, however narrowly it was shared, and nothing of another year', async () => {
  await sendTwice();
  expect(await (await years()).list()).toMatchObject({ status: 'listed', years: [2027, 2026] });
  const { name, rounds, tracks } = await yearOf(2026);
  expect(name).toBe('Nguyễn Văn An');
  expect(rounds.map(({ round, late }) => [round.period, late])).toEqual([[{ year: 2026, month: 12 }, false]]);
  const printed = JSON.stringify(rounds[0]?.answers);
  for (const words of ['đọc ít', 'chỉ bí thư biết']) expect(printed).toContain(words);
  expect(tracks).toMatchObject([
    { remedy: 'đọc mỗi tối', dueOn: '2026-12-31', status: 'made', open: true, grave: false },
  ]);
});

it('goes on with the commitments that were open when the year began', async () => {
  await sendTwice();
  const { rounds, tracks } = await yearOf(2027);
  expect(rounds).toHaveLength(1);
  expect(tracks.map(({ remedy }) => remedy)).toEqual(['đọc mỗi tối', 'nói ít']);
});

it('is as if an erased review had never been sent', async () => {
  await sendTwice();
  await cell.ownData.erase(await cell.actorOf(an), { kind: 'review', roundId });
  expect(await (await years()).list()).toMatchObject({ status: 'listed', years: [2027] });
  expect(await (await years()).gather(2026)).toMatchObject({ status: 'nothing_sent' });
});

it('is nobody else’s: whoever asks is given their own, and who is in no cell nothing', async () => {
  await sendTwice();
  expect(await (await years(cell.secretaryId)).gather(2026)).toMatchObject({ status: 'nothing_sent' });
  const { store, clock } = cell;
  const stranger = { ...(await cell.actorOf(an)), seats: [] };
  const service = createOwnYears({ store, clock, groundsOf: () => [] });
  expect(await service.gather(stranger, 2026)).toEqual({ status: 'denied', why: 'not_a_member' });
});
