import { type ItemValue } from '../model/reviews.ts';
import { dateNote, parseDate, type DateNote } from '../time/date-input.ts';
import type { DateContext } from '../time/date-phrase.ts';
import { mayBeLeft, type ChecklistItem, type Question } from './checklist-items.ts';
import { foldMarks } from '../text/fold.ts';
import { tidyText, type TextProblem } from '../text/typed.ts';

export const longestShortText = 200;

/** Why what was typed is no answer to a question. */
export type ValueProblem =
  | { kind: TextProblem | 'press_button' }
  | { kind: 'short_text_too_long' | 'number_unclear' | 'number_out_of_bounds' | 'step_out_of_bounds' }
  | DateNote;

export type ValueTyped = { status: 'read'; value: ItemValue } | { status: 'unread'; problem: ValueProblem };

/** Whether a value is one that this item may have. */
export function fits(item: ChecklistItem, value: ItemValue): boolean {
  if (item.kind === 'manifestation') return false;
  if (value.kind === 'left') return item.required === false;
  switch (item.kind) {
    case 'short_text':
    case 'long_text':
      return value.kind === 'text';
    case 'choice':
      return value.kind === 'choice' && item.options.some(({ id }) => id === value.option);
    case 'choices':
      return (
        value.kind === 'choices' &&
        value.options.length > 0 &&
        value.options.every((option) => item.options.some(({ id }) => id === option))
      );
    case 'scale':
      return value.kind === 'scale' && item.steps[value.step - 1] !== undefined;
    case 'number':
      return value.kind === 'number' && value.amount >= item.min && value.amount <= item.max;
    case 'date':
      return value.kind === 'date';
  }
}

/** "Không có", as it is typed where there is nothing to say. */
export function saysNone(text: string): boolean {
  return none.test(
    foldMarks(text)
      .replace(/[^a-z ]/g, '')
      .trim(),
  );
}

const none = /^(?:(?:toi )?(?:khong|ko|k|chua)(?: co)?(?: gi)?(?: a)?|none|no|nothing|nil)$/;

/** Reads what was typed as the answer to a question. Where it may be left, "Không có" leaves it. */
export function readValue(item: Question, typed: string, context: DateContext): ValueTyped {
  const tidied = tidyText(typed);
  if (tidied.status !== 'tidied') return unread({ kind: tidied.status });
  const { text } = tidied;
  if (mayBeLeft(item) && saysNone(text)) return { status: 'read', value: { kind: 'left' } };
  switch (item.kind) {
    case 'short_text': {
      const line = text.replace(/\s+/g, ' ');
      return Array.from(line).length > longestShortText
        ? unread({ kind: 'short_text_too_long' })
        : { status: 'read', value: { kind: 'text', text: line } };
    }
    case 'long_text':
      return { status: 'read', value: { kind: 'text', text } };
    case 'choice':
    case 'choices':
      return unread({ kind: 'press_button' });
    case 'scale': {
      const step = readWhole(text);
      if (step === undefined) return unread({ kind: 'press_button' });
      const value = { kind: 'scale', step } as const;
      return fits(item, value) ? { status: 'read', value } : unread({ kind: 'step_out_of_bounds' });
    }
    case 'number': {
      const amount = readWhole(text, item.unit && [item.unit.vi, item.unit.en]);
      if (amount === undefined) return unread({ kind: 'number_unclear' });
      const value = { kind: 'number', amount } as const;
      return fits(item, value) ? { status: 'read', value } : unread({ kind: 'number_out_of_bounds' });
    }
    case 'date':
      return readDate(text, context);
  }
}

function readDate(text: string, context: DateContext): ValueTyped {
  const date = parseDate(text, context);
  return date.status === 'parsed'
    ? { status: 'read', value: { kind: 'date', on: date.on } }
    : unread(dateNote(date, text));
}

/** A whole number as people here write it: '12', '1.250', '−3', with its unit or without. */
function readWhole(text: string, units: readonly string[] = []): number | undefined {
  const folded = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  const unit = units.map((one) => one.toLowerCase()).find((one) => folded.endsWith(` ${one}`));
  const bare = unit === undefined ? folded : folded.slice(0, -unit.length).trim();
  const digits = bare.replace(/^[−–]/, '-');
  if (!/^-?(?:\d{1,12}|\d{1,3}(?:[. ]\d{3})+)$/.test(digits)) return undefined;
  const amount = Number(digits.replace(/[. ]/g, ''));
  return Number.isSafeInteger(amount) ? amount : undefined;
}

function unread(problem: ValueProblem): ValueTyped {
  return { status: 'unread', problem };
}
