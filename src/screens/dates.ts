import { Temporal } from 'temporal-polyfill';
import type { LocalDate, LocalTime } from '../core/time/local-time.ts';
import type { Locale, Translator } from '../i18n/translator.ts';

type Say = Pick<Translator, 'locale'>;

const weekdays: Record<Locale, readonly string[]> = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

const englishMonths = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
] as const;

/** 1 is Monday. */
export function weekdayName({ locale }: Say, weekday: number): string {
  return weekdays[locale][weekday - 1] ?? '';
}

/** 05/9/2026, or 5 September 2026. */
export function shortDate({ locale }: Say, on: LocalDate): string {
  const date = Temporal.PlainDate.from(on);
  if (locale === 'en')
    return `${date.day.toString()} ${englishMonths[date.month - 1] ?? ''} ${date.year.toString()}`;
  return `${twoDigits(date.day)}/${monthNumber(date.month)}/${date.year.toString()}`;
}

/** thứ Năm 03/12/2026, or Thursday 3 December 2026. */
export function longDate(say: Say, on: LocalDate): string {
  return `${weekdayName(say, Temporal.PlainDate.from(on).dayOfWeek)} ${shortDate(say, on)}`;
}

/** 19 giờ 30, or 19:30. */
export function clockTime({ locale }: Say, time: LocalTime): string {
  if (locale === 'en') return time;
  const [hour = '', minute = ''] = time.split(':');
  return minute === '00' ? `${Number(hour).toString()} giờ` : `${Number(hour).toString()} giờ ${minute}`;
}

/** 19 giờ 30, thứ Năm 03/12/2026. */
export function longDateTime(say: Say, { on, time }: { on: LocalDate; time: LocalTime }): string {
  return `${clockTime(say, time)}, ${longDate(say, on)}`;
}

/** 9/2026, or September 2026. */
export function monthName({ locale }: Say, { year, month }: { year: number; month: number }): string {
  if (locale === 'en') return `${englishMonths[month - 1] ?? ''} ${year.toString()}`;
  return `${monthNumber(month)}/${year.toString()}`;
}

/** IV/2026, or Q4 2026. */
export function quarterName({ locale }: Say, { year, month }: { year: number; month: number }): string {
  const quarter = Math.ceil(month / 3);
  if (locale === 'en') return `Q${quarter.toString()} ${year.toString()}`;
  return `${['I', 'II', 'III', 'IV'][quarter - 1] ?? ''}/${year.toString()}`;
}

/** 8 giờ 05 ngày 21/11/2026, or 08:05, 21 November 2026, in the reader's zone. */
export function shortDateTime(say: Say, at: Date, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  const time = clockTime(say, `${twoDigits(local.hour)}:${twoDigits(local.minute)}`);
  const date = shortDate(say, local.toPlainDate().toString());
  return say.locale === 'en' ? `${time}, ${date}` : `${time} ngày ${date}`;
}

/** A zero before January and February only, as in the Party’s papers. */
function monthNumber(month: number): string {
  return month < 3 ? twoDigits(month) : month.toString();
}

function twoDigits(value: number): string {
  return value.toString().padStart(2, '0');
}
