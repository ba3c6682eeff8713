import type { OwnReviewFacts } from '../../core/documents/facts.ts';
import type { Answer } from '../../core/model/reviews.ts';
import { findItem, itemsOf } from '../../core/rounds/checklist.ts';
import { isQuestion, type Question } from '../../core/rounds/checklist-items.ts';
import { shortName, valueText } from './items.ts';

/** What one member answered, and what they were asked. */
export type Answered = Pick<OwnReviewFacts, 'checklist' | 'answers'>;

/** Where the answer to a question is printed; nowhere what stands under another heading already. */
export function placeOf(facts: Answered, answer: Answer): 'strengths' | 'shortcomings' | undefined {
  const question = questionOf(facts, answer);
  if (question === undefined) return undefined;
  if (question.kind === 'date' && question.deadlineOf !== undefined) return undefined;
  if (question.kind === 'long_text' && (question.suggestion === true || question.remedy === true))
    return undefined;
  const first = itemsOf(facts.checklist.content).find(
    (item) => item.kind === 'long_text' && item.none === true,
  );
  return first !== undefined && question.number < first.number ? 'strengths' : 'shortcomings';
}

/** "Việc làm tốt: …"; empty where it was left. */
export function said({ checklist }: Answered, answer: Answer): string {
  const text = valueText(checklist.content, answer);
  return text === '' ? '' : `${shortName(checklist, answer.item)}: ${text}`;
}

export function questionOf({ checklist }: Answered, { item }: Answer): Question | undefined {
  const question = findItem(checklist.content, item);
  return question !== undefined && isQuestion(question) ? question : undefined;
}
