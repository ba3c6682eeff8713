import type {
  AnnexRow,
  DocumentChecklist,
  DocumentFacts,
  MinutesFacts,
  OwnReviewFacts,
  PaperFormFacts,
  ReportFacts,
} from '../../src/core/documents/facts.ts';
import type { OwnYearFacts } from '../../src/core/documents/own-year.ts';
import type { PledgeFacts } from '../../src/core/documents/pledge.ts';
import { basesFor, groundOf } from '../../src/core/documents/legal-bases.ts';
import type { UnitReportFacts } from '../../src/core/documents/unit-report.ts';
import type { Answer } from '../../src/core/model/reviews.ts';
import { itemsOf, type ChecklistContent } from '../../src/core/rounds/checklist.ts';
import { isQuestion } from '../../src/core/rounds/checklist-items.ts';
import { emptyAnswer } from '../../src/core/reviews/answer.ts';
import { checklists } from './checklists.ts';
import { documentData } from './document-data.ts';

/** The cell in whose name documents are made. */
export const unitFacts: DocumentFacts = {
  ...{ kind: 'cell', printing: [] },
  superior: 'Đảng bộ phường Bồ Đề',
  issuer: 'Chi bộ Tổ dân phố 5',
  place: 'Bồ Đề',
  recipients: ['Đảng ủy phường Bồ Đề (để báo cáo)', 'Các đồng chí chi ủy viên', 'Lưu Chi bộ'],
  signer: { for: 'whole', office: 'secretary', name: 'Nguyễn Văn An' },
};

export function documentChecklist(content: ChecklistContent): DocumentChecklist {
  const bases = basesFor(documentData.legalBases, { kind: 'report', checklistKey: content.key });
  return { content, grounds: bases.map(groundOf), itemsAre: 'items', blank: [] };
}

const december = { kind: 'monthly', period: { year: 2026, month: 12 } } as const;

/** Three items may not be told, five are raised; nobody says anything of the rest. */
export function reportFacts(facts: Partial<ReportFacts> = {}): ReportFacts {
  const { content } = facts.checklist ?? documentChecklist(checklists.full);
  const numbers = itemsOf(content)
    .filter((item) => !isQuestion(item))
    .map(({ number }) => number);
  const raised = new Map([
    [13, { atRisk: 4, correcting: 1, change: 2 }],
    [3, { atRisk: 2, correcting: 1, change: -1 }],
    [5, { atRisk: 2, correcting: 0, change: 0 }],
    [8, { atRisk: 0, correcting: 2, change: undefined }],
    [23, { atRisk: 1, correcting: 0, change: 1 }],
  ]);
  return {
    ...{ unit: unitFacts, round: december, number: 5, on: '2026-12-05', final: true },
    ...{ meetingOn: '2026-12-03', from: '2026-11-23', until: '2026-12-03', plan: undefined },
    roster: { total: 24, official: 22, probationary: 2, exempt: 3, temporary: 1 },
    participation: { total: 20, sent: 16, late: 1, paper: 2, excused: 1, exempt: 3 },
    ...{ checklist: documentChecklist(checklists.full), focused: false, countedOn: '2026-12-03' },
    pooled: { status: 'counted', reviews: 6 },
    items: numbers
      .filter((item) => ![25, 26, 27].includes(item))
      .map((item) => ({ item, ...(raised.get(item) ?? { atRisk: 0, correcting: 0, change: 0 }) })),
    questions: [],
    commitments: {
      earlier: { made: 4, kept: 3, running: 0, notYet: 1, overdue: 1 },
      made: { made: 2, kept: 0, running: 0, notYet: 0, overdue: 0 },
      all: { made: 6, kept: 3, running: 0, notYet: 1, overdue: 1 },
    },
    ...{ helpAsked: 2, committeeReviewed: true, suggestions: { sent: 3, answered: 2 } },
    ...facts,
  };
}

