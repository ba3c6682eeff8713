import { z } from 'zod';
import { read, type Form, type Question } from '../forms/form.ts';
import { readTermDay, type Term, type TypedTermProblem } from '../time/term.ts';
import { addDays, addMonths, instantOf, isLocalDate, type LocalDate, type Zone } from '../time/local-time.ts';

/** From when to when somebody stands in for the secretary. */
export type ActingTerm = Term;

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
    const day = readTermDay(text, today);
    return day.status === 'read' ? read({ [key]: day.answer }) : day;
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
