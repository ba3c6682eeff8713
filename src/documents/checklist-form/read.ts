import type { FormFault, FormFrame, FormProblem, FormRead } from '../../core/checklists/form-read.ts';
import { mostItems } from '../../core/checklists/form-read.ts';
import { unfitWords } from '../../core/checklists/unfit.ts';
import { parseChecklist } from '../../core/rounds/checklist.ts';
import { readWorkbook, type CellRead, type SheetRead } from '../workbook/read-workbook.ts';
import { readItems } from './read-items.ts';
import { aboutRowNames, aboutRows, sheetNames, type AboutRow } from './layout.ts';
import { linesIn, oneLine, withEnglish } from './cells.ts';

/** A checklist out of a filled form, or everything that is wrong with it, each by its place. */
export function readChecklistForm(bytes: Uint8Array, { key, author, effectiveOn }: FormFrame): FormRead {
  const opened = readWorkbook(bytes);
  if (opened.status === 'refused') return opened;
  const about = sheetNamed(opened.sheets, sheetNames.about);
  const items = sheetNamed(opened.sheets, sheetNames.items);
  const missing = [
    ...(about === undefined ? [sheetNames.about] : []),
    ...(items === undefined ? [sheetNames.items] : []),
  ];
  if (about === undefined || items === undefined)
    return faulty(missing.map((sheet) => ({ place: { sheet }, fault: { is: 'no_sheet' } })));

  const whole = readAbout(about);
  const read = readItems(items);
  const found = [...whole.problems, ...read.problems];
  const writtenBy = oneLine(author);
  const parsed = parseChecklist({
    ...{ key, author: writtenBy, effectiveOn },
    ...{ title: whole.title, shortTitle: whole.shortTitle, source: sourceOf(whole, writtenBy) },
    groups: read.groups,
  });
  const told =
    parsed.status === 'parsed'
      ? []
      : parsed.problems.map(({ path, fault }): FormProblem => {
          const place = read.placeOf(path) ?? whole.placeOf(path);
          return { place, fault: fault.is === 'unknown_name' ? { is: 'not_here' } : fault };
        });
  const problems = firstOfEach([...found, ...told]);
  return parsed.status === 'parsed' && problems.length === 0
    ? { status: 'read', content: parsed.checklist }
    : faulty(problems.length > mostItems ? problems.slice(0, mostItems) : problems);
}

function faulty(problems: readonly FormProblem[]): FormRead {
  return { status: 'faulty', problems };
}

function sheetNamed(sheets: readonly SheetRead[], name: string): SheetRead | undefined {
  return sheets.find((sheet) => oneLine(sheet.name).toLocaleLowerCase('vi') === name.toLocaleLowerCase('vi'));
}

/** One fault a cell: what follows from it says nothing more. In the order of the form. */
function firstOfEach(problems: readonly FormProblem[]): FormProblem[] {
  const byPlace = new Map<string, FormProblem>();
  for (const problem of problems) {
    const { sheet, row, column } = problem.place;
    const place = JSON.stringify([sheet, row, column]);
    if (!byPlace.has(place)) byPlace.set(place, problem);
  }
  const sheets: readonly string[] = [sheetNames.about, sheetNames.items];
  const rank = ({ place }: FormProblem): number => sheets.indexOf(place.sheet) * 1e7 + (place.row ?? 0);
  return [...byPlace.values()].sort((one, other) => rank(one) - rank(other));
}

type Whole = ReturnType<typeof readAbout>;

function readAbout({ rows }: SheetRead) {
  const placed = new Map<string, { row: number; vi: CellRead | undefined; en: CellRead | undefined }>();
  for (const [row, cells] of rows) {
    const named = oneLine(cells.get(1)?.text ?? '').toLocaleLowerCase('vi');
    placed.set(named, { row, vi: cells.get(2), en: cells.get(3) });
  }
  const at = (row: AboutRow) => placed.get(aboutRows[row].title.toLocaleLowerCase('vi'));
  const text = (row: AboutRow) =>
    withEnglish(oneLine(at(row)?.vi?.text ?? ''), oneLine(at(row)?.en?.text ?? ''));
  const place = (row: AboutRow) => ({
    ...{ sheet: sheetNames.about, column: aboutRows[row].title },
    ...(at(row) !== undefined && { row: at(row)?.row ?? 0 }),
  });
  const problems = aboutRowNames.flatMap((row): FormProblem[] => {
    const { vi, en } = at(row) ?? {};
    const words = `${vi?.text ?? ''} ${en?.text ?? ''}`;
    const fault: FormFault['is'] | undefined =
      vi?.isFormula === true || en?.isFormula === true ? 'formula' : unfitWords(words, { isQuestion: false });
    return fault === undefined ? [] : [{ place: place(row), fault: { is: fault } }];
  });
  return {
    problems,
    ...{ title: text('title'), shortTitle: text('shortTitle') },
    ...{ document: text('document'), note: text('note') },
    issuedOn: issuedOn(at('issuedOn')?.vi),
    urls: linesIn(at('urls')?.vi?.text ?? ''),
    /** Of a path in the content. */
    placeOf: (path: string) => {
      const [, part = 'title'] = /^(?:source\.)?(\w+)/.exec(path) ?? [];
      return place(aboutRowNames.find((row) => row === part) ?? 'title');
    },
  };
}

/** What a unit wrote from nothing has itself for a source. */
function sourceOf({ document, issuedOn: on, urls, note }: Whole, author: string) {
  const own = {
    vi: `Danh mục do ${author} soạn`.slice(0, 240),
    en: `A checklist written by ${author}`.slice(0, 240),
  };
  const hasNote = note.vi !== '';
  return {
    document: document.vi === '' ? own : document,
    ...(on !== undefined && { issuedOn: on }),
    urls,
    ...((hasNote || urls.length === 0) && { note: hasNote ? note : own }),
  };
}

/** "26/7/2026", "7/2026", or a day as a spreadsheet counts it. */
function issuedOn(cell: CellRead | undefined): string | undefined {
  const said = oneLine(cell?.text ?? '');
  if (said === '') return undefined;
  if (cell?.isNumber === true && /^\d{4,5}$/.test(said)) {
    // From the day before 1900-01-01, with a 29 February that there was not.
    return new Date(Date.UTC(1899, 11, 30) + Number(said) * 86_400_000).toISOString().slice(0, 10);
  }
  const [, day, month = '', year = ''] = /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})$/.exec(said) ?? [];
  if (year === '') return said;
  return [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
}
