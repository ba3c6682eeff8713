import type { Answer, Review } from '../../core/model/reviews.ts';
import type { Member } from '../../core/model/people.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Actor } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Suggestion } from '../../core/suggestions/suggestion.ts';
import { phaseOf } from '../../core/rounds/round.ts';
import { eraseCommitments } from '../commitments/making.ts';
import { removeShownWords } from '../delivery/shown-words.ts';
import { eraseSuggestions } from '../suggestions/rounds.ts';

export type OwnRound = {
  member: Member;
  round: Round;
  review: Review;
  answers: readonly Answer[];
};

/** Every review of a person, in all cells and under removed roster rows too, newest round first; its answers as far as they are open. */
export async function listOwnRounds(
  parts: Pick<Store, 'members' | 'reviews' | 'rounds'>,
  { accountId, closedBefore }: Pick<Actor, 'accountId' | 'closedBefore'>,
): Promise<OwnRound[]> {
  const found: OwnRound[] = [];
  for (const member of await parts.members.listByAccount(accountId)) {
    for (const round of await parts.rounds.listByUnit(member.unitId)) {
      const own = await parts.reviews.findOwn(round.id, member.id, closedBefore?.get(member.id));
      if (own !== undefined) found.push({ member, round, ...own });
    }
  }
  return found.sort((one, other) => other.round.dueAt.getTime() - one.round.dueAt.getTime());
}

export type ErasingParts = Pick<
  Store,
  | 'answers'
  | 'commitments'
  | 'deliveries'
  | 'members'
  | 'participants'
  | 'reviews'
  | 'revisions'
  | 'rounds'
  | 'shownWords'
  | 'suggestions'
  | 'summaries'
>;

/**
 * Deletes what a review says. While the round is open it counts as not sent, and the member may begin again; afterwards
 * that it was sent stays, as do the counts that were frozen.
 */
export async function eraseReview(
  tx: ErasingParts,
  { member, round, review }: OwnRound,
  now: Date,
): Promise<void> {
  await tx.answers.deleteByReview(review.id);
  await tx.revisions.deleteContents(review.id);
  const { sentAt, editedAt, late } = review;
  const isOpen = phaseOf(round, now) === 'open';
  await tx.reviews.update({
    ...emptied(review, now),
    ...(isOpen ? {} : { sentAt, editedAt, late }),
  });
  await eraseCommitments(tx, { memberId: member.id, roundId: round.id }, now);
  const isOfReview = (one: Suggestion): boolean => one.roundId === round.id && one.item !== undefined;
  await eraseSuggestions(tx, member.id, isOfReview, now);
  await removeShownWords(tx, { memberId: member.id, roundId: round.id }, now);
}

/** As if nothing had been sent or answered in it. */
export function emptied(review: Review, now: Date): Review {
  return {
    ...review,
    position: { screen: 'group', group: 1 },
    sharing: undefined,
    sharedWithId: undefined,
    editing: false,
    sentAt: undefined,
    editedAt: undefined,
    late: false,
    touchedAt: now,
    erasedAt: now,
  };
}
