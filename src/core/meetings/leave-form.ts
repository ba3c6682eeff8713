import { z } from 'zod';
import { oneQuestion, readText, type Reading } from '../forms/form.ts';
import { termDraft, termForm } from '../forms/term-form.ts';
import type { TextProblem } from '../text/typed.ts';
import { addDays, addMonths, type LocalDate } from '../time/local-time.ts';
import type { Term } from '../time/term.ts';

const dialogue = z.literal('leave');

const daysDraft = z.object({
  ...{ dialogue, step: z.literal('days'), unitId: z.string(), ...termDraft },
  /** The leave whose days are changed; a new one otherwise. */
  leaveId: z.string().optional(),
});
export type LeaveDaysDraft = z.infer<typeof daysDraft>;

export const leaveDaysForm = termForm(daysDraft);

export type LeaveTextProblem = TextProblem | 'not_text';

/** Shown in a pop-up, which holds 200 characters with the name. */
const longestReason = 140;
const longestWord = 300;

const textOf = <Step extends 'reason' | 'word'>(step: Step, longest: number) =>
  oneQuestion(
    z.object({ dialogue, step: z.literal(step), leaveId: z.string(), lastInputId: z.int().optional() }),
    (text): Reading<string, LeaveTextProblem> => readText(text, longest),
  );

/** Why somebody asks; it may be left out. */
export const leaveReasonForm = textOf('reason', longestReason);

/** What is said by who declines. */
export const leaveWordForm = textOf('word', longestWord);

/** What the buttons offer, counted from the first day: two weeks, one, three and six months. */
export function quickLeaveEnds(fromOn: LocalDate): LocalDate[] {
  return [addDays(fromOn, 13), ...[1, 3, 6].map((months) => addDays(addMonths(fromOn, months), -1))];
}

/** How long before its end a leave is spoken of. */
const aheadDays = 7;

/** The day on which its end is announced; undefined where it is no longer than that itself, or for one meeting. */
export function endToldOn({
  meetingId,
  days,
}: {
  meetingId: string | undefined;
  days: Term;
}): LocalDate | undefined {
  const on = addDays(days.untilOn, -aheadDays);
  return meetingId === undefined && on > days.fromOn ? on : undefined;
}
