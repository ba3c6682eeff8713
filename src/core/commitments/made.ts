import { hasDetails } from '../reviews/answer.ts';
import { type Answer } from '../model/reviews.ts';
import { itemsOf, type ChecklistContent } from '../rounds/checklist.ts';
import type { LocalDate } from '../time/local-time.ts';
import type { CommitmentText } from '../model/commitments.ts';

/** What a review commits to about one item. */
export type MadeCommitment = { answer: Answer; text: CommitmentText; dueOn: LocalDate | undefined };

/** A remedy is a commitment: one beside a level, or what is written in a question that asks for it. */
export function commitmentsMade(checklist: ChecklistContent, answers: readonly Answer[]): MadeCommitment[] {
  const items = new Map(itemsOf(checklist).map((item) => [item.number, item]));
  return answers.flatMap((answer): MadeCommitment[] => {
    const { level, remedy, how, cause, help, deadlineOn, value } = answer;
    const item = items.get(answer.item);
    if (hasDetails(level) && remedy !== undefined) {
      return [{ answer, text: { remedy, how, cause, help }, dueOn: deadlineOn }];
    }
    if (item?.kind !== 'long_text' || item.remedy !== true || value?.kind !== 'text') return [];
    const text = { remedy: value.text, how: undefined, cause: undefined, help: undefined };
    return [{ answer, text, dueOn: deadlineFor(item.number, checklist, answers) }];
  });
}

function deadlineFor(
  item: number,
  checklist: ChecklistContent,
  answers: readonly Answer[],
): LocalDate | undefined {
  const date = itemsOf(checklist).find((one) => one.kind === 'date' && one.deadlineOf === item);
  const value = answers.find((answer) => answer.item === date?.number)?.value;
  return value?.kind === 'date' ? value.on : undefined;
}
