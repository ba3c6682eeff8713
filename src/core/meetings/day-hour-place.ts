import { read, unclear, type Question } from '../forms/form.ts';
import { readPlace } from '../cell/setup.ts';
import { parseDate, type DateInput } from '../time/date-input.ts';
import type { LocalDate, LocalTime } from '../time/local-time.ts';
import { parseMeetingTime } from '../cell/meeting-rule.ts';

/** What is typed about the day, hour or place of a meeting. */
export type MeetingAnswer = { on: LocalDate } | { time: LocalTime } | { place: string };

export type MeetingAnswerProblem =
  | { kind: 'date'; input: Exclude<DateInput, { status: 'parsed' }>; text: string }
  | { kind: 'time'; text: string }
  | { kind: 'place'; why: 'too_short' | 'too_long' | 'classified' }
  | { kind: 'press_button' };

type Given = { today: LocalDate };
type MeetingQuestion = Question<unknown, Given, MeetingAnswer, MeetingAnswerProblem>;

/** What a typed text is taken for. While the whole is on screen also another date or hour is. */
export const meetingQuestions: Readonly<Record<'day' | 'time' | 'place' | 'whole', MeetingQuestion>> = {
  day: {
    read: (text, { today }) => {
      const date = parseDate(text, { today });
      return date.status === 'parsed' ? read({ on: date.on }) : unclear({ kind: 'date', input: date, text });
    },
  },
  time: {
    read: (text) => {
      const time = parseMeetingTime(text);
      return time.status === 'parsed' ? read({ time: time.time }) : unclear({ kind: 'time', text });
    },
  },
  place: {
    read: (text) => {
      const place = readPlace(text);
      if (place.status === 'read') return read({ place: place.answer });
      const why = place.problem;
      return unclear({ kind: 'place', why: why === 'too_long' || why === 'classified' ? why : 'too_short' });
    },
  },
  whole: {
    read: (text, given, draft) => {
      const date = meetingQuestions.day.read(text, given, draft);
      const heard = date.status === 'read' ? date : meetingQuestions.time.read(text, given, draft);
      return heard.status === 'read' ? heard : unclear({ kind: 'press_button' });
    },
  },
};
