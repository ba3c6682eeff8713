import { z } from 'zod';
import { parseSetupText } from './cell-setup.ts';
import { parseDate, type DateInput } from './date-input.ts';
import { isLocalDate, isLocalTime, type LocalDate } from './local-time.ts';
import { parseMeetingTime } from './meeting.ts';
import type { MeetingTime } from './model/notices.ts';
import type { Meeting } from './model/rounds.ts';

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

export type ChangeProblem =
  | { kind: 'date'; input: Exclude<DateInput, { status: 'parsed' }>; text: string }
  | { kind: 'time'; text: string }
  | { kind: 'place'; why: 'too_short' | 'too_long' }
  | { kind: 'press_button' };

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
  const heard = (news: Partial<MeetingChange>) => ({
    status: 'heard' as const,
    change: { ...change, ...news, asks: undefined, lastInputId: inputId },
  });
  const unclear = (problem: ChangeProblem) => ({ status: 'unclear' as const, problem });

  switch (change.asks) {
    case 'day': {
      const date = parseDate(text, { today });
      return date.status === 'parsed' ? heard({ on: date.on }) : unclear({ kind: 'date', input: date, text });
    }
    case 'time': {
      const time = parseMeetingTime(text);
      return time.status === 'parsed' ? heard({ time: time.time }) : unclear({ kind: 'time', text });
    }
    case 'place': {
      const place = parseSetupText('place', text);
      if (place.status === 'parsed')
        return heard({ place: place.answer.place ?? change.place, placeBy: inputId });
      return unclear({ kind: 'place', why: place.why === 'too_long' ? 'too_long' : 'too_short' });
    }
    case undefined: {
      const date = parseDate(text, { today });
      if (date.status === 'parsed') return heard({ on: date.on });
      const time = parseMeetingTime(text);
      return time.status === 'parsed' ? heard({ time: time.time }) : unclear({ kind: 'press_button' });
    }
  }
}
