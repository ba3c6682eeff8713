import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCommitmentServices } from '../../../src/services/commitments/commitments.ts';
import { forgetReviews } from '../../../src/services/own-data/forged-reviews.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
let an: string;
let roundId: string;

const minute = 60_000;

beforeEach(async () => {
  cell = await openSummaryCell();
  [an = ''] = await cell.addMembers('Nguyễn Văn An');
  roundId = await cell.openRound();
});

afterEach(() => cell.close());

async function forget(memberId: string, since: Date): Promise<void> {
  await cell.store.transaction((tx) =>
    forgetReviews(tx, { ids: cell.ids, memberId, since }, cell.clock.now()),
  );
}

it('what somebody else said of an earlier commitment under a roster row is taken back', async () => {
  const { store, clock, ids } = cell;
  const services = createCommitmentServices({ store, clock, ids });
  await cell.send(roundId, an, 'cell', {
    2: { level: 'correcting', remedy: 'Nộp trước thứ Sáu', deadlineOn: '2026-12-10' },
  });
  const id = (await store.commitments.listByMember(an))[0]?.id ?? '';
  const actor = await cell.actorOf(an);
  await services.report(actor, id, 'running');
  clock.advance(90 * minute);
  const since = clock.now();
  await services.report(actor, id, 'kept');
  await services.ask(actor, id, 'note');
  await services.hear(actor, 'Lời của người khác', 1);
  await services.setDeadline(actor, id, '20/12');
  await forget(an, since);
  const kept = await store.commitments.findById(id, [an]);
  expect(kept).toMatchObject({ status: 'running', dueOn: '2026-12-10', settledAt: undefined });
  expect(kept?.events.map(({ status, note }) => [status, note])).toEqual([
    ['made', undefined],
    ['running', undefined],
  ]);
});

it('what somebody else answered for the cell committee counts as never sent, in an approved summary too', async () => {
  const { store, clock, ids, deputyId } = cell;
  const participantId = ids.next();
  await store.participants.insertMany([
    {
      ...{ id: participantId, roundId, memberId: deputyId, subject: 'cell_committee', status: 'expected' },
      ...{ reason: undefined, addedAt: clock.now() },
    },
  ]);
  await cell.appoint('acting_secretary', deputyId);
  const since = clock.now();
  const acting = await cell.actorOf(deputyId);
  await cell.reviews.open(acting, participantId);
  await cell.reviews.act(acting, participantId, { kind: 'rest_of_all' });
  await cell.reviews.act(acting, participantId, { kind: 'level', item: 2, level: 'at_risk' });
  await cell.reviews.send(acting, participantId, { again: false, sharing: 'cell' });
  const seen = await cell.look(roundId);
  expect(seen.summary.committee).toMatchObject({ state: 'sent', words: [{ item: 2 }] });
  const secretary = await cell.actorOf(cell.secretaryId);
  await cell.summaries.approve(secretary, { roundId, seen: seen.seen, wanted: true });
  await forget(deputyId, since);
  expect((await cell.look(roundId)).summary.committee).toMatchObject({ state: 'missing', words: [] });
  const [approved] = await store.summaries.listByRound(roundId);
  expect(approved?.content.committee).toBeUndefined();
});
