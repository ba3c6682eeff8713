import { Temporal } from 'temporal-polyfill';

/** When the demo's story begins, and the day on which somebody first sees it. */
export type DemoCalendar = {
  begin: Date;
  /** The meeting before, whose round is complete. */
  lastMeetingOn: string;
  today: Date;
  /** Eight days after today. */
  meetingOn: string;
  /** Of the month, for both meetings. */
  meetingDay: number;
};

const daysAhead = 8;
/** Later days are not in every month. */
const latestDay = 28;
const setupDaysBefore = 14;

/**
 * The demo's today is today outside, or one of the next days: one whose eighth following day is a day of every month, so that
 * the cell's rule can name it.
 */
export function demoStart(outside: Date, zone: string): DemoCalendar {
  let today = Temporal.Instant.fromEpochMilliseconds(outside.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  while (today.add({ days: daysAhead }).day > latestDay) today = today.add({ days: 1 });
  const meeting = today.add({ days: daysAhead });
  const lastMeeting = meeting.subtract({ months: 1 });
  const begin = lastMeeting.subtract({ days: setupDaysBefore });
  return {
    begin: instantOf(begin, '09:00', zone),
    lastMeetingOn: lastMeeting.toString(),
    today: instantOf(today, '09:00', zone),
    meetingOn: meeting.toString(),
    meetingDay: meeting.day,
  };
}

export function instantOf(day: Temporal.PlainDate | string, time: string, zone: string): Date {
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time });
  return new Date(at.epochMilliseconds);
}

/** So many days before a day, or after it where the number is negative. */
export function dayBefore(day: string, days: number): string {
  return Temporal.PlainDate.from(day).subtract({ days }).toString();
}
