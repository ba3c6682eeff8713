import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Answered } from '../support/summary-cell.ts';
import { openSummaryCell, type SummaryCell } from '../support/summary-cell.ts';
import { publishedCommitments } from '../../src/core/unit-counts.ts';
import { createCommitmentServices } from '../../src/services/commitments.ts';

let cell: SummaryCell;
const promised: Answered = { 2: { level: 'correcting', remedy: 'Nộp trước thứ Sáu' } };

beforeEach(async () => {
  cell = await openSummaryCell();
});

afterEach(() => cell.close());

async function publish(forSecretary: number) {
  const members = await cell.addMembers('An', 'Dung', 'Em', 'Giang', 'Hải', 'Khoa', 'Lan');
  const roundId = await cell.openRound();
  for (const [index, memberId] of members.entries()) {
    await cell.send(roundId, memberId, index < forSecretary ? 'secretary' : 'cell', promised);
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
