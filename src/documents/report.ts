import type { Table } from 'docx';
import type { CommitmentCounts } from '../core/commitments/commitment.ts';
import type { DocumentData } from '../core/documents/data.ts';
import type { PublishedItem, ReportCopy, ReportFacts } from '../core/documents/facts.ts';
import type { Layout } from '../core/documents/layout.ts';
import { datePrinted } from '../core/documents/legal-bases.ts';
import { findItem } from '../core/rounds/checklist.ts';
import { isQuestion } from '../core/rounds/checklist-items.ts';
import { annex } from './annex.ts';
import {
  blankNote,
  checklistName,
  itemPlace,
  itemWord,
  manifestationsOf,
  optionName,
  shortName,
  wordingNote,
} from './items.ts';
import { counted, percent, periodForFile, roman, roundPeriod } from './kit/figures.ts';
import { foot } from './kit/foot.ts';
import { head, numberedAs, titled } from './kit/head.ts';
import { pack, type Content, type DocumentFile } from './kit/pack.ts';
import { clause, dots, paragraph, points, section, toFillIn } from './kit/paragraphs.ts';
import { captioned, table, type Row } from './kit/table.ts';

export type DocumentParts = Pick<DocumentData, 'bodies' | 'layout'>;

/** Báo cáo tổng hợp kết quả tự soi, tự sửa: what stays in the cell has an annex, what goes to the committee figures only. */
export function makeReport(
  { bodies, layout }: DocumentParts,
  facts: ReportFacts,
  copy: ReportCopy,
): Promise<DocumentFile> {
  const { unit, round } = facts;
  const symbol = `${bodies.documents.report.symbol}/${bodies.units.cell.symbol}`;
  const issuer = unit.issuer ?? dots;
  const number = { of: facts.number, symbol };
  const subject = `tổng hợp kết quả tự soi, tự sửa ${roundPeriod(round)}`;
  const title = bodies.documents.report.name;
  const main: Content = [
    ...(facts.final ? [] : [paragraph('draft', 'Dự thảo lần 1')]),
    head(layout, {
      ...{ unit, motto: bodies.motto.text, number },
      date: facts.on === undefined ? { year: undefined } : { on: facts.on },
    }),
    ...titled(layout, { title, subtitle: subject }),
    paragraph('body', openingOf(facts, issuer)),
    ...numbered([
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
function numbered(sections: readonly Section[]): Content {
  return sections.flatMap(([title, content], index) => [section(roman(index + 1), title), ...content]);
}

function openingOf({ checklist, plan, meetingOn }: ReportFacts, issuer: string): string {
  const grounds = [...checklist.grounds.map(({ full }) => full), ...(plan === undefined ? [] : [plan])];
  const by = grounds.length === 0 ? '' : `Thực hiện ${grounds.join('; ')}, `;
  const before = meetingOn === undefined ? '' : `, chuẩn bị kỳ sinh hoạt ngày ${datePrinted(meetingOn)}`;
  return `${by}${issuer} đã tổ chức để đảng viên tự soi, tự sửa${before}. Chi bộ báo cáo kết quả như sau:`;
}

function organisation(layout: Layout, facts: ReportFacts): Content {
  const { roster, participation, checklist, focused } = facts;
  const unsaid = roster.total - roster.official - roster.probationary;
  const memberships = [
    `chính thức ${counted(roster.official)}`,
    `dự bị ${counted(roster.probationary)}`,
    ...(unsaid > 0 ? [`chưa xác định ${counted(unsaid)}`] : []),
  ].join(', ');
  const temporary =
    roster.temporary === undefined ? '' : `; sinh hoạt tạm thời: ${counted(roster.temporary)}`;
  const items = manifestationsOf(checklist).length;
  const focus = focused && items > 0 ? `, trọng tâm ${counted(items)} ${itemWord(checklist)}` : '';
  const onPaper = participation.paper > 0 ? `; ${counted(participation.paper)} đồng chí làm phiếu giấy` : '';
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
        { title: 'Nội dung', share: 75 },
        { title: 'Số', share: 18, align: 'center' },
        { title: 'Tỷ lệ (%)', share: 22, align: 'center' },
        { title: 'Ghi chú', share: 40 },
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
      { isShort: true },
    ),
  ]);
}

function results(layout: Layout, facts: ReportFacts): Content {
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
  const raised = items.filter((item) => raisedIn(item) > 0);
  const withheld = all - items.length;
  const told = [
    `${counted(items.length - raised.length)} ${word} không có đồng chí nào nêu`,
    `${counted(raised.length)} ${word} có đồng chí tự nhận có nguy cơ hoặc đang sửa`,
    ...(withheld > 0 ? [`${counted(withheld)} ${word} không công bố số liệu`] : []),
  ];
  return [
    paragraph('body', `Trong ${counted(all)} ${word}, ${told.join('; ')}.`),
    ...(raised.length === 0 ? [] : raisedTable(layout, facts, raised)),
    paragraph('note', notesOf(facts, countedOn)),
    ...groupTable(layout, facts),
  ];
}

function raisedTable(layout: Layout, { checklist }: ReportFacts, raised: readonly PublishedItem[]): Content {
  const rows = [...raised]
    .sort((one, other) => raisedIn(other) - raisedIn(one) || one.item - other.item)
    .map((item, index) => [
      ...[index + 1, itemPlace(checklist, item.item), shortName(checklist, item.item)],
      ...[item.atRisk, item.correcting, raisedIn(item), changeText(item.change)],
    ]);
  return captioned(`Bảng 2. Các ${itemWord(checklist)} được nêu`, [
    table(
      layout,
      [
        { title: 'TT', share: 10, align: 'center' },
        { title: checklist.itemsAre === 'articles' ? 'Điều' : 'Mục', share: 27, align: 'center' },
        { title: 'Biểu hiện (rút gọn)', share: 52 },
        { title: 'Có nguy cơ', share: 19, align: 'center' },
        { title: 'Có, đang sửa', share: 19, align: 'center' },
        { title: 'Tổng', share: 16, align: 'center' },
        { title: 'So với kỳ trước', share: 22, align: 'center' },
      ],
      rows,
    ),
  ]);
}

function notesOf({ checklist, pooled }: ReportFacts, countedOn: string): string {
  const pool =
    pooled.status === 'counted'
      ? `đã gồm ${counted(pooled.reviews)} bản chỉ lấy số liệu`
      : 'chưa gồm các bản chỉ lấy số liệu, nếu có, vì chưa đủ năm';
  const blank = blankNote(checklist);
  return [
    `Ghi chú: số đã chốt ngày ${datePrinted(countedOn)}; ${pool}. Tên biểu hiện ${wordingNote}.`,
    ...(blank === undefined ? [] : [blank]),
  ].join(' ');
}

function groupTable(layout: Layout, { checklist, items }: ReportFacts): Content {
  const groups = checklist.content.groups.filter((group) => !group.items.every(isQuestion));
  const figures = groups.map((group) => {
    const numbers = new Set(group.items.map(({ number }) => number));
    const raised = items.filter((item) => numbers.has(item.item) && raisedIn(item) > 0);
    return {
      title: group.title.vi,
      items: group.items.length,
      raised: raised.length,
      times: raised.reduce((sum, item) => sum + raisedIn(item), 0),
    };
  });
  const sum = (figure: 'items' | 'raised' | 'times'): number =>
    figures.reduce((all, group) => all + group[figure], 0);
  const word = itemWord(checklist);
  return captioned('Bảng 3. Theo nhóm', [
    table(
      layout,
      [
        { title: 'TT', share: 10, align: 'center' },
        { title: 'Nhóm', share: 80 },
        { title: `Số ${word}`, share: 20, align: 'center' },
        { title: `Số ${word} được nêu`, share: 27, align: 'center' },
        { title: 'Số lượt nêu', share: 28, align: 'center' },
      ],
      [
        ...figures.map(({ title, ...group }, index) => [
          ...[index + 1, title, group.items, group.raised, group.times],
        ]),
        { sum: ['', 'Cộng', sum('items'), sum('raised'), sum('times')] },
      ],
      { isShort: true },
    ),
    ...(sum('items') > items.length
      ? [
          paragraph(
            'note',
            `Ghi chú: ${word} không công bố số liệu không tính vào số được nêu và số lượt nêu.`,
          ),
        ]
      : []),
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

function corrections(layout: Layout, { commitments, helpAsked, ...facts }: ReportFacts): Content {
  const { earlier, made, all } = commitments;
  const isUntold = [earlier, made, all].includes(undefined);
  return [
    clause(1, 'Thực hiện cam kết của các kỳ trước'),
    ...captioned(`Bảng ${commitmentTable(facts)}. Cam kết tự sửa`, [
      table(
        layout,
        [
          { title: 'TT', share: 10, align: 'center' },
          { title: 'Nội dung', share: 54 },
          { title: 'Tổng số', share: 18, align: 'center' },
          { title: 'Đã khắc phục', share: 21, align: 'center' },
          { title: 'Đang khắc phục', share: 21, align: 'center' },
          { title: 'Chưa khắc phục', share: 21, align: 'center' },
          { title: 'Trong đó quá hạn', share: 20, align: 'center' },
        ],
        [
          [1, 'Cam kết còn theo dõi từ các kỳ trước', ...commitmentCells(earlier)],
          [2, 'Cam kết mới trong kỳ', made?.made ?? '–', '', '', '', ''],
          { sum: ['', 'Cộng', ...commitmentCells(all)] },
        ],
        { isShort: true },
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

function commitmentCells(counts: CommitmentCounts | undefined): (string | number)[] {
  if (counts === undefined) return Array.from({ length: 5 }, () => '–');
  return [counts.made, counts.kept, counts.running, counts.notYet, counts.overdue];
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
      { title: 'TT', share: 10, align: 'center' },
      { title: 'Nội dung', share: 45 },
      { title: 'Biện pháp', share: 50 },
      { title: 'Đồng chí phụ trách', share: 35 },
      { title: 'Thời hạn', share: 25, align: 'center' },
    ],
    [1, 2, 3].map((number) => [number, '', '', '', '']),
    { isShort: true },
  );
}

function changeText(change: number | undefined): string {
  if (change === undefined) return '–';
  if (change === 0) return 'không đổi';
  return change > 0 ? `tăng ${change}` : `giảm ${-change}`;
}

function raisedIn({ atRisk, correcting }: PublishedItem): number {
  return atRisk + correcting;
}
