import type { ChecklistContent } from '../../core/rounds/checklist.ts';
import { consentVersion } from '../../core/joining/consent.ts';
import type { Revision } from '../../core/model/reviews.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Ids } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { phaseOf } from '../../core/rounds/round.ts';
import { effectiveSharing } from '../../core/sharing.ts';
import {
  countSuggestions,
  suggestionItems,
  suggestionSharing,
  type Suggestion,
  type SuggestionCounts,
} from '../../core/suggestions/suggestion.ts';
import { takeBackSuggestion } from '../delivery/shown-words.ts';

/** The round that a suggestion sent now is counted with: the open one, or else the next to open. */
export async function findSuggestionRound(
  tx: Pick<Store, 'rounds'>,
  unitId: string,
  now: Date,
): Promise<Round | undefined> {
  const rounds = (await tx.rounds.listByUnit(unitId)).filter(({ cancelledAt }) => cancelledAt === undefined);
  const open = rounds.filter((round) => phaseOf(round, now) === 'open').at(-1);
  const [next] = rounds
    .filter(({ openedAt, closesAt }) => openedAt === undefined && closesAt > now)
    .sort((one, other) => one.opensAt.getTime() - other.opensAt.getTime());
  return open ?? next;
}

type SendingParts = Pick<Store, 'members' | 'deliveries' | 'shownWords' | 'suggestions'>;

/**
 * What a review that was just sent suggests to the committee: kept, changed or withdrawn as the review says now. Returns
 * what it says anew.
 */
export async function keepSuggestions(
  tx: SendingParts,
  ids: Ids,
  {
    round,
    memberId,
    checklist,
    revision,
  }: {
    round: Pick<Round, 'id' | 'unitId'>;
    memberId: string;
    checklist: ChecklistContent;
    revision: Pick<Revision, 'answers' | 'sharing' | 'sharedWithId'>;
  },
  now: Date,
): Promise<Suggestion[]> {
  const anew: Suggestion[] = [];
  for (const item of suggestionItems(checklist)) {
    const whose = { memberId, roundId: round.id, item };
    const id = await tx.suggestions.reserve({ ...whose, unitId: round.unitId }, ids.next());
    const before = await tx.suggestions.findByItem(whose);
    const answer = revision.answers?.find((one) => one.item === item);
    const sharing = suggestionSharing(effectiveSharing(revision.sharing, answer?.sharing));
    if (answer?.value?.kind !== 'text' || sharing === undefined) {
      // What nobody may read is no suggestion; one that an earlier version counted stays counted while its text stands.
      const isKept = before?.sharing === 'counts_only' && answer?.value?.kind === 'text';
      if (before !== undefined && before.withdrawnAt === undefined && !isKept)
        await withdraw(tx, before, now);
      continue;
    }
    const said = {
      sharing,
      sharedWithId: sharing === 'secretary' ? revision.sharedWithId : undefined,
      text: answer.value.text,
    };
    if (before === undefined) {
      const suggestion: Suggestion = {
        ...{ ...whose, id, unitId: round.unitId, ...said },
        ...{ sentAt: now, answer: undefined, withdrawnAt: undefined },
      };
      await tx.suggestions.save(suggestion);
      anew.push(suggestion);
      continue;
    }
    if (before.withdrawnAt === undefined && isSame(before, said)) continue;
    await takeBackSuggestion(tx, before.id, now);
    const answered =
      before.text === said.text && before.withdrawnAt === undefined ? before.answer : undefined;
    const changed = { ...before, ...said, sentAt: now, answer: answered, withdrawnAt: undefined };
    await tx.suggestions.save(changed);
    anew.push(changed);
  }
  return anew;
}

/** Takes back the words and what was answered to them; that something was suggested stays until it is erased. */
export async function withdraw(tx: SendingParts, suggestion: Suggestion, now: Date): Promise<void> {
  await takeBackSuggestion(tx, suggestion.id, now);
  await tx.suggestions.save({ ...suggestion, text: undefined, answer: undefined, withdrawnAt: now });
}

