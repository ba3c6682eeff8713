import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/core/time/date-input.ts';
import { addDays, addMonths, periodOf, weekdayOf } from '../../../src/core/time/local-time.ts';

/** A Wednesday. */
const today = '2026-12-09';
const context = { today, meetingOn: '2027-01-04' };

function read(text: string, on: { today: string; meetingOn?: string } = context): string {
  const input = parseDate(text, on);
  return 'on' in input ? `${input.status} ${input.on}` : input.status;
}

describe('a day and a month in figures', () => {
  it.each([
    ['15/12', 'parsed 2026-12-15'],
    ['15-12', 'parsed 2026-12-15'],
    ['15.12', 'parsed 2026-12-15'],
    ['15,12', 'parsed 2026-12-15'],
    ['15 12', 'parsed 2026-12-15'],
    ['15\\12', 'parsed 2026-12-15'],
    ['15 / 12', 'parsed 2026-12-15'],
    ['15/12.', 'parsed 2026-12-15'],
    [' 15/12 ', 'parsed 2026-12-15'],
    ['１５／１２', 'parsed 2026-12-15'],
    ['15–12', 'parsed 2026-12-15'],
    ['15\u00a0/\u00a012', 'parsed 2026-12-15'],
    ['15/\u200b12', 'parsed 2026-12-15'],
    ['15/12/2026', 'parsed 2026-12-15'],
    ['15-12-2026', 'parsed 2026-12-15'],
    ['15.12.2026', 'parsed 2026-12-15'],
    ['15 12 2026', 'parsed 2026-12-15'],
    ['15/12 2026', 'parsed 2026-12-15'],
    ['15-12/2026', 'parsed 2026-12-15'],
    ['15/12/26', 'parsed 2026-12-15'],
    ['15-12-26', 'parsed 2026-12-15'],
    ['(15/12/2026)', 'parsed 2026-12-15'],
    ['"15/12"', 'parsed 2026-12-15'],
    ['ngày 15/12', 'parsed 2026-12-15'],
    ['ngày15/12', 'parsed 2026-12-15'],
    ['mùng 5/1', 'parsed 2027-01-05'],
    ['ngày mùng 5/1/2027', 'parsed 2027-01-05'],
    ['5/1', 'parsed 2027-01-05'],
    ['05/01', 'parsed 2027-01-05'],
    ['9/12', 'parsed 2026-12-09'],
    ['09/12/2026', 'parsed 2026-12-09'],
    ['8/12', 'past 2026-12-08'],
    ['9/9', 'past 2026-09-09'],
    ['8/9', 'parsed 2027-09-08'],
    ['1/1', 'parsed 2027-01-01'],
    ['31/12', 'parsed 2026-12-31'],
    ['15/12 năm nay', 'parsed 2026-12-15'],
    ['15/12 năm sau', 'parsed 2027-12-15'],
    ['15/12 sang năm', 'parsed 2027-12-15'],
    ['1/2 năm tới', 'parsed 2027-02-01'],
    ['8/12 năm nay', 'past 2026-12-08'],
    ['15/12 năm 2027', 'parsed 2027-12-15'],
    ['2026-12-15', 'parsed 2026-12-15'],
    ['2026/12/15', 'parsed 2026-12-15'],
    ['2026.12.15', 'parsed 2026-12-15'],
    ['2027-1-5', 'parsed 2027-01-05'],
  ])('%j is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['12/15', 'impossible'],
    ['12/15/2026', 'impossible'],
    ['12/31/26', 'impossible'],
    ['2026-15-12', 'impossible'],
    ['3/4', 'parsed 2027-04-03'],
    ['03/04/2027', 'parsed 2027-04-03'],
  ])('the month never comes first: %j is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('days that do not exist', () => {
  it.each([
    '31/2',
    '30/2',
    '31/02/2027',
    '31/4',
    '31/11',
    '31 tháng 9',
    '15/13',
    '15/0',
    '0/12',
    '00/00/2027',
    '32/12',
    '99/99/9999',
    '29/2/2027',
    '29/02/2100',
    '2027-02-29',
    '2026-13-01',
    'ngày 32',
    'ngày 0',
    'ngày 31 tháng hai',
    'mùng 31 tháng 4',
    'cuối tháng 13',
    'cuoi thang 0',
    'tháng 13',
    '13/2027',
    'cuối quý 5',
    'quý 0',
    '31 Nov',
    'Feb 30',
    'thứ sáu 31/2',
  ])('%j is impossible', (text) => {
    expect(read(text)).toBe('impossible');
  });

  it.each([
    ['29/2', '2026-12-09', 'impossible'],
    ['29/2', '2027-02-28', 'impossible'],
    ['29/2', '2027-03-01', 'parsed 2028-02-29'],
    ['29 tháng 2', '2027-12-09', 'parsed 2028-02-29'],
    ['29/2', '2028-02-29', 'parsed 2028-02-29'],
    ['29/2', '2028-03-01', 'past 2028-02-29'],
    ['29/2/2028', '2026-12-09', 'parsed 2028-02-29'],
    ['29/2/28', '2026-12-09', 'parsed 2028-02-29'],
  ])('a leap day without a year must come within twelve months: %j on %s is %s', (text, on, expected) => {
    expect(read(text, { today: on })).toBe(expected);
  });
});

