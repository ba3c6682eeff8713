import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Layout } from '../../core/documents/layout.ts';
import { boldRun, paragraph, textWidth } from './paragraphs.ts';
import { printableLines } from './printable.ts';
import { millimetres, type StyleName } from './styles.ts';

/** `share` of the width of the text, in parts of all shares together. */
export type Column = { title: string; share: number; align?: 'left' | 'center' };

export type Cell = string | number | typeof crossedOut;

/** Nothing may be written into such a cell. */
export const crossedOut = Symbol('crossed out');

export type Row =
  | readonly Cell[]
  /** One line across all columns. */
  | { across: string }
  /** "Cộng" and figures: bold. */
  | { sum: readonly Cell[] };

export type TableOptions = {
  /** Its rows are counted in a first column, which has this share of the width. */
  numbered?: number;
  /** So many to be written into by hand where there are no rows. */
  linesIfEmpty?: number;
  /** In millimetres, where people write by hand. */
  leastHeight?: number;
  /** A short one stays on one page. */
  isShort?: boolean;
  letters?: 'table' | 'form';
};

/** Its first row comes again on each page, and no row is cut in two. */
export function table(
  layout: Layout,
  named: readonly Column[],
  given: readonly Row[],
  { numbered, linesIfEmpty = 0, leastHeight, isShort = false, letters = 'table' }: TableOptions = {},
): Table {
  const columns: readonly Column[] =
    numbered === undefined ? named : [{ title: numbering, share: numbered, align: 'center' }, ...named];
  const told = numbered === undefined ? given : given.map(withNumber);
  const rows = told.length > 0 ? told : Array.from({ length: linesIfEmpty }, (): Row => []);
  const widths = widthsOf(textWidth(layout), columns);
  const height =
    leastHeight === undefined
      ? {}
      : { height: { value: millimetres(leastHeight), rule: HeightRule.ATLEAST } };
  const [style, headStyle] =
    letters === 'form' ? (['formCell', 'formCellHead'] as const) : (['cell', 'cellHead'] as const);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth(layout), type: WidthType.DXA },
    columnWidths: widths,
    margins: {
      ...{ left: millimetres(1.2), right: millimetres(1.2) },
      ...(letters === 'table' && { top: millimetres(0.5), bottom: millimetres(0.5) }),
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, index) =>
          bodyCell(title, { width: widths[index], style: headStyle }),
        ),
      }),
      ...rows.map(
        (row, index) =>
          new TableRow({
            ...{ cantSplit: true, keepNext: 'across' in row || (isShort && index < rows.length - 1) },
            ...('across' in row ? {} : height),
            children: cellsOf(row, columns, { widths, style, leastDigits: layout.table.leastDigits }),
          }),
      ),
    ],
  });
}

/** To be written into by hand, and counted. */
export function emptyRows(count: number): Row[] {
  return Array.from({ length: count }, () => ['']);
}

/** With its name above, and room below it. */
export function captioned(name: string, below: readonly (Paragraph | Table)[]): (Paragraph | Table)[] {
  return [paragraph('caption', name), ...below, new Paragraph({ style: 'gap' })];
}

/** Two columns without lines, as at head and foot. */
export function sideBySide(
  widths: readonly [number, number],
  rows: readonly (readonly [readonly Paragraph[], readonly Paragraph[]])[],
): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const borders = {
    ...{ top: none, bottom: none, left: none, right: none },
    ...{ insideHorizontal: none, insideVertical: none },
  };
  const columnWidths = widths.map(millimetres);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((sum, width) => sum + width), type: WidthType.DXA },
    columnWidths,
    borders,
    margins: { left: 0, right: 0 },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, index) =>
              new TableCell({
                width: { size: columnWidths[index] ?? 0, type: WidthType.DXA },
                children: children.length === 0 ? [new Paragraph({ style: 'cell' })] : children,
              }),
          ),
        }),
    ),
  });
}

function cellsOf(
  row: Row,
  columns: readonly Column[],
  { widths, style, leastDigits }: { widths: readonly number[]; style: StyleName; leastDigits: number },
): TableCell[] {
  if ('across' in row) return [bodyCell(row.across, { columnSpan: columns.length, bold: true, style })];
  const [cells, bold] = 'sum' in row ? [row.sum, true] : [row, false];
  return columns.map(({ title, align }, index) =>
    bodyCell(title === numbering ? (cells[index] ?? '') : figure(cells[index] ?? '', leastDigits), {
      ...{ width: widths[index], bold, align, style },
    }),
  );
}

/** The column that counts the rows is no figure of what they say. */
const numbering = 'TT';

function withNumber(row: Row, index: number): Row {
  if ('across' in row) return row;
  return 'sum' in row ? { sum: ['', ...row.sum] } : [index + 1, ...row];
}

function figure(cell: Cell, leastDigits: number): Cell {
  return typeof cell === 'number' && Number.isInteger(cell) ? String(cell).padStart(leastDigits, '0') : cell;
}

type CellLook = {
  width?: number | undefined;
  columnSpan?: number;
  style: StyleName;
  bold?: boolean;
  align?: Column['align'];
};

function bodyCell(cell: Cell, { width, columnSpan, style, bold = false, align }: CellLook): TableCell {
  const lines = cell === crossedOut ? [] : printableLines(String(cell));
  const alignment = align === 'center' ? { alignment: AlignmentType.CENTER } : {};
  return new TableCell({
    ...(width !== undefined && { width: { size: width, type: WidthType.DXA } }),
    ...(columnSpan !== undefined && { columnSpan }),
    ...(cell === crossedOut && { shading: hatched }),
    verticalAlign: VerticalAlignTable.CENTER,
    children:
      lines.length === 0
        ? [new Paragraph({ style, ...alignment })]
        : lines.map(
            (text) =>
              new Paragraph({
                style,
                ...alignment,
                children: [bold ? boldRun(text) : new TextRun(text)],
              }),
          ),
  });
}

const hatched = { type: ShadingType.DIAGONAL_CROSS, color: '808080', fill: 'FFFFFF' };

function widthsOf(whole: number, columns: readonly Column[]): number[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((whole * share) / shares));
  const rest = whole - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, index) => (index === widths.length - 1 ? width + rest : width));
}
