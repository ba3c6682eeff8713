import type { Paragraph } from 'docx';
import type { DocumentData } from '../core/documents/data.ts';
import type { PaperFormFacts, PaperFormPerson } from '../core/documents/facts.ts';
import type { Layout } from '../core/documents/layout.ts';
import { datePrinted } from '../core/documents/legal-bases.ts';
import type { Membership } from '../core/model/people.ts';
import { beginningOf } from '../core/text/graphemes.ts';
import type { LocalDate } from '../core/time/local-time.ts';
import { isGrave, isQuestion, type ChecklistItem, type Question } from '../core/rounds/checklist-items.ts';
import { blankNote, wordingNote } from './parts/items.ts';
import { clockTime, counted, periodForFile, roman, roundPeriod } from './kit/figures.ts';
import { signatures } from './kit/foot.ts';
import { head, titled } from './kit/head.ts';
import { printableLine } from './kit/printable.ts';
import type { DocumentFile } from '../core/ports/files.ts';
import { pack, type Content } from './kit/pack.ts';
import { betweenMargins, dots, named, paragraph, toFillIn } from './kit/paragraphs.ts';
import { crossedOut, sideBySide, table, type Row } from './kit/table.ts';

/** Phiếu tự soi, tự sửa on paper, a sheet for each, and the list that those named sign. */
export function makePaperForms(
  { bodies, layout }: DocumentData,
  facts: PaperFormFacts,
): Promise<DocumentFile> {
  const { people, round, unit } = facts;
  const motto = bodies.motto.text;
  const names = people.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const [only, more] = people;
  return pack(layout, {
    name: [
      'phieu-tu-soi',
      (more === undefined ? only?.name : undefined) ?? unit.issuer ?? '',
      periodForFile(round),
    ],
    ...{ title: `Phiếu tự soi, tự sửa, kỳ ${roundPeriod(round)}`, author: unit.issuer ?? '' },
    parts: [
      ...people.map((person) => sheet(layout, { motto, facts, person })),
      ...(names.length === 0 ? [] : [signingList(layout, { motto, facts, names })]),
    ],
  });
}

type Sheet = { motto: string; facts: PaperFormFacts; person: PaperFormPerson };

function sheet(layout: Layout, { motto, facts, person }: Sheet): Content {
  const { unit, checklist, round } = facts;
  const items = checklist.content.groups.flatMap((group) => group.items);
  const asksItems = items.some((item) => !isQuestion(item));
  const parts: Part[] = [
    ['TỰ SOI', asksItems ? ` (${wordingNote})` : '', askedItems(layout, facts)],
    ...(asksItems ? [['ĐIỀU TÔI CẦN SỬA', '', [toMend(layout)]] satisfies Part] : []),
    ['VIỆC ĐÃ CAM KẾT KỲ TRƯỚC', '', [committed(layout, person)]],
    ['GÓP Ý CHO CHI ỦY; VIỆC NHỜ CHI BỘ GIÚP', '', toFillIn(layout, 2, '', 'line')],
    ['AI ĐƯỢC XEM PHIẾU NÀY', ' (chọn một)', readers(facts)],
  ];
  return [
    head(layout, { unit, motto }),
    ...titled(layout, { title: 'Phiếu tự soi, tự sửa', subtitle: `Kỳ ${roundPeriod(round)}` }),
    ...whose(layout, facts, person),
    ...guidance(items),
    ...parts.flatMap(([title, note, content], index) => [
      paragraph('formPart', `PHẦN ${String.fromCodePoint(firstLetter + index)}. ${title}${note}`),
      ...content,
    ]),
    signed(layout, facts),
  ];
}

type Part = readonly [title: string, note: string, content: Content];

const firstLetter = 65;

function whose(
  layout: Layout,
  { handTo, before, meeting }: PaperFormFacts,
  person: PaperFormPerson,
): Content {
  const width = betweenMargins(layout);
  const by = before === undefined ? '……/……/………' : datePrinted(before);
  const of =
    meeting === undefined
      ? ''
      : ` (kỳ sinh hoạt: ${clockTime(meeting.time)}, ngày ${datePrinted(meeting.on)}, tại ${meeting.place})`;
  return [
    sideBySide(
      [width * 0.6, width * 0.4],
      [
        [
          [
            person.name === undefined
              ? paragraph('line', `Họ và tên: ${dots}${dots}`)
              : named('line', 'Họ và tên:', person.name),
          ],
          [paragraph('line', memberships(person.membership))],
        ],
      ],
    ),
    paragraph(
      'line',
      `Kính đề nghị đồng chí gửi phiếu cho đồng chí ${handTo ?? dots} trước ngày ${by}${of}.`,
    ),
  ];
}