export const annexRows: readonly AnnexRow[] = [
  {
    ...{ name: 'Lê Thị Thu', item: 13, level: 'at_risk', value: undefined },
    ...{ how: 'Có lúc báo cáo tốt hơn thực tế của tổ.', causeKind: 'subjective', cause: 'Nể nang' },
    ...{ remedy: 'Báo cáo đúng số, nêu cả phần chưa làm được', deadlineOn: '2027-01-31' },
  },
];

/** Item 13 put right, 16 admitted, which is grave, 4 skipped, and nothing at all the others. */
export function ownReviewFacts(facts: Partial<OwnReviewFacts> = {}): OwnReviewFacts {
  const content = checklists.full;
  const said = new Map<number, Partial<Answer>>([
    [4, { level: undefined, skipReason: 'chưa rõ ý' }],
    [
      13,
      {
        level: 'at_risk',
        ...{ how: 'Có lúc báo cáo tốt hơn thực tế của tổ.', causeKind: 'subjective', cause: 'Nể nang' },
        ...{ remedy: 'Báo cáo đúng số', deadlineOn: '2027-01-31', help: 'Chi bộ nhắc tôi' },
      },
    ],
    [16, { level: 'at_risk', how: 'không được in ra' }],
  ]);
  return {
    ...{ unit: unitFacts, round: december, year: 2026, name: 'Lê Thị Thu', office: undefined, scope: 'all' },
    checklist: documentChecklist(content),
    answers: itemsOf(content).map(({ number }) => ({
      ...emptyAnswer(number),
      level: 'none',
      ...said.get(number),
    })),
    earlier: [
      {
        ...{ about: '4. Lơi lỏng nguyên tắc, làm việc qua loa', remedy: 'Dự đủ các buổi họp tổ' },
        ...{ dueOn: '2026-11-30', status: 'not_yet', note: 'còn vướng ca trực' },
      },
    ],
    suggestions: ['Đề nghị chi ủy báo lịch họp sớm hơn.'],
    ...facts,
  };
}

/** One review that is kept and one whose words are gone; a commitment kept, one open, and one that is talked about only. */
export function ownYearFacts(facts: Partial<OwnYearFacts> = {}): OwnYearFacts {
  const { unit, round, checklist, answers, earlier, name } = ownReviewFacts();
  const kept = { about: 'Nói đi đôi với làm', remedy: 'Làm xong mới báo', note: 'đã làm ba việc' } as const;
  return {
    ...{ unit, year: 2026, name },
    rounds: [
      {
        round: { kind: 'monthly', period: { year: 2026, month: 1 } },
        ...{ checklist, sentOn: '2026-01-05', late: true, answers: undefined },
      },
      { round, checklist, sentOn: '2026-12-01', late: false, answers },
    ],
    pledge: {
      texts: { ideology: 'Đọc nghị quyết trước khi họp', duties: 'Mỗi tháng thăm năm hộ' },
      reports: [{ status: 'running', note: 'đã thăm ba hộ', on: '2026-06-20' }],
    },
    tracks: [
      { ...kept, dueOn: '2026-06-30', status: 'kept', grave: false, open: false },
      ...earlier.map((track) => ({ ...track, grave: false, open: true })),
      {
        ...{
          about: 'Tham nhũng, trục lợi',
          remedy: 'không được in ra',
          note: 'cũng không',
          dueOn: undefined,
        },
        ...{ status: 'running' as const, grave: true, open: true },
      },
    ],
    ...facts,
  };
}

export function pledgeFacts(facts: Partial<PledgeFacts> = {}): PledgeFacts {
  const { unit, name } = ownReviewFacts();
  const texts = { ideology: 'Đọc nghị quyết trước khi họp', duties: 'Phụ trách tổ 3\nMỗi tháng thăm năm hộ' };
  return { ...{ unit, year: 2026, name, office: undefined, texts }, ...facts };
}

