import type { DocumentData } from '../core/documents/data.ts';
import type { UnitReportFacts } from '../core/documents/unit-report.ts';
import { neighbour, type Span } from '../core/units/span.ts';
import { spanForFile, spanPeriod } from './kit/figures.ts';
import { foot } from './kit/foot.ts';
import { head, symbolOf, titled } from './kit/head.ts';
import type { DocumentFile } from '../core/ports/files.ts';
import { pack, type Content } from './kit/pack.ts';
import { clause, dots, paragraph, section, toFillIn } from './kit/paragraphs.ts';
import { emptyRows, table } from './kit/table.ts';
import { unitCorrections } from './unit-report/corrections.ts';
import { unitParticipation } from './unit-report/participation.ts';
import { unitPledges } from './unit-report/pledges.ts';
import { unitResults } from './unit-report/results.ts';

/** Báo cáo sơ kết of a unit on a span of months: figures of its cells, and dotted lines for what its office judges. */
export function makeUnitReport(
  { bodies, layout, pledge }: DocumentData,
  facts: UnitReportFacts,
): Promise<DocumentFile> {
  const { unit, organisation, span } = facts;
  const issuer = unit.issuer ?? dots;
  const title = bodies.documents.report.name;
  const subject = subjectOf(facts);
  const number = { of: facts.number, symbol: symbolOf(bodies, { kind: 'report', of: unit.kind }) };
  const { content: results, tables } = unitResults(layout, facts);
  const parts: Content = [
    ...(facts.final ? [] : [paragraph('draft', 'Dự thảo lần 1')]),
    head(layout, { unit, motto: bodies.motto.text, number, date: { year: undefined } }),
    ...titled(layout, { title, subtitle: subject }),
    paragraph('body', openingOf(facts, issuer)),
    section(layout, 'I', 'Công tác lãnh đạo, chỉ đạo'),
    clause(1, 'Quán triệt, ban hành văn bản'),
    ...toFillIn(layout, 3),
    clause(2, 'Hướng dẫn, kiểm tra, giám sát; phân công cấp ủy viên theo dõi chi bộ'),
    ...toFillIn(layout, 3),
    section(layout, 'II', 'Kết quả thực hiện'),
    clause(1, 'Tổ chức thực hiện ở các chi bộ'),
    ...unitParticipation(layout, facts),
    clause(2, 'Kết quả tự soi'),
    ...results,
    clause(3, 'Kết quả tự sửa'),
    ...unitCorrections(layout, facts, tables + 2),
    ...unitPledges(pledge, facts),
    section(layout, 'III', 'Đánh giá chung'),
    clause(1, 'Ưu điểm'),
    ...toFillIn(layout, 3),
    clause(2, 'Hạn chế, khuyết điểm'),
    ...toFillIn(layout, 3),
    clause(3, 'Nguyên nhân'),
    ...toFillIn(layout, 2, 'a) Chủ quan:'),
    ...toFillIn(layout, 2, 'b) Khách quan:'),
    ...(span.kind === 'quarter' && layout.unitReport.quarterLeavesOutLessons
      ? []
      : [clause(4, 'Bài học kinh nghiệm'), ...toFillIn(layout, 2)]),
    section(layout, 'IV', `Phương hướng, nhiệm vụ ${comingOf(span)}`),
    table(
      layout,
      [
        { title: 'Nhiệm vụ, giải pháp', share: 80 },
        { title: 'Đơn vị, đồng chí chủ trì', share: 45 },
        { title: 'Thời hạn', share: 30, align: 'center' },
      ],
      emptyRows(3),
      { numbered: 10, isShort: true },
    ),
    paragraph('gap', ''),
    section(layout, 'V', 'Đề xuất, kiến nghị'),
    ...toFillIn(layout, 2),
    paragraph(
      'body',
      `Trên đây là báo cáo sơ kết việc tự soi, tự sửa ${spanPeriod(span)} của ${organisation}.`,
    ),
    foot(layout, unit, bodies),
  ];
  return pack(layout, {
    name: ['so-ket-tu-soi', organisation.replace(`${bodies.superiorPrefix.text} `, ''), spanForFile(span)],
    ...{ title: `${title} ${subject}`, author: issuer, parts: [parts] },
  });
}

/** A half-year stands before what the report is about, anything else after it. */
function subjectOf({ organisation, span }: UnitReportFacts): string {
  return span.kind === 'half'
    ? `sơ kết ${spanPeriod(span)} việc tự soi, tự sửa trong ${organisation}`
    : `sơ kết việc tự soi, tự sửa ${spanPeriod(span)} trong ${organisation}`;
}

function openingOf({ grounds, span }: UnitReportFacts, issuer: string): string {
  const by = grounds.length === 0 ? '' : `Thực hiện ${grounds.map(({ full }) => full).join('; ')}, `;
  return `${by}${issuer} báo cáo kết quả tự soi, tự sửa ${spanPeriod(span)} như sau:`;
}

/** Months that somebody has picked are followed by no span of their own. */
function comingOf(span: Span): string {
  return span.kind === 'months' ? 'thời gian tới' : spanPeriod(neighbour(span, 1));
}
