import type { UnitFiguresFacts } from '../../core/documents/facts.ts';
import { isQuestion } from '../../core/rounds/checklist-items.ts';
import type { ChecklistContent } from '../../core/rounds/checklist.ts';
import { totalOf } from '../../core/summaries/snapshot.ts';
import type { ItemCounts } from '../../core/summaries/snapshot-counts.ts';
import type { ChecklistFigures, Figures } from '../../core/units/counts.ts';
import { wordingNote } from '../parts/items.ts';
import { spanForFile, spanPeriod } from '../kit/figures.ts';
import type { DocumentFile } from '../../core/ports/files.ts';
import { commitmentCells, commitmentColumns, shareOf, untoldNote } from './round.ts';
import { makeWorkbook, untold, type Sheet, type SheetCell } from './workbook.ts';

/** The counts that a unit above reads of its cells, a sheet each. */
export function makeUnitWorkbook(facts: UnitFiguresFacts): Promise<DocumentFile> {
  const title = `${facts.unit}, ${spanPeriod(facts.span)}`;
  return makeWorkbook(
    ['so-lieu-tu-soi', facts.unit, spanForFile(facts.span)],
    [participationSheet(facts, title), itemSheet(facts), groupSheet(facts), commitmentSheet(facts)],
  );
}

function participationSheet({ unit, figures, parts }: UnitFiguresFacts, title: string): Sheet {
  const row = (name: string, counts: Figures): SheetCell[] => {
    const { cells, met, meetings, due, reporting, members, sent, expected } = counts;
    return [name, cells, met, meetings, due, reporting, members, expected, sent, shareOf(sent, expected)];
  };
  return {
    name: 'Tham gia',
    columns: [
      ['Đơn vị', 44],
      ...[
        ...['Số chi bộ', 'Chi bộ đã sinh hoạt', 'Số kỳ đã sinh hoạt', 'Số kỳ phải có'],
        ...['Chi bộ có đợt đã kết thúc', 'Đảng viên', 'Lượt phải tự soi', 'Lượt đã tự soi'],
        'Tỷ lệ trên lượt phải tự soi',
      ].map((name) => [name, 14] as const),
    ],
    rows: [...parts.map((part) => row(part.unit, part.figures)), row(`Cộng: ${unit}`, figures)],
    notes: [
      `${title}.`,
      'Số chốt khi từng đợt kết thúc. Lượt là một đồng chí trong một đợt; đợt chỉ có một lượt không được cộng.',
    ],
  };
}

function itemSheet(facts: UnitFiguresFacts): Sheet {
  return {
    name: 'Các mục',
    columns: [
      ['Danh mục', 34],
      ['Mục', 8],
      ['Nhóm', 34],
      ['Biểu hiện (rút gọn)', 52],
      ['Có nguy cơ', 12],
      ['Có, đang sửa', 12],
      ['Tổng lượt nêu', 12],
      ['Lượt trả lời được tính', 14],
      ['Tỷ lệ trên lượt trả lời', 14],
    ],
    rows: listed(facts).flatMap(({ content, published }) =>
      content.groups.flatMap((group) =>
        group.items
          .filter((item) => !isQuestion(item))
          .map(({ number, short }) => [
            ...[content.shortTitle.vi, number, group.title.vi, short.vi],
            ...itemCells(published.get(number)),
          ]),
      ),
    ),
    notes: [
      'Mục có dưới năm câu trả lời ở một chi bộ, hoặc các câu trả lời giống hệt nhau, không cộng.',
      `${untoldNote} Tên biểu hiện ${wordingNote}.`,
    ],
  };
}

function itemCells(counts: ItemCounts | undefined): SheetCell[] {
  if (counts === undefined) return [untold, untold, untold, untold, untold];
  const [raised, answers] = [counts.at_risk + counts.correcting, totalOf(counts)];
  return [counts.at_risk, counts.correcting, raised, answers, shareOf(raised, answers)];
}

function groupSheet(facts: UnitFiguresFacts): Sheet {
  return {
    name: 'Các nhóm',
    columns: [
      ['Danh mục', 34],
      ['Nhóm', 52],
      ['Số mục', 10],
      ['Số mục không công bố', 14],
      ['Số mục được nêu', 14],
      ['Số lượt nêu', 12],
    ],
    rows: listed(facts).flatMap(({ content, published }) =>
      content.groups
        .filter(({ items }) => !items.every(isQuestion))
        .map(({ title, items }) => {
          const counts = items.flatMap(({ number }) => published.get(number) ?? []);
          const times = counts.map(({ at_risk, correcting }) => at_risk + correcting);
          const told =
            counts.length === 0
              ? [untold, untold]
              : [times.filter((one) => one > 0).length, times.reduce((sum, one) => sum + one, 0)];
          return [content.shortTitle.vi, title.vi, items.length, items.length - counts.length, ...told];
        }),
    ),
    notes: ['Số lượt nêu là của các mục được công bố; không phải số đồng chí.', untoldNote],
  };
}

function commitmentSheet({ unit, figures, parts }: UnitFiguresFacts): Sheet {
  // None, and none that may be told, look the same.
  const cellsFor = ({ commitments }: Figures): SheetCell[] =>
    commitmentCells(commitments.made === 0 ? undefined : commitments);
  return {
    name: 'Cam kết',
    columns: commitmentColumns('Đơn vị'),
    rows: [
      ...parts.map((part) => [part.unit, ...cellsFor(part.figures)]),
      [`Cộng: ${unit}`, ...cellsFor(figures)],
    ],
    notes: ['Như đã chốt ở đợt kết thúc gần nhất của mỗi chi bộ.', untoldNote],
  };
}

type Listed = { content: ChecklistContent; published: ReadonlyMap<number, ItemCounts> };

/** An item that nobody raises but to talk about it in private has no figure: it would say that nobody does. */
function listed({ figures, checklists }: UnitFiguresFacts): Listed[] {
  return figures.checklists.flatMap(({ checklistKey, items }: ChecklistFigures) => {
    const content = checklists.get(checklistKey);
    if (content === undefined) return [];
    const told = items.filter(
      ({ at_risk, correcting, discuss }) => at_risk + correcting > 0 || discuss === 0,
    );
    return [{ content, published: new Map(told.map((item) => [item.item, item])) }];
  });
}
