import { describe, expect, it } from 'vitest';
import type { MeetingRule } from '../../../src/core/model/people.ts';
import type { DayOffReason } from '../../../src/core/time/calendar.ts';
import { addDays, weekdayOf, type LocalDate } from '../../../src/core/time/local-time.ts';
import { meansLastDay, parseMeetingDay } from '../../../src/core/cell/meeting-day.ts';
import {
  meetingRuleSchema,
  parseMeetingShift,
  parseMeetingTime,
  planMeetingDay,
  planNextMeetings,
} from '../../../src/core/cell/meeting-rule.ts';

const tet: DayOffReason = { holiday: { vi: 'Tết Nguyên đán', en: 'Lunar New Year' } };
const newYear: DayOffReason = { holiday: { vi: 'Tết Dương lịch', en: 'New Year' } };

const holidays = new Map<LocalDate, DayOffReason>([
  ['2025-01-01', newYear],
  ['2026-01-01', newYear],
  ['2027-01-01', newYear],
  ...[27, 28, 29, 30, 31].map((day): [LocalDate, DayOffReason] => [`2025-01-${String(day)}`, tet]),
]);

function dayOffReason(on: LocalDate): DayOffReason | undefined {
  return holidays.get(on) ?? (weekdayOf(on) > 5 ? 'weekend' : undefined);
}

const calendar = {
  dayOffReason,
  nextWorkingDay(on: LocalDate): LocalDate {
    const next = addDays(on, 1);
    return dayOffReason(next) === undefined ? next : this.nextWorkingDay(next);
  },
  previousWorkingDay(on: LocalDate): LocalDate {
    const before = addDays(on, -1);
    return dayOffReason(before) === undefined ? before : this.previousWorkingDay(before);
  },
};

const zone = 'Asia/Ho_Chi_Minh';

describe('the meeting rule', () => {
  it.each([
    { day: 1, time: '00:00', shift: 'same_day' },
    { day: 31, time: '23:59', shift: 'next_working_day' },
    { day: 3, time: '19:30', shift: 'ask' },
    { day: '1-6', time: '19:30', shift: 'previous_working_day' },
  ])('%j is accepted', (rule) => {
    expect(meetingRuleSchema.parse(rule)).toEqual(rule);
  });

  it.each([
    { day: 0, time: '19:30', shift: 'ask' },
    { day: 32, time: '19:30', shift: 'ask' },
    { day: 3.5, time: '19:30', shift: 'ask' },
    { day: '3', time: '19:30', shift: 'ask' },
    { day: 3, time: '24:00', shift: 'ask' },
    { day: 3, time: '19h30', shift: 'ask' },
    { day: '6-1', time: '19:30', shift: 'ask' },
    { day: '1-8', time: '19:30', shift: 'ask' },
    { day: 3, time: '19:30', shift: 'day_before' },
    { day: 3, time: '19:30' },
    {},
  ])('%j is refused', (rule) => {
    expect(meetingRuleSchema.safeParse(rule).success).toBe(false);
  });

  it.each([
    [1, false],
    [28, false],
    [29, true],
    [30, true],
    [31, true],
  ])('day %i means the last of the month: %s', (day, expected) => {
    expect(meansLastDay(day)).toBe(expected);
  });
});