export function paperFormFacts(facts: Partial<PaperFormFacts> = {}): PaperFormFacts {
  return {
    ...{ unit: unitFacts, round: december, year: 2026, checklist: documentChecklist(checklists.full) },
    ...{ handTo: 'Nguyễn Văn An', before: '2026-12-02', keptMonths: 12 },
    ...{ printedOn: '2026-11-24', consentVersion: 1 },
    meeting: { on: '2026-12-03', time: '19:30', place: 'Nhà văn hóa Tổ dân phố 5' },
    people: [
      {
        ...{ name: 'Đỗ Văn Tư', membership: 'official' },
        commitments: [{ remedy: 'Dự đủ các buổi họp tổ', dueOn: '2026-11-30' }],
      },
    ],
    ...facts,
  };
}

/** Two cells in the last quarter of 2026, one of which did not meet in November. */
export function unitReportFacts(facts: Partial<UnitReportFacts> = {}): UnitReportFacts {
  const checklist = documentChecklist(checklists.full);
  const numbers = itemsOf(checklist.content).map(({ number }) => number);
  const untold = { change: undefined, quarter: undefined };
  const raised = new Map([
    [13, { atRisk: 4, correcting: 1, answers: 40, change: 2, quarter: 3 }],
    [3, { atRisk: 1, correcting: 1, answers: 38, change: undefined, quarter: undefined }],
  ]);
  return {
    unit: {
      ...{ kind: 'ward', printing: [], superior: 'Đảng bộ thành phố Hà Nội', issuer: 'Đảng ủy phường Bồ Đề' },
      ...{ place: 'Bồ Đề', recipients: ['Các chi bộ trực thuộc', 'Lưu Văn phòng Đảng ủy'] },
      signer: { for: 'committee', office: 'deputy', name: undefined },
    },
    ...{ organisation: 'Đảng bộ phường Bồ Đề', number: undefined, final: true },
    span: { kind: 'quarter', from: { year: 2026, month: 10 }, to: { year: 2026, month: 12 } },
    grounds: checklist.grounds,
    rows: [
      {
        ...{ name: 'Chi bộ Tổ dân phố 5', members: 24, meetings: 2, due: 3 },
        ...{ missed: [{ year: 2026, month: 11 }], thematic: 1, expected: 40, done: 36 },
      },
      {
        ...{ name: 'Chi bộ Tổ dân phố 6', members: 1, meetings: 3, due: 3 },
        ...{ missed: [], thematic: 0, expected: 0, done: 0 },
      },
    ],
    sums: {
      ...{ cells: 2, reporting: 1, members: 25, meetings: 5, due: 6, thematic: 1 },
      ...{ memberships: { official: 23, probationary: 2, unknown: 0 }, expected: 40, done: 36, paper: 4 },
    },
    inSeveral: 1,
    checklists: [
      {
        checklist,
        items: numbers
          .filter((item) => ![25, 26, 27].includes(item))
          .map((item) => ({
            item,
            ...(raised.get(item) ?? { atRisk: 0, correcting: 0, answers: 36, ...untold }),
          })),
      },
    ],
    pledges: undefined,
    commitments: {
      now: { made: 8, kept: 4, running: 2, notYet: 1, overdue: 1 },
      quarter: { made: 5, kept: 2, running: 2, notYet: 1, overdue: 0 },
    },
    ...facts,
  };
}

/** Nineteen of twenty-one came; of the round the figures of its report. */
export function minutesFacts(facts: Partial<MinutesFacts> = {}): MinutesFacts {
  return {
    ...{ unit: unitFacts, number: undefined, shared: [] },
    meeting: {
      ...{ kind: 'monthly', period: { year: 2026, month: 12 }, on: '2026-12-03', time: '19:30' },
      ...{ place: 'Nhà văn hóa tổ 5', title: undefined },
    },
    agenda: ['Thông tin thời sự', 'Kết quả tháng 11'],
    roster: { total: 24, official: 22, probationary: 2, exempt: 3, temporary: undefined },
    attendance: {
      present: { total: 19, official: 18, probationary: 1 },
      excused: ['Lê Thị Thu', 'Đỗ Văn Tư'],
      unexcused: 0,
    },
    chair: { name: 'Nguyễn Văn An', office: 'secretary' },
    round: reportFacts(),
    ...facts,
  };
}
