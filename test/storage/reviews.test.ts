import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyAnswer } from '../../src/core/reviews/answer.ts';
import type { Position, Review } from '../../src/core/model/reviews.ts';
import { openReviewCell } from '../support/review-cell.ts';
import { isOnServer } from '../support/server-database.ts';

let cell: Awaited<ReturnType<typeof openReviewCell>>;
let roundId: string;
let memberId: string;
let review: Review;
const at = new Date('2026-11-24T02:00:00Z');

beforeEach(async () => {
  cell = await openReviewCell();
  memberId = await cell.addMember('Nguyễn Văn An');
  roundId = await cell.openRound();
  review = await begin(memberId, 'review-an');
});

afterEach(() => cell.close());

describe('a review', () => {
  it.each<Position>([
    { screen: 'group', group: 3 },
    { screen: 'item', item: 27 },
    { screen: 'wish', item: 4 },
    { screen: 'details', item: 4 },
    { screen: 'field', item: 4, field: 'deadline' },
    { screen: 'field', item: 12, field: 'skip_reason' },
    { screen: 'recap' },
    { screen: 'sharing' },
    { screen: 'narrowing' },
    { screen: 'item_sharing', item: 9 },
    { screen: 'sent' },
    { screen: 'commitment', commitmentId: '0192f3c4-7a10-7c55-9e21-3f0c5b1d2a44' },
    { screen: 'commitment_deadline', commitmentId: '0192f3c4-7a10-7c55-9e21-3f0c5b1d2a44' },
  ])('is read back where it stands: %j', async (position) => {
    const stands: Review = {
      ...review,
      position,
      sharing: 'secretary',
      sharedWithId: cell.secretaryId,
      editing: true,
      lastInputId: 4711,
      sentAt: at,
      editedAt: at,
      late: true,
    };
    await cell.store.reviews.update(stands);
    expect(await cell.store.reviews.findById(review.id)).toEqual(stands);
    expect((await cell.store.reviews.findOwn(roundId, memberId))?.review).toEqual(stands);
    expect(await cell.store.reviews.findByParticipant(review.participantId)).toEqual(stands);
  });

  it('is not found under another member or round', async () => {
    expect(await cell.store.reviews.findOwn(roundId, cell.secretaryId)).toBeUndefined();
    expect(await cell.store.reviews.findOwn('elsewhere', memberId)).toBeUndefined();
  });

  it('that is not there can not be changed', async () => {
    await expect(cell.store.reviews.update({ ...review, id: 'nowhere' })).rejects.toThrow(
      'is not in the database',
    );
  });

  it('touched last is the one that text belongs to', async () => {
    const other = await cell.openRound({ on: '2026-11-30' });
    const later = await begin(memberId, 'review-other', other);
    await cell.store.reviews.update({ ...review, touchedAt: new Date('2026-11-24T03:00:00Z') });
    expect(await cell.store.reviews.findLatestTouched([memberId])).toMatchObject({ roundId, memberId });
    await cell.store.reviews.update({ ...later, touchedAt: new Date('2026-11-24T04:00:00Z') });
    expect(await cell.store.reviews.findLatestTouched([memberId])).toMatchObject({
      roundId: other,
      memberId,
    });
    expect(await cell.store.reviews.findLatestTouched([cell.secretaryId])).toBeUndefined();
    expect(await cell.store.reviews.findLatestTouched([])).toBeUndefined();
  });

  it('is listed by round with whose it is', async () => {
    await begin(cell.secretaryId, 'review-binh');
    const listed = await cell.store.reviews.listByRound(roundId);
    expect(listed.map(({ id, memberId: whose }) => [id, whose])).toEqual([
      ['review-an', memberId],
      ['review-binh', cell.secretaryId],
    ]);
  });
});

async function answersOfAn() {
  return (await cell.store.reviews.findOwn(roundId, memberId))?.answers;
}

