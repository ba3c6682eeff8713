import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyAnswer } from '../../../src/core/reviews/answer.ts';
import { createCommitmentServices } from '../../../src/services/commitments/commitments.ts';
import { forgetReviews } from '../../../src/services/own-data/forged-reviews.ts';
import { minute } from '../../support/clock.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

let cell: SummaryCell;
let an: string;
let roundId: string;

beforeEach(async () => {
  cell = await openSummaryCell();
  [an = ''] = await cell.addMembers('Nguyễn Văn An');
  roundId = await cell.openRound();
});
afterEach(() => cell.close());

const genuine = { level: 'correcting', how: 'Lời của An', remedy: 'Nộp trước thứ Sáu' } as const;
const forged = { level: 'correcting', how: 'Lời của người khác', remedy: 'Để sau' } as const;
const committed = { ...genuine, deadlineOn: '2026-12-10' } as const;
/** An's own words with another deadline. */
const postponed = { ...genuine, deadlineOn: '2027-01-10' } as const;

/** Lets somebody else do this under An's row, and contests it a minute later. */
async function asSomebodyElse(work: () => Promise<unknown>): Promise<void> {
  cell.clock.advance(minute);
  const since = cell.clock.now();
  await work();
  cell.clock.advance(minute);
  await forget(an, since);
}

async function forget(memberId: string, since: Date): Promise<void> {
  const { store, ids, clock } = cell;
  await store.transaction((tx) => forgetReviews(tx, { ids, memberId, since }, clock.now()));
}

async function reviewOf(memberId: string) {
  const own = await cell.store.reviews.findOwn(roundId, memberId);
  if (own === undefined) throw new Error('no review');
  const { level, how } = own.answers.find(({ item }) => item === 2) ?? {};
  return { ...own, level, how };
}

describe('a review that was sent before somebody else joined under the row', () => {
  it('is put back to what was sent: its words, who may read them, and its commitment', async () => {
    await cell.send(roundId, an, 'secretary', { 2: committed });
    const before = await reviewOf(an);
    await asSomebodyElse(async () => {
      await cell.send(roundId, an, 'cell', { 2: postponed, 3: { ...forged } });
      await cell.look(roundId, cell.deputyId, { shows: [an] });
    });

    const { review, answers, how } = await reviewOf(an);
    expect(how).toBe('Lời của An');
    expect(answers).toEqual(before.answers);
    expect(review).toMatchObject({
      ...{ sharing: 'secretary', sharedWithId: cell.secretaryId, editing: false, late: false },
      ...{ sentAt: before.review.sentAt, editedAt: undefined, position: { screen: 'sent' } },
    });
    const { summary } = await cell.look(roundId);
    expect(summary.participation.sent).toBe(1);
    expect(summary.words.map(({ item, how: said }) => [item, said])).toEqual([[2, 'Lời của An']]);
    expect((await cell.look(roundId, cell.deputyId)).summary.words).toEqual([]);
    const revisions = await cell.store.revisions.listByReview(review.id);
    expect(revisions.map(({ sharing, answers: kept }) => [sharing, kept?.length])).toEqual([
      ['secretary', undefined],
      ['cell', undefined],
      ['secretary', 5],
    ]);
    const commitments = await cell.store.commitments.listByMember(an);
    expect(
      commitments.map(({ item, text, dueOn, sharing, withdrawnAt }) => [
        ...[item, text?.remedy, dueOn, sharing, withdrawnAt === undefined],
      ]),
    ).toEqual([
      [2, 'Nộp trước thứ Sáu', '2026-12-10', 'secretary', true],
      [3, undefined, undefined, 'cell', false],
    ]);
    expect(commitments[0]?.events.map(({ status, dueOn }) => [status, dueOn])).toEqual([
      ['made', '2026-12-10'],
    ]);
    expect(await cell.store.shownWords.listByRound(roundId)).toEqual([]);
  });

  it('gets back a commitment that somebody else took away', async () => {
    await cell.send(roundId, an, 'counts_only', { 2: committed });
    await asSomebodyElse(() => cell.send(roundId, an, 'counts_only', {}));
    expect((await reviewOf(an)).how).toBe('Lời của An');
    expect(await cell.store.commitments.listByMember(an)).toMatchObject([
      { status: 'made', dueOn: '2026-12-10', withdrawnAt: undefined, text: { remedy: 'Nộp trước thứ Sáu' } },
    ]);
  });

  it('loses what somebody else typed and did not send', async () => {
    await cell.send(roundId, an, 'cell', { 2: genuine });
    await asSomebodyElse(async () => {
      const { review, answers } = await reviewOf(an);
      const typed = answers.map((answer) => (answer.item === 2 ? { ...answer, ...forged } : answer));
      await cell.store.answers.put(review.id, typed, cell.clock.now());
      await cell.store.reviews.update({ ...review, editing: true, touchedAt: cell.clock.now() });
    });
    const { review, how } = await reviewOf(an);
    expect(how).toBe('Lời của An');
    expect(review).toMatchObject({ editing: false, sharing: 'cell', position: { screen: 'sent' } });
    expect(await cell.store.revisions.listByReview(review.id)).toHaveLength(1);
  });

  it.each([
    ['narrowed it', 'counts_only', genuine],
    ['wrote over its words', 'cell', forged],
  ] as const)(
    'counts as never sent where somebody else %s: nothing is kept to be put back',
    async (...told) => {
      const [, sharing, said] = told;
      await cell.send(roundId, an, 'cell', { 2: genuine });
      await asSomebodyElse(() => cell.send(roundId, an, sharing, { 2: said }));
      expect(await reviewOf(an)).toMatchObject({ answers: [], review: { sentAt: undefined } });
      expect((await cell.look(roundId)).summary.participation).toMatchObject({ sent: 0 });
      await cell.send(roundId, an, 'cell', { 2: genuine });
      expect((await cell.look(roundId)).summary.words.map(({ how }) => how)).toEqual(['Lời của An']);
    },
  );

  it('stays exactly as it is where nobody else opened it', async () => {
    await cell.send(roundId, an, 'cell', { 2: committed });
    const before = await reviewOf(an);
    await asSomebodyElse(() => Promise.resolve());
    expect(await reviewOf(an)).toEqual(before);
  });

  it('keeps what was frozen with somebody else’s answers in it, and takes the words out', async () => {
    await cell.send(roundId, an, 'cell', { 2: genuine });
    await asSomebodyElse(async () => {
      await cell.send(roundId, an, 'cell', { 2: { ...genuine, level: 'at_risk' } });
      cell.clock.moveTo(new Date('2026-12-03T13:00:00Z'));
      await cell.tick();
    });
    const { summary } = await cell.look(roundId);
    expect(summary.items[1]).toMatchObject({ at_risk: 1, correcting: 0 });
    expect(summary.words.map(({ how }) => how)).toEqual(['Lời của An']);
  });
});