describe('a weekday of a week of the month', () => {
  it.each([
    ['thứ Bảy đầu tháng', '1-6'],
    ['thu bay dau thang', '1-6'],
    ['thứ 7 đầu tiên của tháng', '1-6'],
    ['t7 tuần đầu', '1-6'],
    ['thứ bảy tuần thứ nhất hằng tháng', '1-6'],
    ['tuần thứ hai, thứ Năm', '2-4'],
    ['Thứ năm tuần thứ 2', '2-4'],
    ['thứ Năm thứ hai của tháng', '2-4'],
    ['tuần 3 - thứ Sáu', '3-5'],
    ['thứ tư, tuần thứ tư', '4-3'],
    ['chủ nhật cuối tháng', '5-7'],
    ['CN tuần cuối', '5-7'],
    ['thứ Hai đầu tháng', '1-1'],
    ['the first Saturday', '1-6'],
    ['second thursday of each month', '2-4'],
    ['last Friday', '5-5'],
  ])('%j is week and weekday %s', (text, day) => {
    expect(parseMeetingDay(text)).toEqual({ status: 'parsed', day });
  });

  it.each([
    'thứ Bảy',
    'tuần thứ hai',
    'thứ Năm tuần thứ năm',
    'tuần thứ sáu, thứ Hai',
    't2-3',
    'thứ Bảy tuần sau',
  ])('%j is unclear', (text) => {
    expect(parseMeetingDay(text)).toEqual({ status: 'unclear' });
  });

  it.each([
    // December 2026 begins on a Tuesday and ends on a Thursday.
    ['1-6', 2026, 12, '2026-12-05'],
    ['1-2', 2026, 12, '2026-12-01'],
    ['2-4', 2026, 12, '2026-12-10'],
    ['4-1', 2026, 12, '2026-12-28'],
    ['5-4', 2026, 12, '2026-12-31'],
    ['5-5', 2026, 12, '2026-12-25'],
    ['5-7', 2027, 2, '2027-02-28'],
  ])('%s of %i-%i is %s', (day, year, month, on) => {
    expect(planMeetingDay({ day, shift: 'next_working_day' }, { year, month }, calendar)).toMatchObject({
      nominalOn: on,
      on,
      decision: 'none',
    });
  });

  it('on a Saturday it is put off for a holiday only', () => {
    const saturday = '2026-12-05';
    const onHoliday = {
      ...calendar,
      dayOffReason: (on: LocalDate) => (on === saturday ? newYear : calendar.dayOffReason(on)),
    };
    const rule = { day: '1-6', shift: 'next_working_day' } as const;
    expect(planMeetingDay(rule, { year: 2026, month: 12 }, onHoliday)).toMatchObject({
      on: '2026-12-07',
      decision: 'shifted',
    });
  });
});

describe('a day off', () => {
  it('is met before, on the last working day, where the rule says so, even over the end of a month', () => {
    const rule = { shift: 'previous_working_day' } as const;
    // Sunday 6 December 2026; Friday 1 January 2027 is a holiday.
    expect(planMeetingDay({ ...rule, day: 6 }, { year: 2026, month: 12 }, calendar)).toMatchObject({
      on: '2026-12-04',
      nominalOn: '2026-12-06',
      decision: 'shifted',
    });
    expect(planMeetingDay({ ...rule, day: 1 }, { year: 2027, month: 1 }, calendar).on).toBe('2026-12-31');
  });

  it.each([
    ['trước ngày nghỉ một ngày làm việc', 'previous_working_day'],
    ['làm sớm hơn', 'previous_working_day'],
    ['dời sang ngày làm việc sau', 'next_working_day'],
    ['vẫn đúng ngày', 'same_day'],
    ['hỏi tôi', 'ask'],
    ['the working day before', 'previous_working_day'],
    ['tùy', undefined],
  ])('%j says what becomes of it: %s', (text, shift) => {
    expect(parseMeetingShift(text)).toBe(shift);
  });
});

