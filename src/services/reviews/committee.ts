import type { Review } from '../../core/model/reviews.ts';
import type { Round } from '../../core/model/rounds.ts';
import { may, type Actor } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import type { RoundTitle } from '../../core/reviews/sheet.ts';
import { phaseOf } from '../../core/rounds/round.ts';

/** A review of the cell committee that this person may answer on its behalf. */
export type CommitteeChoice = {
  key: string;
  unitId: string;
  round: RoundTitle;
  state: ReviewStage;
};

export type ReviewStage = 'not_begun' | 'under_way' | 'sent';

/** Those of open and late rounds in the cells that this person leads, the one due first first. */
export async function listCommitteeReviews(
  store: Pick<Store, 'participants' | 'reviews' | 'rounds'>,
  actor: Actor,
  now: Date,
): Promise<CommitteeChoice[]> {
  const found: { round: Round; choice: CommitteeChoice }[] = [];
  for (const { unitId } of actor.seats) {
    if (!may(actor, 'committee_review', unitId)) continue;
    for (const round of await store.rounds.listByUnit(unitId)) {
      const phase = phaseOf(round, now);
      const committee =
        phase === 'open' || phase === 'late' ? await store.participants.findCommittee(round.id) : undefined;
      if (committee?.status !== 'expected') continue;
      const review = (await store.reviews.findCommittee(round.id))?.review;
      if (phase === 'late' && review?.sentAt !== undefined) continue;
      const { kind, period } = round;
      const choice = { key: committee.id, unitId, round: { kind, period }, state: stateOf(review) };
      found.push({ round, choice });
    }
  }
  return found
    .sort((one, other) => one.round.dueAt.getTime() - other.round.dueAt.getTime())
    .map(({ choice }) => choice);
}

export function stateOf(review: Pick<Review, 'sentAt' | 'erasedAt'> | undefined): ReviewStage {
  if (review === undefined || review.erasedAt !== undefined) return 'not_begun';
  return review.sentAt === undefined ? 'under_way' : 'sent';
}
