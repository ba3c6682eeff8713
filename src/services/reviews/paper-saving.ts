import type { Review, Revision } from '../../core/model/reviews.ts';
import { isFromPaper } from '../../core/rounds/paper.ts';
import { readinessOf, revisionIdOf, sentAnswers } from '../../core/reviews/sending.ts';
import { dropEntry } from '../own-data/reviews.ts';
import { tellEntered } from '../rounds/paper-told.ts';
import type { Changed, PaperSaved } from './outcome.ts';
import { stand, type OwnReview, type ReviewDeps, type ReviewParts } from './parts.ts';
import { keepRevision } from './sending.ts';
import { answersOf } from './sheet.ts';

type Entering = { own: OwnReview; paper: NonNullable<OwnReview['paper']>; now: Date };

/**
 * Makes what was entered the review of whose form it is. What they have begun by the bot stays, as changes to what was sent;
 * what they have sent themselves stands.
 */
export async function savePaper(
  tx: ReviewParts,
  deps: Pick<ReviewDeps, 'ids' | 'removeShownWords'>,
  { own, paper: { entry, name }, now }: Entering,
): Promise<Changed> {
  const { key, round, checklist, phase, seat } = own;
  const answers = answersOf(own);
  const { sharing, sharedWithId } = entry.consent;
  const readiness = readinessOf(checklist, { answers, sharing, sharedWithId }, sharedWithId);
  if (readiness.status !== 'ready') {
    return { own: await stand(tx, own, { screen: 'recap' }, now), note: { kind: 'unanswered' } };
  }
  const became = (status: PaperSaved['status']): Changed => ({
    own,
    saved: { status, cellId: round.unitId, roundId: round.id, name },
  });
  const participant = await tx.participants.find(round.id, seat.memberId);
  if (participant === undefined) return became('already_here');
  const existing = await tx.reviews.findOf(participant.id);
  const before = existing && (await tx.revisions.findNewest(existing.review.id));
  const isAnew = existing?.review.sentAt === undefined;
  const isCorrected = phase === 'open' && isFromPaper(await tx.paperEntries.find(participant.id), before);
  if (!isAnew && !isCorrected) {
    await dropEntry(tx, key);
    return became('already_here');
  }

  const reviewId = existing?.review.id ?? participant.id;
  const number = (before?.number ?? 0) + 1;
  const revision: Revision = {
    ...{ id: revisionIdOf(reviewId, number), reviewId, number, sharing, sharedWithId },
    answers: sentAnswers(checklist, answers, sharing),
    late: phase === 'late',
    snapshotId: undefined,
    sentAt: now,
  };
  await keepReview(tx, { participantId: participant.id, existing, revision, now });
  await keepRevision(tx, deps, { round, checklist, memberId: seat.memberId, before, revision }, now);
  if (participant.status !== 'paper')
    await tx.participants.update({ ...participant, status: 'paper', reason: undefined }, now);
  const { id: participantId } = participant;
  const saved = { ...entry, participantId, entered: { number, at: now }, endedAt: undefined };
  await tx.paperEntries.save(saved);
  await dropEntry(tx, key);
  const accountId = (await tx.members.findById(seat.memberId))?.accountId;
  if (accountId !== undefined) await tellEntered(tx, { entry: saved, accountId }, now);
  return became('paper_saved');
}

async function keepReview(
  tx: Pick<ReviewParts, 'answers' | 'reviews'>,
  {
    participantId,
    existing,
    revision,
    now,
  }: {
    participantId: string;
    existing: { review: Review; answers: readonly unknown[] } | undefined;
    revision: Revision;
    now: Date;
  },
): Promise<void> {
  const { sharing, sharedWithId, late, reviewId, answers = [] } = revision;
  const before = existing?.review.erasedAt === undefined ? existing?.review : undefined;
  const keepsDraft =
    before !== undefined &&
    existing !== undefined &&
    existing.answers.length > 0 &&
    (before.sentAt === undefined || before.editing);
  const review: Review = {
    ...(before ?? { startedAt: now, lastInputId: existing?.review.lastInputId }),
    ...{ id: reviewId, participantId, late, touchedAt: now, erasedAt: undefined },
    ...(keepsDraft
      ? { position: before.position, sharing: before.sharing, sharedWithId: before.sharedWithId }
      : { position: { screen: 'sent' }, sharing, sharedWithId }),
    editing: keepsDraft,
    sentAt: before?.sentAt ?? now,
    editedAt: before?.sentAt === undefined ? undefined : now,
  };
  await (existing === undefined ? tx.reviews.insert(review) : tx.reviews.update(review));
  if (keepsDraft) return;
  await tx.answers.deleteByReview(reviewId);
  await tx.answers.put(reviewId, answers, now);
}
