import { Paragraph } from 'docx';
import type { DocumentData } from '../core/documents/data.ts';
import type { MinutesFacts } from '../core/documents/facts.ts';
import type { Layout } from '../core/documents/layout.ts';
import { nextPeriod, previousPeriod, type Period } from '../core/time/local-time.ts';
import { clockTime, counted, longDate, periodForFile, roundPeriod, shortMonth } from './kit/figures.ts';
import { recipientLines, roomToSign, signatures } from './kit/foot.ts';
import { head, symbolOf, titled } from './kit/head.ts';
import type { DocumentFile } from '../core/ports/files.ts';
import { pack, type Content } from './kit/pack.ts';
import { clause, dots, paragraph, section, toFillIn } from './kit/paragraphs.ts';
import { emptyRows, table, type Column } from './kit/table.ts';
import { attendanceOf } from './minutes/attendance.ts';
import { ownFindings } from './minutes/findings.ts';
import { sharedWords } from './minutes/shared-words.ts';

/** Biên bản sinh hoạt chi bộ: a frame in which what is known stands already, and dotted lines for what people say. */
export function makeMinutes(
  { bodies, layout, meetingScore }: DocumentData,
  facts: MinutesFacts,
): Promise<DocumentFile> {
  const { unit, meeting, chair } = facts;
  const { printing } = unit;
  const title = bodies.documents.minutes.name;
  const issuer = unit.issuer ?? dots;
  const subject = subjectOf(meeting);
  const number = { of: facts.number, symbol: symbolOf(bodies, { kind: 'minutes', of: unit.kind }) };
  return pack(layout, {
    name: ['bien-ban', issuer, fileDay(meeting)],
    ...{ title: `${title} ${subject}`, author: issuer },
    parts: [
      [
        head(layout, {
          ...{ unit, motto: bodies.motto.text },
          ...(printing.includes('minutes_unnumbered') ? {} : { number }),
        }),
        ...titled(layout, { title, subtitle: subject }),
        paragraph(
          'body',
          `Hồi ${clockTime(meeting.time)}, ngày ${longDate(meeting.on)}, tại ${meeting.place}, ${issuer} tổ chức ${subjectOf(meeting, 'plain')}.`,
        ),
        section(layout, 'I', 'Thành phần'),
        ...attendanceOf(layout, facts),
        section(layout, 'II', 'Mở đầu'),
        ...opening(layout, facts),
        section(layout, 'III', 'Nội dung'),
        ...matters(layout, facts),
        section(layout, 'IV', 'Kết luận và biểu quyết'),
        ...conclusion(layout, facts),
        ...ownScore(layout, meetingScore),
        paragraph(
          'body',
          `Thư ký đọc biên bản trước chi bộ; ${ofPresent(facts)} đồng chí nhất trí thông qua. Kỳ sinh hoạt kết thúc hồi …… giờ …… phút cùng ngày (thời lượng ……… phút).`,
        ),
        new Paragraph({ style: 'gap' }),
        signatures(layout, [
          [paragraph('signedFor', 'NGƯỜI GHI BIÊN BẢN'), ...roomToSign(layout, undefined)],
          [
            paragraph('signedFor', bodies.chair[printing.includes('chair_short') ? 'short' : 'usual']),
            ...roomToSign(layout, chair?.name),
          ],
        ]),
        ...(printing.includes('minutes_recipients') ? recipientLines(layout, unit.recipients) : []),
      ],
    ],
  });
}

function opening(layout: Layout, { agenda }: MinutesFacts): Content {
  return [
    paragraph(
      'body',
      `Đồng chí chủ trì nêu lý do, giới thiệu đại biểu; báo cáo tình hình đảng viên dự, việc đóng đảng phí ${dots}; chi bộ thống nhất chương trình (……/…… đồng chí).`,
    ),
    paragraph('body', 'Chương trình:'),
    ...(agenda.length === 0
      ? toFillIn(layout, 3)
      : agenda.map((point, index) => paragraph('body', `${index + 1}. ${point}`))),
  ];
}

function matters(layout: Layout, facts: MinutesFacts): Content {
  const { meeting, round } = facts;
  const isMonthly = meeting.kind === 'monthly';
  const before = isMonthly ? ` ${monthText(previousPeriod(meeting.period))}` : '';
  const after = isMonthly ? ` ${monthText(nextPeriod(meeting.period))}` : '';
  return [
    clause(1, 'Thông tin thời sự, văn bản mới, định hướng tư tưởng'),
    ...toFillIn(layout, 3),
    clause(2, `Đánh giá kết quả thực hiện nhiệm vụ${before}`),
    emptyTable(layout, [
      { title: 'Nhiệm vụ theo nghị quyết, kết luận kỳ trước', share: 65 },
      { title: 'Đồng chí thực hiện', share: 35 },
      { title: 'Thời hạn', share: 22 },
      { title: 'Kết quả', share: 33 },
    ]),
    new Paragraph({ style: 'gap' }),
    clause(3, 'Tự soi, tự sửa; tự phê bình và phê bình'),
    paragraph('body', 'Bắt đầu hồi …… giờ …… phút, trong …… phút.'),
    ...ownFindings(layout, round),
    ...toFillIn(layout, 2, 'c) Tự soi của chi ủy:'),
    paragraph('body', 'd) Ý kiến tự phê bình và phê bình:'),
    ...sharedWords(facts),
    ...spoken(layout, 3),
    ...toFillIn(layout, 1, 'đ) Biểu dương:'),
    ...toFillIn(layout, 1, 'Nhắc nhở:'),
    clause(4, `Phương hướng, nhiệm vụ${after} và phân công`),
    emptyTable(layout, [
      { title: 'Nhiệm vụ', share: 65 },
      { title: 'Đồng chí thực hiện', share: 35 },
      { title: 'Phối hợp', share: 33 },
      { title: 'Thời hạn', share: 22 },
    ]),
    new Paragraph({ style: 'gap' }),
    clause(5, 'Công tác đảng viên (kết nạp, chuyển chính thức, chuyển sinh hoạt)'),
    ...toFillIn(layout, 2),
    clause(6, 'Ý kiến thảo luận'),
    ...spoken(layout, 4),
    paragraph('body', `Số đồng chí phát biểu: ${ofPresent(facts)} (đạt ……%).`),
    clause(7, 'Góp ý cho chi ủy; tiếp thu, giải trình'),
    paragraph(
      'body',
      round?.suggestions === undefined
        ? 'Số góp ý: …….'
        : `Số góp ý: ${counted(round.suggestions.sent)}; đã trả lời: ${counted(round.suggestions.answered)}.`,
    ),
    ...toFillIn(layout, 2),
    clause(8, 'Ý kiến đại biểu cấp trên'),
    ...toFillIn(layout, 2),
  ];
}

