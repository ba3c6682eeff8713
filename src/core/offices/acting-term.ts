import { z } from 'zod';
import { read, unclear, type Form, type Question } from '../forms/form.ts';
import { parseDate, type DateInput } from '../time/date-input.ts';
import { addDays, addMonths, instantOf, isLocalDate, type LocalDate, type Zone } from '../time/local-time.ts';

/** From when to when somebody stands in for the secretary, both days included. */
export type ActingTerm = { fromOn: LocalDate; untilOn: LocalDate };

export type TermProblem = 'past' | 'too_far' | 'ends_before' | 'too_long';

/** Of what was typed also that it is no date, or that it has passed unless another year is meant. */
export type TypedTermProblem = TermProblem | 'past_yearless' | 'date';

const draftSchema = z.object({
  dialogue: z.literal('office'),
  memberId: z.string(),
  fromOn: z.string().refine(isLocalDate).optional(),
  untilOn: z.string().refine(isLocalDate).optional(),
  lastInputId: z.int().optional(),
});
export type ActingDraft = z.infer<typeof draftSchema>;

const day = (key: keyof ActingTerm): ActingQuestion => ({
  read: (text, { today }) => {
    const date = parseDate(text, { today });
    return date.status === 'parsed' ? read({ [key]: date.on }) : unclear(dateProblem(date));
  },
});
type ActingQuestion = Question<ActingDraft, { today: LocalDate }, Partial<ActingTerm>, TypedTermProblem>;

/** The first day, then the last one. */
export const actingForm: Form<
  ActingDraft,
  keyof ActingTerm,
  { today: LocalDate },
  Partial<ActingTerm>,
  TypedTermProblem
> = {
  draft: draftSchema,
  asks: ({ fromOn }) => (fromOn === undefined ? 'fromOn' : 'untilOn'),
  questions: { fromOn: day('fromOn'), untilOn: day('untilOn') },
};

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

export const mostMonthsActing = 6;
const mostMonthsAhead = 6;

export function termProblem({ fromOn, untilOn }: ActingTerm, today: LocalDate): TermProblem | undefined {
  if (fromOn < today) return 'past';
  if (fromOn > addMonths(today, mostMonthsAhead)) return 'too_far';
  if (untilOn < fromOn) return 'ends_before';
  return untilOn > addMonths(fromOn, mostMonthsActing) ? 'too_long' : undefined;
}

/** A term that begins today begins at once; every term ends when its last day is over. */
export function termInstants(
  { fromOn, untilOn }: ActingTerm,
  { today, zone, now }: { today: LocalDate; zone: Zone; now: Date },
): { fromAt: Date; untilAt: Date } {
  return {
    fromAt: fromOn === today ? now : instantOf(fromOn, '00:00', zone),
    untilAt: instantOf(addDays(untilOn, 1), '00:00', zone),
  };
}

/** What the buttons offer, counted from the first day: one week, two weeks, a month. */
export function quickEnds(fromOn: LocalDate): LocalDate[] {
  return [addDays(fromOn, 6), addDays(fromOn, 13), addDays(addMonths(fromOn, 1), -1)];
}

export function overlaps(
  one: { fromAt: Date; untilAt: Date | undefined },
  other: { fromAt: Date; untilAt: Date | undefined },
): boolean {
  const endsAfter = (end: Date | undefined, start: Date): boolean => end === undefined || end > start;
  return endsAfter(one.untilAt, other.fromAt) && endsAfter(other.untilAt, one.fromAt);
}