function memberships(membership: Membership | undefined): string {
  switch (membership) {
    case 'official':
      return 'Đảng viên chính thức';
    case 'probationary':
      return 'Đảng viên dự bị';
    case undefined:
      return '□ chính thức   □ dự bị';
  }
}

function guidance(items: readonly ChecklistItem[]): Paragraph[] {
  const marks = items.some((item) => !isQuestion(item))
    ? 'mỗi dòng đánh dấu X vào một ô. Điều nào chưa rõ thì để trống'
    : 'câu nào chưa rõ thì để trống';
  const grave = items.some(isGrave) ? ' Ô gạch chéo: nếu có, xin gặp trực tiếp bí thư.' : '';
  return [
    paragraph(
      'line',
      `Cách ghi: ${marks}. Không nêu tên người khác. Không viết điều thuộc bí mật nhà nước.${grave}`,
    ),
  ];
}

function askedItems(layout: Layout, { checklist }: PaperFormFacts): Content {
  const { groups, author } = checklist.content;
  const ofItems = groups.filter(({ items }) => !items.every(isQuestion));
  const ofQuestions = groups.filter(({ items }) => items.every(isQuestion));
  const blank = blankNote(checklist);
  return [
    ...(author === undefined ? [] : [paragraph('note', `Danh mục do ${author} soạn.`)]),
    ...(ofItems.length === 0 ? [] : [itemTable(layout, ofItems)]),
    ...(blank === undefined ? [] : [paragraph('note', blank)]),
    ...ofQuestions.flatMap(({ items }) =>
      items.filter(isQuestion).flatMap((item) => askedQuestion(layout, item)),
    ),
  ];
}

function itemTable(layout: Layout, groups: PaperFormFacts['checklist']['content']['groups']) {
  return table(
    layout,
    [
      { title: 'TT', share: 9, align: 'center' },
      { title: 'Nội dung', share: 98 },
      { title: 'Không có', share: 18, align: 'center' },
      { title: 'Có nguy cơ', share: 19, align: 'center' },
      { title: 'Có, đang sửa', share: 21, align: 'center' },
    ],
    groups.flatMap(({ title, items }, index): Row[] => [
      ...(groups.length > 1 ? [{ across: `${roman(index + 1)}. ${title.vi}` }] : []),
      ...items.map((item): Row => [item.number, item.short.vi, '', '', isGrave(item) ? crossedOut : '']),
    ]),
    { leastHeight: layout.paperForm.leastRowHeight, letters: 'form' },
  );
}

/** What is suggested to the committee has a part of its own. */
function askedQuestion(layout: Layout, question: Question): Content {
  if (question.kind === 'long_text' && question.suggestion === true) return [];
  // Its text speaks to who taps.
  const asked = `${question.number}. ${question.short.vi}. ${question.hint.vi}`;
  switch (question.kind) {
    case 'long_text':
      return [paragraph('line', asked), ...toFillIn(layout, 2)];
    case 'short_text':
      return toFillIn(layout, 1, asked);
    case 'choice':
    case 'choices':
      return [paragraph('line', asked), boxes(question.options.map(({ label }) => label.vi))];
    case 'scale':
      return [paragraph('line', asked), boxes(question.steps.map(({ vi }) => vi))];
    case 'number':
      return [paragraph('line', `${asked} ${dots} ${question.unit?.vi ?? ''}`)];
    case 'date':
      return [paragraph('line', `${asked} ……/……/………`)];
  }
}

function toMend(layout: Layout) {
  return table(
    layout,
    [
      { title: 'Mục số', share: 16, align: 'center' },
      { title: 'Biểu hiện cụ thể', share: 45 },
      { title: 'Nguyên nhân', share: 36 },
      { title: 'Biện pháp', share: 40 },
      { title: 'Sửa xong trước ngày', share: 28, align: 'center' },
    ],
    [],
    { linesIfEmpty: 3, leastHeight: layout.paperForm.leastRowHeight, isShort: true, letters: 'form' },
  );
}

