import { z } from 'zod';
import { termDraft, termForm } from '../forms/term-form.ts';
import type { Term } from '../time/term.ts';
import { addDays, addMonths, instantOf, type LocalDate, type Zone } from '../time/local-time.ts';

/** From when to when somebody stands in for the secretary. */
export type ActingTerm = Term;

const draft = z.object({ dialogue: z.literal('office'), memberId: z.string(), ...termDraft });
export type ActingDraft = z.infer<typeof draft>;

export const actingForm = termForm(draft);

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
