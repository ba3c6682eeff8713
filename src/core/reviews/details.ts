import { isGrave, isQuestion, type ChecklistItem } from '../rounds/checklist-items.ts';
import { steps, type Answer, type Step } from '../model/reviews.ts';

/** Whether something may be written beside a level, or instead of one. */
export function takesWords(item: ChecklistItem): boolean {
  return !isQuestion(item) && !isGrave(item);
}

export function isFilled(answer: Answer, step: Step): boolean {
  switch (step) {
    case 'how':
      return answer.how !== undefined;
    case 'cause':
      return answer.cause !== undefined || answer.causeKind !== undefined;
    case 'remedy':
      return answer.remedy !== undefined;
    case 'deadline':
      return answer.deadlineOn !== undefined;
    case 'help':
      return answer.help !== undefined;
  }
}

/** The first step still empty, after `step` where one is given. */
export function nextEmptyStep(answer: Answer, step?: Step): Step | undefined {
  return steps.slice(step === undefined ? 0 : steps.indexOf(step) + 1).find((one) => !isFilled(answer, one));
}

/** What an answer loses with a step. */
export const emptied = {
  how: { how: undefined },
  cause: { cause: undefined, causeKind: undefined },
  remedy: { remedy: undefined },
  deadline: { deadlineOn: undefined },
  help: { help: undefined },
} as const satisfies Record<Step, Partial<Answer>>;