describe('the meeting day of one month', () => {
  it.each([
    // Thursday 3 December 2026 is a working day: no shift matters.
    [3, 'same_day', 2026, 12, '2026-12-03', '2026-12-03', undefined, 'none'],
    [3, 'next_working_day', 2026, 12, '2026-12-03', '2026-12-03', undefined, 'none'],
    [3, 'ask', 2026, 12, '2026-12-03', '2026-12-03', undefined, 'none'],
    // 3 January 2027 is a Sunday.
    [3, 'same_day', 2027, 1, '2027-01-03', '2027-01-03', 'weekend', 'none'],
    [3, 'next_working_day', 2027, 1, '2027-01-04', '2027-01-03', 'weekend', 'shifted'],
    [3, 'ask', 2027, 1, '2027-01-03', '2027-01-03', 'weekend', 'ask'],
    // 1 January 2027 is a holiday on a Friday, with a weekend behind it.
    [1, 'next_working_day', 2027, 1, '2027-01-04', '2027-01-01', newYear, 'shifted'],
    // Tết 2025, from Saturday 25 January to Sunday 2 February.
    [27, 'next_working_day', 2025, 1, '2025-02-03', '2025-01-27', tet, 'shifted'],
    [31, 'next_working_day', 2025, 1, '2025-02-03', '2025-01-31', tet, 'shifted'],
    [31, 'ask', 2025, 1, '2025-01-31', '2025-01-31', tet, 'ask'],
    // 29 to 31 are the last day of every month, also of one that has more days.
    [29, 'same_day', 2026, 12, '2026-12-31', '2026-12-31', undefined, 'none'],
    [30, 'same_day', 2026, 12, '2026-12-31', '2026-12-31', undefined, 'none'],
    [31, 'same_day', 2026, 12, '2026-12-31', '2026-12-31', undefined, 'none'],
    [31, 'same_day', 2026, 11, '2026-11-30', '2026-11-30', undefined, 'none'],
    [31, 'same_day', 2027, 2, '2027-02-28', '2027-02-28', 'weekend', 'none'],
    [30, 'same_day', 2028, 2, '2028-02-29', '2028-02-29', undefined, 'none'],
    [28, 'same_day', 2028, 2, '2028-02-28', '2028-02-28', undefined, 'none'],
    // The last day of February 2027 is a Sunday: the meeting leaves the month.
    [31, 'next_working_day', 2027, 2, '2027-03-01', '2027-02-28', 'weekend', 'shifted'],
  ] as const)('day %i, %s, in %i-%i is %s', (day, shift, year, month, on, nominalOn, dayOff, decision) => {
    expect(planMeetingDay({ day, shift }, { year, month }, calendar)).toEqual({
      on,
      nominalOn,
      dayOff,
      decision,
    });
  });
});

function planned(rule: Partial<MeetingRule>, after: string, count: number, skip: [number, number][] = []) {
  return planNextMeetings({
    rule: { day: 3, time: '19:30', shift: 'same_day', ...rule },
    after: new Date(after),
    zone,
    calendar,
    count,
    skip: skip.map(([year, month]) => ({ year, month })),
  }).map(({ period, on, decision }) => `${String(period.year)}/${String(period.month)} ${on} ${decision}`);
}

