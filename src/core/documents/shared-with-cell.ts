import type { Answer, Revision } from '../model/reviews.ts';
import { suggestionItems } from '../suggestions/suggestion.ts';
import { graveItems, type ChecklistContent } from '../rounds/checklist.ts';
import { effectiveSharing } from '../sharing.ts';

/**
 * What of a review its writer may hand round as what the whole cell may read. Not among it, however it is shared: what
 * they wish to talk about in private, why they passed an item over, what is told in person only, and what is for the
 * committee.
 */
export function isSharedWithCell(
  { sharing }: Pick<Revision, 'sharing'>,
  checklist: ChecklistContent,
): (answer: Answer) => boolean {
  const untold = new Set([...graveItems(checklist), ...suggestionItems(checklist)]);
  return ({ item, level, value, sharing: own }) =>
    effectiveSharing(sharing, own) === 'cell' &&
    !untold.has(item) &&
    (value === undefined ? level !== undefined && level !== 'discuss' : value.kind !== 'left');
}
