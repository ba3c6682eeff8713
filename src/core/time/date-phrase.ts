import {
  addDays,
  addMonths,
  dateOf,
  endOfMonth,
  endOfQuarter,
  periodOf,
  weekdayOf,
  type LocalDate,
} from './local-time.ts';
import { foldPhrase } from './vietnamese-numbers.ts';

export type DateContext = { today: LocalDate; meetingOn?: LocalDate };

/** What a phrase names, before anybody asks whether the date is any use. */
export type NamedDate =
  /** Without a year in the phrase, where it might be of another. */
  { status: 'named'; on: LocalDate; yearless?: true } | { status: 'impossible' } | { status: 'unclear' };

export type Groups = Record<string, string | undefined>;
export type DateRule = { pattern: RegExp; read: (groups: Groups, context: DateContext) => NamedDate };

export type TimeSpan = 'week' | 'month' | 'quarter' | 'year';
export type Edge = 'start' | 'middle' | 'end';

export function readByRules(rules: DateRule[], phrase: string, context: DateContext): NamedDate {
  for (const { pattern, read } of rules) {
    const match = pattern.exec(phrase);
    if (match) return read(match.groups ?? {}, context);
  }
  return { status: 'unclear' };
}

export function rule(source: string): RegExp {
  return new RegExp(`^${source}$`);
}

export function daysFromToday(days: number): DateRule['read'] {
  return (_, { today }) => named(addDays(today, days));
}

/** The day of the next meeting, where that is known. */
export const onNextMeeting: DateRule['read'] = (_, { meetingOn }) =>
  meetingOn === undefined ? { status: 'unclear' } : named(meetingOn);

/** Which edge of a span is meant, by a language's own words for them; where none is named, its end. */
export function edgeReader(words: Readonly<Record<string, Edge>>): (groups: Groups) => Edge {
  return ({ edge = '' }) => words[edge] ?? 'end';
}

/** One spelling for all keyboards: '/' between the numbers of a date, no other punctuation. */
export function normalisePhrase(text: string): string {
  return (
    foldPhrase(text)
      .replace(/[‐-―−]/g, '-')
      .replace(/(\d),(?=\d)/g, '$1/')
      .replace(/^((?:thu|t) \d) - /, '$1 ')
      // '5-10/12' is from the 5th to the 10th; only with a full year is it one date.
      .replace(/(\d) ?- ?(?=\d{1,2} ?\/ ?\d{1,2}(?!\d| ?[/.-] ?\d))/, '$1 den ')
      .replace(/(\d)\s*[/.\\-]\s*(?=\d)/g, '$1/')
      // A colon between figures is a time of day and stays, so that no date is seen there.
      .replace(/(?<!\d)[/:]|[/:](?!\d)/g, ' ')
      .replace(/[^\p{L}\p{N}/:]+/gu, ' ')
      .trim()
  );
}

export function named(on: LocalDate | undefined): NamedDate {
  return on === undefined ? { status: 'impossible' } : { status: 'named', on };
}

/** A day and month; without a year one that has just passed, to be asked about, or else the next, no more than a year away. */
export function dayInMonth(
  month: number,
  day: number,
  year: number | undefined,
  today: LocalDate,
): NamedDate {
  return inYear(year, today, (candidate) => dateOf(candidate, month, day));
}

/** The 31st, say: of the next month that has one. */
export function nextDayNumbered(day: number, today: LocalDate): NamedDate {
  if (day < 1 || day > 31) return { status: 'impossible' };
  const dates = [0, 1, 2].map((ahead) => {
    const { year, month } = periodOf(startOf('month', today, ahead));
    return dateOf(year, month, day);
  });
  return named(dates.find((on) => on !== undefined && on >= today));
}

/** The day so numbered of the month so many months away, even if it is over. */
export function dayOfMonthAway(day: number, monthsAhead: number, today: LocalDate): NamedDate {
  const { year, month } = periodOf(startOf('month', today, monthsAhead));
  return named(dateOf(year, month, day));
}

