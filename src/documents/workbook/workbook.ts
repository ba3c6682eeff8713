import writeExcelFile, { type CellObject } from 'write-excel-file/node';
import type { LocalDate } from '../../core/time/local-time.ts';
import { fileName } from '../kit/file-name.ts';
import type { DocumentFile } from '../../core/ports/files.ts';
import { printableLine, printableLines } from '../kit/printable.ts';

/** Its title, and its width in letters. */
export type SheetColumn = readonly [title: string, width: number];

/** Text stays text whatever it begins with; undefined is an empty cell. A share is a number shown as per cent. */
export type SheetCell = string | number | { on: LocalDate } | { share: number } | undefined;

/** A table under its header, which stays in sight; `notes` stand below it. */
export type Sheet = {
  /** At most 31 letters, none of []:*?/\. */
  name: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly SheetCell[])[];
  notes?: readonly string[];
};

/** An Excel file of these sheets. `name` are the parts of the file's name, as people write them. */
export async function makeWorkbook(name: readonly string[], sheets: readonly Sheet[]): Promise<DocumentFile> {
  const written = sheets.map(({ name: sheet, columns, rows, notes = [] }) => ({
    ...{ sheet, stickyRowsCount: 1, orientation: 'landscape' as const },
    columns: columns.map(([, width]) => ({ width })),
    data: [
      inHeight(
        columns.map(([title]) => headCell(title)),
        columns,
      ),
      ...rows.map((row) =>
        inHeight(
          columns.map((_, index) => cellOf(row[index])),
          columns,
        ),
      ),
      ...(notes.length === 0 ? [] : [[]]),
      ...notes.map((note) => [noteCell(note, columns.length)]),
    ],
  }));
  const font = { fontFamily: 'Times New Roman', fontSize: 12 };
  const bytes = await writeExcelFile(written, { ...font, features: [fittedToPages] }).toBuffer();
  return { name: fileName(name, 'xlsx'), bytes };
}

/** On paper a sheet is as wide as the page, where it can still be read then: the library has no option for that. */
const fittedToPages = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string, { columns = [] }: { columns?: readonly { width?: number }[] }) =>
          columns.reduce((sum, { width = 0 }) => sum + width, 0) > widestOnPaper
            ? xml
            : xml
                .replace(/<worksheet [^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
                .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" '),
      },
    },
  },
};

/** In letters, on A4 held lengthwise. */
const widestOnPaper = 200;

const ruled = { borderStyle: 'thin', borderColor: '#808080', alignVertical: 'center' } as const;

const figure = { align: 'right', indent: 1 } as const;

/** Stands for a figure that may not be told: never a number. */
export const untold = '–';

/** A row as high as its longest text needs: not every program finds that out by itself. */
function inHeight(cells: readonly CellObject[], columns: readonly SheetColumn[]): CellObject[] {
  const lines = cells.map(({ value }, index) => {
    if (typeof value !== 'string') return 1;
    const width = columns[index]?.[1] ?? 10;
    return value
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.15) / width)), 0);
  });
  const height = Math.min(16 * Math.max(...lines) + 4, highestRow);
  return cells.map((cell) => ({ ...cell, height }));
}

/** In points, as Excel allows. */
const highestRow = 409;

function headCell(title: string): CellObject {
  const look = { fontWeight: 'bold', backgroundColor: '#E7E6E6', align: 'center', wrap: true } as const;
  return { ...textCell(printableLine(title)), ...ruled, ...look };
}

function noteCell(note: string, columnSpan: number): CellObject {
  return { ...textCell(printableLine(note)), fontStyle: 'italic', columnSpan };
}

function cellOf(cell: SheetCell): CellObject {
  if (cell === undefined) return { ...ruled };
  if (typeof cell === 'string') {
    const look = { align: cell === untold ? 'right' : 'left', indent: 1, wrap: true } as const;
    return { ...textCell(printableLines(cell).join('\n')), ...ruled, ...look };
  }
  if (typeof cell === 'number') return { value: cell, type: Number, ...ruled, ...figure };
  return 'on' in cell
    ? { value: new Date(`${cell.on}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy', ...ruled, ...figure }
    : { value: cell.share, type: Number, format: '0.0%', ...ruled, ...figure };
}

/** Of the type of texts and in their format, so that it stays one even when somebody edits the cell. */
function textCell(text: string): CellObject {
  // A reader takes "_x003D_" for the sign with that number.
  const value = text.replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_').slice(0, longestText);
  return { value, type: String, format: '@' };
}

/** A longer one makes Excel call the whole file broken. */
const longestText = 32_767;
