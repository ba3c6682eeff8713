import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { FileRefusal } from '../../core/checklists/form-read.ts';
import { ArchiveError, openArchive, type Archive } from './archive.ts';

/** What stands in a cell: a number as its digits. A formula is named as one and never worked out. */
export type CellRead = { text: string; isNumber: boolean; isFormula: boolean };

/** Cells by row and column, both from 1; only those that hold something. */
export type SheetRead = { name: string; rows: ReadonlyMap<number, ReadonlyMap<number, CellRead>> };

export type WorkbookRead =
  { status: 'read'; sheets: readonly SheetRead[] } | { status: 'refused'; why: FileRefusal };

/** Reads what stands in the cells of an .xlsx that anybody may have made. Nothing it points to is followed. */
export function readWorkbook(bytes: Uint8Array): WorkbookRead {
  try {
    const archive = openArchive(bytes);
    return { status: 'read', sheets: sheetsOf(archive) };
  } catch (error) {
    if (error instanceof Refusal || error instanceof ArchiveError)
      return { status: 'refused', why: error.why };
    // An offset that leads out of the file.
    if (error instanceof RangeError) return { status: 'refused', why: 'not_workbook' };
    throw error;
  }
}

class Refusal extends Error {
  readonly why: FileRefusal;

  constructor(why: FileRefusal) {
    super(why);
    this.why = why;
  }
}

const macros = /vbaProject|macrosheets|dialogsheets|activeX|ctrlProps/i;
const links = /externalLinks|embeddings|oleObject|connections\.xml|queryTables|webExtensions/i;
const mostSheets = 12;

function sheetsOf(archive: Archive): SheetRead[] {
  if (archive.names.some((name) => macros.test(name))) throw new Refusal('macros');
  if (archive.names.some((name) => links.test(name))) throw new Refusal('links');
  const types: string[] = [];
  walk(partOf(archive, '[Content_Types].xml'), {
    open: (_, { ContentType = '' }) => types.push(ContentType),
  });
  if (types.some((type) => /macroEnabled|vba/i.test(type))) throw new Refusal('macros');

  const related = new Map<string, string>();
  for (const name of archive.names.filter((one) => one.endsWith('.rels'))) {
    walk(partOf(archive, name), {
      open: (_, { Id = '', Target = '', TargetMode, Type = '' }) => {
        // Spreadsheets make one of every address that is typed into a cell.
        if (TargetMode === 'External' && !Type.endsWith('/hyperlink')) throw new Refusal('links');
        if (name !== 'xl/_rels/workbook.xml.rels') return;
        related.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
      },
    });
  }
  const listed: { name: string; part: string }[] = [];
  walk(partOf(archive, 'xl/workbook.xml'), {
    open: (element, attributes) => {
      if (element !== 'sheet') return;
      const part = related.get(attributes['r:id'] ?? '') ?? '';
      listed.push({ name: attributes['name'] ?? '', part });
    },
  });
  if (listed.length === 0 || listed.length > mostSheets) throw new Refusal('not_workbook');
  const strings = stringsOf(archive);
  return listed.map(({ name, part }) => ({ name, rows: rowsOf(partOf(archive, part), strings) }));
}

function partOf(archive: Archive, name: string): string {
  const part = archive.read(name);
  if (part === undefined) throw new Refusal('not_workbook');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(part);
  } catch {
    throw new Refusal('not_workbook');
  }
}

function stringsOf(archive: Archive): readonly string[] {
  if (!archive.names.includes('xl/sharedStrings.xml')) return [];
  const strings: string[] = [];
  let said = '';
  walk(partOf(archive, 'xl/sharedStrings.xml'), {
    open: (name) => {
      if (name === 'si') said = '';
    },
    text: (text) => {
      said += text;
    },
    close: (name) => {
      if (name === 'si') strings.push(unescaped(said));
    },
  });
  return strings;
}

function rowsOf(xml: string, strings: readonly string[]): Map<number, Map<number, CellRead>> {
  const rows = new Map<number, Map<number, CellRead>>();
  let row = 0;
  let column = 0;
  let type = 'n';
  let cell: CellRead | undefined;
  walk(xml, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = Number(attributes['r'] ?? row + 1);
        column = 0;
      } else if (name === 'c') {
        column = columnOf(attributes['r']) ?? column + 1;
        type = attributes['t'] ?? 'n';
        cell = { text: '', isNumber: false, isFormula: false };
      } else if (name === 'f' && cell !== undefined) cell = { ...cell, isFormula: true };
    },
    text: (text) => {
      if (cell !== undefined) cell = { ...cell, text: cell.text + text };
    },
    close: (name) => {
      if (name !== 'c' || cell === undefined) return;
      const read = { ...cell, ...valueOf(cell.text, type, strings) };
      if (read.text !== '' || read.isFormula) {
        const cells = rows.get(row) ?? new Map<number, CellRead>();
        rows.set(row, cells.set(column, read));
      }
      cell = undefined;
    },
  });
  return rows;
}

function valueOf(
  text: string,
  type: string,
  strings: readonly string[],
): Pick<CellRead, 'text' | 'isNumber'> {
  switch (type) {
    case 's':
      return { text: strings[Number(text)] ?? '', isNumber: false };
    case 'n':
      return { text, isNumber: text !== '' };
    default:
      return { text: unescaped(text), isNumber: false };
  }
}

/** "AB12" is the 28th. */
function columnOf(place: string | undefined): number | undefined {
  const [, letters] = /^([A-Z]{1,3})\d+$/.exec(place ?? '') ?? [];
  return letters === undefined
    ? undefined
    : Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** A sign that XML may not hold is written by its number. */
function unescaped(text: string): string {
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

type Visitor = {
  open: (name: string, attributes: Readonly<Partial<Record<string, string>>>) => void;
  /** What stands in a value, a text or a run of one. */
  text?: (text: string) => void;
  close?: (name: string) => void;
};

const deepest = 40;

/** Names come without their prefix. Whatever is not well-formed, or brings entities of its own, is refused. */
function walk(xml: string, { open, text, close }: Visitor): void {
  const parser = new SaxesParser();
  const path: string[] = [];
  let skipped = 0;
  parser.on('error', () => {
    throw new Refusal('not_workbook');
  });
  parser.on('doctype', () => {
    throw new Refusal('entities');
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    const name = bare(tag.name);
    path.push(name);
    if (path.length > deepest) throw new Refusal('not_workbook');
    // How a word is read aloud, in some scripts.
    if (name === 'rPh') skipped += 1;
    open(name, tag.attributes);
  });
  parser.on('text', (said) => {
    if (skipped === 0 && ['t', 'v'].includes(path.at(-1) ?? '')) text?.(said);
  });
  parser.on('closetag', (tag) => {
    path.pop();
    const name = bare(tag.name);
    if (name === 'rPh') skipped -= 1;
    close?.(name);
  });
  parser.write(xml).close();
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