describe('a day and a month in words', () => {
  it.each([
    ['15 tháng 12', 'parsed 2026-12-15'],
    ['15 thang 12', 'parsed 2026-12-15'],
    ['15 THÁNG 12', 'parsed 2026-12-15'],
    ['15  tháng   12', 'parsed 2026-12-15'],
    ['15tháng12', 'parsed 2026-12-15'],
    ['15-tháng-12', 'parsed 2026-12-15'],
    ['15 thg 12', 'parsed 2026-12-15'],
    ['１５ tháng １２', 'parsed 2026-12-15'],
    ['15 tháng 12'.normalize('NFD'), 'parsed 2026-12-15'],
    ['ngày 15 tháng 12 năm 2026', 'parsed 2026-12-15'],
    ['Ngày 15 tháng 12 năm 2026'.normalize('NFD'), 'parsed 2026-12-15'],
    ['NGAY 15 THANG 12 NAM 2026', 'parsed 2026-12-15'],
    ['ngày 15 tháng 12, 2026', 'parsed 2026-12-15'],
    ['15 tháng 12/2026', 'parsed 2026-12-15'],
    ['ngày 15 tháng 12 năm 26', 'parsed 2026-12-15'],
    ['15 tháng 12 năm nay', 'parsed 2026-12-15'],
    ['15 tháng 12 năm sau', 'parsed 2027-12-15'],
    ['15 tháng 12 sang năm', 'parsed 2027-12-15'],
    ['mùng 5 tháng 1', 'parsed 2027-01-05'],
    ['mồng 5 tháng 1', 'parsed 2027-01-05'],
    ['ngày mùng 5 tháng 1 năm 2027', 'parsed 2027-01-05'],
    ['mùng một tháng ba', 'parsed 2027-03-01'],
    ['mùng năm tháng năm', 'parsed 2027-05-05'],
    ['mùng năm tháng năm năm 2027', 'parsed 2027-05-05'],
    ['mùng sáu tháng sáu', 'parsed 2027-06-06'],
    ['mùng mười tháng mười', 'past 2026-10-10'],
    ['ngày mười lăm tháng mười hai', 'parsed 2026-12-15'],
    ['ngày hai mươi mốt tháng mười một', 'past 2026-11-21'],
    ['ba mươi mốt tháng mười hai', 'parsed 2026-12-31'],
    ['ngày hai mươi tư tháng tư', 'parsed 2027-04-24'],
    ['ngày hai mươi nhăm tháng bảy', 'parsed 2027-07-25'],
    ['2 tháng sáu', 'parsed 2027-06-02'],
    ['ngày 20', 'parsed 2026-12-20'],
    ['ngày 9', 'parsed 2026-12-09'],
    ['ngày 8', 'parsed 2027-01-08'],
    ['ngày 31', 'parsed 2026-12-31'],
    ['mùng 5', 'parsed 2027-01-05'],
    ['mùng năm', 'parsed 2027-01-05'],
    ['ngày 20 tháng này', 'parsed 2026-12-20'],
    ['ngày 5 tháng này', 'past 2026-12-05'],
    ['ngày 5 tháng sau', 'parsed 2027-01-05'],
    ['mùng 5 tháng tới', 'parsed 2027-01-05'],
    ['mùng 5 sang tháng', 'parsed 2027-01-05'],
  ])('%j is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['ngày 31', '2027-01-31', 'parsed 2027-01-31'],
    ['ngày 31', '2027-02-01', 'parsed 2027-03-31'],
    ['ngày 30', '2027-01-31', 'parsed 2027-03-30'],
    ['ngày 31 tháng này', '2027-02-01', 'impossible'],
    ['ngày 31 tháng sau', '2027-01-31', 'impossible'],
    ['ngày 5 tháng sau', '2027-01-31', 'parsed 2027-02-05'],
  ])('a day of months of different length: %j on %s is %s', (text, on, expected) => {
    expect(read(text, { today: on })).toBe(expected);
  });
});