describe('a review that was begun before and not sent', () => {
  async function begin(): Promise<void> {
    await cell.reviews.open(await cell.actorOf(an), roundId);
    const { review } = await reviewOf(an);
    await cell.store.answers.put(
      review.id,
      [answer(1, 'An, mục 1'), answer(2, 'An, mục 2')],
      review.startedAt,
    );
  }

  it('keeps what was answered before, and loses what somebody else answered or wrote over', async () => {
    await begin();
    await asSomebodyElse(async () => {
      const { review } = await reviewOf(an);
      const typed = [answer(2, 'Người khác, mục 2'), answer(3, 'Người khác, mục 3')];
      await cell.store.answers.put(review.id, typed, cell.clock.now());
      await cell.store.reviews.update({ ...review, sharing: 'cell', touchedAt: cell.clock.now() });
    });
    const { review, answers } = await reviewOf(an);
    expect(answers.map(({ item, how }) => [item, how])).toEqual([[1, 'An, mục 1']]);
    expect(review).toMatchObject({ sharing: undefined, sentAt: undefined, erasedAt: undefined });
  });

  it('counts as not sent where somebody else sent it', async () => {
    await begin();
    await asSomebodyElse(() => cell.send(roundId, an, 'cell', { 2: postponed }));
    const { review, answers } = await reviewOf(an);
    expect(answers).toEqual([]);
    expect(review).toMatchObject({ sentAt: undefined, erasedAt: undefined });
    const { summary } = await cell.look(roundId);
    expect(summary).toMatchObject({ participation: { sent: 0 }, words: [] });
    expect(await cell.store.commitments.listByMember(an)).toMatchObject([{ text: undefined }]);
  });

  function answer(item: number, how: string) {
    return { ...emptyAnswer(item), level: 'at_risk' as const, how };
  }
});

it('the committee’s review is put back to what stood before somebody else opened it', async () => {
  const { store, ids, clock, deputyId } = cell;
  const participantId = ids.next();
  await store.participants.insertMany([
    {
      ...{ id: participantId, roundId, memberId: cell.secretaryId, subject: 'cell_committee' },
      ...{ status: 'expected', reason: undefined, addedAt: clock.now() },
    },
  ]);
  await sendAs(cell.secretaryId, [2]);
  await cell.appoint('acting_secretary', deputyId);
  clock.advance(minute);
  const since = clock.now();
  await sendAs(deputyId, [2, 3]);
  clock.advance(minute);
  await forget(deputyId, since);

  const found = await store.reviews.findCommittee(roundId);
  expect(found?.answers.filter(({ level }) => level === 'at_risk').map(({ how }) => how)).toEqual([
    'Chi ủy còn chậm, mục 2',
  ]);
  const { committee } = (await cell.look(roundId)).summary;
  expect(committee?.state).toBe('sent');
  expect(committee?.words.map(({ how }) => how)).toEqual(['Chi ủy còn chậm, mục 2']);

  async function sendAs(memberId: string, raised: readonly number[]): Promise<void> {
    const actor = await cell.actorOf(memberId);
    await cell.reviews.open(actor, participantId);
    const own = await store.reviews.findCommittee(roundId);
    if (own === undefined) throw new Error('no review');
    const again = own.review.sentAt !== undefined;
    const answers = [1, 2, 3, 4, 5].map((item) => ({
      ...emptyAnswer(item),
      ...(raised.includes(item)
        ? { level: 'at_risk' as const, how: `Chi ủy còn chậm, mục ${item}` }
        : { level: 'none' as const }),
    }));
    await store.transaction(async (tx) => {
      await tx.answers.put(own.review.id, answers, clock.now());
      await tx.reviews.update({ ...own.review, sharing: 'cell', editing: again });
    });
    const sent = await cell.reviews.send(actor, participantId, { again, sharing: 'cell' });
    expect(sent).toMatchObject({ status: 'shown' });
  }
});

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
