import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  bilingual,
  faulty,
  localDate,
  parseContent,
  slug,
  sourceSchema,
  type Bilingual,
  type ContentProblem,
  type Fault,
} from '../text/content-schema.ts';
import type { LocalDate } from './local-time.ts';

const yearlySchema = z.strictObject({
  monthDay: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, faulty({ is: 'month_day' })),
  since: z.int().optional(),
  name: bilingual(80),
  source: z.string(),
});

const dayOffSchema = z.strictObject({
  from: localDate,
  until: localDate,
  name: bilingual(80),
  source: z.string(),
  toVerify: bilingual(400).optional(),
});

const swappedSchema = z.strictObject({ on: localDate, insteadOf: localDate, source: z.string() });

const holidaysSchema = z
  .strictObject({
    key: slug(40),
    coversFrom: localDate,
    coversUntil: localDate,
    sources: z.record(slug(40), sourceSchema),
    yearly: z.array(yearlySchema),
    daysOff: z.array(dayOffSchema),
    workedWeekends: z.array(swappedSchema),
  })
  .superRefine((content, context) => {
    for (const { path, fault } of [...findUnsourced(content), ...findMisdated(content)]) {
      context.addIssue({ code: 'custom', path, message: faulty(fault) });
    }
  });

export type HolidayContent = z.infer<typeof holidaysSchema>;

type HolidaysParsed =
  { status: 'parsed'; holidays: HolidayContent } | { status: 'invalid'; problems: ContentProblem[] };

export type DayOffReason = 'weekend' | { holiday: Bilingual };

export interface Calendar {
  /** Up to this day every day off is listed. Later only weekends and the holidays of a fixed solar date are known. */
  coversUntil: LocalDate;
  isWorkingDay(on: LocalDate): boolean;
  /** A holiday on a weekend is named as the holiday. */
  dayOffReason(on: LocalDate): DayOffReason | undefined;
  /** The first working day after `on`, never `on` itself. */
  nextWorkingDay(on: LocalDate): LocalDate;
  /** The last working day before `on`, never `on` itself. */
  previousWorkingDay(on: LocalDate): LocalDate;
}

export function parseHolidays(json: unknown): HolidaysParsed {
  const parsed = parseContent(holidaysSchema, json);
  return parsed.status === 'parsed' ? { status: 'parsed', holidays: parsed.content } : parsed;
}

export function createCalendar(holidays: HolidayContent): Calendar {
  const daysOff = new Map(
    holidays.daysOff.flatMap((span) => daysOf(span).map((on) => [on, span.name] as const)),
  );
  const worked = new Set(holidays.workedWeekends.map((swapped) => swapped.on));

  function dayOffReason(on: LocalDate): DayOffReason | undefined {
    const date = Temporal.PlainDate.from(on);
    const name = daysOff.get(date.toString()) ?? findYearly(holidays.yearly, date)?.name;
    if (name) return { holiday: name };
    if (worked.has(date.toString())) return undefined;
    return isWeekend(date) ? 'weekend' : undefined;
  }

  function isWorkingDay(on: LocalDate): boolean {
    return dayOffReason(on) === undefined;
  }

  function nextWorkingDay(on: LocalDate): LocalDate {
    return workingDayFrom(on, 1);
  }

  function previousWorkingDay(on: LocalDate): LocalDate {
    return workingDayFrom(on, -1);
  }

  function workingDayFrom(on: LocalDate, days: number): LocalDate {
    let date = Temporal.PlainDate.from(on).add({ days });
    while (!isWorkingDay(date.toString())) date = date.add({ days });
    return date.toString();
  }

  return {
    coversUntil: holidays.coversUntil,
    isWorkingDay,
    dayOffReason,
    nextWorkingDay,
    previousWorkingDay,
  };
}

/** A span longer than this is a mistyped date: the longest official break is well below it. */
const LONGEST_BREAK_DAYS = 14;

type DayOff = z.infer<typeof dayOffSchema>;
type Yearly = z.infer<typeof yearlySchema>;
type Misplaced = { path: (string | number)[]; fault: Fault };
type Lists = Pick<HolidayContent, 'yearly' | 'daysOff' | 'workedWeekends'>;

function findUnsourced(content: Lists & Pick<HolidayContent, 'sources'>): Misplaced[] {
  const lists = { yearly: content.yearly, daysOff: content.daysOff, workedWeekends: content.workedWeekends };
  return Object.entries(lists).flatMap(([list, entries]) =>
    entries.flatMap(({ source }, index) => {
      if (Object.hasOwn(content.sources, source)) return [];
      return [{ path: [list, index, 'source'], fault: { is: 'unknown_source', source } }];
    }),
  );
}

function findMisdated(content: Lists & Pick<HolidayContent, 'coversFrom' | 'coversUntil'>): Misplaced[] {
  const { coversFrom, coversUntil } = content;
  if (coversUntil < coversFrom) return [{ path: ['coversUntil'], fault: { is: 'before_covers_from' } }];
  const misdated = findMisdatedDaysOff(content);
  return misdated.length > 0 ? misdated : findMisdatedSwaps(content);
}

function findMisdatedDaysOff(
  content: Lists & Pick<HolidayContent, 'coversFrom' | 'coversUntil'>,
): Misplaced[] {
  const seen = new Set<LocalDate>();
  return content.daysOff.flatMap((span, index): Misplaced[] => {
    const at = (name: string, fault: Fault) => [{ path: ['daysOff', index, name], fault }];
    if (span.until < span.from) return at('until', { is: 'before_from' });
    if (span.from < content.coversFrom || span.until > content.coversUntil) {
      return at('from', { is: 'outside_covers' });
    }
    const length = Temporal.PlainDate.from(span.from).until(span.until, { largestUnit: 'days' }).days + 1;
    if (length > LONGEST_BREAK_DAYS)
      return at('until', { is: 'break_too_long', days: length, most: LONGEST_BREAK_DAYS });
    const days = daysOf(span);
    const repeated = days.find((on) => seen.has(on));
    days.forEach((on) => seen.add(on));
    return repeated === undefined ? [] : at('from', { is: 'listed_twice', on: repeated });
  });
}

function findMisdatedSwaps(content: Lists): Misplaced[] {
  const daysOff = new Set(content.daysOff.flatMap(daysOf));
  return content.workedWeekends.flatMap((swapped, index): Misplaced[] => {
    const at = (name: string, fault: Fault) => [{ path: ['workedWeekends', index, name], fault }];
    if (!isWeekend(Temporal.PlainDate.from(swapped.on))) return at('on', { is: 'not_weekend' });
    if (!daysOff.has(swapped.insteadOf)) return at('insteadOf', { is: 'not_day_off', on: swapped.insteadOf });
    return [];
  });
}

function daysOf(span: Pick<DayOff, 'from' | 'until'>): LocalDate[] {
  const days: LocalDate[] = [];
  for (let on = Temporal.PlainDate.from(span.from); on.toString() <= span.until; on = on.add({ days: 1 })) {
    days.push(on.toString());
  }
  return days;
}

function findYearly(yearly: Yearly[], date: Temporal.PlainDate): Yearly | undefined {
  const monthDay = date.toString().slice(5);
  return yearly.find(
    (day) => day.monthDay === monthDay && (day.since === undefined || date.year >= day.since),
  );
}

function isWeekend(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek >= 6;
}