describe('days counted from today', () => {
  it.each([
    ['hôm nay', 'parsed 2026-12-09'],
    ['hom nay', 'parsed 2026-12-09'],
    ['Hôm nay ạ', 'parsed 2026-12-09'],
    ['nay', 'parsed 2026-12-09'],
    ['tối nay', 'parsed 2026-12-09'],
    ['mai', 'parsed 2026-12-10'],
    ['ngày mai', 'parsed 2026-12-10'],
    ['Ngày Mai'.normalize('NFD'), 'parsed 2026-12-10'],
    ['sáng mai', 'parsed 2026-12-10'],
    ['ngày kia', 'parsed 2026-12-11'],
    ['ngày mốt', 'parsed 2026-12-11'],
    ['mốt', 'parsed 2026-12-11'],
    ['ngày kìa', 'parsed 2026-12-12'],
    ['hôm qua', 'past 2026-12-08'],
    ['hôm kia', 'past 2026-12-07'],
    ['3 ngày nữa', 'parsed 2026-12-12'],
    ['ba ngày nữa', 'parsed 2026-12-12'],
    ['sau 10 ngày', 'parsed 2026-12-19'],
    ['10 ngày sau', 'parsed 2026-12-19'],
    ['trong 10 ngày tới', 'parsed 2026-12-19'],
    ['trong vòng 10 ngày', 'parsed 2026-12-19'],
    ['10 ngày', 'parsed 2026-12-19'],
    ['45 ngày nữa', 'parsed 2027-01-23'],
    ['hai tuần nữa', 'parsed 2026-12-23'],
    ['2 tuần', 'parsed 2026-12-23'],
    ['sáu tuần nữa', 'parsed 2027-01-20'],
    ['nửa tháng nữa', 'parsed 2026-12-24'],
    ['một tháng nữa', 'parsed 2027-01-09'],
    ['trong 3 tháng', 'parsed 2027-03-09'],
    ['trong 3 tháng tới', 'parsed 2027-03-09'],
    ['1 quý nữa', 'parsed 2027-03-09'],
    ['một năm nữa', 'parsed 2027-12-09'],
    ['0 ngày nữa', 'unclear'],
    ['999 ngày nữa', 'parsed 2029-09-03'],
  ])('%j is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('a month from the last day of January ends with February', () => {
    expect(read('1 tháng nữa', { today: '2027-01-31' })).toBe('parsed 2027-02-28');
  });
});