describe('the next meetings', () => {
  it('the next three dates carry their period, hour and instant', () => {
    const meetings = planNextMeetings({
      rule: { day: 3, time: '19:30', shift: 'next_working_day' },
      after: new Date('2026-11-20T05:00:00Z'),
      zone,
      calendar,
      count: 3,
    });
    expect(meetings).toEqual([
      {
        period: { year: 2026, month: 12 },
        on: '2026-12-03',
        nominalOn: '2026-12-03',
        time: '19:30',
        startsAt: new Date('2026-12-03T12:30:00Z'),
        dayOff: undefined,
        decision: 'none',
      },
      {
        period: { year: 2027, month: 1 },
        on: '2027-01-04',
        nominalOn: '2027-01-03',
        time: '19:30',
        startsAt: new Date('2027-01-04T12:30:00Z'),
        dayOff: 'weekend',
        decision: 'shifted',
      },
      {
        period: { year: 2027, month: 2 },
        on: '2027-02-03',
        nominalOn: '2027-02-03',
        time: '19:30',
        startsAt: new Date('2027-02-03T12:30:00Z'),
        dayOff: undefined,
        decision: 'none',
      },
    ]);
  });

  it('a meeting of today counts until the minute it starts, and not from then on', () => {
    expect(planned({}, '2026-12-03T12:29:59.999Z', 1)).toEqual(['2026/12 2026-12-03 none']);
    expect(planned({}, '2026-12-03T12:30:00.000Z', 1)).toEqual(['2027/1 2027-01-03 none']);
  });

  it('a January meeting put off over Tết is still January’s, and comes before February’s', () => {
    const rule = { day: 31, shift: 'next_working_day' } as const;
    expect(planned(rule, '2025-02-01T00:00:00Z', 2)).toEqual([
      '2025/1 2025-02-03 shifted',
      '2025/2 2025-02-28 none',
    ]);
    expect(planned(rule, '2025-02-03T13:00:00Z', 2)).toEqual([
      '2025/2 2025-02-28 none',
      '2025/3 2025-03-31 none',
    ]);
  });

  it('a month whose meeting is still to come past its end is not missed on the day after', () => {
    const rule = { day: 31, shift: 'next_working_day' } as const;
    // Saturday 31 January 2026; in Viet Nam it is February already.
    expect(planned(rule, '2026-01-31T17:00:00Z', 2)).toEqual([
      '2026/1 2026-02-02 shifted',
      '2026/2 2026-03-02 shifted',
    ]);
  });

  it('a rule moved to later in the month does not give a month that has met a second meeting', () => {
    expect(planned({ day: 20 }, '2026-12-05T00:00:00Z', 2, [[2026, 12]])).toEqual([
      '2027/1 2027-01-20 none',
      '2027/2 2027-02-20 none',
    ]);
    expect(planned({ day: 20 }, '2026-12-05T00:00:00Z', 2)).toEqual([
      '2026/12 2026-12-20 none',
      '2027/1 2027-01-20 none',
    ]);
  });

  it('a rule moved to a day that has passed begins with the next month', () => {
    expect(planned({ day: 3 }, '2026-12-05T00:00:00Z', 1)).toEqual(['2027/1 2027-01-03 none']);
  });

  it('skipped periods leave a gap and are not counted', () => {
    const skip: [number, number][] = [
      [2026, 12],
      [2027, 2],
    ];
    expect(planned({}, '2026-11-20T00:00:00Z', 3, skip)).toEqual([
      '2027/1 2027-01-03 none',
      '2027/3 2027-03-03 none',
      '2027/4 2027-04-03 none',
    ]);
  });

  it('a meeting whose day the secretary must settle is planned on its own day', () => {
    expect(planned({ shift: 'ask' }, '2026-12-20T00:00:00Z', 1)).toEqual(['2027/1 2027-01-03 ask']);
  });

  it('twelve last days of the month in a row are the last days', () => {
    expect(planned({ day: 30 }, '2027-12-31T13:00:00Z', 12)).toEqual([
      '2028/1 2028-01-31 none',
      '2028/2 2028-02-29 none',
      '2028/3 2028-03-31 none',
      '2028/4 2028-04-30 none',
      '2028/5 2028-05-31 none',
      '2028/6 2028-06-30 none',
      '2028/7 2028-07-31 none',
      '2028/8 2028-08-31 none',
      '2028/9 2028-09-30 none',
      '2028/10 2028-10-31 none',
      '2028/11 2028-11-30 none',
      '2028/12 2028-12-31 none',
    ]);
  });

  it('no meeting is planned where none is asked for', () => {
    expect(planned({}, '2026-12-01T00:00:00Z', 0)).toEqual([]);
  });

  it('the day is that of the cell’s zone, and the hour stays over a change of the clock', () => {
    const meetings = planNextMeetings({
      rule: { day: 29, time: '19:30', shift: 'same_day' },
      // Still 28 February in New York, 1 March in Viet Nam.
      after: new Date('2027-02-28T23:00:00Z'),
      zone: 'America/New_York',
      calendar,
      count: 3,
    });
    expect(meetings.map(({ on, startsAt }) => `${on} ${startsAt.toISOString()}`)).toEqual([
      '2027-02-28 2027-03-01T00:30:00.000Z',
      '2027-03-31 2027-03-31T23:30:00.000Z',
      '2027-04-30 2027-04-30T23:30:00.000Z',
    ]);
  });

  it('a meeting in an hour that the clock skips is held once, an hour later', () => {
    const meetings = planNextMeetings({
      rule: { day: 28, time: '02:30', shift: 'same_day' },
      after: new Date('2027-03-01T00:00:00Z'),
      zone: 'Europe/Berlin',
      calendar,
      count: 2,
    });
    expect(meetings.map(({ startsAt }) => startsAt.toISOString())).toEqual([
      '2027-03-28T01:30:00.000Z',
      '2027-04-28T00:30:00.000Z',
    ]);
  });
});