describe('answers', () => {
  const answer = {
    ...emptyAnswer(4),
    level: 'correcting' as const,
    how: 'Tôi còn nể nang.',
    causeKind: 'subjective' as const,
    cause: 'Ngại va chạm.',
    remedy: 'Góp ý thẳng thắn.',
    deadlineOn: '2026-12-31',
    help: 'Xin chi bộ nhắc.',
    sharing: 'counts_only' as const,
  };
  const skipped = { ...emptyAnswer(5), skipReason: 'Không liên quan' };

  it('are read back whole, in the order of the checklist', async () => {
    await cell.store.answers.put(review.id, [skipped, answer], at);
    expect(await answersOfAn()).toEqual([answer, skipped]);
  });

  it('put again take the place of the former ones', async () => {
    await cell.store.answers.put(review.id, [answer, skipped], at);
    await cell.store.answers.put(review.id, [{ ...emptyAnswer(4), level: 'none' }], at);
    expect(await answersOfAn()).toEqual([{ ...emptyAnswer(4), level: 'none' }, skipped]);
  });

  it('put in a transaction that fails, and read in it, are as they were before', async () => {
    await cell.store.answers.put(review.id, [answer], at);
    expect(await answersOfAn()).toEqual([answer]);
    const failing = cell.store.transaction(async (tx) => {
      await tx.answers.put(review.id, [{ ...emptyAnswer(4), level: 'none' }, skipped], at);
      expect((await tx.reviews.findOwn(roundId, memberId))?.answers).toEqual([
        { ...emptyAnswer(4), level: 'none' },
        skipped,
      ]);
      throw new Error('something else failed');
    });
    await expect(failing).rejects.toThrow('something else failed');
    expect(await answersOfAn()).toEqual([answer]);
  });

  it('deleted since an instant leave the earlier ones, also where all were read before', async () => {
    await cell.store.answers.put(review.id, [answer], at);
    const later = new Date('2026-11-24T02:00:01Z');
    await cell.store.answers.put(review.id, [skipped], later);
    expect(await answersOfAn()).toEqual([answer, skipped]);
    await cell.store.answers.deleteSince(review.id, later);
    expect(await answersOfAn()).toEqual([answer]);
  });

  it('put without any are none', async () => {
    await cell.store.answers.put(review.id, [], at);
    expect(await answersOfAn()).toEqual([]);
  });

  it('are counted by review', async () => {
    const binh = await begin(cell.secretaryId, 'review-binh');
    await cell.store.answers.put(review.id, [answer, skipped], at);
    await cell.store.answers.put(binh.id, [answer], at);
    expect(await cell.store.answers.countByReview(review.id)).toBe(2);
    expect(await cell.store.answers.countByReview(binh.id)).toBe(1);
    expect(await cell.store.answers.countByReview('nobody')).toBe(0);
  });

  it('are gone after deletion, those of others are not', async () => {
    const binh = await begin(cell.secretaryId, 'review-binh');
    await cell.store.answers.put(review.id, [answer], at);
    await cell.store.answers.put(binh.id, [answer], at);
    await cell.store.answers.deleteByReview(review.id);
    expect(await answersOfAn()).toEqual([]);
    expect((await cell.store.reviews.findOwn(roundId, cell.secretaryId))?.answers).toEqual([answer]);
  });

  it.skipIf(isOnServer())('cannot be read, nor moved to another item or review, in the file', async () => {
    await cell.store.answers.put(review.id, [answer, skipped], at);
    const file = new Sqlite(cell.url.replace('file:', ''));
    const rows = file
      .prepare<[], { levelsSealed: string }>(
        'SELECT * FROM Review LEFT JOIN ReviewTexts ON ReviewTexts.reviewId = Review.id ORDER BY Review.id',
      )
      .all();
    expect(JSON.stringify(rows)).not.toMatch(/nể nang|correcting|counts_only|liên quan|group/);
    await begin(cell.secretaryId, 'review-binh');
    file.prepare("UPDATE Review SET levelsSealed = ? WHERE id = 'review-binh'").run(rows[0]?.levelsSealed);
    file.close();
    await expect(cell.store.reviews.findOwn(roundId, cell.secretaryId)).rejects.toThrow(
      'Review.levelsSealed cannot be opened',
    );
  });

  it.skipIf(isOnServer())(
    'of the same length in the file, whatever their level, with and without a text, sent and unsent',
    async () => {
      const binh = await begin(cell.secretaryId, 'review-binh');
      const answersOf = (level: 'none' | 'correcting') =>
        Array.from({ length: 27 }, (_, index) => ({ ...emptyAnswer(index + 1), level }));
      const words = { how: 'nể nang '.repeat(100), remedy: 'sửa', deadlineOn: '2026-12-31', wish: true };
      const admitted = answersOf('correcting').map((one) => (one.item === 5 ? { ...one, ...words } : one));
      await cell.store.answers.put(review.id, admitted, at);
      await cell.store.answers.put(binh.id, answersOf('none'), at);
      const sent = { number: 1, late: false, snapshotId: undefined, sentAt: at };
      await cell.store.revisions.insert({
        ...{ ...sent, id: 'r1', reviewId: review.id, answers: admitted },
        ...{ sharing: 'secretary', sharedWithId: cell.secretaryId },
      });
      await cell.store.revisions.insert({
        ...{ ...sent, id: 'r2', reviewId: binh.id, answers: answersOf('none') },
        ...{ sharing: 'cell', sharedWithId: undefined },
      });
      await cell.store.reviews.update({
        ...{ ...review, position: { screen: 'field', item: 5, field: 'how' }, editing: true },
        ...{ sharing: 'secretary', sharedWithId: cell.secretaryId, editedAt: at },
      });
      const file = new Sqlite(cell.url.replace('file:', ''));
      const lengths = file
        .prepare(
          `SELECT DISTINCT length(placeSealed), length(Review.levelsSealed), length(contentSealed),
           length(factsSealed), length(ReviewRevision.levelsSealed), length(textsSealed)
         FROM Review JOIN ReviewTexts ON ReviewTexts.reviewId = Review.id
         JOIN ReviewRevision ON ReviewRevision.reviewId = Review.id`,
        )
        .all();
      file.close();
      expect(lengths).toHaveLength(1);
    },
  );
});

