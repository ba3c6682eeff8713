import { z } from 'zod';
import type { Calendar, DayOffReason } from '../time/calendar.ts';
import {
  addDays,
  instantOf,
  isLocalDate,
  isLocalTime,
  localDateOf,
  type LocalDate,
  type Zone,
} from '../time/local-time.ts';
import type { MeetingTime } from '../model/notices.ts';
import type { Meeting } from '../model/rounds.ts';
import type { TextProblem } from '../text/typed.ts';
import { firstOpen, read, readText, unclear, type Form } from '../forms/form.ts';
import { meetingQuestions, type MeetingAnswerProblem } from './day-hour-place.ts';

export const planKinds = ['thematic', 'extra'] as const;
export type PlanKind = (typeof planKinds)[number];

/** What is asked, in this order, but for the items; each can be asked again until the meeting is on the calendar. */
export const planFields = ['title', 'day', 'time', 'place', 'round', 'items'] as const;
export type PlanField = (typeof planFields)[number];

const planSchema = z.object({
  dialogue: z.literal('plan'),
  /** Given ahead, so that a second tap on the last button finds what the first one made. */
  meetingId: z.string(),
  unitId: z.string(),
  kind: z.enum(planKinds),
  title: z.string().optional(),
  on: z.string().refine(isLocalDate).optional(),
  time: z.string().refine(isLocalTime).optional(),
  place: z.string().optional(),
  /** The checklist of the round that goes with it; `null` once no round was wanted. */
  checklistKey: z.string().nullable().optional(),
  /** The items that the round is about; all of them where none were chosen. */
  focusItems: z.array(z.int()).readonly().optional(),
  asks: z.enum(planFields).optional(),
  lastInputId: z.int().optional(),
});

/** A thematic or extra meeting that the secretary is putting together. */
export type MeetingPlan = z.infer<typeof planSchema>;

export type CompletePlan = MeetingPlan & MeetingTime & { title: string };

export type PlanProblem =
  | { kind: 'title'; why: TextProblem }
  | MeetingAnswerProblem
  | { kind: 'past' }
  | { kind: 'too_far'; latestOn: LocalDate };

export type PlanWarning =
  | { kind: 'day_off'; reason: DayOffReason }
  | { kind: 'same_day'; other: Pick<Meeting, 'kind' | 'period' | 'on' | 'time'> };

export const longestTitle = 120;
const longestAheadDays = 180;

/** Round and items are chosen by buttons. */
const byButton = { read: () => unclear<PlanProblem>({ kind: 'press_button' }) };

export const planForm: Form<
  MeetingPlan,
  PlanField | 'whole',
  { today: LocalDate },
  Partial<MeetingPlan>,
  PlanProblem
> = {
  draft: planSchema,
  asks: ({ asks }) => asks ?? 'whole',
  questions: {
    title: {
      isOpen: ({ title }) => title === undefined,
      read: (text) => {
        const title = readText(text.replace(/\s+/g, ' '), longestTitle);
        return title.status === 'read'
          ? read({ title: title.answer })
          : unclear({ kind: 'title', why: title.problem });
      },
    },
    day: { ...meetingQuestions.day, isOpen: ({ on }) => on === undefined },
    time: { ...meetingQuestions.time, isOpen: ({ time }) => time === undefined },
    place: { ...meetingQuestions.place, isOpen: ({ place }) => place === undefined },
    round: { ...byButton, isOpen: ({ checklistKey }) => checklistKey === undefined },
    items: byButton,
    whole: meetingQuestions.whole,
  },
};

export function startPlan(given: Pick<MeetingPlan, 'meetingId' | 'unitId' | 'kind'>): MeetingPlan {
  return { ...given, dialogue: 'plan', asks: 'title' };
}

/** The answer to what was asked, then the next question that is still open. */
export function answerPlan(plan: MeetingPlan, news: Partial<MeetingPlan>): MeetingPlan {
  const answered = { ...plan, ...news };
  return { ...answered, asks: firstOpen(planForm, planFields, answered) };
}

export function completePlan({ title, on, time, place, ...plan }: MeetingPlan): CompletePlan | undefined {
  if (title === undefined || on === undefined || time === undefined || place === undefined) return undefined;
  return { ...plan, title, on, time, place };
}

/** Whether a complete plan can be put on the calendar, and what its secretary should know before. */
export function checkPlan(
  { on, time }: MeetingTime,
  {
    zone,
    now,
    others,
    calendar,
  }: { zone: Zone; now: Date; others: readonly Meeting[]; calendar: Pick<Calendar, 'dayOffReason'> },
):
  | { status: 'possible'; startsAt: Date; warnings: PlanWarning[] }
  | { status: 'impossible'; asks: PlanField; problem: PlanProblem } {
  const today = localDateOf(now, zone);
  const startsAt = instantOf(on, time, zone);
  if (startsAt <= now)
    return { status: 'impossible', asks: on === today ? 'time' : 'day', problem: { kind: 'past' } };
  const latestOn = addDays(today, longestAheadDays);
  if (on > latestOn) return { status: 'impossible', asks: 'day', problem: { kind: 'too_far', latestOn } };
  const reason = calendar.dayOffReason(on);
  const same = others.filter((other) => other.on === on);
  return {
    status: 'possible',
    startsAt,
    warnings: [
      ...(reason === undefined ? [] : [{ kind: 'day_off' as const, reason }]),
      ...same.map((other) => ({ kind: 'same_day' as const, other })),
    ],
  };
}
