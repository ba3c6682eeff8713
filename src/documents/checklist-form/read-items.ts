import {
  mostItems,
  type FormFault,
  type FormPlace,
  type FormProblem,
} from '../../core/checklists/form-read.ts';
import { isMoney, unfitWords } from '../../core/checklists/unfit.ts';
import type { ChecklistItem } from '../../core/rounds/checklist-items.ts';
import type { CellRead, SheetRead } from '../workbook/read-workbook.ts';
import { linesIn, oneLine, withEnglish } from './cells.ts';
import {
  inEnglish,
  itemColumnNames,
  itemColumns,
  kinds,
  kindWords,
  sheetNames,
  traits,
  traitWords,
  translated,
  type ItemColumn,
  type Trait,
  type Translated,
} from './layout.ts';

type Line = {
  row: number;
  vi: (column: ItemColumn) => string;
  en: (column: Translated) => string;
};

type Group = { title: { vi: string; en: string }; lines: Line[] };

const sheet = sheetNames.items;
const columns = itemColumnNames;

/** The items as the schema of checklists takes them, and where each part of them stood. */
export function readItems({ rows }: SheetRead) {
  const head = headOf(rows.get(1) ?? new Map<number, CellRead>());
  const filled = [...rows].filter(([row]) => row > 1).sort(([one], [other]) => one - other);
  const lines = filled
    .map(([row, cells]): Line => ({
      row,
      vi: (column) => cells.get(head.get(itemColumns[column].title) ?? 0)?.text ?? '',
      en: (column) => cells.get(head.get(inEnglish(itemColumns[column].title)) ?? 0)?.text ?? '',
    }))
    .filter(({ vi }) => columns.some((column) => oneLine(vi(column)) !== ''));
  const used = lines.slice(0, mostItems);
  const groups = inGroups(used);
  let number = 0;
  return {
    groups: groups.map(({ title, lines: ofGroup }, index) => ({
      id: `nhom-${index + 1}`,
      title,
      items: ofGroup.map((line) => itemOf(line, (number += 1))),
    })),
    problems: [
      ...columns
        .filter((column) => itemColumns[column].needed && !head.has(itemColumns[column].title))
        .map((column): FormProblem => ({
          place: { sheet, row: 1, column: itemColumns[column].title },
          fault: { is: 'no_column' },
        })),
      ...formulasIn(filled, head),
      ...(lines.length > mostItems
        ? [
            {
              place: { sheet, row: lines[mostItems]?.row ?? 0 },
              fault: { is: 'too_many', most: mostItems },
            } as const,
          ]
        : []),
      ...used.flatMap(problemsOf),
    ],
    /** Of a path in the content; undefined where it is not about an item. */
    placeOf: (path: string): FormPlace | undefined => {
      if (!path.startsWith('groups')) return undefined;
      const [, g = '0', i, field = ''] =
        /^groups(?:\[(\d+)\])?(?:\.items\[(\d+)\])?(?:\.(\w+))?/.exec(path) ?? [];
      const row = groups[Number(g)]?.lines[Number(i ?? 0)]?.row;
      const column = i === undefined ? (field === 'items' ? 'kind' : 'group') : columnOf(field);
      return { sheet, ...(row !== undefined && { row }), column: itemColumns[column].title };
    },
  };
}

/** Columns by their titles, wherever they stand. */
function headOf(cells: ReadonlyMap<number, CellRead>): Map<string, number> {
  const titles = [
    ...columns.map((column) => itemColumns[column].title),
    ...translated.map((column) => inEnglish(itemColumns[column].title)),
  ];
  const lower = (text: string): string => text.toLocaleLowerCase('vi');
  return new Map(
    [...cells].flatMap(([column, { text }]): [string, number][] => {
      const title = titles.find((one) => lower(one) === lower(oneLine(text)));
      return title === undefined ? [] : [[title, column]];
    }),
  );
}

/** A line without a group belongs to that of the line above. */
function inGroups(lines: readonly Line[]): Group[] {
  const groups: Group[] = [];
  for (const line of lines) {
    const title = withEnglish(oneLine(line.vi('group')), oneLine(line.en('group')));
    const last = groups.at(-1);
    if (last !== undefined && (title.vi === '' || title.vi === last.title.vi)) last.lines.push(line);
    else groups.push({ title, lines: [line] });
  }
  return groups;
}

function itemOf(line: Line, place: number): Record<string, unknown> {
  const kind = kindOf(line) ?? 'manifestation';
  const text = (column: Translated) => withEnglish(oneLine(line.vi(column)), oneLine(line.en(column)));
  const given = (column: Translated, name: string = column) =>
    oneLine(line.vi(column)) === '' ? {} : { [name]: text(column) };
  const number = oneLine(line.vi('number'));
  return {
    kind,
    number: /^\d{1,4}$/.test(number) ? Number(number) : number === '' ? place : 0,
    ...{ short: text('short'), text: text('text'), hint: text('hint') },
    ...given('line'),
    ...given('toVerify'),
    ...given('unit'),
    ...given('example'),
    ...choicesOf(line, kind),
    ...Object.fromEntries(
      traitsOf(line).map((trait) => (trait === 'optional' ? ['required', false] : [trait, true])),
    ),
    ...refersOf(line, kind),
  };
}

