import type { Table } from 'docx';
import type { DocumentData } from '../core/documents/data.ts';
import type { OwnYearFacts, OwnYearRound, OwnYearTrack } from '../core/documents/own-year.ts';
import type { Layout } from '../core/documents/layout.ts';
import { datePrinted } from '../core/documents/legal-bases.ts';
import type { SelfAssessmentContent } from '../core/documents/self-assessment.ts';
import type { Answer } from '../core/model/reviews.ts';
import { placeOf, said } from './parts/answers.ts';
import {
  enteredNote,
  causeText,
  checklistName,
  inPerson,
  isGraveIn,
  levelNames,
  shortName,
  wordingNote,
} from './parts/items.ts';
import { counted, dateCell, roundPeriod } from './kit/figures.ts';
import { head, titled } from './kit/head.ts';
import type { DocumentFile } from '../core/ports/files.ts';
import { pack, type Content } from './kit/pack.ts';
import { named, paragraph, points, toFillIn } from './kit/paragraphs.ts';
import { captioned, table, type Row } from './kit/table.ts';
import { belongsTo } from './parts/particulars.ts';
import { pledgeLines } from './pledge.ts';
import { tracksTable } from './parts/tracks.ts';

/** Bảng tra cả năm: what one member sent, where it belongs in the paper they assess themselves by. */
export function makeOwnYear(
  parts: Pick<DocumentData, 'bodies' | 'layout' | 'pledge' | 'selfAssessment'>,
  facts: OwnYearFacts,
): Promise<DocumentFile> {
  const { bodies, layout, selfAssessment } = parts;
  const { unit, year, name } = facts;
  const { forms, guidance } = selfAssessment;
  const title = 'Bảng tra cả năm';
  const subtitle = `kết quả tự soi, tự sửa năm ${year}`;
  return pack(layout, {
    name: ['bang-tra', name, String(year)],
    ...{ title: `${title} ${subtitle}`, author: name },
    parts: [
      [
        head(layout, { unit, motto: bodies.motto.text }),
        ...titled(layout, { title, subtitle }),
        named('line', 'Họ và tên:', name),
        belongsTo(unit),
        paragraph(
          'body',
          `Bảng này chép lại những điều tôi đã gửi trong năm ${year}, xếp theo mục của ${forms} (${guidance}), để tra khi viết bản kiểm điểm. Bảng không thay bản kiểm điểm, không nhận xét, không đề xuất mức xếp loại.`,
        ),
        ...captioned('Các kỳ tự soi trong năm', [roundsTable(layout, facts)]),
        ...selfAssessment.points.flatMap(({ number, name: point, holds }) => [
          paragraph('clause', `Mục ${number}. ${point}`),
          ...contentOf(parts, holds, facts),
        ]),
        paragraph('note', `Ghi chú: tên biểu hiện ${wordingNote}. Bảng này chỉ gửi cho người viết.`),
      ],
    ],
  });
}

function contentOf(
  { layout, pledge }: Pick<DocumentData, 'layout' | 'pledge'>,
  holds: SelfAssessmentContent,
  facts: OwnYearFacts,
): Content {
  switch (holds) {
    case 'pledge':
      return facts.pledge === undefined ? toFillIn(layout, 2) : pledgeLines(pledge, facts.pledge);
    case 'strengths':
      return strengths(layout, facts);
    case 'shortcomings':
      return shortcomings(layout, facts);
    case 'tracks':
      return [tracksTable(layout, facts.tracks.map(withoutGrave)), paragraph('gap', '')];
    case 'remedies':
      return [remedies(layout, facts), paragraph('gap', '')];
    case 'by_hand':
      return toFillIn(layout, 2);
  }
}

