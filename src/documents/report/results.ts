import type { PublishedItem, ReportFacts } from '../../core/documents/facts.ts';
import type { Layout } from '../../core/documents/layout.ts';
import { isQuestion } from '../../core/rounds/checklist-items.ts';
import { findItem } from '../../core/rounds/checklist.ts';
import {
  changeText,
  figuresNote,
  groupFigures,
  itemPlace,
  itemWord,
  manifestationsOf,
  mostRaisedFirst,
  optionName,
  raisedIn,
  shortName,
} from '../parts/items.ts';
import { counted } from '../kit/figures.ts';
import type { Content } from '../kit/pack.ts';
import { clause, paragraph, toFillIn } from '../kit/paragraphs.ts';
import { captioned, table, type Row } from '../kit/table.ts';
import { groupTable } from '../parts/group-table.ts';

/** Part II: what members admit, in figures as they were frozen. */
export function results(layout: Layout, facts: ReportFacts): Content {
  const asksItems = manifestationsOf(facts.checklist).length > 0;
  return [
    clause(1, 'Nhận xét chung'),
    ...toFillIn(layout, 3),
    ...(asksItems
      ? [
          clause(2, `Những ${itemWord(facts.checklist)} đảng viên tự nhận cần khắc phục`),
          ...itemFigures(layout, facts),
        ]
      : [clause(2, 'Trả lời các câu hỏi của phiếu')]),
    ...questionFigures(layout, facts, asksItems ? 4 : 2),
    clause(3, 'Hạn chế, khuyết điểm chủ yếu'),
    ...toFillIn(layout, 3),
    clause(4, 'Nguyên nhân'),
    ...toFillIn(layout, 2, 'a) Chủ quan:'),
    ...toFillIn(layout, 2, 'b) Khách quan:'),
  ];
}

const notYetCounted = 'Số liệu được công bố khi đợt tự soi kết thúc.';

function itemFigures(layout: Layout, facts: ReportFacts): Content {
  const { checklist, items, countedOn } = facts;
  if (countedOn === undefined) return [paragraph('body', notYetCounted)];
  const word = itemWord(checklist);
  const all = manifestationsOf(checklist).length;
  const raised = mostRaisedFirst(items);
  const withheld = all - items.length;
  const told = [
    `${counted(items.length - raised.length)} ${word} không có đồng chí nào nêu`,
    `${counted(raised.length)} ${word} có đồng chí tự nhận có nguy cơ hoặc đang sửa`,
    ...(withheld > 0 ? [`${counted(withheld)} ${word} không công bố số liệu`] : []),
  ];
  return [
    paragraph('body', `Trong ${counted(all)} ${word}, ${told.join('; ')}.`),
    ...(raised.length === 0 ? [] : raisedTable(layout, facts, raised)),
    paragraph('note', figuresNote(facts, countedOn)),
    ...groupFiguresTable(layout, facts),
  ];
}

function raisedTable(layout: Layout, { checklist }: ReportFacts, raised: readonly PublishedItem[]): Content {
  const rows = raised.map((item) => [
    ...[itemPlace(checklist, item.item), shortName(checklist, item.item)],
    ...[item.atRisk, item.correcting, raisedIn(item), changeText(item.change)],
  ]);
  return captioned(`Bảng 2. Các ${itemWord(checklist)} được nêu`, [
    table(
      layout,
      [
        { title: checklist.itemsAre === 'articles' ? 'Điều' : 'Mục', share: 27, align: 'center' },
        { title: 'Biểu hiện (rút gọn)', share: 52 },
        { title: 'Có nguy cơ', share: 19, align: 'center' },
        { title: 'Có, đang sửa', share: 19, align: 'center' },
        { title: 'Tổng', share: 16, align: 'center' },
        { title: 'So với kỳ trước', share: 22, align: 'center' },
      ],
      rows,
      { numbered: 10 },
    ),
  ]);
}

function groupFiguresTable(layout: Layout, { checklist, items }: ReportFacts): Content {
  const isUntold = groupFigures(checklist, items).some(({ untold }) => untold > 0);
  const note = `Ghi chú: ${itemWord(checklist)} không công bố số liệu không tính vào số được nêu và số lượt nêu.`;
  return captioned('Bảng 3. Theo nhóm', [
    groupTable(layout, checklist, items),
    ...(isUntold ? [paragraph('note', note)] : []),
  ]);
}

/** One row an option; what is counted is how often something was chosen, never who. */
function questionFigures(
  layout: Layout,
  { checklist, questions, countedOn }: ReportFacts,
  tableNumber: number,
): Content {
  const asked = checklist.content.groups.flatMap(({ items }) => items).filter(isQuestion);
  if (asked.length === 0) return [];
  if (countedOn === undefined) return [paragraph('body', notYetCounted)];
  const withheld = asked.length - questions.length;
  const untold =
    withheld > 0 ? [paragraph('body', `${counted(withheld)} câu hỏi không công bố số liệu.`)] : [];
  if (questions.length === 0) return untold;
  const rows: Row[] = questions.flatMap(({ item, counts }) => {
    const question = findItem(checklist.content, item);
    return question === undefined
      ? []
      : Object.entries(counts).map(([key, count], index) => [
          ...(index === 0 ? [item, question.short.vi] : ['', '']),
          ...[optionName(question, key), count],
        ]);
  });
  return [
    ...untold,
    ...captioned(`Bảng ${tableNumber}. Trả lời các câu hỏi`, [
      table(
        layout,
        [
          { title: 'Câu', share: 12, align: 'center' },
          { title: 'Câu hỏi (rút gọn)', share: 73 },
          { title: 'Trả lời', share: 55 },
          { title: 'Số lượt', share: 25, align: 'center' },
        ],
        rows,
      ),
    ]),
  ];
}
