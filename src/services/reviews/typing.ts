import { dateNote, parseDate } from '../../core/time/date-input.ts';
import { isQuestion } from '../../core/rounds/checklist-items.ts';
import { findItem } from '../../core/rounds/checklist.ts';
import { readValue, saysNone } from '../../core/rounds/item-value.ts';
import type { ReviewEvent } from '../../core/reviews/flow.ts';
import type { ReviewNote } from '../../core/reviews/sheet.ts';
import { tidyText } from '../../core/text/typed.ts';
import type { Typed } from './outcome.ts';
import { answersOf, isClosedForEdits } from './sheet.ts';
import { untouched } from '../../core/reviews/places.ts';
import type { DateContext } from '../../core/time/date-phrase.ts';
import type { ItemValue } from '../../core/model/reviews.ts';
import type { OwnReview, ReviewParts } from './parts.ts';
import { readUnitDates } from '../cell/dates.ts';

export type Heard =
  | { status: 'understood'; event: ReviewEvent; inputId: number; note?: ReviewNote }
  /** Nothing changes; without a note the text had been applied before. */
  | { status: 'noted'; note?: ReviewNote };

/** What typed text means where the review stands. */
export async function hearText(tx: ReviewParts, own: OwnReview, typed: Typed, now: Date): Promise<Heard> {
  const { review, checklist, round } = own;
  const { position } = review;
  if (isClosedForEdits(own)) return { status: 'noted', note: { kind: 'closed_for_edits' } };
  if (typed.kind === 'edited') return { status: 'noted', note: { kind: 'edited' } };
  const asked = position.screen === 'item' ? findItem(checklist, position.item) : undefined;
  const question = asked !== undefined && isQuestion(asked) ? asked : undefined;
  if (typed.kind === 'other') {
    const takesText =
      question === undefined
        ? position.screen === 'field'
        : question.kind !== 'choice' && question.kind !== 'choices';
    return { status: 'noted', note: { kind: takesText ? 'not_text' : 'press_button' } };
  }
  const { inputId } = typed;
  if (wasApplied(inputId, review.lastInputId)) return { status: 'noted' };

  if (question !== undefined) {
    const read = readValue(question, typed.text, await readUnitDates(tx, round.unitId, now));
    if (read.status === 'unread') return { status: 'noted', note: read.problem };
    return {
      status: 'understood',
      event: { kind: 'value', item: question.number, value: read.value },
      inputId,
    };
  }
  if (position.screen !== 'field') {
    const number = /^\d{1,4}$/.test(typed.text.trim()) ? Number(typed.text.trim()) : undefined;
    if (position.screen === 'group' && number === undefined) {
      const context = await readUnitDates(tx, round.unitId, now);
      return hearAtList(own, { text: typed.text, inputId, group: position.group, context });
    }
    if (position.screen === 'sent' || number === undefined || findItem(checklist, number) === undefined) {
      return { status: 'noted', note: { kind: 'press_button' } };
    }
    const screen = position.screen === 'narrowing' ? 'item_sharing' : 'item';
    return { status: 'understood', event: { kind: 'go', to: { screen, item: number } }, inputId };
  }

  const tidied = tidyText(typed.text);
  if (tidied.status !== 'tidied') return { status: 'noted', note: { kind: tidied.status } };
  const { text } = tidied;
  const { item, field } = position;
  if (field !== 'deadline') {
    return { status: 'understood', event: { kind: 'write', item, field, text }, inputId };
  }
  const date = parseDate(text, await readUnitDates(tx, round.unitId, now));
  return date.status === 'parsed'
    ? { status: 'understood', event: { kind: 'deadline', item, on: date.on }, inputId }
    : { status: 'noted', note: dateNote(date, text) };
}

/**
 * Nothing that was written at the list of a group's questions is lost: it answers the one that the list leads to, or is
 * added to the last that has words.
 */
function hearAtList(
  own: OwnReview,
  typed: { text: string; inputId: number; group: number; context: DateContext },
): Heard {
  const { inputId, context } = typed;
  const answers = answersOf(own);
  const questions = (own.checklist.groups[typed.group - 1]?.items ?? []).filter(isQuestion);
  const tidied = tidyText(typed.text);
  if (questions.length > 0 && tidied.status !== 'tidied')
    return { status: 'noted', note: { kind: tidied.status } };
  for (const { number } of untouched(questions, answers)) {
    const question = questions.find((one) => one.number === number);
    const read = question && readValue(question, typed.text, context);
    if (read?.status === 'read') return written(number, read.value);
  }
  for (const question of questions.toReversed()) {
    const value = answers.get(question.number)?.value;
    if (value?.kind !== 'text' || question.kind !== 'long_text') continue;
    const before = saysNone(value.text) ? '' : `${value.text}\n`;
    const read = readValue(question, `${before}${typed.text}`, context);
    return read.status === 'read'
      ? written(question.number, read.value)
      : { status: 'noted', note: read.problem };
  }
  return { status: 'noted', note: { kind: 'press_button' } };

  function written(item: number, value: ItemValue): Heard {
    return {
      status: 'understood',
      event: { kind: 'value', item, value },
      inputId,
      note: { kind: 'written_to', item },
    };
  }
}

/**
 * After a crash at most the last update of a chat comes again. Nothing follows from one number being lower than another:
 * Telegram may number anew from anywhere.
 */
export function wasApplied(inputId: number, lastInputId: number | undefined): boolean {
  return inputId === lastInputId;
}
