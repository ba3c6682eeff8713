import type { ChecklistContent } from '../../core/rounds/checklist.ts';
import type { Review, Revision } from '../../core/model/reviews.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Ids } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { revisionIdOf } from '../../core/reviews/sending.ts';
import { readChecklist } from '../rounds/checklists.ts';
import { eraseCommitments, makeCommitments } from '../commitments/making.ts';
import { forgetReports } from '../commitments/reports.ts';
import { emptied, eraseReview, type ErasingParts } from './reviews.ts';
import { removeShownWords } from '../delivery/shown-words.ts';
import { pledgeAt, pledgesKey } from '../../core/pledges/pledge.ts';
import { contestedBefore } from '../../core/pledges/paper.ts';
import { erasePledge } from '../pledges/keeping.ts';
import { changeOwnPapers } from '../pledges/on-paper.ts';
import { eraseSuggestions, keepSuggestions } from '../suggestions/rounds.ts';

type Parts = ErasingParts & Pick<Store, 'checklists' | 'pledges'>;

/** Whose roster row it is, and since when somebody else wrote under it. */
type Forged = { ids: Ids; memberId: string; since: Date };

type PutBack = { round: Round; checklist: ChecklistContent; revision: Revision; forged: Revision };

/**
 * What was written under a roster row since then was somebody else's. A review begun since goes, and counts as never
 * sent; one begun before is put back to what stood in it.
 */
export async function forgetReviews(tx: Parts, whose: Forged, now: Date): Promise<void> {
  const { memberId, since } = whose;
  const member = await tx.members.findById(memberId);
  if (member === undefined) return;
  const putBack: PutBack[] = [];
  for (const round of await tx.rounds.listByUnit(member.unitId)) {
    await forgetCommittee(tx, round, whose, now);
    const own = await tx.reviews.findOwn(round.id, memberId);
    if (own === undefined || own.review.touchedAt < since) continue;
    const { review } = own;
    const stood = review.startedAt < since ? await restore(tx, review, whose, now) : 'nothing';
    if (stood === 'nothing') {
      await eraseReview(tx, { member, round, ...own }, now);
      await tx.reviews.update(emptied(review, now));
    } else if (stood === 'draft') {
      await eraseCommitments(tx, { memberId, roundId: round.id }, now);
    } else if (stood.forged !== undefined) {
      const checklist = await readChecklist(tx, round);
      putBack.push({ round, checklist, revision: stood.revision, forged: stood.forged });
    }
    await removeShownWords(tx, { memberId, roundId: round.id }, now);
  }
  for (const { forged: before, round, ...one } of putBack) {
    const making = { ...one, memberId, unitId: round.unitId, roundId: round.id, before };
    await makeCommitments(tx, whose, making, now);
  }
  await forgetReports(tx, { memberId, since }, now);
  await eraseSuggestions(tx, memberId, ({ sentAt }) => sentAt >= since, now);
  for (const pledge of await tx.pledges.listByMember(memberId)) {
    if (pledge.madeAt >= since) {
      await erasePledge(tx, pledge, now);
      continue;
    }
    await tx.pledges.save(pledgeAt(pledge, since));
    if (pledge.earlier?.some(({ until }) => until >= since) === true)
      await removeShownWords(tx, { memberId, roundId: pledgesKey(pledge) }, now);
  }
  await changeOwnPapers(tx, member, (papers) => contestedBefore(papers, memberId, since));
  for (const { round, checklist, revision } of putBack) {
    await keepSuggestions(tx, whose.ids, { round, memberId, checklist, revision }, now);
  }
}

/** The cell committee's review, where it was last opened under this roster row; approved summaries lose it too. */
async function forgetCommittee(tx: Parts, round: Round, whose: Forged, now: Date): Promise<void> {
  const { memberId, since } = whose;
  const committee = await tx.participants.findCommittee(round.id);
  const own = committee?.memberId === memberId ? await tx.reviews.findCommittee(round.id) : undefined;
  if (own === undefined || own.review.touchedAt < since) return;
  const { review } = own;
  const stood = review.startedAt < since ? await restore(tx, review, whose, now) : 'nothing';
  if (stood === 'nothing') {
    await tx.answers.deleteByReview(review.id);
    await tx.revisions.deleteContents(review.id);
    await tx.reviews.update(emptied(review, now));
  } else if (stood === 'draft') {
    const draft = await tx.reviews.findById(review.id);
    if (draft !== undefined) await tx.reviews.update({ ...draft, sharing: 'cell' });
  }
  for (const approved of await tx.summaries.listByRound(round.id)) {
    const { content } = approved;
    if (content.committee !== undefined)
      await tx.summaries.rewrite({ ...approved, content: { ...content, committee: undefined } });
  }
  await removeShownWords(tx, { memberId, roundId: round.id }, now);
}

/**
 * Puts a review back to what was sent before, or to what stood in it unsent. A version that somebody else sent keeps its
 * place without its words: what it told may have been read.
 */
async function restore(
  tx: Pick<Parts, 'answers' | 'reviews' | 'revisions'>,
  review: Review,
  { since }: Pick<Forged, 'since'>,
  now: Date,
): Promise<'nothing' | 'draft' | { revision: Revision; forged: Revision | undefined }> {
  const revisions = await tx.revisions.listByReview(review.id);
  const genuine = revisions.filter(({ sentAt }) => sentAt < since);
  const [before, last] = [genuine.at(-1), revisions.at(-1)];
  if (before === undefined) {
    await tx.answers.deleteSince(review.id, since);
    await tx.revisions.deleteContents(review.id);
    await tx.reviews.update({ ...emptied(review, now), erasedAt: undefined });
    return 'draft';
  }
  const { answers } = before;
  if (answers === undefined || last === undefined) return 'nothing';
  await tx.answers.deleteByReview(review.id);
  await tx.answers.put(review.id, answers, now);
  const forged = last.id === before.id ? undefined : last;
  const number = last.number + 1;
  const revision = forged && { ...before, id: revisionIdOf(review.id, number), number };
  if (revision !== undefined) {
    await tx.revisions.deleteContents(review.id);
    await tx.revisions.insert(revision);
  }
  const { sharing, sharedWithId, late, sentAt } = before;
  await tx.reviews.update({
    ...review,
    ...{ position: { screen: 'sent' }, editing: false, sharing, sharedWithId, late, touchedAt: now },
    editedAt: genuine.length > 1 ? sentAt : undefined,
  });
  return { revision: revision ?? before, forged };
}
