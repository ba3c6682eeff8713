import { describe, expect, it } from 'vitest';
import { parseSpanInput } from '../../../src/core/units/span-input.ts';
import {
  countMonths,
  monthsOf,
  neighbour,
  parseWholeSpan,
  spanBetween,
  wholeSpanKey,
} from '../../../src/core/units/span.ts';

const now = { year: 2027, month: 2 };

describe('months that are typed', () => {
  it.each([
    ['10/2026 - 3/2027', '202610-6', 'months'],
    ['từ tháng 10 năm 2026 đến tháng 3 năm 2027', '202610-6', 'months'],
    ['từ 8/2026 tới 1/2027', '202608-6', 'months'],
    ['7-12/2026', '202607-6', 'half'],
    ['tháng 10 – tháng 12/2026', '202610-3', 'quarter'],
    ['02/2027', '202702-1', 'month'],
    ['tháng 2 năm 2027', '202702-1', 'month'],
    ['quý IV/2026', '202610-3', 'quarter'],
    ['Quý 4 năm 2026', '202610-3', 'quarter'],
    ['năm 2026', '202601-12', 'year'],
    ['2026', '202601-12', 'year'],
  ])('%s are read', (text, key, kind) => {
    const read = parseSpanInput(text, now);
    if (read.status !== 'parsed') throw new Error(read.problem);
    expect([wholeSpanKey(read.span), read.span.kind]).toEqual([key, kind]);
    expect(parseWholeSpan(key)).toEqual(read.span);
  });

  it.each([
    ['', 'unclear'],
    ['mười tháng', 'unclear'],
    ['13/2026 - 1/2027', 'unclear'],
    ['0/2026', 'unclear'],
    ['3/2027 - 10/2026', 'backwards'],
    ['3/2027', 'future'],
    ['1/2021 - 1/2026', 'too_long'],
  ])('%s are not: %s', (text, problem) => {
    expect(parseSpanInput(text, now)).toEqual({ status: 'unclear', problem });
  });
});

it('a span over the turn of a year has its months in a row, and neighbours of its length', () => {
  const span = spanBetween({ year: 2026, month: 11 }, { year: 2027, month: 1 });
  expect(monthsOf(span)).toEqual([
    { year: 2026, month: 11 },
    { year: 2026, month: 12 },
    { year: 2027, month: 1 },
  ]);
  expect(neighbour(span, -1)).toEqual({
    ...{ kind: 'months', from: { year: 2026, month: 8 }, to: { year: 2026, month: 10 } },
  });
  expect(countMonths(neighbour(span, 1))).toBe(3);
});

it('a button with anything else carries no span', () => {
  for (const key of [undefined, '', '202613-1', '202601-0', '202601-61', '199901-1', '202601', '202601-1x'])
    expect(parseWholeSpan(key)).toBeUndefined();
});
