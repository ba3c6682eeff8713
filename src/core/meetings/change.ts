import { z } from 'zod';
import { isLocalDate, isLocalTime, type LocalDate } from '../time/local-time.ts';
import { meetingQuestions, type MeetingAnswer, type MeetingAnswerProblem } from './day-hour-place.ts';
import type { Form } from '../forms/form.ts';
import type { MeetingTime } from '../model/notices.ts';
import type { Meeting } from '../model/rounds.ts';

export const changeFields = ['day', 'time', 'place'] as const;
export type ChangeField = (typeof changeFields)[number];

const changeSchema = z.object({
  meetingId: z.string(),
  on: z.string().refine(isLocalDate),
  time: z.string().refine(isLocalTime),
  place: z.string(),
  /** The update that brought the place: a button names the place by it. Zero: the place as it was. */
  placeBy: z.int().min(0),
  /** What is asked for; undefined while the whole change is on screen. */
  asks: z.enum(changeFields).optional(),
  lastInputId: z.int().optional(),
});

/** A change of a meeting that the secretary is putting together. */
export type MeetingChange = z.infer<typeof changeSchema>;

export type ChangeProblem = MeetingAnswerProblem;

/** A meeting as it is, with what shall be different: a typed answer changes it, and the whole is on screen again. */
export const changeForm: Form<
  MeetingChange,
  ChangeField | 'whole',
  { today: LocalDate },
  MeetingAnswer,
  ChangeProblem
> = {
  draft: changeSchema,
  asks: ({ asks }) => asks ?? 'whole',
  questions: meetingQuestions,
};

export function startChange(meeting: MeetingTime & Pick<Meeting, 'id'>): MeetingChange {
  const { id, on, time, place } = meeting;
  return { meetingId: id, on, time, place, placeBy: 0, asks: 'day', lastInputId: undefined };
}

export function answerChange(change: MeetingChange, answer: MeetingAnswer, inputId: number): MeetingChange {
  return { ...change, ...answer, ...('place' in answer && { placeBy: inputId }), asks: undefined };
}
