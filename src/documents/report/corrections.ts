import type { ReportFacts } from '../../core/documents/facts.ts';
import type { Layout } from '../../core/documents/layout.ts';
import { isQuestion } from '../../core/rounds/checklist-items.ts';
import { commitmentCells } from '../parts/items.ts';
import { counted } from '../kit/figures.ts';
import type { Content } from '../kit/pack.ts';
import { clause, paragraph, toFillIn } from '../kit/paragraphs.ts';
import { captioned, table } from '../kit/table.ts';

/** Part III: what became of commitments, and what help is asked for. */
export function corrections(layout: Layout, { commitments, helpAsked, ...facts }: ReportFacts): Content {
  const { earlier, made, all } = commitments;
  const isUntold = [earlier, made, all].includes(undefined);
  return [
    clause(1, 'Thực hiện cam kết của các kỳ trước'),
    ...captioned(`Bảng ${commitmentTable(facts)}. Cam kết tự sửa`, [
      table(
        layout,
        [
          { title: 'Nội dung', share: 54 },
          { title: 'Tổng số', share: 18, align: 'center' },
          { title: 'Đã khắc phục', share: 21, align: 'center' },
          { title: 'Đang khắc phục', share: 21, align: 'center' },
          { title: 'Chưa khắc phục', share: 21, align: 'center' },
          { title: 'Trong đó quá hạn', share: 20, align: 'center' },
        ],
        [
          ['Cam kết còn theo dõi từ các kỳ trước', ...commitmentCells(earlier)],
          ['Cam kết mới trong kỳ', made?.made ?? '–'],
          { sum: ['Cộng', ...commitmentCells(all)] },
        ],
        { numbered: 10, isShort: true },
      ),
    ]),
    ...(isUntold ? [paragraph('note', 'Ghi chú: “–” là không công bố số liệu.')] : []),
    clause(2, 'Việc đảng viên đề nghị chi bộ giúp'),
    ...(helpAsked === undefined
      ? []
      : [paragraph('body', `Số đề nghị: ${counted(helpAsked)}. Hướng giải quyết:`)]),
    ...toFillIn(layout, 2),
  ];
}

/** The tables before it depend on what the checklist asks. */
function commitmentTable({ checklist }: Pick<ReportFacts, 'checklist'>): number {
  const items = checklist.content.groups.flatMap((group) => group.items);
  const asksItems = !items.every(isQuestion);
  return (asksItems ? 4 : 2) + (items.some(isQuestion) ? 1 : 0);
}