describe('the day of the meeting as the secretary types it', () => {
  it.each([
    ['3', 3],
    ['03', 3],
    [' 3. ', 3],
    ['３', 3],
    ['mùng 3', 3],
    ['mồng 3', 3],
    ['MÙNG 3', 3],
    ['mung3', 3],
    ['ngày 03', 3],
    ['ngay 3', 3],
    ['Ngày 3'.normalize('NFD'), 3],
    ['ngày mùng 3', 3],
    ['ngày 3 hằng tháng', 3],
    ['ngày mùng 3 hàng tháng', 3],
    ['ngày 3 mỗi tháng', 3],
    ['vào ngày 15 hằng tháng', 15],
    ['mùng một', 1],
    ['mùng năm', 5],
    ['mùng sáu', 6],
    ['mùng mười', 10],
    ['ngày mười lăm', 15],
    ['ngày hai mươi', 20],
    ['ngày hai mươi mốt', 21],
    ['ngày hai mươi tư', 24],
    ['ngày hai mươi lăm', 25],
    ['28', 28],
    ['29', 31],
    ['30', 31],
    ['ngày 31', 31],
    ['cuối tháng', 31],
    ['cuoi thang', 31],
    ['ngày cuối tháng', 31],
    ['ngày cuối cùng của tháng', 31],
    ['ngày cuối', 31],
    ['cuối cùng', 31],
    ['the 3rd', 3],
    ['3rd', 3],
    ['3rd of each month', 3],
    ['day 3', 3],
    ['last day', 31],
    ['the last day of the month', 31],
    ['end of month', 31],
    ['end of every month', 31],
  ])('%j is day %i', (text, day) => {
    expect(parseMeetingDay(text)).toEqual({ status: 'parsed', day });
  });

  it.each([
    '',
    '   ',
    '0',
    '00',
    '32',
    '99',
    '-3',
    '3.5',
    '3/12',
    '03/12/2026',
    '3 4',
    '3 hoặc 4',
    '3 ngày',
    'ba mươi hai',
    'thứ sáu',
    'đầu tháng',
    'cuối tuần',
    'rằm',
    'hằng tháng',
    'ngày',
    '1e1',
    '٣',
    'https://t.me/x',
  ])('%j is unclear', (text) => {
    expect(parseMeetingDay(text)).toEqual({ status: 'unclear' });
  });
});

