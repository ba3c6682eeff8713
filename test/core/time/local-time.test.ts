import { describe, expect, it } from 'vitest';
import {
  addDays,
  addLocalDays,
  addMonths,
  dateOf,
  daysBetween,
  endOfMonth,
  endOfQuarter,
  instantOf,
  isLocalDate,
  isLocalTime,
  localDateOf,
  localTimeOf,
  nextPeriod,
  parsePeriodKey,
  periodKey,
  periodOf,
  previousPeriod,
  weekdayOf,
} from '../../../src/core/time/local-time.ts';

const saigon = 'Asia/Ho_Chi_Minh';

describe('local time and instants', () => {
  it.each([
    ['2026-12-03', '19:30', saigon, '2026-12-03T12:30:00.000Z'],
    ['2026-12-03', '06:00', saigon, '2026-12-02T23:00:00.000Z'],
    ['2027-01-01', '00:00', saigon, '2026-12-31T17:00:00.000Z'],
    ['2026-12-03', '19:30', 'UTC', '2026-12-03T19:30:00.000Z'],
    ['2026-07-03', '19:30', 'Europe/Berlin', '2026-07-03T17:30:00.000Z'],
    ['2026-12-03', '19:30', 'Europe/Berlin', '2026-12-03T18:30:00.000Z'],
    ['2026-12-03', '19:30', 'America/New_York', '2026-12-04T00:30:00.000Z'],
    ['2026-12-03', '23:59', 'Pacific/Kiritimati', '2026-12-03T09:59:00.000Z'],
  ])('%s %s in %s is %s', (on, time, zone, instant) => {
    expect(instantOf(on, time, zone).toISOString()).toBe(instant);
    expect(localDateOf(new Date(instant), zone)).toBe(on);
    expect(localTimeOf(new Date(instant), zone)).toBe(time);
  });

  it('an hour that the clock skips moves forward by the jump', () => {
    expect(instantOf('2026-03-29', '02:30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(localTimeOf(instantOf('2026-03-29', '02:30', 'Europe/Berlin'), 'Europe/Berlin')).toBe('03:30');
  });

  it('an hour that comes twice is the earlier one', () => {
    expect(instantOf('2026-10-25', '02:30', 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it('seconds are cut off, never rounded into the next minute or day', () => {
    const at = new Date('2026-12-03T16:59:59.999Z');
    expect(localTimeOf(at, saigon)).toBe('23:59');
    expect(localDateOf(at, saigon)).toBe('2026-12-03');
  });

  it('days added to an instant keep its wall-clock time over a change of the clock', () => {
    const beforeChange = new Date('2026-03-28T18:30:00.000Z');
    expect(addLocalDays(beforeChange, 3, 'Europe/Berlin').toISOString()).toBe('2026-03-31T17:30:00.000Z');
    expect(addLocalDays(beforeChange, 3, saigon).toISOString()).toBe('2026-03-31T18:30:00.000Z');
  });

  it.each([
    ['2026-02-30', '19:30', saigon],
    ['2026-12-03', '24:30', saigon],
    ['2026-12-03', '19:30', 'Asia/Nowhere'],
  ])('%s %s in %s is refused', (on, time, zone) => {
    expect(() => instantOf(on, time, zone)).toThrow(RangeError);
  });
});

describe('days', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-12-03', -10, '2026-11-23'],
    ['2026-01-03', -10, '2025-12-24'],
    ['2026-12-03', 0, '2026-12-03'],
    ['2026-12-03', 365, '2027-12-03'],
  ])('%s and %i days is %s', (on, days, expected) => {
    expect(addDays(on, days)).toBe(expected);
    expect(daysBetween(on, expected)).toBe(days);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2028-02-29', 12, '2029-02-28'],
  ])('%s and %i months is %s', (on, months, expected) => {
    expect(addMonths(on, months)).toBe(expected);
  });

  it.each([
    ['2026-11-23', 1],
    ['2026-12-01', 2],
    ['2026-12-02', 3],
    ['2026-12-03', 4],
    ['2026-12-04', 5],
    ['2026-12-05', 6],
    ['2026-12-06', 7],
    ['2028-02-29', 2],
  ])('%s is weekday %i', (on, weekday) => {
    expect(weekdayOf(on)).toBe(weekday);
  });

  it.each([
    ['2026-01-15', '2026-01-31', '2026-03-31'],
    ['2026-02-01', '2026-02-28', '2026-03-31'],
    ['2028-02-29', '2028-02-29', '2028-03-31'],
    ['2026-04-30', '2026-04-30', '2026-06-30'],
    ['2026-07-01', '2026-07-31', '2026-09-30'],
    ['2026-09-30', '2026-09-30', '2026-09-30'],
    ['2026-11-30', '2026-11-30', '2026-12-31'],
    ['2026-12-31', '2026-12-31', '2026-12-31'],
  ])('the month of %s ends on %s and the quarter on %s', (on, month, quarter) => {
    expect(endOfMonth(on)).toBe(month);
    expect(endOfQuarter(on)).toBe(quarter);
  });

  it.each([
    [2026, 12, 3, '2026-12-03'],
    [2028, 2, 29, '2028-02-29'],
    [2026, 2, 29, undefined],
    [2026, 2, 31, undefined],
    [2026, 13, 1, undefined],
    [2026, 0, 1, undefined],
    [2026, 1, 0, undefined],
    [2100, 2, 29, undefined],
  ])('year %i month %i day %i is %s', (year, month, day, expected) => {
    expect(dateOf(year, month, day)).toBe(expected);
  });
});

describe('periods', () => {
  it('a date belongs to the period of its month', () => {
    expect(periodOf('2026-12-31')).toEqual({ year: 2026, month: 12 });
    expect(periodOf('2027-01-01')).toEqual({ year: 2027, month: 1 });
  });

  it('periods follow one another over the end of the year', () => {
    expect(nextPeriod({ year: 2026, month: 12 })).toEqual({ year: 2027, month: 1 });
    expect(nextPeriod({ year: 2026, month: 1 })).toEqual({ year: 2026, month: 2 });
    expect(previousPeriod({ year: 2027, month: 1 })).toEqual({ year: 2026, month: 12 });
    expect(previousPeriod({ year: 2026, month: 12 })).toEqual({ year: 2026, month: 11 });
  });

  it.each([
    ['2026-12', { year: 2026, month: 12 }],
    ['2027-01', { year: 2027, month: 1 }],
  ])('the key %s names its period and reads back', (key, period) => {
    expect(periodKey(period)).toBe(key);
    expect(parsePeriodKey(key)).toEqual(period);
  });

  it.each(['2026-13', '2026-00', '2026-1', '26-12', '2026/12', '2026-12-01', ' 2026-12', '2026-12\n', ''])(
    'the key %j is not read',
    (key) => {
      expect(parsePeriodKey(key)).toBeUndefined();
    },
  );
});

describe('what counts as a date, a time and a zone', () => {
  it.each([
    ['2026-12-03', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-12-3', false],
    ['03/12/2026', false],
    ['2026-12-03T00:00', false],
    ['', false],
  ])('%j as a date: %s', (text, valid) => {
    expect(isLocalDate(text)).toBe(valid);
  });

  it.each([
    ['00:00', true],
    ['19:30', true],
    ['23:59', true],
    ['24:00', false],
    ['19:60', false],
    ['9:30', false],
    ['19h30', false],
    ['19:30:00', false],
    ['', false],
  ])('%j as a time: %s', (text, valid) => {
    expect(isLocalTime(text)).toBe(valid);
  });
});
