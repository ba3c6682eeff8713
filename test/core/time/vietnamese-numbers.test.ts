import { describe, expect, it } from 'vitest';
import { foldPhrase, numberPattern, readNumber } from '../../../src/core/time/vietnamese-numbers.ts';

const wholePhrase = new RegExp(`^${numberPattern}$`);

describe('numbers in Vietnamese words', () => {
  it.each([
    ['một', 1],
    ['hai', 2],
    ['ba', 3],
    ['bốn', 4],
    ['tư', 4],
    ['năm', 5],
    ['sáu', 6],
    ['bảy', 7],
    ['tám', 8],
    ['chín', 9],
    ['mười', 10],
    ['mười một', 11],
    ['mười hai', 12],
    ['mười bốn', 14],
    ['mười lăm', 15],
    ['mười sáu', 16],
    ['muoi sau', 16],
    ['mười chín', 19],
    ['hai mươi', 20],
    ['hai mươi mốt', 21],
    ['hai mươi tư', 24],
    ['hai mươi bốn', 24],
    ['hai mươi lăm', 25],
    ['hai mươi nhăm', 25],
    ['hai muoi bay', 27],
    ['ba mươi', 30],
    ['ba mươi mốt', 31],
    ['bốn mươi lăm', 45],
    ['năm mươi chín', 59],
    ['0', 0],
    ['07', 7],
    ['31', 31],
  ])('%j is %i', (text, number) => {
    expect(readNumber(foldPhrase(text))).toBe(number);
    expect(foldPhrase(text)).toMatch(wholePhrase);
  });

  it.each(['', 'sau', 'mốt', 'mười năm', 'sáu mươi', 'hai ba', 'giêng', 'chạp', 'nhất', '1 2'])(
    '%j is no number',
    (text) => {
      expect(readNumber(foldPhrase(text))).toBeUndefined();
    },
  );
});

describe('a phrase folded with its numbers', () => {
  it.each([
    ['Cuối tháng Sáu', 'cuoi thang sáu'],
    ['CUỐI THÁNG SÁU'.normalize('NFD'), 'cuoi thang sáu'],
    ['cuối tháng sau', 'cuoi thang sau'],
    ['Ngày mốt', 'ngay mốt'],
    ['ngày một', 'ngay mot'],
    ['ngày kìa', 'ngay kìa'],
    ['ngày kia', 'ngay kia'],
    ['19h30', '19 h 30'],
    ['mùng5', 'mung 5'],
    ['  Đầu\u00a0 tháng ', 'dau thang'],
    ['１９ｈ３０', '19 h 30'],
    ['15/12/2026', '15/12/2026'],
  ])('%j is %j', (text, folded) => {
    expect(foldPhrase(text)).toBe(folded);
  });
});