describe('revisions', () => {
  const sent = {
    sharing: 'cell' as const,
    sharedWithId: undefined,
    answers: [{ ...emptyAnswer(1), level: 'at_risk' as const, how: 'chữ đã gửi' }],
    late: false,
    snapshotId: undefined,
    sentAt: at,
  };

  beforeEach(async () => {
    await cell.store.revisions.insert({ ...sent, id: 'r1', reviewId: review.id, number: 1 });
    await cell.store.revisions.insert({
      ...sent,
      id: 'r2',
      reviewId: review.id,
      number: 2,
      sharing: 'secretary',
      sharedWithId: cell.secretaryId,
      late: true,
    });
  });

  it('are read back, the newest by round and by review', async () => {
    const newest = {
      ...sent,
      id: 'r2',
      reviewId: review.id,
      number: 2,
      sharing: 'secretary',
      sharedWithId: cell.secretaryId,
      late: true,
    };
    expect(await cell.store.revisions.listNewest(roundId)).toEqual([{ ...newest, memberId }]);
    expect(await cell.store.revisions.findNewest(review.id)).toEqual(newest);
    expect((await cell.store.revisions.listByReview(review.id)).map(({ number }) => number)).toEqual([1, 2]);
    expect(await cell.store.revisions.findNewest('nowhere')).toBeUndefined();
  });

  it('with a number that is taken are refused', async () => {
    await expect(
      cell.store.revisions.insert({ ...sent, id: 'r3', reviewId: review.id, number: 2 }),
    ).rejects.toThrow();
  });

  it('lose the texts of the older ones, or of all, and keep that they were sent', async () => {
    await cell.store.revisions.deleteOlderContents(review.id, 2);
    expect(
      (await cell.store.revisions.listByReview(review.id)).map(({ answers }) => answers?.length),
    ).toEqual([undefined, 1]);
    await cell.store.revisions.deleteContents(review.id);
    expect(
      (await cell.store.revisions.listByReview(review.id)).map(({ number, answers }) => [number, answers]),
    ).toEqual([
      [1, undefined],
      [2, undefined],
    ]);
  });

  it.skipIf(isOnServer())('cannot be read in the file', () => {
    const file = new Sqlite(cell.url.replace('file:', ''));
    const rows = file.prepare('SELECT * FROM ReviewRevision').all();
    file.close();
    expect(JSON.stringify(rows)).not.toMatch(/đã gửi|at_risk/);
  });
});

async function begin(whose: string, id: string, round = roundId): Promise<Review> {
  const participant = await cell.store.participants.find(round, whose);
  if (participant === undefined) throw new Error('not in the round');
  const begun: Review = {
    id,
    participantId: participant.id,
    position: { screen: 'group', group: 1 },
    sharing: undefined,
    sharedWithId: undefined,
    editing: false,
    lastInputId: undefined,
    startedAt: at,
    touchedAt: at,
    sentAt: undefined,
    editedAt: undefined,
    late: false,
    erasedAt: undefined,
  };
  await cell.store.reviews.insert(begun);
  return begun;
}
