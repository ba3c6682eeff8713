import { foldMarks } from '../text/fold.ts';
import type { Period } from '../time/local-time.ts';
import { countMonths, hasBegun, longestSpan, spanBetween, spanOf, type Span } from './span.ts';

export type SpanProblem = 'unclear' | 'future' | 'backwards' | 'too_long';

export type SpanInput = { status: 'parsed'; span: Span } | { status: 'unclear'; problem: SpanProblem };

/** "10/2026 - 3/2027", "từ tháng 10 năm 2026 đến tháng 3 năm 2027", "7-12/2026", "2/2027", "quý 4/2026", "2026". */
export function parseSpanInput(text: string, now: Period): SpanInput {
  const span = read(text);
  if (span === undefined) return { status: 'unclear', problem: 'unclear' };
  const months = countMonths(span);
  if (months < 1) return { status: 'unclear', problem: 'backwards' };
  if (months > longestSpan) return { status: 'unclear', problem: 'too_long' };
  if (!hasBegun(span, now)) return { status: 'unclear', problem: 'future' };
  return { status: 'parsed', span };
}

const romans: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' };

function read(text: string): Span | undefined {
  const plain = foldMarks(text)
    .replace(/\bquy (i{1,3}|iv)\b/g, (_all, roman: string) => `quy ${romans[roman] ?? ''}`)
    .replace(/\b(tu|thang|nam)\b/g, (word) => (word === 'nam' ? '/' : ' '))
    .replace(/\b(den|toi)\b/g, '-')
    .replace(/\s*([-–/])\s*/g, '$1')
    .replace(/\/+/g, '/')
    .trim();
  const [, quarter, ofYear] = /^quy ?([1-4])[/ ](20\d\d)$/.exec(plain) ?? [];
  if (quarter !== undefined) return spanOf('quarter', { year: Number(ofYear), month: Number(quarter) * 3 });
  const [, wholeYear] = /^\/?(20\d\d)$/.exec(plain) ?? [];
  if (wholeYear !== undefined) return spanOf('year', { year: Number(wholeYear), month: 1 });
  const [, first, firstYear, last, lastYear] =
    /^(\d{1,2})(?:[/.](20\d\d))?[-– ]+(\d{1,2})[/.](20\d\d)$/.exec(plain) ?? [];
  if (first !== undefined) {
    const from = monthOf(first, firstYear ?? lastYear);
    const to = monthOf(last, lastYear);
    return from && to && spanBetween(from, to);
  }
  const [, only, year] = /^(\d{1,2})[/.](20\d\d)$/.exec(plain) ?? [];
  const month = monthOf(only, year);
  return month && spanOf('month', month);
}

function monthOf(month: string | undefined, year: string | undefined): Period | undefined {
  const number = Number(month);
  return number >= 1 && number <= 12 ? { year: Number(year), month: number } : undefined;
}