describe('weeks and weekdays', () => {
  it.each([
    ['tuần sau', 'parsed 2026-12-16'],
    ['tuần tới', 'parsed 2026-12-16'],
    ['sang tuần', 'parsed 2026-12-16'],
    ['tuần này', 'parsed 2026-12-13'],
    ['trong tuần', 'parsed 2026-12-13'],
    ['trong tuần sau', 'parsed 2026-12-20'],
    ['cuối tuần', 'parsed 2026-12-13'],
    ['cuoi tuan', 'parsed 2026-12-13'],
    ['cuối tuần này', 'parsed 2026-12-13'],
    ['cuối tuần sau', 'parsed 2026-12-20'],
    ['đầu tuần', 'parsed 2026-12-14'],
    ['đầu tuần sau', 'parsed 2026-12-14'],
    ['đầu tuần này', 'past 2026-12-07'],
    ['giữa tuần', 'parsed 2026-12-09'],
    ['giữa tuần sau', 'parsed 2026-12-16'],
    ['tuần trước', 'past 2026-12-06'],
    ['thứ sáu', 'parsed 2026-12-11'],
    ['thứ 6', 'parsed 2026-12-11'],
    ['thu sau', 'parsed 2026-12-11'],
    ['Thứ Sáu'.normalize('NFD'), 'parsed 2026-12-11'],
    ['t6', 'parsed 2026-12-11'],
    ['thứ sáu này', 'parsed 2026-12-11'],
    ['thứ sáu tới', 'parsed 2026-12-11'],
    ['thứ 6 tuần này', 'parsed 2026-12-11'],
    ['thứ 6 tuần sau', 'parsed 2026-12-18'],
    ['thứ sáu tuần tới', 'parsed 2026-12-18'],
    ['thứ bảy', 'parsed 2026-12-12'],
    ['chủ nhật', 'parsed 2026-12-13'],
    ['chu nhat', 'parsed 2026-12-13'],
    ['CN', 'parsed 2026-12-13'],
    ['chủ nhật tuần sau', 'parsed 2026-12-20'],
    ['thứ hai', 'parsed 2026-12-14'],
    ['thứ hai tuần sau', 'parsed 2026-12-14'],
    ['thứ hai tuần này', 'past 2026-12-07'],
    ['thứ ba', 'parsed 2026-12-15'],
    ['thứ tư', 'parsed 2026-12-16'],
    ['thứ tư tuần này', 'parsed 2026-12-09'],
    ['thứ năm', 'parsed 2026-12-10'],
    ['tối thứ 6', 'parsed 2026-12-11'],
    ['thứ 8', 'unclear'],
    ['thứ 1', 'unclear'],
    ['thứ sáu sau', 'unclear'],
  ])('%j is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['2026-12-13', 'parsed 2026-12-13', 'parsed 2026-12-14', 'parsed 2026-12-20'],
    ['2026-12-14', 'parsed 2026-12-20', 'parsed 2026-12-21', 'parsed 2026-12-20'],
  ])('weeks begin on Monday: on %s', (on, weekend, monday, sunday) => {
    expect(read('cuối tuần', { today: on })).toBe(weekend);
    expect(read('thứ hai tuần sau', { today: on })).toBe(monday);
    expect(read('chủ nhật', { today: on })).toBe(sunday);
  });

  it.each([
    ['thứ ba 15/12', 'parsed 2026-12-15'],
    ['Thứ Ba, 15/12/2026', 'parsed 2026-12-15'],
    ['thứ 3, ngày 15 tháng 12', 'parsed 2026-12-15'],
    ['thứ 3 - 15/12', 'parsed 2026-12-15'],
    ['t3 15/12', 'parsed 2026-12-15'],
    ['chủ nhật 20/12', 'parsed 2026-12-20'],
    ['thứ tư 15/12', 'unclear'],
    ['thứ 3/12', 'past 2026-12-03'],
    ['thứ năm 3/12', 'past 2026-12-03'],
    ['thứ năm 3/12/2026', 'past 2026-12-03'],
    ['Tuesday 15 December', 'parsed 2026-12-15'],
    ['Thu 10 Dec', 'parsed 2026-12-10'],
    ['Wed 2 Dec', 'past 2026-12-02'],
    ['Thu 2 Dec 2027', 'parsed 2027-12-02'],
  ])('a weekday beside a date must be right: %j is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('ends and beginnings of months, quarters and years', () => {
  it.each([
    ['cuối tháng', 'parsed 2026-12-31'],
    ['CUỐI THÁNG', 'parsed 2026-12-31'],
    ['cuoi thang', 'parsed 2026-12-31'],
    ['cuối tháng này', 'parsed 2026-12-31'],
    ['ngày cuối tháng', 'parsed 2026-12-31'],
    ['ngày cuối cùng của tháng', 'parsed 2026-12-31'],
    ['hết tháng', 'parsed 2026-12-31'],
    ['trong tháng', 'parsed 2026-12-31'],
    ['tháng này', 'parsed 2026-12-31'],
    ['cuối tháng sau', 'parsed 2027-01-31'],
    ['cuối tháng tới', 'parsed 2027-01-31'],
    ['cuoi thang sau', 'parsed 2027-01-31'],
    ['tháng sau', 'parsed 2027-01-31'],
    ['sang tháng', 'parsed 2027-01-31'],
    ['cuối tháng sáu', 'parsed 2027-06-30'],
    ['cuối tháng sáu'.normalize('NFD'), 'parsed 2027-06-30'],
    ['CUỐI THÁNG SÁU', 'parsed 2027-06-30'],
    ['tháng trước', 'past 2026-11-30'],
    ['cuối tháng trước', 'past 2026-11-30'],
    ['cuối tháng 12', 'parsed 2026-12-31'],
    ['cuối tháng 11', 'past 2026-11-30'],
    ['cuối tháng 2', 'parsed 2027-02-28'],
    ['cuối tháng hai', 'parsed 2027-02-28'],
    ['cuối tháng 2 năm 2028', 'parsed 2028-02-29'],
    ['cuối tháng 2/2028', 'parsed 2028-02-29'],
    ['cuối tháng 6 năm sau', 'parsed 2027-06-30'],
    ['cuối tháng 11/2026', 'past 2026-11-30'],
    ['cuối T12', 'parsed 2026-12-31'],
    ['tháng 3', 'parsed 2027-03-31'],
    ['tháng ba', 'parsed 2027-03-31'],
    ['tháng 12/2026', 'parsed 2026-12-31'],
    ['12/2026', 'parsed 2026-12-31'],
    ['hết tháng 1/2027', 'parsed 2027-01-31'],
    ['đầu tháng sau', 'parsed 2027-01-01'],
    ['đầu tháng', 'parsed 2027-01-01'],
    ['đầu tháng này', 'past 2026-12-01'],
    ['đầu tháng 3', 'parsed 2027-03-01'],
    ['giữa tháng', 'parsed 2026-12-15'],
    ['giữa tháng sau', 'parsed 2027-01-15'],
    ['giữa tháng 3', 'parsed 2027-03-15'],
    ['cuối quý', 'parsed 2026-12-31'],
    ['cuoi quy', 'parsed 2026-12-31'],
    ['hết quý này', 'parsed 2026-12-31'],
    ['cuối quý sau', 'parsed 2027-03-31'],
    ['cuối quý 1', 'parsed 2027-03-31'],
    ['cuối quý I', 'parsed 2027-03-31'],
    ['quý II/2027', 'parsed 2027-06-30'],
    ['cuối quý ba', 'past 2026-09-30'],
    ['hết quý IV', 'parsed 2026-12-31'],
    ['cuối quý 2 năm 2027', 'parsed 2027-06-30'],
    ['quý 1/2027', 'parsed 2027-03-31'],
    ['đầu quý 2', 'parsed 2027-04-01'],
    ['đầu quý sau', 'parsed 2027-01-01'],
    ['giữa quý', 'unclear'],
    ['giữa quý 2', 'unclear'],
    ['cuối năm', 'parsed 2026-12-31'],
    ['cuoi nam', 'parsed 2026-12-31'],
    ['cuối năm nay', 'parsed 2026-12-31'],
    ['hết năm', 'parsed 2026-12-31'],
    ['cuối năm sau', 'parsed 2027-12-31'],
    ['sang năm', 'parsed 2027-12-31'],
    ['cuối năm 2027', 'parsed 2027-12-31'],
    ['năm 2027', 'parsed 2027-12-31'],
    ['đầu năm 2027', 'parsed 2027-01-01'],
    ['đầu năm', 'parsed 2027-01-01'],
    ['đầu năm sau', 'parsed 2027-01-01'],
    ['giữa năm', 'unclear'],
    ['giữa năm 2027', 'unclear'],
  ])('%j is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['cuối tháng', '2026-11-30', 'parsed 2026-11-30'],
    ['cuối tháng sau', '2027-01-31', 'parsed 2027-02-28'],
    ['cuối quý', '2027-03-31', 'parsed 2027-03-31'],
    ['cuối quý', '2027-04-01', 'parsed 2027-06-30'],
    ['cuối quý sau', '2026-05-31', 'parsed 2026-09-30'],
    ['cuối quý 1', '2027-03-31', 'parsed 2027-03-31'],
    ['cuối quý 1', '2027-04-01', 'past 2027-03-31'],
    ['cuối năm', '2026-12-31', 'parsed 2026-12-31'],
    ['cuối năm', '2027-01-01', 'parsed 2027-12-31'],
    ['cuối tháng 2', '2027-03-01', 'past 2027-02-28'],
    ['đầu tháng', '2026-12-01', 'parsed 2026-12-01'],
    ['đầu quý', '2026-05-31', 'parsed 2026-07-01'],
    ['giữa tháng', '2026-12-16', 'parsed 2027-01-15'],
  ])('%j on %s is %s', (text, on, expected) => {
    expect(read(text, { today: on })).toBe(expected);
  });
});

