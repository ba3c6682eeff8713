import { type ChecklistContent } from '../../core/rounds/checklist.ts';
import type { ChecklistItem } from '../../core/rounds/checklist-items.ts';
import type { Bilingual } from '../../core/text/content-schema.ts';
import type { DocumentFile } from '../../core/ports/files.ts';
import { makeWorkbook, type Sheet, type SheetCell } from '../workbook/workbook.ts';
import {
  aboutRowNames,
  aboutRows,
  help,
  inEnglish,
  itemColumnNames,
  itemColumns,
  kindWords,
  sheetNames,
  traits,
  traitWords,
  translated,
  type AboutRow,
  type ItemColumn,
  type Trait,
  type Translated,
} from './layout.ts';

/** The form that a checklist is written in: filled in with one, or empty. */
export function makeChecklistForm(content: ChecklistContent | undefined): Promise<DocumentFile> {
  const name = ['danh mục tự soi', content === undefined ? 'mẫu trống' : content.shortTitle.vi];
  return makeWorkbook(name, [aboutSheet(content), itemsSheet(content), helpSheet]);
}

const helpSheet: Sheet = {
  name: sheetNames.help,
  columns: [
    ['Ô', 24],
    ['Cách ghi', 100],
  ],
  rows: help,
};

function aboutSheet(content: ChecklistContent | undefined): Sheet {
  const said = content === undefined ? undefined : aboutOf(content);
  const rows = aboutRowNames.map((row) => {
    const { title, how } = aboutRows[row];
    const { vi, en } = said?.[row] ?? { vi: undefined, en: undefined };
    return [title, vi, en, how];
  });
  return {
    name: sheetNames.about,
    columns: [
      ['Thông tin', 20],
      ['Điền vào đây', 60],
      ['Tiếng Anh (có thể để trống)', 40],
      ['Cách ghi', 50],
    ],
    rows,
  };
}

type Said = { vi: SheetCell; en: SheetCell };

function aboutOf({ title, shortTitle, source }: ChecklistContent): Record<AboutRow, Said> {
  const { document, issuedOn, urls, note } = source;
  return {
    title: both(title),
    shortTitle: both(shortTitle),
    document: both(document),
    issuedOn: { vi: issuedOn === undefined ? undefined : issueDay(issuedOn), en: undefined },
    urls: { vi: urls.length === 0 ? undefined : urls.join('\n'), en: undefined },
    note: both(note),
  };
}

/** A month where the day is not known. */
function issueDay(issuedOn: string): SheetCell {
  const [year = '', month = '', day] = issuedOn.split('-');
  return day === undefined ? `${month}/${year}` : { on: issuedOn };
}

function both(text: Bilingual | undefined): Said {
  return { vi: text?.vi, en: text === undefined || text.en === text.vi ? undefined : text.en };
}

function itemsSheet(content: ChecklistContent | undefined): Sheet {
  const rows = content === undefined ? [] : rowsOf(content);
  return {
    name: sheetNames.items,
    columns: [
      ...itemColumnNames.map((column) => [itemColumns[column].title, itemColumns[column].width] as const),
      ...translated.map(
        (column) => [inEnglish(itemColumns[column].title), itemColumns[column].width] as const,
      ),
    ],
    rows,
  };
}

function rowsOf(content: ChecklistContent): SheetCell[][] {
  return content.groups.flatMap((group) =>
    group.items.map((item, index) => {
      const cells = { ...cellsOf(item), group: index === 0 ? both(group.title) : nothing };
      return [
        ...itemColumnNames.map((column) => cells[column].vi),
        ...translated.map((column) => cells[column].en),
      ];
    }),
  );
}

const nothing: Said = { vi: undefined, en: undefined };

function cellsOf(
  item: ChecklistItem,
): Record<Exclude<ItemColumn, 'group'>, Said> & Record<Exclude<Translated, 'group'>, Said> {
  const one = (vi: SheetCell): Said => ({ vi, en: undefined });
  return {
    number: one(item.number),
    kind: one(item.kind === 'manifestation' ? undefined : kindWords[item.kind]),
    short: both(item.short),
    text: both(item.text),
    hint: both(item.hint),
    line: both(item.line),
    choices: choicesOf(item),
    unit: item.kind === 'number' ? both(item.unit) : nothing,
    example: item.kind === 'short_text' ? both(item.example) : nothing,
    traits: one(
      traitsOf(item)
        .map((trait) => traitWords[trait])
        .join('; ') || undefined,
    ),
    refers: one(refersOf(item)),
    toVerify: both(item.toVerify),
  };
}

function choicesOf(item: ChecklistItem): Said {
  switch (item.kind) {
    case 'choice':
    case 'choices':
      return listed(item.options.map(({ label }) => label));
    case 'scale':
      return listed(item.steps);
    case 'number':
      return { vi: `${item.min}–${item.max}`, en: undefined };
    case 'manifestation':
    case 'short_text':
    case 'long_text':
    case 'date':
      return nothing;
  }
}

function listed(names: readonly Bilingual[]): Said {
  return both({ vi: names.map(({ vi }) => vi).join('\n'), en: names.map(({ en }) => en).join('\n') });
}

function traitsOf(item: ChecklistItem): Trait[] {
  const is: Record<Trait, boolean> = {
    optional: item.kind !== 'manifestation' && item.required === false,
    none: item.kind === 'long_text' && item.none === true,
    remedy: item.kind === 'long_text' && item.remedy === true,
    suggestion: item.kind === 'long_text' && item.suggestion === true,
    grave: item.kind === 'manifestation' && item.grave === true,
    blank: item.blank === true,
  };
  return traits.filter((trait) => is[trait]);
}

function refersOf(item: ChecklistItem): string | undefined {
  if (item.kind === 'long_text') return item.mends?.join(', ');
  return item.kind === 'date' && item.deadlineOf !== undefined ? String(item.deadlineOf) : undefined;
}
