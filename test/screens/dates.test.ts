import { expect, it } from 'vitest';
import {
  clockTime,
  longDateTime,
  monthName,
  quarterName,
  shortDate,
  shortDateTime,
} from '../../src/screens/dates.ts';

const vi = { locale: 'vi' } as const;
const en = { locale: 'en' } as const;

it('a meeting is announced with hour, weekday and full date', () => {
  expect(longDateTime(vi, { on: '2026-12-03', time: '19:30' })).toBe('19 giờ 30, thứ Năm 03/12/2026');
  expect(longDateTime(en, { on: '2026-12-03', time: '19:30' })).toBe('19:30, Thursday 3 December 2026');
});

it('a full hour is said without minutes', () => {
  expect(clockTime(vi, '08:00')).toBe('8 giờ');
  expect(clockTime(vi, '08:05')).toBe('8 giờ 05');
});

it('Sunday is Chủ nhật', () => {
  expect(longDateTime(vi, { on: '2026-12-06', time: '07:00' })).toBe('7 giờ, Chủ nhật 06/12/2026');
});

it('a zero stands before days 1 to 9 and months 1 and 2, as in the Party’s papers', () => {
  expect(shortDate(vi, '2027-01-05')).toBe('05/01/2027');
  expect(shortDate(vi, '2026-09-05')).toBe('05/9/2026');
  expect(shortDate(vi, '2026-03-31')).toBe('31/3/2026');
  expect(monthName(vi, { year: 2027, month: 2 })).toBe('02/2027');
  expect(monthName(vi, { year: 2026, month: 9 })).toBe('9/2026');
});

it('a quarter has a Roman number in Vietnamese', () => {
  expect(quarterName(vi, { year: 2026, month: 12 })).toBe('IV/2026');
  expect(quarterName(vi, { year: 2027, month: 1 })).toBe('I/2027');
  expect(quarterName(en, { year: 2026, month: 9 })).toBe('Q3 2026');
});

it('an instant is told in the zone of the cell', () => {
  expect(shortDateTime(vi, new Date('2026-12-31T18:05:00Z'), 'Asia/Ho_Chi_Minh')).toBe(
    '1 giờ 05 ngày 01/01/2027',
  );
  expect(shortDateTime(en, new Date('2026-12-31T18:05:00Z'), 'Asia/Ho_Chi_Minh')).toBe(
    '01:05, 1 January 2027',
  );
});