describe('the next meeting', () => {
  it.each([
    'kỳ họp tới',
    'ky hop toi',
    'kỳ sinh hoạt tới',
    'Kỳ sinh hoạt tới',
    'kỳ sinh hoạt chi bộ tới',
    'kỳ sinh hoạt sau',
    'kỳ tới',
    'kỳ sau',
    'buổi họp sau',
    'lần họp tới',
    'cuộc họp tới',
    'họp sau',
    'đến kỳ sinh hoạt tới',
    'trước kỳ họp tới',
    'next meeting',
    'by the next meeting',
  ])('%j is the day of the meeting where one is known, and unclear where none is', (text) => {
    expect(read(text)).toBe('parsed 2027-01-04');
    expect(read(text, { today })).toBe('unclear');
  });

  it('a meeting that is over is in the past', () => {
    expect(read('kỳ họp tới', { today, meetingOn: '2026-12-03' })).toBe('past 2026-12-03');
  });
});

describe('words around a date', () => {
  it.each([
    ['trước 15/12', 'parsed 2026-12-15'],
    ['trước ngày 15/12/2026', 'parsed 2026-12-15'],
    ['đến 15/12', 'parsed 2026-12-15'],
    ['đến hết tháng 12', 'parsed 2026-12-31'],
    ['tới cuối năm', 'parsed 2026-12-31'],
    ['hạn: 15/12', 'parsed 2026-12-15'],
    ['hạn chót là 15/12', 'parsed 2026-12-15'],
    ['chậm nhất 15/12', 'parsed 2026-12-15'],
    ['vào cuối tháng', 'parsed 2026-12-31'],
    ['xin đến cuối tháng ạ', 'parsed 2026-12-31'],
    ['15/12 nhé!', 'parsed 2026-12-15'],
    ['by 15 Dec', 'parsed 2026-12-15'],
    ['before the end of the month', 'parsed 2026-12-31'],
  ])('%j is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('dates in English', () => {
  it.each([
    ['15 Dec', 'parsed 2026-12-15'],
    ['15 December', 'parsed 2026-12-15'],
    ['15 DEC 2026', 'parsed 2026-12-15'],
    ['15-Dec-2026', 'parsed 2026-12-15'],
    ['15 Dec 26', 'parsed 2026-12-15'],
    ['15th Dec', 'parsed 2026-12-15'],
    ['the 15th of December', 'parsed 2026-12-15'],
    ['Dec 15', 'parsed 2026-12-15'],
    ['December 15, 2026', 'parsed 2026-12-15'],
    ['May 1st', 'parsed 2027-05-01'],
    ['1 Sept', 'parsed 2027-09-01'],
    ['today', 'parsed 2026-12-09'],
    ['tomorrow', 'parsed 2026-12-10'],
    ['the day after tomorrow', 'parsed 2026-12-11'],
    ['yesterday', 'past 2026-12-08'],
    ['in 10 days', 'parsed 2026-12-19'],
    ['in two weeks', 'parsed 2026-12-23'],
    ['a month from now', 'parsed 2027-01-09'],
    ['next week', 'parsed 2026-12-16'],
    ['this week', 'parsed 2026-12-13'],
    ['end of week', 'parsed 2026-12-13'],
    ['weekend', 'parsed 2026-12-13'],
    ['next weekend', 'parsed 2026-12-20'],
    ['end of month', 'parsed 2026-12-31'],
    ['the end of the month', 'parsed 2026-12-31'],
    ['end of this month', 'parsed 2026-12-31'],
    ['end of next month', 'parsed 2027-01-31'],
    ['next month', 'parsed 2027-01-31'],
    ['start of next month', 'parsed 2027-01-01'],
    ['middle of next month', 'parsed 2027-01-15'],
    ['end of March', 'parsed 2027-03-31'],
    ['end of February 2028', 'parsed 2028-02-29'],
    ['March 2027', 'parsed 2027-03-31'],
    ['end of quarter', 'parsed 2026-12-31'],
    ['end of Q1', 'parsed 2027-03-31'],
    ['Q2 2027', 'parsed 2027-06-30'],
    ['end of year', 'parsed 2026-12-31'],
    ['end of next year', 'parsed 2027-12-31'],
    ['Friday', 'parsed 2026-12-11'],
    ['on Friday', 'parsed 2026-12-11'],
    ['this Friday', 'parsed 2026-12-11'],
    ['Friday next week', 'parsed 2026-12-18'],
    ['Wednesday', 'parsed 2026-12-16'],
    ['next Friday', 'unclear'],
    ['middle of the quarter', 'unclear'],
  ])('%j is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('dates out of reach', () => {
  it.each([
    ['8/12/2026', 'past 2026-12-08'],
    ['15/12/2025', 'past 2025-12-15'],
    ['15/12/25', 'past 2025-12-15'],
    ['15/12/1926', 'past 1926-12-15'],
    ['19/5/1890', 'past 1890-05-19'],
    ['15/12/0026', 'past 0026-12-15'],
    ['9/12/2031', 'parsed 2031-12-09'],
    ['10/12/2031', 'too_far 2031-12-10'],
    ['15/12/2099', 'too_far 2099-12-15'],
    ['15/12/99', 'too_far 2099-12-15'],
    ['31/12/9999', 'too_far 9999-12-31'],
    ['cuối năm 2032', 'too_far 2032-12-31'],
    ['năm 9999', 'too_far 9999-12-31'],
    ['99 năm nữa', 'too_far 2125-12-09'],
    ['999 năm nữa', 'too_far 3025-12-09'],
  ])('%j is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('five years from a leap day are the last day of that February', () => {
    expect(read('28/2/2033', { today: '2028-02-29' })).toBe('parsed 2033-02-28');
    expect(read('1/3/2033', { today: '2028-02-29' })).toBe('too_far 2033-03-01');
  });
});

describe('texts that name no date', () => {
  it.each([
    '',
    '   ',
    '\u200b',
    '.',
    '/',
    '//',
    '15',
    '15/',
    '/12',
    '1/1/1/1',
    '15/12/206',
    '15/12/20266',
    '150/12',
    '15122026',
    '2026',
    '-5/12/2026x',
    '15/12 hoặc 20/12',
    '15/12-20/12',
    '15-20/12',
    '5-10/12',
    '5 - 10 / 12',
    'từ 5-10/12',
    '7:30 15/12',
    'tháng',
    'quý',
    'năm',
    'tuần',
    'ngày',
    'kia',
    'ngày một',
    'ngay mot',
    'ngày sau',
    'sau này',
    '2 tháng sau',
    'sớm nhất có thể',
    'thường xuyên',
    'ngay',
    'ngay lập tức',
    'mùng 5 Tết',
    'mùng 5 tháng giêng',
    'mùng 5 tháng chạp',
    'rằm tháng 7',
    '15/7 âm lịch',
    'kỳ họp',
    'cuối thế kỷ',
    '19h30',
    '19:30',
    'soon',
    'next',
    'meeting',
    'may',
    '/huy',
    '/start join_abc',
    'https://t.me/15/12',
    '🙂',
    '٣/١٢',
    'xin xin xin xin',
    'ạ',
  ])('%j is unclear', (text) => {
    expect(read(text)).toBe('unclear');
  });

  it('neither does one of 4,096 characters', () => {
    for (const part of ['15/12 ', ' ', 'xin ', '1', 'ế', '🙂']) {
      expect(read(part.repeat(4096).slice(0, 4096))).toBe('unclear');
    }
  });

  it('any jumble of the words it knows gives a sound answer, and at once', () => {
    const words =
      'ngày mùng 5 15 31 99 0 / - . , tháng thg quý năm tuần cuối đầu giữa hết sau tới này trước sáu mốt thứ hai t6 cn 12 2026 26 q1 i iv mai nay kỳ họp nữa trong sang ạ xin hạn dec may friday next end of the in a'.split(
        ' ',
      );
    const next = pseudoRandom(20261209);
    for (let round = 0; round < 5_000; round += 1) {
      const text = Array.from({ length: 1 + (next() % 6) }, () => words[next() % words.length] ?? '').join(
        next() % 4 === 0 ? '' : ' ',
      );
      const input = parseDate(text, context);
      if (!('on' in input)) continue;
      expect(input.on, text).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      const expected = input.on < today ? 'past' : input.on > '2031-12-09' ? 'too_far' : 'parsed';
      expect(input.status, text).toBe(expected);
    }
  });
});

describe('every day of two years', () => {
  const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  const weekdayNames = ['thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy', 'chủ nhật'];

  it('reads back from the forms people write', () => {
    for (let days = 0; days < 731; days += 1) {
      const on = addDays('2027-06-01', days);
      const { year, month } = periodOf(on);
      const day = Number(on.slice(8));
      const [d, m, y] = [String(day), String(month), String(year)];
      const texts = [
        `${d}/${m}/${y}`,
        `${d.padStart(2, '0')}-${m.padStart(2, '0')}-${y.slice(2)}`,
        `ngày ${d} tháng ${m} năm ${y}`,
        `NGAY ${d} THANG ${m} NAM ${y}`,
        `${weekdayNames[weekdayOf(on) - 1] ?? ''}, ${d}.${m}.${y}`,
        `${d} ${names[month - 1] ?? ''} ${y}`,
        on,
      ];
      for (const text of texts) {
        expect(parseDate(text, { today: '2027-06-01' }), text).toEqual({ status: 'parsed', on });
      }
    }
  });

  it('without a year is one of the coming nine months, or has just passed and is asked about', () => {
    for (let days = -92; days < 365 - 92; days += 1) {
      const on = addDays('2026-06-01', days);
      const expected = days < 0 ? { status: 'past', on, next: addMonths(on, 12) } : { status: 'parsed', on };
      const [, month = '', day = ''] = on.split('-');
      for (const text of [`${day}/${month}`, `${String(Number(day))} tháng ${String(Number(month))}`]) {
        expect(parseDate(text, { today: '2026-06-01' }), text).toEqual(expected);
      }
    }
  });

  it('typed the day after is asked about, across the turn of a year too', () => {
    expect(parseDate('27/11', { today: '2026-11-28' })).toEqual({
      ...{ status: 'past', on: '2026-11-27', next: '2027-11-27' },
    });
    expect(parseDate('27/11/2026', { today: '2026-11-28' })).toEqual({ status: 'past', on: '2026-11-27' });
    expect(parseDate('hôm qua', { today: '2026-11-28' })).toEqual({ status: 'past', on: '2026-11-27' });
    expect(parseDate('27/11/2027', { today: '2026-11-28' })).toEqual({ status: 'parsed', on: '2027-11-27' });
    expect(parseDate('30/12', { today: '2027-01-02' })).toEqual({
      ...{ status: 'past', on: '2026-12-30', next: '2027-12-30' },
    });
    expect(parseDate('15/1', { today: '2026-11-28' })).toEqual({ status: 'parsed', on: '2027-01-15' });
  });
});

function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state >>> 8;
  };
}
