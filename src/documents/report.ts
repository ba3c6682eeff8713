import type { Table } from 'docx';
import type { DocumentData } from '../core/documents/data.ts';
import type { ReportCopy, ReportFacts } from '../core/documents/facts.ts';
import type { Layout } from '../core/documents/layout.ts';
import { datePrinted } from '../core/documents/legal-bases.ts';
import { annex } from './report/annex.ts';
import { counted, periodForFile, roman, roundPeriod } from './kit/figures.ts';
import { foot } from './kit/foot.ts';
import { head, numberedAs, symbolOf, titled } from './kit/head.ts';
import type { DocumentFile } from '../core/ports/files.ts';
import { pack, type Content } from './kit/pack.ts';
import { dots, paragraph, section, toFillIn } from './kit/paragraphs.ts';
import { emptyRows, table } from './kit/table.ts';
import { corrections } from './report/corrections.ts';
import { organisation } from './report/organisation.ts';
import { results } from './report/results.ts';

/** Báo cáo tổng hợp kết quả tự soi, tự sửa: what stays in the cell has an annex, what goes to the committee figures only. */
export function makeReport(
  { bodies, layout }: DocumentData,
  facts: ReportFacts,
  copy: ReportCopy,
): Promise<DocumentFile> {
  const { unit, round } = facts;
  const issuer = unit.issuer ?? dots;
  const number = { of: facts.number, symbol: symbolOf(bodies, { kind: 'report', of: unit.kind }) };
  const subject = `tổng hợp kết quả tự soi, tự sửa ${roundPeriod(round)}`;
  const title = bodies.documents.report.name;
  const main: Content = [
    ...(facts.final ? [] : [paragraph('draft', 'Dự thảo lần 1')]),
    head(layout, {
      ...{ unit, motto: bodies.motto.text, number },
      date: facts.on === undefined ? { year: undefined } : { on: facts.on },
    }),
    ...titled(layout, { title, subtitle: subject }),
    ...(unit.printing.includes('greeting') ? [paragraph('attached', `Kính gửi: ${greetedIn(unit)}`)] : []),
    paragraph('body', openingOf(facts, issuer)),
    ...numbered(layout, [
      ['Tình hình tổ chức thực hiện', organisation(layout, facts)],
      ['Kết quả tự soi', results(layout, facts)],
      ['Kết quả tự sửa', corrections(layout, facts)],
      ...(facts.committeeReviewed ? [['Tự soi của chi ủy', committee(layout)] satisfies Section] : []),
      ['Góp ý cho chi ủy', suggestions(layout, facts)],
      ['Phương hướng, biện pháp', [directions(layout), paragraph('gap', '')]],
      ['Đề xuất, kiến nghị', toFillIn(layout, 2)],
    ]),
    paragraph('body', `Trên đây là báo cáo ${subject} của ${issuer}.`),
    foot(layout, unit, bodies),
  ];
  const attached = `(kèm theo Báo cáo ${numberedAs(number)}, ngày ${facts.on === undefined ? dots : datePrinted(facts.on)} của ${issuer})`;
  return pack(layout, {
    name: [
      ...['bao-cao-tu-soi', issuer, periodForFile(round)],
      ...(copy.for === 'cell' ? ['luu-chi-bo'] : []),
    ],
    ...{ title: `${title} ${subject}`, author: issuer },
    parts: [
      copy.for === 'cell'
        ? [...main, ...annex(layout, { checklist: facts.checklist, rows: copy.annex, attached })]
        : main,
    ],
  });
}

type Section = readonly [title: string, content: Content];

/** A section that is left out leaves no gap in the numbers. */
function numbered(layout: Layout, sections: readonly Section[]): Content {
  return sections.flatMap(([title, content], index) => [
    section(layout, roman(index + 1), title),
    ...content,
  ]);
}

/** Whom it goes to first, without what for. */
function greetedIn({ recipients }: ReportFacts['unit']): string {
  return recipients[0]?.replace(/ *\(.*\)$/, '') ?? dots;
}

function openingOf({ checklist, plan, meetingOn }: ReportFacts, issuer: string): string {
  const grounds = [...checklist.grounds.map(({ full }) => full), ...(plan === undefined ? [] : [plan])];
  const by = grounds.length === 0 ? '' : `Thực hiện ${grounds.join('; ')}, `;
  const before = meetingOn === undefined ? '' : `, chuẩn bị kỳ sinh hoạt ngày ${datePrinted(meetingOn)}`;
  return `${by}${issuer} đã tổ chức để đảng viên tự soi, tự sửa${before}. Chi bộ báo cáo kết quả như sau:`;
}

function committee(layout: Layout): Content {
  return [paragraph('body', 'Chi ủy đã tự soi tập thể, báo cáo tại kỳ sinh hoạt.'), ...toFillIn(layout, 2)];
}

function suggestions(layout: Layout, { suggestions: counts }: ReportFacts): Content {
  const told =
    counts === undefined
      ? `Tổng số: ${dots}; đã trả lời: ${dots}.`
      : `Tổng số: ${counted(counts.sent)} góp ý; đã trả lời: ${counted(counts.answered)}.`;
  return [paragraph('body', `${told} Tiếp thu, giải trình:`), ...toFillIn(layout, 2)];
}

function directions(layout: Layout): Table {
  return table(
    layout,
    [
      { title: 'Nội dung', share: 45 },
      { title: 'Biện pháp', share: 50 },
      { title: 'Đồng chí phụ trách', share: 35 },
      { title: 'Thời hạn', share: 25, align: 'center' },
    ],
    emptyRows(3),
    { numbered: 10, isShort: true },
  );
}