/** Deletes those of a member that `wanted` picks, with the messages that show them. */
export async function eraseSuggestions(
  tx: SendingParts,
  memberId: string,
  wanted: (suggestion: Suggestion) => boolean,
  now: Date,
): Promise<void> {
  for (const suggestion of (await tx.suggestions.listByMember(memberId)).filter(wanted)) {
    await takeBackSuggestion(tx, suggestion.id, now);
    await tx.suggestions.delete(suggestion.id);
  }
}

/**
 * As they stand when the round closes; nothing later changes it. A counts-only one that came too late for its own round,
 * or whose meeting was called off, waits and is counted with the next round that has enough of them.
 */
export async function countAtClosing(
  tx: ClosingParts,
  round: Round,
  readers: ReadonlySet<string>,
): Promise<SuggestionCounts> {
  const { id, unitId, closesAt } = round;
  const inTime = (await tx.suggestions.listByRound(id, consentVersion)).filter(
    ({ sentAt }) => sentAt < closesAt,
  );
  const joined = (await tx.members.listByUnit(unitId)).filter(({ accountId }) => accountId !== undefined);
  return countSuggestions([...inTime, ...(await listWaiting(tx, round))], {
    readers,
    others: joined.filter((member) => !readers.has(member.id)).length,
  });
}

type ClosingParts = Pick<Store, 'members' | 'reviews' | 'revisions' | 'rounds' | 'snapshots' | 'suggestions'>;

/** Counts-only suggestions of other rounds that no snapshot holds and that were there before this round closed. */
async function listWaiting(tx: ClosingParts, round: Round): Promise<Suggestion[]> {
  const others = (await tx.rounds.listByUnit(round.unitId)).filter(({ id }) => id !== round.id);
  const since = await countedUntil(
    tx,
    others.filter((other) => closesBefore(other, round)),
  );
  const waiting: Suggestion[] = [];
  for (const other of others) {
    for (const one of await tx.suggestions.listByRound(other.id, consentVersion)) {
      const at = waitsSince(other, one);
      if (at === undefined || at < since || at >= round.closesAt) continue;
      if (await wasAlwaysCountsOnly(tx, one)) waiting.push(one);
    }
  }
  return waiting;
}

/** Until when what was waiting is in a snapshot, or will be in one of a round that closes before this one. */
async function countedUntil(tx: Pick<Store, 'snapshots'>, earlier: readonly Round[]): Promise<Date> {
  let until = new Date(0);
  for (const { id, openedAt, cancelledAt, closesAt } of earlier) {
    if (openedAt === undefined || cancelledAt !== undefined || closesAt <= until) continue;
    const closing = (await tx.snapshots.listByRound(id)).find(({ kind }) => kind === 'closing');
    if (closing === undefined || (closing.counts.suggestions?.pooled ?? 0) > 0) until = closesAt;
  }
  return until;
}

/** Undefined where its own round counts it. */
function waitsSince(
  { openedAt, cancelledAt, closesAt }: Round,
  { sharing, sentAt }: Suggestion,
): Date | undefined {
  if (sharing !== 'counts_only') return undefined;
  if (cancelledAt !== undefined) return sentAt > cancelledAt ? sentAt : cancelledAt;
  return openedAt !== undefined && sentAt >= closesAt ? sentAt : undefined;
}

/** One that stood under a name in an earlier version of its review may have been read, and would hide nobody. */
async function wasAlwaysCountsOnly(
  tx: Pick<Store, 'reviews' | 'revisions'>,
  { item, memberId, roundId }: Suggestion,
): Promise<boolean> {
  if (item === undefined) return true;
  const review = (await tx.reviews.findOwn(roundId, memberId))?.review;
  const revisions = review === undefined ? [] : await tx.revisions.listByReview(review.id);
  return revisions.every(({ sharing, answers }) => {
    const answer = answers?.find((one) => one.item === item);
    const shared = effectiveSharing(sharing, answer?.sharing);
    return shared === 'counts_only' || (answers !== undefined && answer === undefined);
  });
}

function closesBefore(one: Round, other: Round): boolean {
  const apart = one.closesAt.getTime() - other.closesAt.getTime();
  return apart < 0 || (apart === 0 && one.id < other.id);
}

function isSame(before: Suggestion, now: Pick<Suggestion, 'sharing' | 'sharedWithId' | 'text'>): boolean {
  return (
    before.sharing === now.sharing && before.sharedWithId === now.sharedWithId && before.text === now.text
  );
}
