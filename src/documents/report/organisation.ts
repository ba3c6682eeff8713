import type { ReportFacts } from '../../core/documents/facts.ts';
import type { Layout } from '../../core/documents/layout.ts';
import { datePrinted } from '../../core/documents/legal-bases.ts';
import { checklistName, itemWord, manifestationsOf, membershipsText } from '../parts/items.ts';
import { counted, percent } from '../kit/figures.ts';
import type { Content } from '../kit/pack.ts';
import { clause, paragraph, points } from '../kit/paragraphs.ts';
import { captioned, table } from '../kit/table.ts';

/** Part I: who was asked, by what, and how many did it. */
export function organisation(layout: Layout, facts: ReportFacts): Content {
  const { roster, participation, checklist, focused } = facts;
  const memberships = membershipsText(roster, roster.total - roster.official - roster.probationary);
  const temporary =
    roster.temporary === undefined ? '' : `; sinh hoạt tạm thời: ${counted(roster.temporary)}`;
  const items = manifestationsOf(checklist).length;
  const focus = focused && items > 0 ? `, trọng tâm ${counted(items)} ${itemWord(checklist)}` : '';
  const forms = participation.paper + (participation.entered ?? 0);
  const onPaper = forms > 0 ? `; ${counted(forms)} đồng chí làm phiếu giấy` : '';
  return [
    clause(1, 'Đảng viên'),
    paragraph(
      'body',
      `Tổng số đảng viên: ${counted(roster.total)} đồng chí (${memberships}); được miễn công tác và sinh hoạt đảng: ${counted(roster.exempt)}${temporary}.`,
    ),
    clause(2, 'Cách làm'),
    ...points([
      `Thời gian tự soi: từ ngày ${datePrinted(facts.from)} đến ngày ${datePrinted(facts.until)}.`,
      `Nội dung đối chiếu: ${checklistName(checklist, 'short')}${focus}.`,
      `Hình thức: đảng viên tự soi riêng trên trợ lý của chi bộ${onPaper}. Mỗi đồng chí tự chọn mức chia sẻ nội dung của mình.`,
    ]),
    clause(3, 'Kết quả tham gia'),
    ...participationTable(layout, facts),
  ];
}

function participationTable(
  layout: Layout,
  { participation: { total, sent, late, paper, excused, exempt } }: ReportFacts,
): Content {
  const share = (part: number): string => (total === 0 ? '–' : percent(part, total));
  const done = sent + paper;
  return captioned('Bảng 1. Kết quả tham gia tự soi', [
    table(
      layout,
      [
        { title: 'TT', share: 10, align: 'center' },
        { title: 'Nội dung', share: 77 },
        { title: 'Số', share: 13, align: 'center' },
        { title: 'Tỷ lệ (%)', share: 21, align: 'center' },
        { title: 'Ghi chú', share: 47 },
      ],
      [
        [
          ...[1, 'Đảng viên phải tự soi trong kỳ', total, total === 0 ? '–' : '100'],
          'Không tính người vắng có lý do, người được miễn',
        ],
        [2, 'Đã tự soi', done, share(done), 'Trên dòng 1'],
        ['', '- Đúng hạn', sent - late, share(sent - late), ''],
        ['', '- Muộn', late, share(late), ''],
        ['', '- Bằng phiếu giấy', paper, share(paper), ''],
        [3, 'Chưa tự soi', total - done, share(total - done), ''],
        [4, 'Vắng có lý do (không tính vào dòng 1)', excused, '', ''],
        [5, 'Được miễn công tác và sinh hoạt đảng', exempt, '', ''],
      ],
    ),
  ]);
}
