import { z } from 'zod';
import { jsonInstant, perhaps } from '../json.ts';
import { itemsOf, type ChecklistContent } from '../rounds/checklist.ts';
import type { Sharing } from '../sharing.ts';
import { areEnough } from '../tally.ts';

export const suggestionSharings = ['committee', 'secretary', 'counts_only'] as const;
/**
 * `committee`: under the member's name, for whoever reads summaries; `secretary`: for the office-holder who was named
 * when it was sent, and nobody else; `counts_only`: no name, no text. None of the last kind is made: those that are stored
 * are counted until they are deleted with their round's words.
 */
export type SuggestionSharing = (typeof suggestionSharings)[number];

const suggestionAnswer = z.object({
  text: z.string(),
  at: jsonInstant,
  byId: z.string(),
  seenAt: perhaps(jsonInstant),
});

/** What is kept beside its id, and whose it is: room for a suggestion, and what was said there. */
export const suggestionSchema = z.object({
  /** The item of the review it was written in; undefined where it was sent by itself. */
  item: perhaps(z.int()),
  said: perhaps(
    z.object({
      sharing: z.enum(suggestionSharings),
      sharedWithId: perhaps(z.string()),
      /** Undefined where it is counts only, was withdrawn, or its words were deleted. */
      text: perhaps(z.string()),
      sentAt: jsonInstant,
      answer: perhaps(suggestionAnswer),
      withdrawnAt: perhaps(jsonInstant),
    }),
  ),
});
type Kept = z.output<typeof suggestionSchema>;

/** Of whom, and the round it is counted with, and after which its words are deleted. */
type Room = { id: string; unitId: string; memberId: string; roundId: string } & Pick<Kept, 'item'>;

/** What a member suggests to the cell committee. */
export type Suggestion = Room & NonNullable<Kept['said']>;

/** Of a closed round: suggestions under a name, and members with a counts-only one where they may be counted. */
export const suggestionCountsSchema = z.object({ named: z.int(), pooled: z.int() });
export type SuggestionCounts = z.output<typeof suggestionCountsSchema>;

/** The items of a checklist in which something is suggested to the committee. */
export function suggestionItems(checklist: ChecklistContent): number[] {
  return itemsOf(checklist).flatMap((item) =>
    item.kind === 'long_text' && item.suggestion === true ? [item.number] : [],
  );
}

/** What the sharing of a review, or of one item of it, means for a suggestion in it; undefined where nobody may read it. */
export function suggestionSharing(sharing: Sharing): Exclude<SuggestionSharing, 'counts_only'> | undefined {
  switch (sharing) {
    case 'cell':
      return 'committee';
    case 'secretary':
      return 'secretary';
    case 'counts_only':
      return undefined;
  }
}

/** Whether its words are there, and somebody who reads suggestions in this roster row may read them. */
export function mayReadSuggestion(
  { sharing, sharedWithId, text, withdrawnAt }: Suggestion,
  viewerMemberId: string,
): boolean {
  if (text === undefined || withdrawnAt !== undefined) return false;
  switch (sharing) {
    case 'committee':
      return true;
    case 'secretary':
      return sharedWithId === viewerMemberId;
    case 'counts_only':
      return false;
  }
}

/**
 * Counts members, not suggestions, so that nobody makes a pool alone. Those who read summaries know their own and hide
 * nobody; and a pool that holds everybody who could be in it would give each of them away.
 */
export function countSuggestions(
  suggestions: readonly Pick<Suggestion, 'memberId' | 'sharing' | 'withdrawnAt'>[],
  { readers, others }: { readers: ReadonlySet<string>; others: number },
): SuggestionCounts {
  const kept = suggestions.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  const pool = new Set(
    kept.filter(({ sharing }) => sharing === 'counts_only').map(({ memberId }) => memberId),
  );
  const hiding = [...pool].filter((memberId) => !readers.has(memberId)).length;
  return {
    named: kept.filter(({ sharing }) => sharing !== 'counts_only').length,
    pooled: areEnough(hiding) && hiding < others ? pool.size : 0,
  };
}
