import { z } from 'zod';
import { foldMarks } from '../text/fold.ts';
import { isOnWeekends, meetingDaySchema, nominalDay } from './meeting-day.ts';
import { meetingShifts, type MeetingRule } from '../model/people.ts';
import type { Calendar, DayOffReason } from '../time/calendar.ts';
import {
  instantOf,
  isLocalTime,
  localDateOf,
  nextPeriod,
  periodKey,
  periodOf,
  previousPeriod,
  type LocalDate,
  type LocalTime,
  type Period,
  type Zone,
} from '../time/local-time.ts';
import { foldPhrase, numberPattern, readNumber } from '../time/vietnamese-numbers.ts';

export const meetingRuleSchema = z.object({
  day: meetingDaySchema,
  time: z.string().refine(isLocalTime, 'must be HH:MM'),
  shift: z.enum(meetingShifts),
});

export type MeetingDay = {
  on: LocalDate;
  /** The day that the rule names, before any shift; its month is the period. */
  nominalOn: LocalDate;
  dayOff: DayOffReason | undefined;
  decision: 'none' | 'shifted' | 'ask';
};

export type PlannedMeeting = MeetingDay & { period: Period; time: LocalTime; startsAt: Date };

export type MeetingTimeInput = { status: 'parsed'; time: LocalTime } | { status: 'unclear' };

type Groups = Record<string, string | undefined>;
type WorkingDays = Pick<Calendar, 'dayOffReason' | 'nextWorkingDay' | 'previousWorkingDay'>;

/** With 'ask' the day stays where the rule puts it until the secretary has decided. A shift may leave the month. */
export function planMeetingDay(
  rule: Pick<MeetingRule, 'day' | 'shift'>,
  period: Period,
  calendar: WorkingDays,
): MeetingDay {
  const nominalOn = nominalDay(rule.day, period);
  const dayOff = calendar.dayOffReason(nominalOn);
  if (dayOff === undefined || (dayOff === 'weekend' && isOnWeekends(rule.day)))
    return { on: nominalOn, nominalOn, dayOff: undefined, decision: 'none' };
  switch (rule.shift) {
    case 'same_day':
      return { on: nominalOn, nominalOn, dayOff, decision: 'none' };
    case 'ask':
      return { on: nominalOn, nominalOn, dayOff, decision: 'ask' };
    case 'next_working_day':
      return { on: calendar.nextWorkingDay(nominalOn), nominalOn, dayOff, decision: 'shifted' };
    case 'previous_working_day':
      return { on: calendar.previousWorkingDay(nominalOn), nominalOn, dayOff, decision: 'shifted' };
  }
}

/** The meetings that start after the instant, soonest first; periods that have their meeting already are skipped. */
export function planNextMeetings({
  rule,
  after,
  zone,
  calendar,
  count,
  skip = [],
}: {
  rule: MeetingRule;
  after: Date;
  zone: Zone;
  calendar: WorkingDays;
  count: number;
  skip?: readonly Period[];
}): PlannedMeeting[] {
  const skipped = new Set(skip.map(periodKey));
  const meetings: PlannedMeeting[] = [];
  // The meeting of the month before may have been shifted past the end of its month and be still to come.
  let period = previousPeriod(periodOf(localDateOf(after, zone)));
  for (; meetings.length < count; period = nextPeriod(period)) {
    if (skipped.has(periodKey(period))) continue;
    const day = planMeetingDay(rule, period, calendar);
    const startsAt = instantOf(day.on, rule.time, zone);
    if (startsAt > after) meetings.push({ ...day, period, time: rule.time, startsAt });
  }
  return meetings;
}

