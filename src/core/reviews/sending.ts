import { emptyAnswer, sentForm, lookedAt, type Answers } from './answer.ts';
import type { Answer, ItemValue, Revision } from '../model/reviews.ts';
import { graveItems, type ChecklistContent } from '../rounds/checklist.ts';
import { toLookAt } from './prefill.ts';
import { unansweredOf } from './places.ts';
import { type ReviewState } from './step.ts';
import { effectiveSharing, isNarrower, type Sharing } from '../sharing.ts';

/** An id that carries no time: when it was sent is nobody's business but its readers'. */
export function revisionIdOf(reviewId: string, number: number): string {
  return `${reviewId}/${String(number)}`;
}

export type Readiness =
  | { status: 'ready'; sharing: Sharing; sharedWithId: string | undefined }
  | { status: 'unanswered'; items: readonly number[] }
  /** Taken over from an earlier review: nothing is sent that was not looked at. */
  | { status: 'to_look_at'; items: readonly number[] }
  | { status: 'no_sharing' }
  /** The office-holder named when the member chose is no longer the one who would read it. */
  | { status: 'reader_changed' };

export function readinessOf(
  checklist: ChecklistContent,
  { answers, sharing, sharedWithId }: Pick<ReviewState, 'answers' | 'sharing' | 'sharedWithId'>,
  readerId: string | undefined,
): Readiness {
  const items = unansweredOf(checklist, answers);
  if (items.length > 0) return { status: 'unanswered', items };
  const prefilled = toLookAt(answers);
  if (prefilled.length > 0) return { status: 'to_look_at', items: prefilled };
  if (sharing === undefined) return { status: 'no_sharing' };
  if (!reachesReader(answers, sharing)) return { status: 'ready', sharing, sharedWithId: undefined };
  return sharedWithId === readerId
    ? { status: 'ready', sharing, sharedWithId }
    : { status: 'reader_changed' };
}

/** The answers as they are sent, in the order of the checklist; of a grave item its level alone. */
export function sentAnswers(checklist: ChecklistContent, answers: Answers, sharing: Sharing): Answer[] {
  const grave = graveItems(checklist);
  return [...answers.values()]
    .sort((one, other) => one.item - other.item)
    .map((answer) => {
      const { item, level, together, wish } = answer;
      const said = grave.has(item)
        ? { ...emptyAnswer(item), level, together, wish, sharing: answer.sharing }
        : answer;
      const sent = lookedAt(sentForm(said));
      const narrows = sent.sharing !== undefined && isNarrower(sent.sharing, sharing);
      return { ...sent, sharing: narrows ? sent.sharing : undefined };
    });
}

export type SentWords = Pick<Revision, 'sharing' | 'sharedWithId' | 'answers'>;

/** Whether somebody who could read words of `before` may no longer read them, or no longer finds them, in `now`. */
export function withdrawsWords(before: SentWords, now: SentWords): boolean {
  const present = new Map(now.answers?.map((answer) => [answer.item, answer]));
  return (before.answers ?? []).some((answer) => {
    const was = effectiveSharing(before.sharing, answer.sharing);
    if (was === 'counts_only') return false;
    const then = present.get(answer.item);
    const is = effectiveSharing(now.sharing, then?.sharing);
    if (isNarrower(is, was)) return true;
    if (was === 'secretary' && is === 'secretary' && before.sharedWithId !== now.sharedWithId) return true;
    return wordsOf(answer).some((word) => then === undefined || !wordsOf(then).includes(word));
  });
}

/** Whether any item, by the review's own level or a narrower one, is for the office-holder alone. */
function reachesReader(answers: Answers, sharing: Sharing): boolean {
  return (
    sharing === 'secretary' ||
    [...answers.values()].some((answer) => effectiveSharing(sharing, answer.sharing) === 'secretary')
  );
}

function wordsOf({ how, cause, remedy, help, skipReason, value }: Answer): string[] {
  return [how, cause, remedy, help, skipReason, value && wordOf(value)].filter((word) => word !== undefined);
}

function wordOf(value: ItemValue): string | undefined {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'number':
      return String(value.amount);
    case 'date':
      return value.on;
    case 'choice':
    case 'choices':
    case 'scale':
    case 'left':
      return undefined;
  }
}
