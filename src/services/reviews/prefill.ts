import { prefillFrom } from '../../core/reviews/prefill.ts';
import type { Answer } from '../../core/model/reviews.ts';
import { nameOfRound, type RoundName } from '../../core/rounds/round.ts';
import { placeIn } from '../../core/reviews/places.ts';
import type { ReadChecklist } from '../rounds/checklists.ts';
import { isOwn, type OwnReview, type ReviewParts } from './parts.ts';
import type { Changed } from './outcome.ts';
import { unitOf } from '../records.ts';

type Source = { round: RoundName; answers: Answer[] };

/** What a review that is still empty may begin with: the member's latest one of the same checklist, where its texts are there. */
export async function findPrefill(
  tx: ReviewParts,
  readChecklist: ReadChecklist,
  { round, seat, checklist, committee, paper, review, answers, opensFrom }: OwnReview,
): Promise<Source | undefined> {
  if (!isOwn({ committee, paper }) || answers.length > 0 || review.sentAt !== undefined) return undefined;
  const earlier = (await tx.rounds.listByUnit(round.unitId))
    .filter((one) => one.id !== round.id && one.dueAt < round.dueAt && one.cancelledAt === undefined)
    .sort((one, other) => other.dueAt.getTime() - one.dueAt.getTime());
  for (const one of earlier) {
    const own = await tx.reviews.findOwn(one.id, seat.memberId);
    if (own?.review.sentAt === undefined) continue;
    const before = await readChecklist(tx, one);
    if (before.key !== checklist.key) continue;
    const revision = await tx.revisions.findNewest(own.review.id);
    if (revision?.answers === undefined) return undefined;
    if (opensFrom !== undefined && revision.sentAt < opensFrom) return undefined;
    const taken = prefillFrom(checklist, { checklist: before, answers: revision.answers });
    const { zone } = await unitOf(tx, round);
    return taken.length === 0 ? undefined : { round: nameOfRound(one, zone), answers: taken };
  }
  return undefined;
}

/** Takes the answers of the earlier review over, to be looked at; done twice it is done once. */
export async function prefill(
  tx: ReviewParts,
  readChecklist: ReadChecklist,
  own: OwnReview,
  now: Date,
): Promise<Changed> {
  const source = await findPrefill(tx, readChecklist, own);
  if (source === undefined) return { own, note: { kind: 'unknown_button' } };
  await tx.answers.put(own.review.id, source.answers, now);
  const answers = new Map(source.answers.map((answer) => [answer.item, answer]));
  const review = { ...own.review, position: placeIn(own.checklist, answers, 1), touchedAt: now };
  await tx.reviews.update(review);
  return { own: { ...own, review, answers: source.answers } };
}
