import { z } from 'zod';
import { oneQuestion, read, readText, type Form, type Question, type Reading } from '../forms/form.ts';
import type { TextProblem } from '../text/typed.ts';
import { addDays, addMonths, isLocalDate, type LocalDate } from '../time/local-time.ts';
import { readTermDay, type Term, type TypedTermProblem } from '../time/term.ts';

const dialogue = z.literal('leave');
const day = z.string().refine(isLocalDate).optional();
const lastInputId = z.int().optional();

const daysDraft = z.object({
  ...{ dialogue, step: z.literal('days'), unitId: z.string(), lastInputId },
  /** The leave whose days are changed; a new one otherwise. */
  leaveId: z.string().optional(),
  ...{ fromOn: day, untilOn: day },
});
export type LeaveDaysDraft = z.infer<typeof daysDraft>;

type DayQuestion = Question<LeaveDaysDraft, { today: LocalDate }, Partial<Term>, TypedTermProblem>;

const dayOf = (key: keyof Term): DayQuestion => ({
  read: (text, { today }) => {
    const typed = readTermDay(text, today);
    return typed.status === 'read' ? read({ [key]: typed.answer }) : typed;
  },
});

/** The first day, then the last one. */
export const leaveDaysForm: Form<
  LeaveDaysDraft,
  keyof Term,
  { today: LocalDate },
  Partial<Term>,
  TypedTermProblem
> = {
  draft: daysDraft,
  asks: ({ fromOn }) => (fromOn === undefined ? 'fromOn' : 'untilOn'),
  questions: { fromOn: dayOf('fromOn'), untilOn: dayOf('untilOn') },
};

export type LeaveTextProblem = TextProblem | 'not_text';

/** Shown in a pop-up, which holds 200 characters with the name. */
const longestReason = 140;
const longestWord = 300;

const textOf = <Step extends 'reason' | 'word'>(step: Step, longest: number) =>
  oneQuestion(
    z.object({ dialogue, step: z.literal(step), leaveId: z.string(), lastInputId }),
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
