import { applied, type ReviewState, type ReviewStep } from './step.ts';
import { type Answers, emptyAnswer, hasDetails, isAnswered, lookedAt } from './answer.ts';
import type { Answer, CauseKind, Level, ItemValue, Field, Position, Step } from '../model/reviews.ts';
import { isQuestion, offersLevel, type ChecklistItem } from '../rounds/checklist-items.ts';
import { findItem, itemsOf, type ChecklistContent } from '../rounds/checklist.ts';
import { emptied, isFilled, nextEmptyStep, takesWords } from './details.ts';
import { followUpsOf } from './follow-ups.ts';
import { fits } from '../rounds/item-value.ts';
import type { LocalDate } from '../time/local-time.ts';
import { placeAfter, placeAfterGroup, untouched } from './places.ts';
import { go } from './going.ts';
import { isNarrower, type Sharing } from '../sharing.ts';

/** What a member does in a review. Always names its target, so that doing it twice is doing it once. */
export type ReviewEvent =
  | { kind: 'go'; to: Position }
  | { kind: 'level'; item: number; level: Level; asksWish: boolean }
  | { kind: 'wish'; item: number; wish: boolean }
  | { kind: 'finish_item'; item: number }
  | { kind: 'rest'; group: number }
  | { kind: 'rest_of_all' }
  | { kind: 'write'; item: number; field: Exclude<Field, 'deadline'>; text: string }
  | { kind: 'cause_kind'; item: number; causeKind: CauseKind }
  | { kind: 'deadline'; item: number; on: LocalDate }
  | { kind: 'clear'; item: number; field: Step }
  | { kind: 'value'; item: number; value: ItemValue }
  /** One of several choices, by its place from 1. */
  | { kind: 'pick'; item: number; option: number; on: boolean }
  | { kind: 'share'; sharing: Sharing; readerId: string | undefined }
  /** `sharing` undefined: as the whole review. */
  | { kind: 'narrow'; item: number; sharing: Sharing | undefined; readerId: string | undefined };

/** One step of a review: which answers it changes and where the review stands afterwards. */
export function applyEvent(checklist: ChecklistContent, state: ReviewState, event: ReviewEvent): ReviewStep {
  switch (event.kind) {
    case 'go':
      return go(checklist, state, event.to);
    case 'rest':
      return answerRest(checklist, state, event.group);
    case 'rest_of_all':
      return applied(state, restOf(itemsOf(checklist), state.answers), () => ({ screen: 'recap' }));
    case 'share':
      return { status: 'applied', state: share(state, event), changed: [] };
    case 'level':
    case 'wish':
    case 'finish_item':
    case 'write':
    case 'cause_kind':
    case 'deadline':
    case 'clear':
    case 'narrow':
    case 'value':
    case 'pick': {
      const item = findItem(checklist, event.item);
      return item === undefined || !suits(item, event)
        ? { status: 'refused' }
        : changeItem(
            checklist,
            state,
            event,
            lookedAt(state.answers.get(event.item) ?? emptyAnswer(event.item)),
          );
    }
  }
}

type ItemEvent = Exclude<ReviewEvent, { kind: 'go' | 'rest' | 'rest_of_all' | 'share' }>;

/** Levels and steps are for manifestations, values for questions. */
function suits(item: ChecklistItem, event: ItemEvent): boolean {
  switch (event.kind) {
    case 'value':
      return fits(item, event.value);
    case 'pick':
      return item.kind === 'choices' && item.options[event.option - 1] !== undefined;
    case 'finish_item':
    case 'narrow':
      return true;
    case 'level':
      return offersLevel(item, event.level);
    case 'wish':
      return !isQuestion(item);
    case 'write':
    case 'cause_kind':
    case 'deadline':
    case 'clear':
      return takesWords(item);
  }
}

