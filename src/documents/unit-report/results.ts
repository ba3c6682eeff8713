import type { Layout } from '../../core/documents/layout.ts';
import type {
  UnitReportChecklist,
  UnitReportFacts,
  UnitReportItem,
} from '../../core/documents/unit-report.ts';
import {
  blankNote,
  changeText,
  itemPlace,
  itemWord,
  manifestationsOf,
  mostRaisedFirst,
  raisedIn,
  shortName,
  wordingNote,
} from '../parts/items.ts';
import { groupTable } from '../parts/group-table.ts';
import { counted, percent } from '../kit/figures.ts';
import type { Content } from '../kit/pack.ts';
import { paragraph, toFillIn } from '../kit/paragraphs.ts';
import { captioned, table, type Cell, type Column } from '../kit/table.ts';

/** What members of all cells admit, checklist by checklist, and how many tables that makes. */
export function unitResults(
  layout: Layout,
  { checklists, span, organisation }: UnitReportFacts,
): { content: Content; tables: number } {
  const asked = checklists.filter(({ checklist }) => manifestationsOf(checklist).length > 0);
  if (asked.length === 0)
    return {
      content: [
        paragraph('body', 'Chưa có đợt tự soi nào có số liệu được công bố trong thời gian này.'),
        ...toFillIn(layout, 2),
      ],
      tables: 0,
    };
  const isHalf = span.kind === 'half';
  let tables = 0;
  const content = asked.flatMap((one) => {
    const named =
      asked.length > 1 ? [paragraph('body', `Theo danh mục “${one.checklist.content.title.vi}”:`)] : [];
    const raised = mostRaisedFirst(one.items);
    const withTable = raised.length > 0;
    const first = tables + 2;
    tables += withTable ? 2 : 1;
    return [
      ...named,
      paragraph('body', summaryOf(one, raised.length)),
      ...(withTable ? raisedTable(layout, one, { raised, number: first, isHalf, organisation }) : []),
      paragraph('note', noteOf(one, isHalf)),
      ...captioned(`Bảng ${withTable ? first + 1 : first}. Theo nhóm`, [
        groupTable(layout, one.checklist, one.items),
      ]),
    ];
  });
  return { content, tables };
}

function summaryOf({ checklist, items }: UnitReportChecklist, raised: number): string {
  const word = itemWord(checklist);
  const all = manifestationsOf(checklist).length;
  const withheld = all - items.length;
  return `Trong ${counted(all)} ${word}, ${[
    `${counted(items.length - raised)} ${word} không có lượt nào nêu`,
    `${counted(raised)} ${word} có lượt tự nhận có nguy cơ hoặc đang sửa`,
    ...(withheld > 0 ? [`${counted(withheld)} ${word} không công bố số liệu`] : []),
  ].join('; ')}.`;
}

function raisedTable(
  layout: Layout,
  { checklist }: UnitReportChecklist,
  {
    raised,
    number,
    isHalf,
    organisation,
  }: { raised: readonly UnitReportItem[]; number: number; isHalf: boolean; organisation: string },
): Content {
  const columns: Column[] = [
    { title: checklist.itemsAre === 'articles' ? 'Điều' : 'Mục', share: 23, align: 'center' },
    { title: 'Biểu hiện (rút gọn)', share: 42 },
    { title: 'Có nguy cơ', share: 16, align: 'center' },
    { title: 'Có, đang sửa', share: 16, align: 'center' },
    { title: 'Tổng lượt', share: 15, align: 'center' },
    { title: 'Tỷ lệ trên lượt trả lời (%)', share: 26, align: 'center' },
    { title: 'So với kỳ trước', share: 18, align: 'center' },
    ...(isHalf ? [{ title: 'Riêng quý trước', share: 16, align: 'center' as const }] : []),
  ];
  const rows = raised.map((item): Cell[] => [
    ...[itemPlace(checklist, item.item), shortName(checklist, item.item)],
    ...[item.atRisk, item.correcting, raisedIn(item)],
    `${percent(raisedIn(item), item.answers)} (${raisedIn(item)}/${item.answers})`,
    changeText(item.change),
    ...(isHalf ? [item.quarter ?? '–'] : []),
  ]);
  return captioned(`Bảng ${number}. Các ${itemWord(checklist)} được nêu nhiều trong ${organisation}`, [
    table(layout, columns, rows, { numbered: 11 }),
  ]);
}

function noteOf({ checklist }: UnitReportChecklist, isHalf: boolean): string {
  const word = itemWord(checklist);
  const blank = blankNote(checklist);
  return [
    `Ghi chú: số chốt khi từng đợt kết thúc; ${word} có dưới năm câu trả lời ở một chi bộ, hoặc các câu trả lời giống hệt nhau, không cộng. Lượt trả lời không gồm câu bỏ qua và câu muốn trao đổi riêng. “So với kỳ trước” chỉ ghi khi hai kỳ gồm cùng những chi bộ và mọi câu trả lời đều có tên trong chi bộ.`,
    ...(isHalf ? ['“Riêng quý trước” là số lượt nêu của quý đầu trong 6 tháng.'] : []),
    `Tên biểu hiện ${wordingNote}.`,
    ...(blank === undefined ? [] : [blank]),
  ].join(' ');
}