describe('the hour of the meeting as the secretary types it', () => {
  it.each([
    ['19:30', '19:30'],
    ['19h30', '19:30'],
    ['19H30', '19:30'],
    ['19g30', '19:30'],
    ['19.30', '19:30'],
    ['19 : 30', '19:30'],
    ['1930', '19:30'],
    ['0730', '07:30'],
    ['１９：３０', '19:30'],
    ['19 giờ 30', '19:30'],
    ['19 giờ 30 phút', '19:30'],
    ['19 gio 30'.normalize('NFD'), '19:30'],
    ['19 Giờ 30'.normalize('NFD'), '19:30'],
    ['19h30p', '19:30'],
    ["19h30'", '19:30'],
    ['19h:30', '19:30'],
    ['19h', '19:00'],
    ['19 giờ', '19:00'],
    ['19 giờ đúng', '19:00'],
    ['19', '19:00'],
    ['lúc 19h30', '19:30'],
    ['vào lúc 19 giờ 30.', '19:30'],
    ['đúng 19h', '19:00'],
    ['19h5', '19:05'],
    ['19 rưỡi', '19:30'],
    ['20h kém 15', '19:45'],
    ['19h30 tối', '19:30'],
    ['buổi tối 19h30', '19:30'],
    ['tối 7h30', '19:30'],
    ['tối lúc 7h30', '19:30'],
    ['7h30 tối', '19:30'],
    ['7:30 tối', '19:30'],
    ['7 rưỡi tối', '19:30'],
    ['7h rưỡi tối', '19:30'],
    ['7 giờ rưỡi tối', '19:30'],
    ['7 ruoi toi', '19:30'],
    ['bảy rưỡi tối', '19:30'],
    ['bảy giờ ba mươi tối', '19:30'],
    ['mười chín giờ ba mươi', '19:30'],
    ['sáu giờ tối', '18:00'],
    ['8 giờ kém 15 tối', '19:45'],
    ['7 tối', '19:00'],
    ['tối 7', '19:00'],
    ['7 giờ 30 chiều', '19:30'],
    ['2h chiều', '14:00'],
    ['14h chiều', '14:00'],
    ['5 giờ chiều', '17:00'],
    ['5h tối', '17:00'],
    ['11h tối', '23:00'],
    ['10h đêm', '22:00'],
    ['12h', '12:00'],
    ['12h trưa', '12:00'],
    ['11h30 trưa', '11:30'],
    ['1h trưa', '13:00'],
    ['7h30', '07:30'],
    ['07:30', '07:30'],
    ['8 giờ', '08:00'],
    ['8h sáng', '08:00'],
    ['sáng 8 giờ 30', '08:30'],
    ['8:30 sáng', '08:30'],
    ['05:00', '05:00'],
    ['5h sáng', '05:00'],
    ['00:00', '00:00'],
    ['23:59', '23:59'],
    ['7:30 pm', '19:30'],
    ['7.30 p.m.', '19:30'],
    ['7pm', '19:00'],
    ['at 7:30 PM', '19:30'],
    ['19:30 pm', '19:30'],
    ['8 am', '08:00'],
    ['12 pm', '12:00'],
  ])('%j is %s', (text, time) => {
    expect(parseMeetingTime(text)).toEqual({ status: 'parsed', time });
  });

  it.each([
    '',
    '  ',
    '7',
    '12',
    '2h',
    '3 giờ',
    '5h30',
    '3:30',
    '1 rưỡi',
    'ba giờ',
    '24:00',
    '25h',
    '24',
    '19:60',
    '19h60',
    '19:5',
    '730',
    '19300',
    '19:30:00',
    '19h30 sáng',
    '14h tối',
    '8h chiều',
    '3h đêm',
    '12h đêm',
    '12 giờ tối',
    '12 am',
    '0h kém 15',
    '19 giờ kém 60',
    '-19h',
    '19-30',
    '19/12',
    'tối',
    'buổi tối',
    'sau giờ làm',
    '19h30 hoặc 20h',
    '19h30 ngày 3',
    'https://t.me/19',
  ])('%j is unclear', (text) => {
    expect(parseMeetingTime(text)).toEqual({ status: 'unclear' });
  });

  it('a text of 4,096 characters is unclear, as an hour and as a day', () => {
    for (const part of ['3', '19h30 ', ' ', 'tối ', 'ngày ']) {
      expect(parseMeetingTime(part.repeat(4096).slice(0, 4096))).toEqual({ status: 'unclear' });
      expect(parseMeetingDay(part.repeat(4096).slice(0, 4096))).toEqual({ status: 'unclear' });
    }
  });

  it('every minute of the day reads back from four spellings', () => {
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      const hh = String(Math.floor(minute / 60)).padStart(2, '0');
      const mm = String(minute % 60).padStart(2, '0');
      for (const text of [`${hh}:${mm}`, `${hh}h${mm}`, `${hh} giờ ${mm} phút`, `${hh}${mm}`]) {
        expect(parseMeetingTime(text), text).toEqual({ status: 'parsed', time: `${hh}:${mm}` });
      }
    }
  });
});
