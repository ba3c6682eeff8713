import { datePrinted } from '../../core/documents/legal-bases.ts';
import type { RoundName } from '../../core/rounds/round.ts';
import type { LocalDate, LocalTime, Period } from '../../core/time/local-time.ts';
import type { Span } from '../../core/units/span.ts';

/** "05", as a number from 1 to 9 stands in a sentence. */
export function counted(number: number): string {
  return number > 0 && number < 10 ? `0${number}` : String(number);
}

/** "05 tháng 02 năm 2026", "27 tháng 5 năm 2026": days below 10 and the first two months have two digits. */
export function longDate(on: LocalDate): string {
  const { day, month, year } = partsOf(on);
  return `${day} tháng ${month} năm ${year}`;
}

/** "05/9/2026" in a table; empty where there is no day. */
export function dateCell(on: LocalDate | undefined): string {
  return on === undefined ? '' : datePrinted(on);
}

/** "19 giờ 30 phút". */
export function clockTime(time: LocalTime): string {
  const [hour = '', minute = ''] = time.split(':');
  return `${hour} giờ ${minute} phút`;
}

/** "94,4". */
export function percent(part: number, of: number): string {
  return ((part / of) * 100).toFixed(1).replace('.', ',');
}

/** "tháng 12 năm 2026", "quý IV năm 2026", and with its day what may come several times a month. */
export function roundPeriod({ kind, period, on }: RoundName): string {
  switch (kind) {
    case 'quarter':
      return `quý ${quarterOf(period)} năm ${period.year}`;
    case 'year':
      return `năm ${period.year}`;
    case 'thematic':
      return on === undefined ? `chuyên đề ${monthOf(period)}` : `chuyên đề ngày ${datePrinted(on)}`;
    case 'extra':
      return on === undefined ? `bất thường ${monthOf(period)}` : `bất thường ngày ${datePrinted(on)}`;
    case 'monthly':
      return monthOf(period);
  }
}

/** For the name of a file: "2026-12", "2026-q4". */
export function periodForFile({ kind, period, on }: RoundName): string {
  switch (kind) {
    case 'quarter':
      return `${period.year}-q${Math.ceil(period.month / 3)}`;
    case 'year':
      return String(period.year);
    case 'thematic':
    case 'extra':
    case 'monthly':
      return on ?? `${period.year}-${String(period.month).padStart(2, '0')}`;
  }
}

/** "quý IV năm 2026", "6 tháng cuối năm 2026", "từ tháng 10 năm 2026 đến tháng 02 năm 2027". */
export function spanPeriod({ kind, from, to }: Span): string {
  switch (kind) {
    case 'month':
      return monthOf(from);
    case 'quarter':
      return `quý ${quarterOf(from)} năm ${from.year}`;
    case 'half':
      return `6 tháng ${from.month === 1 ? 'đầu' : 'cuối'} năm ${from.year}`;
    case 'year':
      return `năm ${from.year}`;
    case 'months':
      return `từ ${monthOf(from)} đến ${monthOf(to)}`;
  }
}

/** For the name of a file: "2026-q4", "2026-6-thang-cuoi", "2026-10-den-2027-02". */
export function spanForFile({ kind, from, to }: Span): string {
  const month = (period: Period): string => periodForFile({ kind: 'monthly', period });
  switch (kind) {
    case 'month':
      return month(from);
    case 'quarter':
    case 'year':
      return periodForFile({ kind, period: from });
    case 'half':
      return `${from.year}-6-thang-${from.month === 1 ? 'dau' : 'cuoi'}`;
    case 'months':
      return `${month(from)}-den-${month(to)}`;
  }
}

/** "11/2026". */
export function shortMonth({ month, year }: Period): string {
  return `${month > 2 ? String(month) : `0${month}`}/${year}`;
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;

/** From 1. */
export function roman(number: number): string {
  return romans[number - 1] ?? String(number);
}

function quarterOf({ month }: Period): string {
  return roman(Math.ceil(month / 3));
}

function monthOf({ month, year }: Period): string {
  return `tháng ${month > 2 ? String(month) : `0${month}`} năm ${year}`;
}

function partsOf(on: LocalDate): { day: string; month: string; year: string } {
  const [year = '', month = '', day = ''] = on.split('-');
  return { day, month: Number(month) > 2 ? String(Number(month)) : month, year };
}