function conclusion(layout: Layout, { meeting, attendance }: MinutesFacts): Content {
  const about = meeting.kind === 'monthly' ? ` ${monthText(meeting.period)}` : '';
  const here = attendance === undefined ? '' : attendance.present.official;
  return [
    clause(1, 'Kết luận của chủ trì'),
    ...toFillIn(layout, 4),
    clause(2, 'Biểu quyết (chỉ đảng viên chính thức)'),
    table(
      layout,
      [
        { title: 'Nội dung', share: 42 },
        { title: 'Hình thức', share: 22, align: 'center' },
        { title: 'Có quyền, có mặt', share: 22, align: 'center' },
        { title: 'Tán thành (số, %)', share: 25, align: 'center' },
        { title: 'Không tán thành', share: 22, align: 'center' },
        { title: 'Ý kiến khác', share: 22, align: 'center' },
      ],
      [
        [`Kết luận (nghị quyết)${about}`, 'Giơ tay', here],
        ['', '', here],
      ],
      { numbered: 10, isShort: true },
    ),
    new Paragraph({ style: 'gap' }),
  ];
}

/** What the cell gives itself is written by hand. */
function ownScore(
  layout: Layout,
  { parts, ratings, mostPoints, sources }: DocumentData['meetingScore'],
): Content {
  const [first] = parts;
  const by = first === undefined ? undefined : sources[first.source]?.document.vi;
  return [
    clause(3, 'Tự chấm chất lượng kỳ sinh hoạt'),
    table(
      layout,
      [
        { title: 'Nội dung', share: 95 },
        { title: 'Điểm tối đa', share: 30, align: 'center' },
        { title: 'Điểm tự chấm', share: 30, align: 'center' },
      ],
      [...parts.map((part) => [part.name, part.mostPoints]), { sum: ['Cộng', mostPoints] }],
      { numbered: 10, isShort: true },
    ),
    ...(by === undefined ? [] : [paragraph('note', `Theo ${by}.`)]),
    paragraph(
      'body',
      `Xếp loại: ${ratings.map(({ name, from }, index) => `□ ${name} (${span(from, ratings[index - 1]?.from)})`).join('  ')}`,
    ),
  ];
}

/** "từ 90", "từ 70 đến dưới 90", "dưới 50". */
function span(from: number, below: number | undefined): string {
  if (below === undefined) return `từ ${from} điểm`;
  return from === 0 ? `dưới ${below}` : `từ ${from} đến dưới ${below}`;
}

function emptyTable(layout: Layout, columns: readonly Column[]): Content[number] {
  const { leastRowHeight: leastHeight } = layout.paperForm;
  return table(layout, columns, emptyRows(3), { numbered: 10, isShort: true, leastHeight });
}

function spoken(layout: Layout, lines: number): Content {
  return Array.from({ length: lines }, () => toFillIn(layout, 1, '- Đồng chí')).flat();
}

function ofPresent({ attendance }: MinutesFacts): string {
  return `……/${attendance === undefined ? '……' : String(attendance.present.total)}`;
}

/** As the title has it, or as a sentence goes on with it. */
function subjectOf(
  { kind, period, title }: MinutesFacts['meeting'],
  as: 'title' | 'plain' = 'title',
): string {
  const about = title === undefined ? '' : `: ${title}`;
  switch (kind) {
    case 'monthly':
      return as === 'title'
        ? `sinh hoạt chi bộ thường kỳ ${roundPeriod({ kind, period })}`
        : `sinh hoạt thường kỳ ${monthText(period)}`;
    case 'thematic':
      return `sinh hoạt chuyên đề ${roundPeriod({ kind: 'quarter', period })}${about}`;
    case 'extra':
      return `sinh hoạt bất thường${about}`;
  }
}

function fileDay({ kind, period, on }: MinutesFacts['meeting']): string {
  return periodForFile(kind === 'monthly' ? { kind, period } : { kind, period, on });
}

/** "tháng 02/2026", "tháng 11/2026". */
function monthText(period: Period): string {
  return `tháng ${shortMonth(period)}`;
}
