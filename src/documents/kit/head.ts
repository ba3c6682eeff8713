import { BorderStyle, Paragraph, type Table } from 'docx';
import type { Bodies } from '../../core/documents/bodies.ts';
import type { Layout } from '../../core/documents/layout.ts';
import type { DocumentKind } from '../../core/documents/legal-bases.ts';
import type { DocumentFacts } from '../../core/documents/facts.ts';
import type { LocalDate } from '../../core/time/local-time.ts';
import { longDate, counted } from './figures.ts';
import { dots, paragraph } from './paragraphs.ts';
import { sideBySide } from './table.ts';
import { millimetres } from './styles.ts';

export type Head = {
  unit: Pick<DocumentFacts, 'superior' | 'issuer' | 'place'>;
  motto: string;
  /** Of what one person writes there is neither a star nor a number. */
  number?: { of: number | undefined; symbol: string };
  /** Whole, a year whose day is written by hand, or no line for it. */
  date?: { on: LocalDate } | { year: number | undefined };
};

/** Who issues it on the left, the Party and the day on the right. */
export function head(layout: Layout, { unit, motto, number, date }: Head): Table {
  const { superior, issuer } = unit;
  const upperLeft = [
    paragraph('superior', capitals(superior)),
    paragraph('issuer', capitals(issuer)),
    ...(number === undefined ? [] : [paragraph('number', '*')]),
  ];
  const upperRight = [paragraph('motto', motto), ruleBelow(layout, motto)];
  const lowerLeft = number === undefined ? [] : [paragraph('number', capitalised(numberedAs(number)))];
  const lowerRight = date === undefined ? [] : [paragraph('placeAndDate', dateLine(unit.place, date))];
  const { leftWidth, rightWidth } = layout.head;
  return sideBySide(
    [leftWidth, rightWidth],
    [
      [upperLeft, upperRight],
      ...(number === undefined && date === undefined ? [] : [[lowerLeft, lowerRight] as const]),
    ],
  );
}

/** What kind of document it is, what it is about, and the dashes below. */
export function titled(
  layout: Layout,
  { title, subtitle, attached }: { title: string; subtitle: string; attached?: string },
): Paragraph[] {
  return [
    paragraph('title', title.toLocaleUpperCase('vi')),
    paragraph('subtitle', subtitle),
    ...(attached === undefined ? [] : [paragraph('attached', attached)]),
    paragraph('dashes', layout.title.dashes),
  ];
}

function capitals(name: string | undefined): string {
  return name === undefined ? dots : name.toLocaleUpperCase('vi');
}

/** "BC/CB". */
export function symbolOf(
  { documents, units }: Pick<Bodies, 'documents' | 'units'>,
  { kind, of }: { kind: DocumentKind; of: DocumentFacts['kind'] },
): string {
  return `${documents[kind].symbol}/${units[of].symbol}`;
}

/** "số 05-BC/CB"; the gap is for a number written by hand. */
export function numberedAs({ of, symbol }: { of: number | undefined; symbol: string }): string {
  return of === undefined ? `số${'\u00A0'.repeat(6)}-${symbol}` : `số ${counted(of)}-${symbol}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

function dateLine(place: string | undefined, date: { on: LocalDate } | { year: number | undefined }): string {
  const day =
    'on' in date
      ? longDate(date.on)
      : `…… tháng …… năm ${date.year === undefined ? '………' : String(date.year)}`;
  return `${place ?? dots}, ngày ${day}`;
}

/** A line as long as the words above it. */
function ruleBelow({ head: { rightWidth }, motto: { size } }: Layout, motto: string): Paragraph {
  const beside = Math.max(0, (millimetres(rightWidth) - widthOfCapitals(motto, size)) / 2);
  return new Paragraph({
    style: 'rule',
    indent: { left: Math.round(beside), right: Math.round(beside) },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: 'auto' } },
  });
}

/** Of bold capitals in Times New Roman, in twentieths of a point; marks add nothing. */
function widthOfCapitals(text: string, size: number): number {
  const letters = text.replaceAll('Đ', 'D').normalize('NFD').replaceAll(/\p{M}/gu, '');
  const thousandths = Array.from(letters).reduce((sum, letter) => sum + (advances[letter] ?? 667), 0);
  return (thousandths / 1000) * size * 20;
}

/** In thousandths of the size of the letters. */
const advances: Partial<Record<string, number>> = {
  ...{ ' ': 250, A: 722, B: 667, C: 722, D: 722, E: 667, F: 611, G: 778, H: 778, I: 389, J: 500, K: 778 },
  ...{ L: 667, M: 944, N: 722, O: 778, P: 611, Q: 778, R: 722, S: 556, T: 667, U: 722, V: 722, W: 1000 },
  ...{ X: 722, Y: 722, Z: 667 },
};