function roundsTable(layout: Layout, { rounds }: OwnYearFacts): Table {
  const rows = rounds.map(({ round, checklist, sentOn, late, answers, enteredBy }): Row => {
    const notes = [
      ...(late ? ['gửi muộn'] : []),
      ...(enteredBy === undefined ? [] : [enteredNote(enteredBy)]),
      ...(answers === undefined ? ['nội dung không còn được giữ'] : []),
    ];
    return [roundPeriod(round), checklistName(checklist, 'short'), datePrinted(sentOn), notes.join('; ')];
  });
  return table(
    layout,
    [
      { title: 'Kỳ', share: 32 },
      { title: 'Nội dung đối chiếu', share: 65 },
      { title: 'Ngày gửi', share: 25, align: 'center' },
      { title: 'Ghi chú', share: 33 },
    ],
    rows,
    { numbered: 10, linesIfEmpty: 2 },
  );
}

function strengths(layout: Layout, { rounds }: OwnYearFacts): Content {
  const told = inEach(rounds, (round, answer) =>
    placeOf(round, answer) === 'strengths' ? said(round, answer) : '',
  );
  const levels = rounds.flatMap(({ answers = [] }) => answers.flatMap(({ level }) => level ?? []));
  const none = levels.filter((level) => level === 'none').length;
  const looked =
    levels.length === 0
      ? []
      : [
          `Trong năm đã đối chiếu ${counted(levels.length)} lượt mục: ${counted(none)} lượt chưa thấy có biểu hiện, ${counted(levels.length - none)} lượt tự nhận (ghi ở mục về hạn chế, khuyết điểm).`,
        ];
  const lines = [...told, ...looked];
  return lines.length === 0 ? toFillIn(layout, 2) : points(lines);
}

function shortcomings(layout: Layout, { rounds }: OwnYearFacts): Content {
  const told = inEach(rounds, (round, answer) =>
    placeOf(round, answer) === 'shortcomings' ? said(round, answer) : '',
  );
  const raised = rounds.flatMap((one) =>
    (one.answers ?? [])
      .filter(({ level }) => level !== undefined && level !== 'none')
      .map((answer) => raisedRow(one, answer)),
  );
  return [
    ...points(told),
    table(
      layout,
      [
        { title: 'Kỳ', share: 26 },
        { title: 'Mục đối chiếu', share: 38 },
        { title: 'Tự nhận', share: 20 },
        { title: 'Biểu hiện cụ thể', share: 38 },
        { title: 'Nguyên nhân', share: 33 },
      ],
      raised,
      { numbered: 10, linesIfEmpty: 2 },
    ),
    paragraph('gap', ''),
  ];
}

function raisedRow({ round, checklist }: OwnYearRound, answer: Answer): string[] {
  const { item, level } = answer;
  return [
    roundPeriod(round),
    `${item}. ${shortName(checklist, item)}`,
    level === undefined ? '' : levelNames[level],
    ...(isGraveIn(checklist, item) ? [inPerson, ''] : [answer.how ?? '', causeText(answer)]),
  ];
}

function remedies(layout: Layout, { tracks }: OwnYearFacts): Table {
  const rows = tracks
    .filter(({ open }) => open)
    .map(withoutGrave)
    .map(({ about, remedy, dueOn }): Row => [about, remedy, dateCell(dueOn)]);
  return table(
    layout,
    [
      { title: 'Nội dung cần sửa', share: 55 },
      { title: 'Biện pháp khắc phục', share: 72 },
      { title: 'Thời hạn', share: 28, align: 'center' },
    ],
    rows,
    { numbered: 10, linesIfEmpty: 2 },
  );
}

function withoutGrave(track: OwnYearTrack): OwnYearTrack {
  return track.grave ? { ...track, remedy: inPerson, note: undefined } : track;
}

/** "tháng 12 năm 2026: …", of each round what is said of its answers. */
function inEach(
  rounds: readonly OwnYearRound[],
  tell: (round: OwnYearRound & { answers: readonly Answer[] }, answer: Answer) => string,
): string[] {
  return rounds.flatMap((one) => {
    const { answers = [] } = one;
    const told = answers.map((answer) => tell({ ...one, answers }, answer)).filter((text) => text !== '');
    return told.map((text) => `${roundPeriod(one.round)}: ${text}`);
  });
}
