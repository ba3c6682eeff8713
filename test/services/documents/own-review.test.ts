import { afterEach, beforeEach, expect, it } from 'vitest';
import { createOwnReviews, type OwnReviewScope } from '../../../src/services/documents/own-review.ts';
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

async function gather(scope: OwnReviewScope, memberId = an) {
  const { store, clock } = cell;
  const ownReviews = createOwnReviews({ store, clock, groundsOf: () => [] });
  return ownReviews.gather(await cell.actorOf(memberId), { roundId, scope });
}

async function reviewOf(scope: OwnReviewScope) {
  const outcome = await gather(scope);
  if (outcome.status !== 'gathered') throw new Error(`nothing gathered: ${JSON.stringify(outcome)}`);
  return outcome.review;
}

async function sendMixed(): Promise<void> {
  await cell.send(roundId, an, 'cell', {
    1: { level: 'correcting', how: 'đọc ít', remedy: 'đọc mỗi tối', deadlineOn: '2026-12-31' },
    2: { level: 'at_risk', how: 'chỉ bí thư biết', sharing: 'secretary' },
    3: { level: undefined, skipReason: 'đang nằm viện' },
    4: { level: 'at_risk', how: 'chỉ để đếm', sharing: 'counts_only' },
    5: 'discuss',
    16: 'at_risk',
  });
}

it('is printed whole to its writer', async () => {
  await sendMixed();
  const review = await reviewOf('all');
  expect(review).toMatchObject({ name: 'Nguyễn Văn An', office: undefined, year: 2026, scope: 'all' });
  expect(review.answers).toHaveLength(27);
  const printed = JSON.stringify(review.answers);
  for (const words of ['đọc ít', 'chỉ bí thư biết', 'đang nằm viện', 'chỉ để đếm'])
    expect(printed).toContain(words);
});

it('to be handed round, holds what the whole cell may read and nothing that tells what is kept back', async () => {
  await sendMixed();
  const { answers, suggestions } = await reviewOf('cell');
  for (const item of [2, 3, 4, 5, 16]) expect(answers.map((answer) => answer.item)).not.toContain(item);
  expect(answers.find(({ item }) => item === 1)).toMatchObject({ how: 'đọc ít', remedy: 'đọc mỗi tối' });
  expect(suggestions).toEqual([]);
});

it('has nothing to be handed round where all of it is only counted', async () => {
  await cell.send(roundId, an, 'counts_only', { 1: 'at_risk' });
  expect(await gather('cell')).toMatchObject({ status: 'nothing_shared' });
});

it('is nothing to sign before it is sent, nor after it was erased', async () => {
  expect(await gather('all')).toMatchObject({ status: 'not_sent' });
  await sendMixed();
  await cell.ownData.erase(await cell.actorOf(an), { kind: 'review', roundId });
  expect(await gather('all')).toMatchObject({ status: 'not_sent' });
});

it('is nobody else’s: whoever asks is given their own', async () => {
  await sendMixed();
  expect(await gather('all', cell.secretaryId)).toMatchObject({ status: 'not_sent' });
});

it('tells what became of earlier commitments, and not which are made in it', async () => {
  await sendMixed();
  cell.clock.moveTo(new Date('2026-12-03T13:00:00Z'));
  await cell.tick();
  cell.clock.moveTo(new Date('2026-12-26T02:00:00Z'));
  roundId = await cell.openRound('2027-01-04');
  await cell.send(roundId, an, 'cell', { 6: { level: 'correcting', remedy: 'nói ít' } });
  expect((await reviewOf('all')).earlier).toEqual([
    {
      ...{ about: checklists.full.groups[0]?.items[0]?.short.vi, remedy: 'đọc mỗi tối' },
      ...{ dueOn: '2026-12-31', status: 'made', note: undefined },
    },
  ]);
});
