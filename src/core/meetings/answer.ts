import { parseSetupText } from '../cell/setup.ts';
import { parseDate, type DateInput } from '../time/date-input.ts';
import type { LocalDate, LocalTime } from '../time/local-time.ts';
import { parseMeetingTime } from '../cell/meeting-rule.ts';

/** What is typed about the day, hour or place of a meeting. */
export type MeetingAnswer = { on: LocalDate } | { time: LocalTime } | { place: string };

export type MeetingAnswerProblem =
  | { kind: 'date'; input: Exclude<DateInput, { status: 'parsed' }>; text: string }
  | { kind: 'time'; text: string }
  | { kind: 'place'; why: 'too_short' | 'too_long' }
  | { kind: 'press_button' };

export type MeetingAnswerRead =
  { status: 'read'; answer: MeetingAnswer } | { status: 'unclear'; problem: MeetingAnswerProblem };

/** Takes a text for what is asked; where nothing is, also for a date or an hour. */
export function readMeetingAnswer(
  asks: 'day' | 'time' | 'place' | undefined,
  text: string,
  today: LocalDate,
): MeetingAnswerRead {
  switch (asks) {
    case 'day': {
      const date = parseDate(text, { today });
      return date.status === 'parsed' ? read({ on: date.on }) : unclear({ kind: 'date', input: date, text });
    }
    case 'time': {
      const time = parseMeetingTime(text);
      return time.status === 'parsed' ? read({ time: time.time }) : unclear({ kind: 'time', text });
    }
    case 'place': {
      const place = parseSetupText('place', text);
      if (place.status === 'parsed' && place.answer.place !== undefined)
        return read({ place: place.answer.place });
      const isLong = place.status !== 'parsed' && place.why === 'too_long';
      return unclear({ kind: 'place', why: isLong ? 'too_long' : 'too_short' });
    }
    case undefined: {
      const date = parseDate(text, { today });
      if (date.status === 'parsed') return read({ on: date.on });
      const time = parseMeetingTime(text);
      return time.status === 'parsed' ? read({ time: time.time }) : unclear({ kind: 'press_button' });
    }
  }
}

function read(answer: MeetingAnswer): MeetingAnswerRead {
  return { status: 'read', answer };
}

function unclear(problem: MeetingAnswerProblem): MeetingAnswerRead {
  return { status: 'unclear', problem };
}
