import { childOf, childrenOf, descendantsOf, parseXml, textOf, type XmlElement } from './xml.ts';
import { unzip } from './zip.ts';

/** What a cell holds: a text, a number, or a number that its format shows as a date or per cent. */
export type ReadSheetCell = string | number | { date: string } | { share: number } | undefined;

export type ReadSheet = {
  name: string;
  /** Each up to the last cell that holds something. */
  rows: readonly (readonly ReadSheetCell[])[];
  /** How many rows stay in sight. */
  frozenRows: number;
  widths: readonly number[];
  formulas: number;
};

export type ReadXlsx = {
  sheets: readonly ReadSheet[];
  /** Everything that stands in cells, to look for what must be nowhere in it. */
  text: string;
  /** The names of its parts. */
  parts: readonly string[];
};

/** Opens an .xlsx without the library that wrote it; each of its parts has to be well-formed. */
export function readXlsx(bytes: Uint8Array): ReadXlsx {
  const files = new Map(
    [...unzip(bytes)].map(([name, file]) => [
      name,
      parseXml(new TextDecoder('utf-8', { fatal: true }).decode(file)),
    ]),
  );
  const part = (name: string): XmlElement => {
    const found = files.get(name);
    if (found === undefined) throw new Error(`the file has no ${name}`);
    return found;
  };
  const strings = childrenOf(part('xl/sharedStrings.xml'), 'si').map((one) => unescaped(textOf(one)));
  const formats = formatsOf(part('xl/styles.xml'));
  const related = new Map(
    childrenOf(part('xl/_rels/workbook.xml.rels')).map(({ attributes }) => [
      attributes['Id'] ?? '',
      `xl/${attributes['Target'] ?? ''}`,
    ]),
  );
  const sheets = childrenOf(childOf(part('xl/workbook.xml'), 'sheets'), 'sheet').map(({ attributes }) => {
    const sheet = part(related.get(attributes['r:id'] ?? '') ?? '');
    return {
      name: attributes['name'] ?? '',
      rows: rowsOf(sheet, strings, formats),
      frozenRows: frozenIn(sheet),
      widths: descendantsOf(sheet, 'col').flatMap((column) => {
        const { min, max, width } = column.attributes;
        return Array.from({ length: Number(max) - Number(min) + 1 }, () => Number(width));
      }),
      formulas: descendantsOf(sheet, 'f').length,
    };
  });
  const cells = sheets.flatMap(({ rows }) => rows.flat());
  const text = cells.filter((cell) => typeof cell === 'string').join('\n');
  return { sheets, text, parts: [...files.keys()] };
}

function rowsOf(
  sheet: XmlElement,
  strings: readonly string[],
  formats: readonly string[],
): ReadSheetCell[][] {
  return descendantsOf(sheet, 'row').map((row) => {
    const cells: ReadSheetCell[] = [];
    for (const cell of childrenOf(row, 'c')) cells[columnOf(cell)] = valueOf(cell, strings, formats);
    while (cells.length > 0 && cells.at(-1) === undefined) cells.pop();
    return Array.from(cells);
  });
}

function valueOf(cell: XmlElement, strings: readonly string[], formats: readonly string[]): ReadSheetCell {
  const written = childOf(cell, 'v');
  if (written === undefined) return undefined;
  const value = textOf(written);
  if (cell.attributes['t'] === 's') return strings[Number(value)];
  const format = formats[Number(cell.attributes['s'] ?? 0)] ?? 'General';
  if (format.includes('yyyy')) {
    return { date: new Date((Number(value) - 25_569) * 86_400_000).toISOString().slice(0, 10) };
  }
  return format.includes('%') ? { share: Number(value) } : Number(value);
}

/** By the number of a cell's style. */
function formatsOf(styles: XmlElement): string[] {
  const named = new Map(
    descendantsOf(styles, 'numFmt').map(({ attributes }) => [
      attributes['numFmtId'],
      attributes['formatCode'] ?? '',
    ]),
  );
  return childrenOf(childOf(styles, 'cellXfs'), 'xf').map(
    ({ attributes }) => named.get(attributes['numFmtId']) ?? `built-in ${attributes['numFmtId'] ?? ''}`,
  );
}

function frozenIn(sheet: XmlElement): number {
  const [pane] = descendantsOf(sheet, 'pane');
  return pane?.attributes['state'] === 'frozen' ? Number(pane.attributes['ySplit'] ?? 0) : 0;
}

/** From 0: "A1" is 0, "AB7" is 27. */
function columnOf({ attributes }: XmlElement): number {
  const letters = /^[A-Z]+/.exec(attributes['r'] ?? '')?.[0] ?? '';
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function unescaped(text: string): string {
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
