import type { Answer } from '../core/answer.ts';
import type { Member } from '../core/model/people.ts';
import type { Review } from '../core/model/reviews.ts';
import type { Round } from '../core/model/rounds.ts';
import type { Store } from '../core/ports/store.ts';
import type { Suggestion } from '../core/suggestion.ts';
import { phaseOf } from '../core/round.ts';
import { eraseCommitments } from './commitment-making.ts';
import { forgetReports } from './commitment-reports.ts';
import { removeShownWords } from './shown-words.ts';
import { eraseSuggestions } from './suggestion-rounds.ts';

export type OwnRound = {
  member: Member;
  round: Round;
  review: Review;
  answers: readonly Answer[];
};

/** Every review of a person, in all cells and under removed roster rows too, newest round first. */
export async function listOwnRounds(
  parts: Pick<Store, 'members' | 'reviews' | 'rounds'>,
  accountId: string,
): Promise<OwnRound[]> {
  const found: OwnRound[] = [];
  for (const member of await parts.members.listByAccount(accountId)) {
    for (const round of await parts.rounds.listByUnit(member.unitId)) {
      const own = await parts.reviews.findOwn(round.id, member.id);
      if (own !== undefined) found.push({ member, round, ...own });
    }
  }
  return found.sort((one, other) => other.round.dueAt.getTime() - one.round.dueAt.getTime());
}

/** What was begun under a roster row since then was somebody else's: it goes, and counts as never sent. */
export async function forgetReviews(
  tx: ErasingParts,
  { memberId, since }: { memberId: string; since: Date },
  now: Date,
): Promise<void> {
  const member = await tx.members.findById(memberId);
  if (member === undefined) return;
  for (const round of await tx.rounds.listByUnit(member.unitId)) {
    await forgetCommittee(tx, { round, memberId, since }, now);
    const own = await tx.reviews.findOwn(round.id, memberId);
    if (own === undefined || own.review.startedAt < since) continue;
    await eraseReview(tx, { member, round, ...own }, now);
    await tx.reviews.update(emptied(own.review, now));
  }
  await forgetReports(tx, { memberId, since }, now);
  await eraseSuggestions(tx, memberId, ({ sentAt }) => sentAt >= since, now);
}

/** The cell committee's review, where it was begun under this roster row; approved summaries lose it too. */
async function forgetCommittee(
  tx: ErasingParts,
  { round, memberId, since }: { round: Round; memberId: string; since: Date },
  now: Date,
): Promise<void> {
  const committee = await tx.participants.findCommittee(round.id);
  const own = committee?.memberId === memberId ? await tx.reviews.findCommittee(round.id) : undefined;
  if (own === undefined || own.review.startedAt < since) return;
  await tx.answers.deleteByReview(own.review.id);
  await tx.revisions.deleteContents(own.review.id);
  await tx.reviews.update(emptied(own.review, now));
  for (const { id, content } of await tx.summaries.listByRound(round.id)) {
    if (content.committee !== undefined) await tx.summaries.rewrite(id, { ...content, committee: undefined });
  }
  await removeShownWords(tx, { memberId, roundId: round.id }, now);
}

type ErasingParts = Pick<
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

function emptied(review: Review, now: Date): Review {
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
