import { nextPeriod, periodKey, type Period } from '../time/local-time.ts';

/** What counts are summed over, as buttons offer it. */
export const spanKinds = ['month', 'quarter', 'half', 'year'] as const;
export type SpanKind = (typeof spanKinds)[number];

/** Whole months, the first and the last included; `months` where they are no quarter, half or year. */
export type Span = { kind: SpanKind | 'months'; from: Period; to: Period };

/** No term of a committee is longer. */
export const longestSpan = 60;

export function spanOf(kind: SpanKind, { year, month }: Period): Span {
  const months = monthsIn[kind];
  const first = month - ((month - 1) % months);
  return { kind, from: { year, month: first }, to: { year, month: first + months - 1 } };
}

/** Any months in a row, by the name that they have. */
export function spanBetween(from: Period, to: Period): Span {
  const named = spanKinds.find((kind) => {
    const span = spanOf(kind, from);
    return periodKey(span.from) === periodKey(from) && periodKey(span.to) === periodKey(to);
  });
  return { kind: named ?? 'months', from, to };
}

/** So many months, the last of them this one. */
export function spanUpTo(to: Period, months: number): Span {
  return spanBetween(addMonths(to, 1 - months), to);
}

/** The span of the same length before, or after, this one. */
export function neighbour(span: Span, steps: -1 | 1): Span {
  const months = countMonths(span) * steps;
  return spanBetween(addMonths(span.from, months), addMonths(span.to, months));
}

export function hasBegun({ from }: Pick<Span, 'from'>, now: Period): boolean {
  return indexOf(from) <= indexOf(now);
}

/** Whether no month of it is still running. */
export function isOver({ to }: Pick<Span, 'to'>, now: Period): boolean {
  return indexOf(to) < indexOf(now);
}

export function isWithin({ from, to }: Pick<Span, 'from' | 'to'>, period: Period): boolean {
  return indexOf(from) <= indexOf(period) && indexOf(period) <= indexOf(to);
}

export function monthsOf(span: Pick<Span, 'from' | 'to'>): Period[] {
  const months = [span.from];
  for (let left = countMonths(span) - 1; left > 0; left -= 1)
    months.push(nextPeriod(months.at(-1) ?? span.from));
  return months;
}

/** The months of a span that have begun. */
export function monthsBegun(span: Pick<Span, 'from' | 'to'>, now: Period): Period[] {
  return monthsOf(span).filter((month) => hasBegun({ from: month }, now));
}

/** As a button carries it; undefined for anything else, and for years that no cell of this bot has seen. */
export function parseSpan(kind: string | undefined, first: string | undefined): Span | undefined {
  const known = spanKinds.find((one) => one === kind);
  const [, year, month] = /^(20\d\d)(0[1-9]|1[0-2])$/.exec(first ?? '') ?? [];
  if (known === undefined || year === undefined || month === undefined) return undefined;
  return spanOf(known, { year: Number(year), month: Number(month) });
}

export function spanKey({ from }: Pick<Span, 'from'>): string {
  return `${String(from.year)}${String(from.month).padStart(2, '0')}`;
}

/** Any span in one word: its first month, and how many months it has. */
export function wholeSpanKey(span: Span): string {
  return `${spanKey(span)}-${String(countMonths(span))}`;
}

export function parseWholeSpan(key: string | undefined): Span | undefined {
  const [, year, month, count] = /^(20\d\d)(0[1-9]|1[0-2])-(\d{1,2})$/.exec(key ?? '') ?? [];
  const months = Number(count);
  if (!(months >= 1 && months <= longestSpan)) return undefined;
  const from = { year: Number(year), month: Number(month) };
  return spanBetween(from, addMonths(from, months - 1));
}

export function countMonths({ from, to }: Pick<Span, 'from' | 'to'>): number {
  return indexOf(to) - indexOf(from) + 1;
}

const monthsIn: Readonly<Record<SpanKind, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

function indexOf({ year, month }: Period): number {
  return year * 12 + (month - 1);
}

function addMonths(period: Period, months: number): Period {
  const index = indexOf(period) + months;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}
