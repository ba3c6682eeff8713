import { parseDate, type DateInput } from './date-input.ts';
import { addMonths, type LocalDate } from './local-time.ts';

/** From when to when something holds, both days included. */
export type Term = { fromOn: LocalDate; untilOn: LocalDate };

export type TermProblem = 'past' | 'too_far' | 'ends_before' | 'too_long';

/** Of what was typed also that it is no date, or that it has passed unless another year is meant. */
export type TypedTermProblem = TermProblem | 'past_yearless' | 'date';

export const mostMonths = 6;
const mostMonthsAhead = 6;

export function termProblem({ fromOn, untilOn }: Term, today: LocalDate): TermProblem | undefined {
  if (fromOn < today) return 'past';
  if (fromOn > addMonths(today, mostMonthsAhead)) return 'too_far';
  if (untilOn < fromOn) return 'ends_before';
  return untilOn > addMonths(fromOn, mostMonths) ? 'too_long' : undefined;
}

/** A first or last day as it was typed. */
export function readTermDay(
  text: string,
  today: LocalDate,
): { status: 'read'; answer: LocalDate } | { status: 'unclear'; problem: TypedTermProblem } {
  const date = parseDate(text, { today });
  return date.status === 'parsed'
    ? { status: 'read', answer: date.on }
    : { status: 'unclear', problem: dateProblem(date) };
}

function dateProblem(date: Exclude<DateInput, { status: 'parsed' }>): TypedTermProblem {
  switch (date.status) {
    case 'past':
      return date.next === undefined ? 'past' : 'past_yearless';
    case 'too_far':
      return 'too_far';
    case 'impossible':
    case 'unclear':
      return 'date';
  }
}
