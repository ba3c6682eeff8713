import type { Revision } from '../../core/model/reviews.ts';
import { readinessOf, revisionIdOf, sentAnswers, withdrawsWords } from '../../core/reviews/sending.ts';
import type { Sharing } from '../../core/sharing.ts';
import { makeCommitments } from '../commitments/making.ts';
import { findReader } from '../offices/reader.ts';
import { answersOf, isClosedForEdits } from './sheet.ts';
import type { Changed } from './outcome.ts';
import { stand, type OwnReview, type ReviewDeps, type ReviewParts } from './parts.ts';
import { tellReaders } from '../suggestions/news.ts';
import { keepSuggestions } from '../suggestions/rounds.ts';
import { hasWish, tellWish } from './wish-to-talk.ts';

/** What the button said when it was tapped: whether it sends for the first time, and to whom. */
export type Sending = { again: boolean; sharing: Sharing };

/** Freezes the answers as a new revision. Tapped twice, or from an old screen that said something else, it sends nothing more. */
export async function sendOwn(
  tx: ReviewParts,
  {
    ids,
    removeShownWords,
    freezeLateBatch,
  }: Pick<ReviewDeps, 'ids' | 'removeShownWords' | 'freezeLateBatch'>,
  { own, sending, now }: { own: OwnReview; sending: Sending; now: Date },
): Promise<Changed> {
  const { round, seat, committee, checklist, phase, review, opensFrom } = own;
  if (isClosedForEdits(own)) return { own, note: { kind: 'closed_for_edits' } };
  if (review.sentAt !== undefined && !review.editing)
    return { own: await stand(tx, own, { screen: 'sent' }, now) };
  const recap = () => stand(tx, own, { screen: 'recap' }, now);
  if (sending.again !== (review.sentAt !== undefined) || sending.sharing !== review.sharing) {
    return { own: await recap(), note: { kind: 'look_again' } };
  }

  const reader = await findReader(tx, { unitId: round.unitId, memberId: seat.memberId }, now);
  const answers = answersOf(own);
  const readiness = readinessOf(checklist, { ...review, answers }, reader?.memberId);
  switch (readiness.status) {
    case 'unanswered':
    case 'to_look_at':
    case 'reader_changed':
      return { own: await recap(), note: { kind: readiness.status } };
    case 'no_sharing':
      return { own: await recap() };
    case 'ready':
      break;
  }

  const before = await tx.revisions.findNewest(review.id);
  const number = (before?.number ?? 0) + 1;
  const revision: Revision = {
    id: revisionIdOf(review.id, number),
    reviewId: review.id,
    number,
    sharing: readiness.sharing,
    sharedWithId: readiness.sharedWithId,
    answers: sentAnswers(checklist, answers, readiness.sharing),
    late: phase === 'late',
    snapshotId: undefined,
    sentAt: now,
  };
  // What the committee writes of itself is nobody's own word, and nobody's own commitment.
  const memberId = committee === undefined ? seat.memberId : undefined;
  await keepRevision(
    tx,
    { ids, removeShownWords },
    { round, checklist, memberId, before, revision, opensFrom },
    now,
  );
  const told = review.wishToldTo ?? [];
  const toTell = hasWish(revision) && !told.includes(reader?.accountId ?? '') ? reader?.accountId : undefined;
  if (toTell !== undefined)
    await tellWish(tx, { roundId: round.id, memberId: seat.memberId, accountId: toTell }, now);
  const sent = {
    ...review,
    position: { screen: 'sent' as const },
    editing: false,
    sentAt: review.sentAt ?? now,
    editedAt: review.sentAt === undefined ? undefined : now,
    late: revision.late,
    touchedAt: now,
    ...(toTell === undefined ? {} : { wishToldTo: [...told, toTell] }),
  };
  await tx.reviews.update(sent);
  if (revision.late && committee === undefined) await freezeLateBatch(tx, round.id, now);
  return { own: { ...own, review: sent } };
}

/** Keeps what was sent, and what follows from a member's: what they commit to and suggest, and what is taken back. */
export async function keepRevision(
  tx: ReviewParts,
  { ids, removeShownWords }: Pick<ReviewDeps, 'ids' | 'removeShownWords'>,
  sent: Pick<OwnReview, 'round' | 'checklist' | 'opensFrom'> & {
    memberId: string | undefined;
    before: Revision | undefined;
    revision: Revision;
  },
  now: Date,
): Promise<void> {
  const { round, memberId, before, revision, opensFrom } = sent;
  await tx.revisions.insert(revision);
  if (memberId !== undefined) {
    const making = { ...sent, memberId, unitId: round.unitId, roundId: round.id };
    await makeCommitments(tx, { ids }, making, now);
    for (const suggestion of await keepSuggestions(tx, ids, making, now))
      await tellReaders(tx, suggestion, now);
  }
  if (before === undefined || !withdrawsWords(before, revision)) return;
  // What somebody else may have sent is kept for the case that they come back to their place.
  if (opensFrom === undefined || before.sentAt >= opensFrom)
    await tx.revisions.deleteOlderContents(revision.reviewId, revision.number);
  if (memberId !== undefined) await removeShownWords(tx, { memberId, roundId: round.id }, now);
}

/** Drops the changes since the last sending: what was sent becomes what stands in the review again. */
export async function keepSent(tx: ReviewParts, own: OwnReview, now: Date): Promise<Changed> {
  const { review } = own;
  if (isClosedForEdits(own)) return { own, note: { kind: 'closed_for_edits' } };
  const newest = review.editing ? await tx.revisions.findNewest(review.id) : undefined;
  if (newest?.answers === undefined) {
    const screen = review.sentAt !== undefined && !review.editing ? 'sent' : 'recap';
    return { own: await stand(tx, own, { screen }, now) };
  }
  await tx.answers.deleteByReview(review.id);
  await tx.answers.put(review.id, newest.answers, newest.sentAt);
  const kept = {
    ...review,
    position: { screen: 'sent' as const },
    editing: false,
    sharing: newest.sharing,
    sharedWithId: newest.sharedWithId,
    touchedAt: now,
  };
  await tx.reviews.update(kept);
  const isOpen = own.opensFrom === undefined || newest.sentAt >= own.opensFrom;
  const answers = isOpen ? newest.answers : [];
  return { own: { ...own, review: kept, answers }, note: { kind: 'kept' } };
}
