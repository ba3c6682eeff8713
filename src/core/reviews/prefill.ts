import { emptyAnswer, lookedAt, isAnswered, type Answers } from './answer.ts';
import { type Answer } from '../model/reviews.ts';
import { isGrave, offersLevel, type ChecklistItem } from '../rounds/checklist-items.ts';
import { itemsOf, type ChecklistContent } from '../rounds/checklist.ts';
import { isDeepStrictEqual } from 'node:util';
import type { ReviewStep } from './step.ts';

/**
 * Answers to begin with, from a review that was sent before, for items that are the very same. Remedies, deadlines and
 * wishes belong to what was sent: a commitment is asked about, not made a second time.
 */
export function prefillFrom(
  checklist: ChecklistContent,
  previous: { checklist: ChecklistContent; answers: readonly Answer[] },
): Answer[] {
  const before = new Map(itemsOf(previous.checklist).map((item) => [item.number, item]));
  const answers = new Map(previous.answers.map((answer) => [answer.item, answer]));
  return itemsOf(checklist).flatMap((item): Answer[] => {
    const answer = answers.get(item.number);
    if (item.kind !== 'manifestation' || !isSame(item, before.get(item.number))) return [];
    if (answer === undefined || !isAnswered(answer) || answer.value !== undefined) return [];
    if (isGrave(item)) {
      const { level } = answer;
      const stands = level !== undefined && offersLevel(item, level);
      return stands ? [{ ...emptyAnswer(item.number), level, prefilled: true }] : [];
    }
    return [{ ...answer, remedy: undefined, deadlineOn: undefined, wish: undefined, prefilled: true }];
  });
}

/** How a list names it is not what it says. */
function isSame(item: ChecklistItem, before: ChecklistItem | undefined): boolean {
  return isDeepStrictEqual({ ...item, line: undefined }, { ...before, line: undefined });
}

/** Prefilled answers that nobody has looked at yet, by number. */
export function toLookAt(answers: Answers): number[] {
  return [...answers.values()]
    .filter(({ prefilled }) => prefilled === true)
    .map(({ item }) => item)
    .sort((one, other) => one - other);
}

/** Showing a group is looking at its prefilled "no": everything else is looked at item by item. */
export function seeGroup(checklist: ChecklistContent, step: ReviewStep): ReviewStep {
  if (step.status === 'refused' || step.state.position.screen !== 'group') return step;
  const { state } = step;
  const group = checklist.groups[step.state.position.group - 1];
  const seen = (group?.items ?? []).flatMap(({ number }) => {
    const answer = state.answers.get(number);
    return answer?.prefilled === true && answer.level === 'none' ? [lookedAt(answer)] : [];
  });
  if (seen.length === 0) return step;
  const changed = [...step.changed.filter(({ item }) => !seen.some((one) => one.item === item)), ...seen];
  return {
    ...step,
    changed,
    state: {
      ...state,
      answers: new Map([...state.answers, ...seen.map((one): [number, Answer] => [one.item, one])]),
    },
  };
}
