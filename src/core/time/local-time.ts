import { Temporal } from 'temporal-polyfill';
import { createRecentResults } from './recent-results.ts';

/** A calendar day, 'YYYY-MM-DD'; two of them compare as text. */
export type LocalDate = string;

/** A time on the wall clock, 'HH:MM' in 24 hours. */
export type LocalTime = string;

/** An IANA zone name, such as Asia/Ho_Chi_Minh. */
export type Zone = string;

/** The month that something counts for; months run from 1 to 12. */
export type Period = { year: number; month: number };

/** A broadcast asks for the same few hundreds of times. */
const [instants, dates, times] = [
  createRecentResults<number>(100),
  createRecentResults<LocalDate>(100),
  createRecentResults<LocalTime>(100),
];

/** Where clocks jump, an hour that does not exist moves forward and one that comes twice is the earlier. */
export function instantOf(on: LocalDate, time: LocalTime, zone: Zone): Date {
  return new Date(
    instants.get(`${on} ${time} ${zone}`, () => {
      const plainTime = Temporal.PlainTime.from(time);
      return Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
    }),
  );
}

export function localDateOf(at: Date, zone: Zone): LocalDate {
  return dates.get(minuteKey(at, zone), () => zonedOf(at, zone).toPlainDate().toString());
}

export function localTimeOf(at: Date, zone: Zone): LocalTime {
  return times.get(minuteKey(at, zone), () =>
    zonedOf(at, zone).toPlainTime().toString({ smallestUnit: 'minute' }),
  );
}

/** The same wall-clock time so many days later, which is not always a multiple of 24 hours. */
export function addLocalDays(at: Date, days: number, zone: Zone): Date {
  return new Date(zonedOf(at, zone).add({ days }).epochMilliseconds);
}

export function addDays(on: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(on).add({ days }).toString();
}

/** A day that the target month lacks becomes that month's last one. */
export function addMonths(on: LocalDate, months: number): LocalDate {
  return Temporal.PlainDate.from(on).add({ months }).toString();
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(on: LocalDate): number {
  return Temporal.PlainDate.from(on).dayOfWeek;
}

/** Undefined where the calendar has no such day. */
export function dateOf(year: number, month: number, day: number): LocalDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day > first.daysInMonth ? undefined : first.with({ day }).toString();
}

export function endOfMonth(on: LocalDate): LocalDate {
  const date = Temporal.PlainDate.from(on);
  return date.with({ day: date.daysInMonth }).toString();
}

export function endOfQuarter(on: LocalDate): LocalDate {
  const date = Temporal.PlainDate.from(on);
  return endOfMonth(date.with({ month: Math.ceil(date.month / 3) * 3, day: 1 }).toString());
}

export function periodOf(on: LocalDate): Period {
  const { year, month } = Temporal.PlainDate.from(on);
  return { year, month };
}

export function nextPeriod(period: Period): Period {
  return period.month === 12
    ? { year: period.year + 1, month: 1 }
    : { year: period.year, month: period.month + 1 };
}

export function previousPeriod(period: Period): Period {
  return period.month === 1
    ? { year: period.year - 1, month: 12 }
    : { year: period.year, month: period.month - 1 };
}

/** '2026-12': sorts as text and reads back with parsePeriodKey. */
export function periodKey(period: Period): string {
  return `${String(period.year).padStart(4, '0')}-${String(period.month).padStart(2, '0')}`;
}

export function parsePeriodKey(key: string): Period | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(key);
  return match ? { year: Number(match[1]), month: Number(match[2]) } : undefined;
}

export function isLocalDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && dateOf(Number(match[1]), Number(match[2]), Number(match[3])) !== undefined;
}

export function isLocalTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

export function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function zonedOf(at: Date, zone: Zone): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}

/** No zone has been off by a part of a minute since 1972. */
function minuteKey(at: Date, zone: Zone): string {
  return `${Math.floor(at.getTime() / 60_000)} ${zone}`;
}