/** An hour that could be of the morning or the afternoon is unclear from 1 to 5, and of the morning from 6 to 11. */
export function parseMeetingTime(text: string): MeetingTimeInput {
  if (text.length > longestText) return { status: 'unclear' };
  const phrase = foldPhrase(text)
    .replace(/\b([ap])\. ?m\b\.?/g, '$1m')
    .replace(/['’"!,;]|\.$/g, '')
    .trim();
  const spoken = phrase.replace(leadingWords, '');
  const { part, clock = spoken } = (partFirst.exec(spoken) ?? partLast.exec(spoken))?.groups ?? {};
  for (const pattern of clockWords) {
    const groups = pattern.exec(clock.replace(leadingWords, ''))?.groups;
    if (groups) return timeOf(groups, part);
  }
  return { status: 'unclear' };
}

/** What becomes of a day that turns out to be a day off. */
export function parseMeetingShift(text: string): MeetingRule['shift'] | undefined {
  if (text.length > longestText) return undefined;
  const phrase = foldMarks(text).replace(/[.,;!]/g, '');
  return shiftWords.find(({ pattern }) => pattern.test(phrase))?.shift;
}

const shiftWords: readonly { pattern: RegExp; shift: MeetingRule['shift'] }[] = [
  { pattern: /\b(?:hoi|ask)\b/, shift: 'ask' },
  { pattern: /\b(?:truoc|som|before|earlier|previous)\b/, shift: 'previous_working_day' },
  { pattern: /\b(?:sau|lui|hom sau|after|later|next)\b/, shift: 'next_working_day' },
  { pattern: /\b(?:dung ngay|giu nguyen|khong doi|same day|keep)\b/, shift: 'same_day' },
];

const longestText = 80;

const leadingWords = /^(?:(?:vao|luc|dung|at) )+/;
const partFirst = /^(?:buoi )?(?<part>sang|trua|chieu|toi|dem) (?<clock>.+)$/;
const partLast = /^(?<clock>.+?) (?:buoi )?(?<part>sang|trua|chieu|toi|dem|am|pm)$/;
const hour = `(?<hour>${numberPattern})`;
const clockWords = [
  /^(?<hour>\d{1,2}) ?[:.] ?(?<minute>\d{2})$/,
  /^(?<hour>\d{2})(?<minute>\d{2})$/,
  new RegExp(`^${hour} (?:h|g|gio)[:.]?(?: ?(?<minute>${numberPattern})(?: (?:p|ph|phut))?| dung)?$`),
  new RegExp(`^${hour}(?: (?:h|g|gio))? (?<half>ruoi)$`),
  new RegExp(`^${hour}(?: (?:h|g|gio))? kem (?<less>${numberPattern})(?: (?:p|ph|phut))?$`),
  /^(?<bare>\d{1,2})$/,
];

function timeOf(groups: Groups, part: string | undefined): MeetingTimeInput {
  const { bare, minute = '0', half, less = '0' } = groups;
  if (bare !== undefined && part === undefined && Number(bare) < 13) return { status: 'unclear' };
  const hours = hourOfDay(groups['hour'] ?? bare ?? '', part);
  const past = half === undefined ? readNumber(minute) : 30;
  const before = readNumber(less);
  if (hours === undefined || past === undefined || before === undefined) return { status: 'unclear' };
  const minutes = hours * 60 + past - before;
  if (past > 59 || before > 59 || minutes < 0) return { status: 'unclear' };
  return { status: 'parsed', time: `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}` };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** The hours that go with each part of the day; those of the first list are counted from noon. */
const hoursByPart: Record<string, { fromNoon: readonly number[]; asSaid: readonly number[] }> = {
  sang: { fromNoon: [], asSaid: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
  trua: { fromNoon: [1, 2], asSaid: [10, 11, 12, 13, 14] },
  chieu: { fromNoon: [1, 2, 3, 4, 5, 6, 7], asSaid: [12, 13, 14, 15, 16, 17, 18, 19] },
  toi: { fromNoon: [5, 6, 7, 8, 9, 10, 11], asSaid: [17, 18, 19, 20, 21, 22, 23] },
  dem: { fromNoon: [9, 10, 11], asSaid: [21, 22, 23] },
  am: { fromNoon: [], asSaid: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
  pm: {
    fromNoon: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    asSaid: [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23],
  },
};

function hourOfDay(text: string, part: string | undefined): number | undefined {
  const said = readNumber(text);
  if (said === undefined) return undefined;
  if (part === undefined) return said > 23 || mayBeAfternoon(text, said) ? undefined : said;
  const hours = hoursByPart[part];
  if (hours?.fromNoon.includes(said)) return said + 12;
  return hours?.asSaid.includes(said) ? said : undefined;
}

/** '3 giờ' is; '03:00' is how a 24-hour clock writes the night. */
function mayBeAfternoon(text: string, hours: number): boolean {
  return hours >= 1 && hours <= 5 && !text.startsWith('0');
}
