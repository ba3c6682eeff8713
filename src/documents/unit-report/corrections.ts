import type { CommitmentCounts } from '../../core/commitments/commitment.ts';
import type { Layout } from '../../core/documents/layout.ts';
import type { UnitReportFacts } from '../../core/documents/unit-report.ts';
import { commitmentCells } from '../parts/items.ts';
import { percent } from '../kit/figures.ts';
import type { Content } from '../kit/pack.ts';
import { paragraph } from '../kit/paragraphs.ts';
import { captioned, table, type Cell } from '../kit/table.ts';

/** What became of commitments, as they stood when the newest round of each cell closed. */
export function unitCorrections(
  layout: Layout,
  { commitments: { now, quarter }, span, organisation }: UnitReportFacts,
  number: number,
): Content {
  return captioned(`Bảng ${number}. Cam kết tự sửa trong ${organisation}`, [
    table(
      layout,
      [
        { title: 'Nội dung', share: 45 },
        { title: 'Tổng số', share: 22, align: 'center' },
        { title: 'Đã khắc phục', share: 25, align: 'center' },
        { title: 'Đang khắc phục', share: 25, align: 'center' },
        { title: 'Chưa khắc phục', share: 25, align: 'center' },
        { title: 'Quá hạn', share: 23, align: 'center' },
      ],
      [
        ['Số lượng', ...commitmentCells(now)],
        ['Tỷ lệ trên tổng số (%)', ...sharesOf(now)],
        ...(span.kind === 'half' ? [['Riêng quý trước, số lượng', ...commitmentCells(quarter)]] : []),
      ],
      { isShort: true },
    ),
    paragraph(
      'note',
      'Ghi chú: theo số chốt của đợt gần nhất ở mỗi chi bộ; cam kết mới, chưa đến kỳ hỏi lại chỉ nằm trong tổng số. “–” là không công bố số liệu.',
    ),
  ]);
}

function sharesOf(counts: CommitmentCounts | undefined): Cell[] {
  if (counts === undefined) return commitmentCells(undefined);
  const { made, kept, running, notYet, overdue } = counts;
  return ['100', ...[kept, running, notYet, overdue].map((count) => percent(count, made))];
}
