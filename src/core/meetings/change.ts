import { z } from 'zod';
import { isLocalDate, isLocalTime, type LocalDate } from '../time/local-time.ts';
import { readMeetingAnswer, type MeetingAnswerProblem } from './answer.ts';
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

/** Undefined where there is no draft, or that of another dialogue. */
export function readChange(json: unknown): MeetingChange | undefined {
  const { data } = changeSchema.safeParse(json);
  return data;
}

export function startChange(meeting: MeetingTime & Pick<Meeting, 'id'>): MeetingChange {
  const { id, on, time, place } = meeting;
  return { meetingId: id, on, time, place, placeBy: 0, asks: 'day', lastInputId: undefined };
}

/** What was typed, taken for what is asked; while the whole change is on screen also another date or hour. */
export function hearChange(
  change: MeetingChange,
  text: string,
  { today, inputId }: { today: LocalDate; inputId: number },
): { status: 'heard'; change: MeetingChange } | { status: 'unclear'; problem: ChangeProblem } {
  const read = readMeetingAnswer(change.asks, text, today);
  if (read.status === 'unclear') return read;
  const news = 'place' in read.answer ? { ...read.answer, placeBy: inputId } : read.answer;
  return { status: 'heard', change: { ...change, ...news, asks: undefined, lastInputId: inputId } };
}