/** A sheet has two sides: with the longest checklist there is room for three lines of earlier commitments. */
const commitmentLines = 3;
/** What fits into one line, and into the lines of each where they are one, two or more. */
const oneLine = 36;
const longestOf = [120, 76, oneLine] as const;

function committed(layout: Layout, { commitments }: PaperFormPerson) {
  const answers = ['□', '□', '□'];
  const printed = commitments.slice(0, commitmentLines);
  const longest = longestOf[printed.length - 1] ?? oneLine;
  const texts = printed.map(({ remedy, dueOn }) => {
    const due = dueOn === undefined ? '' : dueText(dueOn, printed.length === commitmentLines);
    return `${shortened(printableLine(remedy), longest - due.length)}${due}`;
  });
  const more = commitments.length - printed.length;
  const lines = texts.reduce((sum, text) => sum + Math.ceil(text.length / oneLine), 0);
  const empty = Math.max(0, commitmentLines - lines);
  return table(
    layout,
    [
      {
        title: more > 0 ? `Nội dung, thời hạn (còn ${counted(more)} cam kết khác)` : 'Nội dung, thời hạn',
        share: 84,
      },
      { title: 'Đã khắc phục', share: 25 },
      { title: 'Đang, đến đâu', share: 28 },
      { title: 'Chưa, vì sao', share: 28 },
    ],
    [...texts.map((text) => [text, ...answers]), ...Array.from({ length: empty }, () => ['', ...answers])],
    { leastHeight: layout.paperForm.leastRowHeight, isShort: true, letters: 'form' },
  );
}

/** Where there is little room, without its year. */
function dueText(on: LocalDate, isTight: boolean): string {
  const date = datePrinted(on);
  return isTight ? ` (hạn ${date.slice(0, -5)})` : ` (trước ${date})`;
}

function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${beginningOf(text, longest - 1).trimEnd()}…`;
}

function readers({ keptMonths, printedOn, consentVersion }: PaperFormFacts): Paragraph[] {
  return [
    boxes(['Cả chi bộ (có thể đọc tại kỳ sinh hoạt)', 'Chỉ bí thư']),
    boxes(['Chỉ lấy số liệu, không nêu tên (không ghi tên, không ký, bỏ phong bì kín)']),
    boxes(['Tôi muốn gặp riêng bí thư để trao đổi.']),
    paragraph(
      'line',
      `Tôi đồng ý để chi bộ dùng phiếu này chuẩn bị sinh hoạt, để người nhận nhập vào trợ lý của chi bộ. Phiếu do bí thư giữ, hủy sau ${counted(keptMonths)} tháng; tôi có quyền xem, sửa, rút lại. (Bản đồng ý ${consentVersion}, in ngày ${datePrinted(printedOn)})`,
    ),
  ];
}

function boxes(labels: readonly string[]): Paragraph {
  return paragraph('line', labels.map((label) => `□ ${label}`).join('   '));
}

function signed(layout: Layout, { year }: PaperFormFacts) {
  return signatures(layout, [
    [paragraph('line', 'Ngày nhận: ……/……/………'), paragraph('line', `Người nhận: ${dots}`)],
    [
      paragraph('signHere', `Ngày …… tháng …… năm ${year}`),
      paragraph('signedFor', 'NGƯỜI TỰ SOI'),
      paragraph('signHere', '(ký, ghi rõ họ tên)'),
    ],
  ]);
}

function signingList(
  layout: Layout,
  { motto, facts, names }: { motto: string; facts: PaperFormFacts; names: readonly string[] },
): Content {
  return [
    head(layout, { unit: facts.unit, motto }),
    ...titled(layout, {
      title: 'Danh sách',
      subtitle: `ký nhận phiếu tự soi, tự sửa, kỳ ${roundPeriod(facts.round)}`,
    }),
    table(
      layout,
      [
        { title: 'Họ và tên', share: 63 },
        { title: 'Nhận phiếu (ngày, ký)', share: 45 },
        { title: 'Nộp phiếu (ngày, ký)', share: 45 },
      ],
      names.map((name) => [name]),
      { numbered: 12, leastHeight: layout.paperForm.leastRowHeight, letters: 'form' },
    ),
  ];
}
