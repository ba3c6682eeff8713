import type { Period } from '../time/local-time.ts';

/** What counts are summed over. */
export const spanKinds = ['month', 'quarter', 'year'] as const;
export type SpanKind = (typeof spanKinds)[number];

/** Whole months, the first and the last included. */
export type Span = { kind: SpanKind; from: Period; to: Period };

export function spanOf(kind: SpanKind, { year, month }: Period): Span {
  const months = monthsOf[kind];
  const first = month - ((month - 1) % months);
  return { kind, from: { year, month: first }, to: { year, month: first + months - 1 } };
}

/** The span before, or after, this one. */
export function neighbour({ kind, from }: Span, steps: -1 | 1): Span {
  const index = from.year * 12 + (from.month - 1) + steps * monthsOf[kind];
  return spanOf(kind, { year: Math.floor(index / 12), month: (index % 12) + 1 });
}

export function hasBegun({ from }: Pick<Span, 'from'>, now: Period): boolean {
  return from.year * 12 + from.month <= now.year * 12 + now.month;
}

/** The months of a span that have begun. */
export function monthsBegun({ kind, from }: Span, now: Period): Period[] {
  return Array.from({ length: monthsOf[kind] }, (_, index) => ({
    ...from,
    month: from.month + index,
  })).filter((month) => hasBegun({ from: month }, now));
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

const monthsOf: Readonly<Record<SpanKind, number>> = { month: 1, quarter: 3, year: 12 };
