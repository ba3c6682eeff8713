import { readFileSync } from 'node:fs';
import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createCalendar, parseHolidays, type HolidayContent } from '../../../src/core/time/calendar.ts';
import { toldInEnglish } from '../../support/faults.ts';

const shipped = parsed(
  JSON.parse(readFileSync(new URL('../../../prisma/holidays/viet-nam.json', import.meta.url), 'utf8')),
);
const calendar = createCalendar(shipped);

describe('days off in Viet Nam', () => {
  it.each([
    ['2026-11-20', 'a Friday'],
    ['2026-11-23', 'the Monday before Culture Day'],
    ['2025-11-24', 'Culture Day before there was one'],
    ['2026-01-10', 'a Saturday worked for 2 January'],
    ['2026-08-22', 'a Saturday worked for 31 August'],
    ['2025-04-26', 'a Saturday worked for 2 May'],
    ['2027-02-03', 'the last day before Tết'],
    ['2027-02-11', 'the first day after Tết'],
  ])('%s is a working day: %s', (on) => {
    expect(calendar.isWorkingDay(on)).toBe(true);
    expect(calendar.dayOffReason(on)).toBeUndefined();
  });

  it.each(['2026-11-21', '2026-11-22', '2026-08-23', '2026-02-14'])('%s is off as a weekend', (on) => {
    expect(calendar.isWorkingDay(on)).toBe(false);
    expect(calendar.dayOffReason(on)).toBe('weekend');
  });

  it.each([
    ['2026-11-24', 'Ngày Văn hóa Việt Nam', 'Vietnamese Culture Day'],
    ['2026-02-17', 'Tết Nguyên đán', 'Lunar New Year (Tết)'],
    ['2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương', 'Day off in lieu of the Hùng Kings’ Commemoration Day'],
    ['2026-09-01', 'Nghỉ dịp Quốc khánh', 'National Day holiday'],
    ['2026-09-02', 'Quốc khánh 02/9', 'National Day, 2 September'],
    ['2026-01-02', 'Nghỉ hoán đổi dịp Tết Dương lịch', 'Swapped day off after New Year’s Day'],
  ])('%s is off and says why: %s', (on, vi, en) => {
    expect(calendar.isWorkingDay(on)).toBe(false);
    expect(calendar.dayOffReason(on)).toEqual({ holiday: { vi, en } });
  });

  it('names a holiday that falls on a weekend as the holiday', () => {
    expect(calendar.dayOffReason('2027-02-06')).toMatchObject({ holiday: { vi: 'Tết Nguyên đán' } });
    expect(calendar.dayOffReason('2026-04-26')).toMatchObject({ holiday: { vi: 'Giỗ Tổ Hùng Vương' } });
  });

  it.each([
    ['2026-11-19', '2026-11-20'],
    ['2026-11-20', '2026-11-23'],
    ['2026-11-21', '2026-11-23'],
    ['2026-11-24', '2026-11-25'],
    ['2026-01-01', '2026-01-05'],
    ['2026-01-09', '2026-01-10'],
    ['2026-02-13', '2026-02-23'],
    ['2026-08-28', '2026-09-03'],
    ['2027-02-05', '2027-02-11'],
    ['2027-04-29', '2027-05-04'],
    ['2027-12-31', '2028-01-04'],
    ['2028-02-28', '2028-02-29'],
  ])('the working day after %s is %s', (on, next) => {
    expect(calendar.nextWorkingDay(on)).toBe(next);
  });

  it('stops at a day that does not exist', () => {
    expect(() => calendar.isWorkingDay('2027-02-30')).toThrow(RangeError);
  });
});

describe('beyond the last year listed', () => {
  it('says up to when the list reaches', () => {
    expect(calendar.coversUntil).toBe('2028-12-31');
  });

  it.each(['2029-01-01', '2030-04-30', '2031-05-01', '2035-09-02', '2040-11-24'])(
    '%s is still a holiday',
    (on) => {
      expect(calendar.dayOffReason(on)).toMatchObject({ holiday: {} });
    },
  );

  it('knows weekends, but neither Tết nor the second National Day', () => {
    expect(calendar.dayOffReason('2029-01-06')).toBe('weekend');
    expect(calendar.isWorkingDay('2029-02-13')).toBe(true);
    expect(calendar.isWorkingDay('2030-09-03')).toBe(true);
  });
});

