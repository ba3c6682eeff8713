import { consentVersion } from '../../core/joining/consent.ts';
import type { Store } from '../../core/ports/store.ts';
import type { ShownMessage } from '../../core/model/shown.ts';
import type { Shows } from '../../core/ports/summaries.ts';
import { parsePledgesKey } from '../../core/pledges/pledge.ts';
import { saysWords } from '../../core/reviews/answer.ts';
import { effectiveSharing, mayReadWords } from '../../core/sharing.ts';
import { mayReadSuggestion } from '../../core/suggestions/suggestion.ts';

export type StillShownParts = Pick<
  Store,
  'commitments' | 'members' | 'participants' | 'pledges' | 'reviews' | 'revisions' | 'suggestions'
>;

/** Whether a message may still show a member's words, as they are and are shared by now. */
export function mayStillShow(
  tx: StillShownParts,
  { suggestionId, of, printed }: Shows,
  message: ShownMessage,
): Promise<boolean> {
  if (of === 'draft' || of === 'paper') return Promise.resolve(true);
  if (suggestionId !== undefined) return mayStillShowSuggestion(tx, message);
  if (of === 'commitments') return mayStillShowCommitments(tx, message);
  if (of === 'pledges') return mayStillShowPledge(tx, message);
  return printed === true ? mayStillShowPrinted(tx, message) : mayStillShowReview(tx, message);
}

/** On paper the whole cell may read them: what is for one reader alone does not hold them there. */
async function mayStillShowPrinted(
  tx: StillShownParts,
  { memberId, roundId }: ShownMessage,
): Promise<boolean> {
  const own = await tx.reviews.findOwn(roundId, memberId);
  const revision = own && (await tx.revisions.findNewest(own.review.id));
  if (revision?.answers === undefined) return false;
  if ((await tx.participants.listWithdrawn(roundId)).has(memberId)) return false;
  return revision.answers.some(
    (answer) => saysWords(answer) && effectiveSharing(revision.sharing, answer.sharing) === 'cell',
  );
}

async function mayStillShowReview(
  tx: StillShownParts,
  { memberId, roundId, accountId }: ShownMessage,
): Promise<boolean> {
  if (await isCommittees(tx, roundId, memberId)) return true;
  const own = await tx.reviews.findOwn(roundId, memberId);
  const revision = own && (await tx.revisions.findNewest(own.review.id));
  const member = await tx.members.findById(memberId);
  const viewer = member && (await tx.members.findByAccount(member.unitId, accountId));
  if (revision?.answers === undefined || viewer === undefined) return false;
  if ((await tx.participants.listWithdrawn(roundId)).has(memberId)) return false;
  return revision.answers.some(
    (answer) =>
      saysWords(answer) &&
      mayReadWords(effectiveSharing(revision.sharing, answer.sharing), revision, viewer.id),
  );
}

/** Whether the suggestion still stands, its member's consent with it, and is for this reader or their own. */
async function mayStillShowSuggestion(
  tx: StillShownParts,
  { memberId, roundId, suggestionId, accountId }: ShownMessage,
): Promise<boolean> {
  const suggestions = await tx.suggestions.listByRound(roundId, consentVersion);
  const suggestion = suggestions.find(({ id }) => id === suggestionId);
  const member = await tx.members.findById(memberId);
  const viewer = member && (await tx.members.findByAccount(member.unitId, accountId));
  if (suggestion === undefined) return false;
  if (member?.accountId === accountId) return suggestion.text !== undefined;
  return viewer !== undefined && mayReadSuggestion(suggestion, viewer.id);
}

/** Whether any commitment of theirs is still there to be read by this reader. */
async function mayStillShowCommitments(
  tx: StillShownParts,
  { memberId, accountId }: ShownMessage,
): Promise<boolean> {
  const member = await tx.members.findById(memberId);
  const viewer = member && (await tx.members.findByAccount(member.unitId, accountId));
  if (member === undefined || viewer === undefined) return false;
  const alive = await tx.commitments.listAlive(member.unitId, new Date(0));
  return alive.some(
    (one) => one.memberId === memberId && one.text !== undefined && mayReadWords(one.sharing, one, viewer.id),
  );
}

/** Whether the pledge is still there to be read by this reader. */
async function mayStillShowPledge(
  tx: StillShownParts,
  { memberId, roundId, accountId }: ShownMessage,
): Promise<boolean> {
  const of = parsePledgesKey(roundId);
  const pledge = of && (await tx.pledges.find({ memberId, year: of.year }));
  const viewer = of && (await tx.members.findByAccount(of.unitId, accountId));
  if (pledge === undefined || viewer === undefined) return false;
  return mayReadWords(pledge.sharing, pledge, viewer.id);
}

/** Whether what stands under this name is the cell committee's: for the whole cell, and until it is sent for its deputy. */
async function isCommittees(
  tx: Pick<StillShownParts, 'participants' | 'reviews' | 'revisions'>,
  roundId: string,
  memberId: string,
): Promise<boolean> {
  const committee = await tx.participants.findCommittee(roundId);
  if (committee?.memberId !== memberId) return false;
  const own = await tx.reviews.findCommittee(roundId);
  if (own === undefined) return false;
  const revision = await tx.revisions.findNewest(own.review.id);
  return revision === undefined ? own.answers.length > 0 : revision.answers !== undefined;
}