function kindOf(line: Line): ChecklistItem['kind'] | undefined {
  const said = oneLine(line.vi('kind')).toLocaleLowerCase('vi');
  if (said === '') return 'manifestation';
  return kinds.find((kind) => kindWords[kind].toLocaleLowerCase('vi') === said);
}

function traitsOf(line: Line): Trait[] {
  return linesIn(line.vi('traits')).flatMap((said) => traitNamed(said) ?? []);
}

function traitNamed(said: string): Trait | undefined {
  return traits.find((trait) => traitWords[trait].toLocaleLowerCase('vi') === said.toLocaleLowerCase('vi'));
}

function choicesOf(line: Line, kind: ChecklistItem['kind']): Record<string, unknown> {
  const vi = linesIn(line.vi('choices'));
  const en = linesIn(line.en('choices'));
  const names = vi.map((name, index) => withEnglish(name, en[index] ?? ''));
  switch (kind) {
    case 'choice':
    case 'choices':
      return { options: names.map((label, index) => ({ id: String(index + 1), label })) };
    case 'scale':
      return { steps: names };
    case 'number': {
      const [, min, max] =
        /^(-?\d{1,9})\s*(?:–|-|đến)\s*(-?\d{1,9})$/u.exec(oneLine(line.vi('choices'))) ?? [];
      return min === undefined ? {} : { min: Number(min), max: Number(max) };
    }
    case 'manifestation':
    case 'short_text':
    case 'long_text':
    case 'date':
      return vi.length === 0 ? {} : { options: names };
  }
}

function refersOf(line: Line, kind: ChecklistItem['kind']): Record<string, unknown> {
  const said = oneLine(line.vi('refers'));
  if (said === '') return {};
  const numbers = said.split(/[,;\s]+/).map(Number);
  return kind === 'date' ? { deadlineOf: numbers[0] } : { mends: numbers };
}

/** What the schema of checklists does not know: words of the form, and words that may not be put to members. */
function problemsOf(line: Line): FormProblem[] {
  const kind = kindOf(line);
  const isQuestion = kind !== undefined && kind !== 'manifestation';
  const faults = columns.flatMap((column): [ItemColumn, FormFault][] => {
    const said = isTranslated(column) ? `${line.vi(column)} ${line.en(column)}` : line.vi(column);
    const unfit = unfitWords(said, { isQuestion: isQuestion && asking.includes(column) });
    return unfit === undefined ? [] : [[column, { is: unfit }]];
  });
  const unknownTrait = linesIn(line.vi('traits')).some((said) => traitNamed(said) === undefined);
  return [
    ...(kind === undefined
      ? [['kind', { is: 'unknown_word', among: Object.values(kindWords).join(', ') }] as const]
      : []),
    ...(unknownTrait
      ? [['traits', { is: 'unknown_word', among: Object.values(traitWords).join('; ') }] as const]
      : []),
    ...(kind === 'number' && isMoney(oneLine(line.vi('unit')))
      ? [['unit', { is: 'identity' }] as const]
      : []),
    ...faults,
  ].map(([column, fault]) => ({
    place: { sheet, row: line.row, column: itemColumns[column].title },
    fault,
  }));
}

/** Where it is said what is asked for. */
const asking: readonly ItemColumn[] = ['short', 'text', 'hint', 'choices', 'example'];

function isTranslated(column: ItemColumn): column is Translated {
  return translated.some((one) => one === column);
}

function formulasIn(
  rows: readonly (readonly [number, ReadonlyMap<number, CellRead>])[],
  head: ReadonlyMap<string, number>,
): FormProblem[] {
  return [...head].flatMap(([column, index]) =>
    rows.flatMap(([row, cells]) =>
      cells.get(index)?.isFormula === true
        ? [{ place: { sheet, row, column }, fault: { is: 'formula' as const } }]
        : [],
    ),
  );
}

function columnOf(field: string): ItemColumn {
  return fields.get(field) ?? 'short';
}

/** In which column of the form a field of an item stands. */
const fields = new Map<string, ItemColumn>([
  ...columns.map((column): [string, ItemColumn] => [column, column]),
  ...['options', 'steps', 'min', 'max'].map((field): [string, ItemColumn] => [field, 'choices']),
  ...['required', ...traits].map((field): [string, ItemColumn] => [field, 'traits']),
  ...['mends', 'deadlineOf'].map((field): [string, ItemColumn] => [field, 'refers']),
]);