describe('the shipped days off, against the library date-holidays', () => {
  const years = [2025, 2026, 2027, 2028];
  const library = new Holidays('VN');
  const known = years.flatMap((year) =>
    library
      .getHolidays(year)
      .filter((holiday) => holiday.type === 'public')
      .flatMap((holiday) => ({ rule: holiday.rule, days: localDays(holiday.start, holiday.end) })),
  );

  it('begin the lunar year and remember the Hùng Kings on the same days', () => {
    const fromLibrary = (rule: string) =>
      known.filter((holiday) => holiday.rule === rule).map(({ days }) => days[0]);
    expect(fromLibrary('vietnamese 1-0-1')).toEqual(['2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26']);
    for (const on of fromLibrary('vietnamese 1-0-1')) {
      expect(calendar.dayOffReason(on ?? ''), on).toMatchObject({ holiday: { vi: 'Tết Nguyên đán' } });
    }
    expect(fromLibrary('vietnamese 3-0-10')).toEqual([
      '2025-04-07',
      '2026-04-26',
      '2027-04-16',
      '2028-04-04',
    ]);
    for (const on of fromLibrary('vietnamese 3-0-10')) {
      expect(calendar.dayOffReason(on ?? ''), on).toMatchObject({ holiday: { vi: 'Giỗ Tổ Hùng Vương' } });
    }
  });

  it('miss none that the library has', () => {
    const days = known.flatMap((holiday) => holiday.days);
    expect(days.length).toBeGreaterThanOrEqual(40);
    expect(days.filter((on) => calendar.isWorkingDay(on))).toEqual([]);
  });

  it('have beyond it exactly the days that the yearly decisions and the newer law add', () => {
    const inLibrary = new Set(known.flatMap((holiday) => holiday.days));
    const added = everyDay('2025-01-01', '2028-12-31').filter(
      (on) => !calendar.isWorkingDay(on) && weekday(on) <= 5 && !inLibrary.has(on),
    );
    expect(added).toEqual([
      '2025-01-27',
      '2025-05-02',
      '2025-09-01',
      '2026-01-02',
      '2026-04-27',
      '2026-08-31',
      '2026-09-01',
      '2026-11-24',
      '2027-02-04',
      '2027-02-10',
      '2027-05-03',
      '2027-09-03',
      '2027-11-24',
      '2028-01-03',
      '2028-01-24',
      '2028-05-02',
      '2028-09-01',
      '2028-09-04',
      '2028-11-24',
    ]);
  });

  it('are marked for verification where the decision is not known or was not read', () => {
    const marked = shipped.daysOff.filter((span) => span.toVerify).map(({ from, until }) => [from, until]);
    expect(marked).toEqual([
      ['2027-02-04', '2027-02-10'],
      ['2027-09-03', '2027-09-03'],
      ['2028-01-24', '2028-01-28'],
      ['2028-09-01', '2028-09-01'],
    ]);
  });
});

