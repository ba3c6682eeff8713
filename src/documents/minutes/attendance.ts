import type { MinutesFacts } from '../../core/documents/facts.ts';
import type { Layout } from '../../core/documents/layout.ts';
import { membershipsText } from '../parts/items.ts';
import { counted, percent } from '../kit/figures.ts';
import type { Content } from '../kit/pack.ts';
import { clause, dots, paragraph, points, toFillIn } from '../kit/paragraphs.ts';

/** Who was there: figures of the roster and of the roll call, or lines for them. */
export function attendanceOf(layout: Layout, { roster, attendance, chair }: MinutesFacts): Content {
  return [
    clause(1, 'Đại biểu cấp trên'),
    ...toFillIn(layout, 1),
    clause(2, 'Đảng viên'),
    ...points([rosterText(roster), ...attendanceTexts(attendance)]),
    clause(3, 'Chủ trì'),
    paragraph(
      'body',
      chair === undefined
        ? `Đồng chí ${dots}, chức vụ ${dots}.`
        : `Đồng chí ${chair.name}, ${officeNames[chair.office]} Chi bộ.`,
    ),
    clause(4, 'Thư ký'),
    paragraph('body', `Đồng chí ${dots}, được chi bộ thống nhất cử.`),
  ];
}

const officeNames = { secretary: 'Bí thư', deputy: 'Phó Bí thư' } as const;

function rosterText(roster: MinutesFacts['roster']): string {
  if (roster === undefined)
    return `Tổng số: ${dots} đồng chí (chính thức ……, dự bị ……). Được miễn công tác và sinh hoạt đảng: ……. Sinh hoạt tạm thời: …….`;
  const { total, official, probationary, exempt, temporary } = roster;
  const memberships = membershipsText(roster, total - official - probationary);
  const here = temporary === undefined ? '……' : counted(temporary);
  return `Tổng số: ${counted(total)} đồng chí (${memberships}). Được miễn công tác và sinh hoạt đảng: ${counted(exempt)}. Sinh hoạt tạm thời: ${here}.`;
}

function attendanceTexts(attendance: MinutesFacts['attendance']): string[] {
  if (attendance === undefined)
    return [
      `Phải dự: ……. Có mặt: …… (đạt ……%), trong đó chính thức ……, dự bị …….`,
      `Vắng có lý do: …… (đồng chí ${dots}). Vắng không có lý do: …….`,
    ];
  const { present, excused, unexcused } = attendance;
  const expected = present.total + excused.length + unexcused;
  const share = expected === 0 ? '' : ` (đạt ${percent(present.total, expected)}%)`;
  const memberships = membershipsText(present, present.total - present.official - present.probationary);
  const names = excused.length === 0 ? '' : ` (${excused.map((name) => `đồng chí ${name}`).join('; ')})`;
  return [
    `Phải dự: ${counted(expected)} (không tính người được miễn). Có mặt: ${present.total}/${expected}${share}, trong đó ${memberships}.`,
    `Vắng có lý do: ${counted(excused.length)}${names}. Vắng không có lý do: ${counted(unexcused)}.`,
  ];
}
