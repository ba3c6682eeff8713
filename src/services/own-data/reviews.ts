import type { Answer, Review } from '../../core/model/reviews.ts';
import type { Member } from '../../core/model/people.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Actor } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Suggestion } from '../../core/suggestions/suggestion.ts';
import { phaseOf } from '../../core/rounds/round.ts';
import { eraseCommitments } from '../commitments/making.ts';
import { removeShownWords, type RemovalParts } from '../delivery/shown-words.ts';
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

export type ErasingParts = RemovalParts &
  Pick<
    Store,
    'answers' | 'commitments' | 'paperEntries' | 'participants' | 'reviews' | 'revisions' | 'suggestions'
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
  await endPaper(tx, { memberId: member.id, roundId: round.id }, now);
  const isOfReview = (one: Suggestion): boolean => one.roundId === round.id && one.item !== undefined;
  await eraseSuggestions(tx, member.id, isOfReview, now);
  await removeShownWords(tx, { memberId: member.id, roundId: round.id }, now);
}

/** That a form was entered stays, and nothing of what stood in it; one that is being entered goes. */
async function endPaper(
  tx: Pick<Store, 'answers' | 'paperEntries'>,
  { memberId, roundId }: { memberId: string; roundId: string },
  now: Date,
): Promise<void> {
  for (const entry of await tx.paperEntries.listByRound(roundId)) {
    if (entry.memberId !== memberId || entry.endedAt !== undefined) continue;
    if (entry.entered !== undefined) await tx.paperEntries.save({ ...entry, endedAt: now });
    else await dropEntry(tx, entry.participantId);
  }
}

/** A form that is being entered, with what was read off it so far. */
export async function dropEntry(
  tx: Pick<Store, 'answers' | 'paperEntries'>,
  participantId: string,
): Promise<void> {
  await tx.answers.deleteByReview(participantId);
  await tx.paperEntries.delete(participantId);
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
