import type { UnitReportFacts, UnitReportRow } from '../../core/documents/unit-report.ts';
import type { Layout } from '../../core/documents/layout.ts';
import { membershipsText } from '../parts/items.ts';
import { counted, percent, shortMonth } from '../kit/figures.ts';
import type { Content } from '../kit/pack.ts';
import { paragraph } from '../kit/paragraphs.ts';
import { captioned, table, type Cell } from '../kit/table.ts';

/** How the cells met, and how many did what was asked of them. */
export function unitParticipation(layout: Layout, facts: UnitReportFacts): Content {
  const { organisation, rows, sums, inSeveral } = facts;
  const { cells, reporting, members, memberships, expected, done, paper } = sums;
  const kinds = membershipsText(memberships, memberships.unknown);
  const held =
    cells === 0
      ? []
      : [`${reporting}/${cells} chi bộ đã tổ chức tự soi (đạt ${percent(reporting, cells)}% số chi bộ)`];
  const did =
    expected === 0
      ? ''
      : `; ${done}/${expected} lượt đảng viên phải tự soi đã thực hiện (đạt ${percent(done, expected)}% số lượt phải tự soi), trong đó phiếu giấy ${counted(paper)} lượt`;
  return [
    paragraph(
      'body',
      [`${organisation} có ${counted(cells)} chi bộ, ${counted(members)} đảng viên (${kinds})`, ...held].join(
        '. ',
      ) + `${did}.`,
    ),
    ...captioned('Bảng 1. Kết quả theo chi bộ', [
      table(
        layout,
        [
          { title: 'Chi bộ', share: 36 },
          { title: 'Tổng số đảng viên', share: 16, align: 'center' },
          { title: 'Số kỳ sinh hoạt', share: 17, align: 'center' },
          { title: 'Tháng không sinh hoạt', share: 22, align: 'center' },
          { title: 'Lượt phải tự soi', share: 16, align: 'center' },
          { title: 'Lượt đã tự soi', share: 16, align: 'center' },
          { title: 'Tỷ lệ (%)', share: 16, align: 'center' },
          { title: 'Sinh hoạt chuyên đề (số kỳ)', share: 17, align: 'center' },
        ],
        [
          ...rows.map(rowOf),
          {
            sum: [
              ...['Cộng', members, meetingsText(sums), ''],
              ...[expected, done, shareText(sums), sums.thematic],
            ],
          },
        ],
        { numbered: 9 },
      ),
      paragraph('note', notes(inSeveral)),
    ]),
  ];
}

function rowOf(row: UnitReportRow): Cell[] {
  const { name, members, missed, expected, done, thematic } = row;
  return [
    ...[name, members, meetingsText(row), missed.map(shortMonth).join(', ')],
    ...[expected === 0 ? '–' : expected, expected === 0 ? '–' : done, shareText(row), thematic],
  ];
}

/** Of those that there should be. */
function meetingsText({ meetings, due }: Pick<UnitReportRow, 'meetings' | 'due'>): string {
  return `${meetings}/${due}`;
}

function shareText({ done, expected }: Pick<UnitReportRow, 'done' | 'expected'>): string {
  return expected === 0 ? '–' : percent(done, expected);
}

function notes(inSeveral: number): string {
  const several =
    inSeveral === 0
      ? []
      : [`${counted(inSeveral)} đồng chí có tên ở hai chi bộ trở lên, được tính ở từng chi bộ.`];
  return [
    'Ghi chú: số kỳ sinh hoạt là số kỳ thường kỳ đã tổ chức trên số tháng phải sinh hoạt; tỷ lệ là lượt đã tự soi trên lượt phải tự soi, không tính người vắng có lý do, người được miễn. Một đồng chí tự soi nhiều kỳ là nhiều lượt. “–” là chưa có đợt kết thúc, hoặc đợt chỉ có một lượt phải tự soi nên không công bố.',
    ...several,
  ].join(' ');
}
