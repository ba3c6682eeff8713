import type { CommitmentCounts } from '../../core/commitments/commitment.ts';
import type { PublishedItem, ReportFacts } from '../../core/documents/facts.ts';
import { isQuestion } from '../../core/rounds/checklist-items.ts';
import { findItem } from '../../core/rounds/checklist.ts';
import {
  figuresNote,
  groupFigures,
  itemWord,
  manifestationsOf,
  optionName,
  raisedIn,
} from '../parts/items.ts';
import { periodForFile, roundPeriod } from '../kit/figures.ts';
import type { DocumentFile } from '../../core/ports/files.ts';
import { makeWorkbook, untold, type Sheet, type SheetCell } from './workbook.ts';

/** The figures of the report on a round, a sheet each. */
export function makeRoundWorkbook(facts: ReportFacts): Promise<DocumentFile> {
  const asksItems = manifestationsOf(facts.checklist).length > 0;
  return makeWorkbook(
    ['so-lieu-tu-soi', facts.unit.issuer ?? '', periodForFile(facts.round)],
    [
      participationSheet(facts),
      ...(asksItems ? [itemSheet(facts), groupSheet(facts)] : []),
      ...(facts.checklist.content.groups.some(({ items }) => items.some(isQuestion))
        ? [questionSheet(facts)]
        : []),
      commitmentSheet(facts),
    ],
  );
}

export const untoldNote = `“${untold}”: không công bố số liệu, không phải là không có.`;

export function shareOf(part: number, of: number): SheetCell {
  return of === 0 ? undefined : { share: part / of };
}

function participationSheet(facts: ReportFacts): Sheet {
  const { participation, roster, unit, round } = facts;
  const { total, sent, late, paper, excused, exempt } = participation;
  const done = sent + paper;
  const row = (what: string, part: number, note = ''): SheetCell[] => [
    what,
    part,
    shareOf(part, total),
    note,
  ];
  return {
    name: 'Tham gia',
    columns: [
      ['Nội dung', 46],
      ['Số', 14],
      ['Tỷ lệ trên số phải tự soi', 16],
      ['Ghi chú', 44],
    ],
    rows: [
      ['Bắt đầu tự soi', { on: facts.from }, undefined, `${unit.issuer ?? ''}, ${roundPeriod(round)}`],
      ['Hết hạn tự soi', { on: facts.until }],
      ['Kỳ sinh hoạt', facts.meetingOn && { on: facts.meetingOn }],
      ['Số chốt ngày', facts.countedOn && { on: facts.countedOn }, undefined, facts.final ? '' : 'Dự thảo'],
      [
        'Tổng số đảng viên',
        roster.total,
        undefined,
        `Chính thức ${roster.official}, dự bị ${roster.probationary}`,
      ],
      row('Đảng viên phải tự soi trong kỳ', total, 'Không tính người vắng có lý do, người được miễn'),
      row('Đã tự soi', done),
      row('Đã tự soi đúng hạn', sent - late),
      row('Đã tự soi muộn', late),
      row('Đã tự soi bằng phiếu giấy', paper),
      row('Chưa tự soi', total - done),
      ['Vắng có lý do', excused, undefined, 'Không tính vào số phải tự soi'],
      ['Được miễn công tác và sinh hoạt đảng', exempt, undefined, 'Không tính vào số phải tự soi'],
    ],
  };
}

function itemSheet({ checklist, items, pooled, paperForms, countedOn }: ReportFacts): Sheet {
  const published = new Map(items.map((item) => [item.item, item]));
  return {
    name: 'Các mục',
    columns: [
      [itemWord(checklist) === 'mục' ? 'Mục' : 'Điều', 8],
      ['Nhóm', 38],
      ['Biểu hiện (rút gọn)', 52],
      ['Có nguy cơ', 12],
      ['Có, đang sửa', 12],
      ['Tổng', 10],
      ['So với kỳ trước', 12],
    ],
    rows: checklist.content.groups.flatMap((group) =>
      group.items
        .filter((item) => !isQuestion(item))
        .map(({ number, short }) => [
          ...[number, group.title.vi, short.vi],
          ...itemCells(published.get(number)),
        ]),
    ),
    notes: [
      countedOn === undefined
        ? 'Số liệu được công bố khi đợt tự soi kết thúc.'
        : figuresNote({ checklist, pooled, ...(paperForms !== undefined && { paperForms }) }, countedOn),
      untoldNote,
    ],
  };
}

function itemCells(item: PublishedItem | undefined): SheetCell[] {
  if (item === undefined) return [untold, untold, untold, untold];
  return [item.atRisk, item.correcting, raisedIn(item), item.change ?? untold];
}

function groupSheet({ checklist, items }: ReportFacts): Sheet {
  const word = itemWord(checklist);
  return {
    name: 'Các nhóm',
    columns: [
      ['Nhóm', 52],
      [`Số ${word}`, 12],
      [`Số ${word} không công bố`, 16],
      [`Số ${word} được nêu`, 14],
      ['Số lượt nêu', 12],
    ],
    rows: groupFigures(checklist, items).map((group) => {
      const told = group.untold < group.items ? [group.raised, group.times] : [untold, untold];
      return [group.title, group.items, group.untold, ...told];
    }),
    notes: [`Số lượt nêu là của các ${word} được công bố; không phải số đồng chí.`, untoldNote],
  };
}

function questionSheet({ checklist, questions }: ReportFacts): Sheet {
  const asked = checklist.content.groups.flatMap(({ items }) => items).filter(isQuestion);
  const published = new Map(questions.map(({ item, counts }) => [item, Object.entries(counts)]));
  return {
    name: 'Các câu hỏi',
    columns: [
      ['Câu', 8],
      ['Câu hỏi (rút gọn)', 60],
      ['Trả lời', 40],
      ['Số lượt', 12],
    ],
    rows: asked.flatMap(({ number, short }) => {
      const question = findItem(checklist.content, number);
      const counts = published.get(number);
      if (question === undefined || counts === undefined) return [[number, short.vi, untold, untold]];
      return counts.map(([key, count]) => [number, short.vi, optionName(question, key), count]);
    }),
    notes: [untoldNote],
  };
}

function commitmentSheet({ commitments: { earlier, made, all } }: ReportFacts): Sheet {
  return {
    name: 'Cam kết',
    columns: commitmentColumns('Nội dung'),
    rows: [
      ['Cam kết còn theo dõi từ các kỳ trước', ...commitmentCells(earlier)],
      ['Cam kết mới trong kỳ', made?.made ?? untold],
      ['Cộng', ...commitmentCells(all)],
    ],
    notes: [untoldNote],
  };
}

export function commitmentColumns(first: string): Sheet['columns'] {
  return [
    [first, 44],
    ...['Tổng số', 'Đã khắc phục', 'Đang khắc phục', 'Chưa khắc phục', 'Trong đó quá hạn'].map(
      (title) => [title, 14] as const,
    ),
  ];
}

export function commitmentCells(counts: CommitmentCounts | undefined): SheetCell[] {
  if (counts === undefined) return Array.from({ length: 5 }, () => untold);
  return [counts.made, counts.kept, counts.running, counts.notYet, counts.overdue];
}
