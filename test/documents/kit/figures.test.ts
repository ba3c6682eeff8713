import { describe, expect, it } from 'vitest';
import type { RoundName } from '../../../src/core/rounds/round.ts';
import {
  clockTime,
  counted,
  longDate,
  percent,
  periodForFile,
  roman,
  roundPeriod,
} from '../../../src/documents/kit/figures.ts';

describe('figures as documents of the Party write them', () => {
  it('have two digits from 1 to 9 in a sentence', () => {
    expect([0, 1, 9, 10, 24].map(counted)).toEqual(['0', '01', '09', '10', '24']);
  });

  it('have two digits in days below 10 and in the first two months', () => {
    expect(longDate('2026-02-05')).toBe('05 tháng 02 năm 2026');
    expect(longDate('2026-05-27')).toBe('27 tháng 5 năm 2026');
    expect(longDate('2026-10-30')).toBe('30 tháng 10 năm 2026');
  });

  it('say a time in hours and minutes', () => {
    expect(clockTime('19:30')).toBe('19 giờ 30 phút');
  });

  it('have a comma before one decimal', () => {
    expect([percent(17, 18), percent(18, 20), percent(0, 3)]).toEqual(['94,4', '90,0', '0,0']);
  });

  it('number sections in Roman letters', () => {
    expect([1, 4, 7].map(roman)).toEqual(['I', 'IV', 'VII']);
  });
});

describe('the name of a round in a document', () => {
  const december = { year: 2026, month: 12 };
  const rounds: [RoundName, said: string, inFile: string][] = [
    [{ kind: 'monthly', period: december }, 'tháng 12 năm 2026', '2026-12'],
    [{ kind: 'monthly', period: { year: 2027, month: 1 } }, 'tháng 01 năm 2027', '2027-01'],
    [{ kind: 'quarter', period: december }, 'quý IV năm 2026', '2026-q4'],
    [{ kind: 'year', period: december }, 'năm 2026', '2026'],
    [{ kind: 'thematic', period: december, on: '2026-12-17' }, 'chuyên đề ngày 17/12/2026', '2026-12-17'],
    [{ kind: 'extra', period: december, on: '2026-12-05' }, 'bất thường ngày 05/12/2026', '2026-12-05'],
  ];

  it.each(rounds)('%o', (round, said, inFile) => {
    expect(roundPeriod(round)).toBe(said);
    expect(periodForFile(round)).toBe(inFile);
  });
});
