import { parseDate } from '../../core/time/date-input.ts';
import type { DateContext } from '../../core/time/date-phrase.ts';
import { findItem, type ChecklistContent } from '../../core/rounds/checklist.ts';
import type { ReviewEvent } from '../../core/reviews/flow.ts';
import type { ReviewNote } from '../../core/reviews/sheet.ts';

/** What a tap answers to a question. */
export type QuestionTap =
  /** An option or step, by its place from 1. */
  | { kind: 'choose'; item: number; place: number }
  | { kind: 'leave'; item: number }
  /** That there is nothing to say, in the words of the button. */
  | { kind: 'none'; item: number; text: string }
  | { kind: 'date'; item: number; on: string };

/** Says which value a button stands for, or why it stands for none any more. */
export function prepareValue(
  checklist: ChecklistContent,
  tap: QuestionTap,
  context: DateContext,
): { event?: ReviewEvent; note?: ReviewNote } {
  const { item: number } = tap;
  const unknown = { note: { kind: 'unknown_button' } } as const;
  switch (tap.kind) {
    case 'leave':
      return { event: { kind: 'value', item: number, value: { kind: 'left' } } };
    case 'none': {
      const item = findItem(checklist, number);
      if (item?.kind !== 'long_text' || item.none !== true) return unknown;
      return { event: { kind: 'value', item: number, value: { kind: 'text', text: tap.text } } };
    }
    case 'choose': {
      const item = findItem(checklist, number);
      if (item?.kind === 'scale') {
        return { event: { kind: 'value', item: number, value: { kind: 'scale', step: tap.place } } };
      }
      const option = item?.kind === 'choice' ? item.options[tap.place - 1] : undefined;
      if (option === undefined) return unknown;
      return { event: { kind: 'value', item: number, value: { kind: 'choice', option: option.id } } };
    }
    case 'date': {
      const date = parseDate(tap.on, context);
      switch (date.status) {
        case 'parsed':
          return { event: { kind: 'value', item: number, value: { kind: 'date', on: date.on } } };
        case 'past':
        case 'too_far':
          return {
            event: { kind: 'go', to: { screen: 'item', item: number } },
            note: { kind: `date_${date.status}`, on: date.on },
          };
        case 'impossible':
        case 'unclear':
          return unknown;
      }
    }
  }
}