export function edgeOfMonth(
  edge: Edge,
  month: number,
  year: number | undefined,
  today: LocalDate,
): NamedDate {
  return inYear(year, today, (candidate) => {
    const first = dateOf(candidate, month, 1);
    return first === undefined ? undefined : edgeOf('month', edge, first);
  });
}

export function edgeOfQuarter(
  edge: Edge,
  quarter: number,
  year: number | undefined,
  today: LocalDate,
): NamedDate {
  if (edge === 'middle') return { status: 'unclear' };
  return inYear(year, today, (candidate) => {
    const first = dateOf(candidate, quarter * 3 - 2, 1);
    return first === undefined ? undefined : edgeOf('quarter', edge, first);
  });
}

/** The edge of the span so many spans away from that of today; without a distance the next one from today on. */
export function edgeOfSpan(
  span: TimeSpan,
  edge: Edge,
  distance: number | undefined,
  today: LocalDate,
): NamedDate {
  const dates = (distance === undefined ? [0, 1] : [distance]).map((ahead) =>
    edgeOf(span, edge, startOf(span, today, ahead)),
  );
  const on = dates.find((date) => date !== undefined && (distance !== undefined || date >= today));
  return on === undefined ? { status: 'unclear' } : named(on);
}

/** A weekday without a week is the coming one, never today, which has a word of its own. */
export function onWeekday(weekday: number, weeksAhead: number | undefined, today: LocalDate): NamedDate {
  const days = weekday - weekdayOf(today);
  if (weeksAhead === undefined) return named(addDays(today, days > 0 ? days : days + 7));
  return named(addDays(today, days + 7 * weeksAhead));
}

export function afterToday(count: number, span: 'day' | TimeSpan, today: LocalDate): NamedDate {
  if (count === 0) return { status: 'unclear' };
  switch (span) {
    case 'day':
      return named(addDays(today, count));
    case 'week':
      return named(addDays(today, count * 7));
    case 'month':
      return named(addMonths(today, count));
    case 'quarter':
      return named(addMonths(today, count * 3));
    case 'year':
      return named(addMonths(today, count * 12));
  }
}

export function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function inYear(
  year: number | undefined,
  today: LocalDate,
  dateIn: (year: number) => LocalDate | undefined,
): NamedDate {
  if (year !== undefined) return named(dateIn(year));
  const thisYear = periodOf(today).year;
  const dates = [thisYear - 1, thisYear, thisYear + 1].flatMap((candidate) => dateIn(candidate) ?? []);
  const on = dates.find(
    (date) => date >= addMonths(today, -monthsJustPassed) && date <= addMonths(today, 12),
  );
  return on === undefined ? { status: 'impossible' } : { status: 'named', on, yearless: true };
}

/** So long ago a slip is likelier than a plan for next year. */
const monthsJustPassed = 3;

function startOf(span: TimeSpan, today: LocalDate, ahead: number): LocalDate {
  switch (span) {
    case 'week':
      return addDays(today, 1 - weekdayOf(today) + 7 * ahead);
    case 'month':
      return addMonths(`${today.slice(0, 8)}01`, ahead);
    case 'quarter':
      return addMonths(`${endOfQuarter(today).slice(0, 8)}01`, 3 * ahead - 2);
    case 'year':
      return addMonths(`${today.slice(0, 5)}01-01`, 12 * ahead);
  }
}

function edgeOf(span: TimeSpan, edge: Edge, start: LocalDate): LocalDate | undefined {
  if (edge === 'start') return start;
  switch (span) {
    case 'week':
      return addDays(start, edge === 'middle' ? 2 : 6);
    case 'month':
      return edge === 'middle' ? addDays(start, 14) : endOfMonth(start);
    case 'quarter':
      return edge === 'middle' ? undefined : endOfQuarter(start);
    case 'year':
      return edge === 'middle' ? undefined : addDays(addMonths(start, 12), -1);
  }
}