function changeItem(
  checklist: ChecklistContent,
  state: ReviewState,
  event: ItemEvent,
  answer: Answer,
): ReviewStep {
  const { item } = event;
  const after = (answers: Answers) => placeAfter(checklist, answers, item);
  switch (event.kind) {
    case 'level': {
      const changed: Answer = { ...answer, level: event.level, skipReason: undefined, together: false };
      const found = findItem(checklist, item);
      if (hasDetails(event.level) && found !== undefined && takesWords(found))
        return applied(state, [changed], () => ({ screen: 'details', item }));
      const asks = event.level === 'discuss' && event.asksWish;
      return applied(state, [changed], asks ? () => ({ screen: 'wish', item }) : after);
    }
    case 'wish':
      return answer.level === 'discuss'
        ? applied(state, [{ ...answer, wish: event.wish }], after)
        : applied(state, [], () => ({ screen: 'item', item }));
    case 'finish_item':
      return applied(state, isAnswered(answer) ? [answer] : [], after);
    case 'narrow':
      return narrow(state, event, answer);
    case 'value':
      return answerValue(checklist, state, { ...answer, value: event.value });
    case 'pick':
      return applied(state, [pick(checklist, answer, event)], () => ({ screen: 'item', item }));
    case 'write':
      return event.field === 'skip_reason'
        ? applied(state, [{ ...answer, level: undefined, together: false, skipReason: event.text }], after)
        : fill(state, answer, event.field, { [event.field]: event.text });
    case 'cause_kind':
      if (!hasDetails(answer.level)) return applied(state, [], () => ({ screen: 'item', item }));
      return applied(state, [{ ...answer, causeKind: event.causeKind }], () => ({
        screen: 'field',
        item,
        field: 'cause',
      }));
    case 'deadline':
      // A tap that comes twice must not pass over the step that follows.
      return answer.deadlineOn === event.on && !asksDeadline(state, item)
        ? applied(state, [], () => state.position)
        : fill(state, answer, 'deadline', { deadlineOn: event.on });
    case 'clear':
      if (!hasDetails(answer.level)) return applied(state, [], () => ({ screen: 'item', item }));
      return applied(state, [{ ...answer, ...emptied[event.field] }], () => ({ screen: 'details', item }));
  }
}

function asksDeadline({ position }: ReviewState, item: number): boolean {
  return position.screen === 'field' && position.item === item && position.field === 'deadline';
}

function answerValue(checklist: ChecklistContent, state: ReviewState, answer: Answer): ReviewStep {
  const followUps = followUpsOf(checklist, state.answers, answer);
  return applied(state, [answer, ...followUps], (answers) => placeAfter(checklist, answers, answer.item));
}

/** In the order of the checklist; without any it is unanswered again. */
function pick(
  checklist: ChecklistContent,
  answer: Answer,
  { option, on }: Extract<ReviewEvent, { kind: 'pick' }>,
): Answer {
  const item = findItem(checklist, answer.item);
  const before = answer.value?.kind === 'choices' ? answer.value.options : [];
  const options = (item?.kind === 'choices' ? item.options : [])
    .filter(({ id }, index) => (index === option - 1 ? on : before.includes(id)))
    .map(({ id }) => id);
  return { ...answer, value: options.length === 0 ? undefined : { kind: 'choices', options } };
}

/** A step filled for the first time leads to the next empty one, a corrected one back to the overview. */
function fill(state: ReviewState, answer: Answer, step: Step, value: Partial<Answer>): ReviewStep {
  const { item } = answer;
  if (!hasDetails(answer.level)) return applied(state, [], () => ({ screen: 'item', item }));
  const corrects = step === 'cause' ? answer.cause !== undefined : isFilled(answer, step);
  const changed = { ...answer, ...value };
  const next = corrects ? undefined : nextEmptyStep(changed, step);
  return applied(state, [changed], () =>
    next === undefined ? { screen: 'details', item } : { screen: 'field', item, field: next },
  );
}

function narrow(
  state: ReviewState,
  event: Extract<ReviewEvent, { kind: 'narrow' }>,
  answer: Answer,
): ReviewStep {
  if (state.sharing === undefined) return applied(state, [], () => ({ screen: 'recap' }));
  if (!isAnswered(answer)) return { status: 'refused' };
  const { sharing, readerId } = event;
  if (sharing !== undefined && !isNarrower(sharing, state.sharing)) return { status: 'refused' };
  const named = sharing === 'secretary' ? { ...state, sharedWithId: readerId } : state;
  return applied(named, [{ ...answer, sharing }], () => ({ screen: 'recap' }));
}

function share(
  state: ReviewState,
  { sharing, readerId }: Extract<ReviewEvent, { kind: 'share' }>,
): ReviewState {
  const isNew = sharing !== state.sharing || readerId !== state.sharedWithId;
  return {
    ...state,
    sharing,
    sharedWithId: readerId,
    position: { screen: 'recap' },
    editing: state.editing || (state.sentAt !== undefined && isNew),
  };
}

function answerRest(checklist: ChecklistContent, state: ReviewState, number: number): ReviewStep {
  const group = checklist.groups[number - 1];
  if (group === undefined) return { status: 'refused' };
  return applied(state, restOf(group.items, state.answers), (answers) =>
    placeAfterGroup(checklist, answers, number),
  );
}

/** Nobody's own answer is replaced by a "no" for many, not even one that has to be given anew. */
function restOf(items: readonly ChecklistItem[], answers: Answers): Answer[] {
  return untouched(items, answers)
    .filter(({ number }) => !isAnswered(answers.get(number) ?? emptyAnswer(number)))
    .flatMap(answeredTogether);
}

/** A question has no answer that could be given for it. */
function answeredTogether(item: ChecklistItem): Answer[] {
  return isQuestion(item) ? [] : [{ ...emptyAnswer(item.number), level: 'none', together: true }];
}
