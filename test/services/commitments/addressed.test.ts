import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Answered, openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';
import { publishedCommitments } from '../../../src/core/units/counts.ts';
import { createCommitmentServices } from '../../../src/services/commitments/commitments.ts';

let cell: SummaryCell;
const committed: Answered = { 2: { level: 'correcting', remedy: 'Nộp trước thứ Sáu' } };

beforeEach(async () => {
  cell = await openSummaryCell();
});

afterEach(() => cell.close());

async function publish(
  forSecretary: number,
  before: (roundId: string, memberId: string) => Promise<void> = () => Promise.resolve(),
) {
  const members = await cell.addMembers('An', 'Dung', 'Em', 'Giang', 'Hải', 'Khoa', 'Lan');
  const roundId = await cell.openRound();
  await before(roundId, members[1] ?? '');
  for (const [index, memberId] of members.entries()) {
    await cell.send(roundId, memberId, index < forSecretary ? 'secretary' : 'cell', committed);
  }
  const { store, clock, ids } = cell;
  for (const memberId of [members[0] ?? '', members[6] ?? '']) {
    const [commitment] = await store.commitments.listByMember(memberId);
    const services = createCommitmentServices({ store, clock, ids });
    await services.report(await cell.actorOf(memberId), commitment?.id ?? '', 'kept');
  }
  clock.moveTo(new Date('2026-12-03T13:00:00Z'));
  await cell.look(roundId);
  const [batch] = await store.snapshots.listByRound(roundId);
  if (batch === undefined) throw new Error('not closed');
  return publishedCommitments(batch.counts);
}

it('a commitment for the secretary alone does not leave the cell in its numbers', async () => {
  expect(await publish(1)).toEqual({ made: 6, kept: 1, running: 0, notYet: 0, overdue: 0 });
});

it('five commitments for the secretary that hide each other do', async () => {
  expect(await publish(5)).toEqual({ made: 7, kept: 2, running: 0, notYet: 0, overdue: 0 });
});

it('one that the cell was to read before hides nobody among those for the secretary', async () => {
  const wide = (roundId: string, memberId: string) => cell.send(roundId, memberId, 'cell', committed);
  expect(await publish(5, wide)).toEqual({ made: 2, kept: 1, running: 0, notYet: 0, overdue: 0 });
});

it('one that the secretary alone has read all along, however often it was sent, still does', async () => {
  const again = (roundId: string, memberId: string) => cell.send(roundId, memberId, 'secretary', committed);
  expect(await publish(5, again)).toEqual({ made: 7, kept: 2, running: 0, notYet: 0, overdue: 0 });
});

it('who may read it by name is decided by how it is shared now, whoever could read it before', async () => {
  const [an = ''] = await cell.addMembers('An');
  const roundId = await cell.openRound();
  const linesOf = async (viewerId: string) =>
    (await cell.look(roundId, viewerId)).commitments.map(({ remedy }) => remedy);
  for (const [sharing, secretarys, deputys] of [
    ['cell', 1, 1],
    ['secretary', 1, 0],
    ['counts_only', 0, 0],
    ['secretary', 1, 0],
  ] as const) {
    await cell.send(roundId, an, sharing, committed);
    expect(await linesOf(cell.secretaryId)).toHaveLength(secretarys);
    expect(await linesOf(cell.deputyId)).toHaveLength(deputys);
    expect((await cell.look(roundId, cell.deputyId)).summary.commitments.made).toBe(deputys);
  }
});
