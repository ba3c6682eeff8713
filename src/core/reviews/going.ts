import { isQuestion, type ChecklistItem } from '../rounds/checklist-items.ts';
import { findItem, type ChecklistContent } from '../rounds/checklist.ts';
import { hasDetails, isAnswered } from './answer.ts';
import { applied, type ReviewState, type ReviewStep } from './step.ts';
import type { Position } from '../model/reviews.ts';
import { takesWords } from './details.ts';

/** To another screen; where it has nothing to show, to the nearest that has. */
export function go(checklist: ChecklistContent, state: ReviewState, to: Position): ReviewStep {
  switch (to.screen) {
    case 'commitment':
    case 'commitment_note':
    case 'commitment_deadline':
      return { status: 'refused' };
    case 'group':
      return checklist.groups[to.group - 1] === undefined
        ? { status: 'refused' }
        : applied(state, [], () => to);
    case 'sent':
      return state.sentAt === undefined || state.editing
        ? applied(state, [], () => ({ screen: 'recap' }))
        : applied(state, [], () => to);
    case 'recap':
      return applied(state, [], () => to);
    case 'sharing':
    case 'narrowing':
      return applied(state, [], () => (state.sharing === undefined ? { screen: 'recap' } : to));
    case 'item':
    case 'wish':
    case 'details':
    case 'field':
    case 'item_sharing':
      return goToItem(findItem(checklist, to.item), state, to);
  }
}

function goToItem(
  item: ChecklistItem | undefined,
  state: ReviewState,
  to: Extract<Position, { item: number }>,
): ReviewStep {
  if (item === undefined) return { status: 'refused' };
  const isShown =
    to.screen === 'item' ||
    to.screen === 'item_sharing' ||
    (to.screen === 'wish' ? !isQuestion(item) : takesWords(item));
  return applied(state, [], () =>
    isShown && belongs(to, state) ? to : { screen: 'item', item: item.number },
  );
}

/** Whether a screen of an item has anything to show at its present level. */
function belongs(to: Extract<Position, { item: number }>, { answers, sharing }: ReviewState): boolean {
  const answer = answers.get(to.item);
  switch (to.screen) {
    case 'item':
      return true;
    case 'wish':
      return answer?.level === 'discuss';
    case 'details':
      return hasDetails(answer?.level);
    case 'field':
      return to.field === 'skip_reason' || hasDetails(answer?.level);
    case 'item_sharing':
      return sharing !== undefined && answer !== undefined && isAnswered(answer);
  }
}