describe('reading a file of holidays', () => {
  type Json = ReturnType<typeof json>;
  it.each<[string, (content: Json) => unknown, string, string]>([
    [
      'an unknown source',
      (content) => (content.daysOff[1].source = 'radio'),
      'daysOff[1].source',
      'names "radio", which is not among the sources',
    ],
    [
      'a source named like a built-in of the language',
      (content) => (content.yearly[0].source = 'constructor'),
      'yearly[0].source',
      'names "constructor", which is not among the sources',
    ],
    [
      'days off that end before they begin',
      (content) => (content.daysOff[0].until = '2026-02-15'),
      'daysOff[0].until',
      'is before "from"',
    ],
    [
      'days off of a mistyped month',
      (content) => (content.daysOff[0].until = '2026-03-20'),
      'daysOff[0].until',
      'makes 33 days off, at most 14 are meant',
    ],
    [
      'days off beyond the years covered',
      (content) => (content.coversUntil = '2026-06-30'),
      'daysOff[1].from',
      'lies outside the time from coversFrom to coversUntil',
    ],
    [
      'a day listed twice',
      (content) => ((content.daysOff[1].from = '2026-02-20'), (content.daysOff[1].until = '2026-02-21')),
      'daysOff[1].from',
      'lists 2026-02-20 a second time',
    ],
    [
      'a worked weekend in the middle of the week',
      (content) => (content.workedWeekends[0].on = '2026-08-21'),
      'workedWeekends[0].on',
      'must be a Saturday or a Sunday',
    ],
    [
      'a worked weekend for a day that is not off',
      (content) => (content.workedWeekends[0].insteadOf = '2026-08-28'),
      'workedWeekends[0].insteadOf',
      'must be a day off; 2026-08-28 is not listed',
    ],
    [
      'years the wrong way round',
      (content) => (content.coversFrom = '2027-01-01'),
      'coversUntil',
      'is before coversFrom',
    ],
    [
      'a day that no year has',
      (content) => (content.yearly[0].monthDay = '13-01'),
      'yearly[0].monthDay',
      'must be month and day, like 09-02',
    ],
    [
      'a date that does not exist',
      (content) => (content.daysOff[0].until = '2026-02-29'),
      'daysOff[0].until',
      'must be a real date, like 2026-12-31',
    ],
  ])('refuses %s', (_problem, spoil, path, message) => {
    const content = json();
    expect(parseHolidays(content).status).toBe('parsed');
    spoil(content);
    const result = parseHolidays(content);
    expect(result.status === 'invalid' && toldInEnglish(result.problems)).toEqual([{ path, message }]);
  });

  it('shifts nothing when the year begins a new holiday later', () => {
    const content = json();
    const changed = createCalendar(
      parsed({ ...content, yearly: [{ ...content.yearly[0], monthDay: '11-24', since: 2026 }] }),
    );
    expect(changed.isWorkingDay('2025-11-24')).toBe(true);
    expect(changed.isWorkingDay('2026-11-24')).toBe(false);
  });
});

function json() {
  const day = (from: string, until: string) => ({
    from,
    until,
    name: { vi: 'Nghỉ', en: 'Off' },
    source: 'law',
  });
  const daysOff: [ReturnType<typeof day>, ReturnType<typeof day>] = [
    day('2026-02-16', '2026-02-20'),
    day('2026-08-31', '2026-09-01'),
  ];
  const yearly: [{ monthDay: string; name: { vi: string; en: string }; source: string }] = [
    { monthDay: '09-02', name: { vi: 'Quốc khánh', en: 'National Day' }, source: 'law' },
  ];
  const workedWeekends: [{ on: string; insteadOf: string; source: string }] = [
    { on: '2026-08-22', insteadOf: '2026-08-31', source: 'law' },
  ];
  return {
    key: 'viet-nam',
    coversFrom: '2026-01-01',
    coversUntil: '2026-12-31',
    sources: {
      law: {
        document: { vi: 'Bộ luật', en: 'Code' },
        issuedOn: '2019-11-20',
        urls: ['https://example.org/bo-luat'],
      },
    },
    yearly,
    daysOff,
    workedWeekends,
  };
}

function parsed(content: unknown): HolidayContent {
  const result = parseHolidays(content);
  if (result.status === 'invalid') throw new Error(JSON.stringify(result.problems));
  return result.holidays;
}

/** The days from `start` to `end`, which is not one of them, as they are called in Viet Nam. */
function localDays(start: Date, end: Date): string[] {
  const dayOf = (instant: Date) =>
    Temporal.Instant.fromEpochMilliseconds(instant.getTime())
      .toZonedDateTimeISO('Asia/Ho_Chi_Minh')
      .toPlainDate();
  return everyDay(dayOf(start).toString(), dayOf(end).subtract({ days: 1 }).toString());
}

function everyDay(from: string, until: string): string[] {
  const days: string[] = [];
  for (let on = Temporal.PlainDate.from(from); on.toString() <= until; on = on.add({ days: 1 })) {
    days.push(on.toString());
  }
  return days;
}

function weekday(on: string): number {
  return Temporal.PlainDate.from(on).dayOfWeek;
}
