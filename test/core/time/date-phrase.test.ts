import { describe, expect, it } from 'vitest';
import {
  afterToday,
  edgeOfQuarter,
  edgeOfSpan,
  normalisePhrase,
  onWeekday,
} from '../../../src/core/time/date-phrase.ts';

describe('one spelling for all keyboards', () => {
  it.each([
    ['15-12-2026', '15/12/2026'],
    ['15 . 12 . 2026', '15/12/2026'],
    ['15,12', '15/12'],
    ['15\\12', '15/12'],
    ['Thứ Ba, 15/12', 'thu ba 15/12'],
    ['thứ 3 - 15/12', 'thu 3 15/12'],
    ['15-Tháng-12', '15 thang 12'],
    ['quý I/2027', 'quy i 2027'],
    ['5-10/12', '5 den 10/12'],
    ['5-10/2026', '5/10/2026'],
    ['5-10-12', '5/10/12'],
    ['19:30', '19:30'],
    ['hạn:15/12!', 'han 15/12'],
    ['“cuối tháng…”', 'cuoi thang'],
    ['🙂', ''],
  ])('%j is read as %j', (text, phrase) => {
    expect(normalisePhrase(text)).toBe(phrase);
  });
});

describe('dates counted from a day', () => {
  it.each([
    ['week', 'start', '2026-12-07'],
    ['week', 'middle', '2026-12-09'],
    ['week', 'end', '2026-12-13'],
    ['month', 'start', '2026-12-01'],
    ['month', 'middle', '2026-12-15'],
    ['month', 'end', '2026-12-31'],
    ['quarter', 'start', '2026-10-01'],
    ['quarter', 'end', '2026-12-31'],
    ['year', 'start', '2026-01-01'],
    ['year', 'end', '2026-12-31'],
  ] as const)('this %s, its %s, on 9 December 2026 is %s', (span, edge, on) => {
    expect(edgeOfSpan(span, edge, 0, '2026-12-09')).toEqual({ status: 'named', on });
  });

  it.each([
    ['week', 'end', '2026-12-20'],
    ['month', 'end', '2027-01-31'],
    ['quarter', 'end', '2027-03-31'],
    ['year', 'end', '2027-12-31'],
  ] as const)('the next %s, its %s, on 9 December 2026 is %s', (span, edge, on) => {
    expect(edgeOfSpan(span, edge, 1, '2026-12-09')).toEqual({ status: 'named', on });
  });

  it('a quarter and a year have no middle that people agree on', () => {
    expect(edgeOfSpan('quarter', 'middle', 0, '2026-12-09')).toEqual({ status: 'unclear' });
    expect(edgeOfSpan('year', 'middle', undefined, '2026-12-09')).toEqual({ status: 'unclear' });
    expect(edgeOfQuarter('middle', 1, 2027, '2026-12-09')).toEqual({ status: 'unclear' });
  });

  it('a weekday is the coming one, and today’s own is a week away', () => {
    expect(onWeekday(3, undefined, '2026-12-09')).toEqual({ status: 'named', on: '2026-12-16' });
    expect(onWeekday(4, undefined, '2026-12-09')).toEqual({ status: 'named', on: '2026-12-10' });
    expect(onWeekday(1, 0, '2026-12-13')).toEqual({ status: 'named', on: '2026-12-07' });
  });

  it.each([
    [1, 'day', '2028-03-01'],
    [1, 'week', '2028-03-07'],
    [1, 'month', '2028-03-29'],
    [1, 'quarter', '2028-05-29'],
    [1, 'year', '2029-02-28'],
  ] as const)('%i %s after a leap day is %s', (count, span, on) => {
    expect(afterToday(count, span, '2028-02-29')).toEqual({ status: 'named', on });
  });
});
