import { describe, expect, it } from 'vitest';
import { emptyAnswer } from '../../../src/core/reviews/answer.ts';
import { type Answer, type Level } from '../../../src/core/model/reviews.ts';
import type { ChecklistContent } from '../../../src/core/rounds/checklist.ts';
import type {
  NamedReader,
  ReviewNote,
  ReviewSheet,
  RoundTitle,
  Shown,
} from '../../../src/core/reviews/sheet.ts';
import { noteText, reviewScreen } from '../../../src/screens/reviews/screen.ts';
import { sentReviewScreen } from '../../../src/screens/reviews/sent.ts';
import { cut } from '../../../src/screens/lines.ts';
import { checklists } from '../../support/checklists.ts';
import { expectSendable, plain, translators } from '../../support/review-cell.ts';

const locales = ['vi', 'en'] as const;
const long = '<b>Ư & ơ</b> '.repeat(400).slice(0, 4096);
const reader: NamedReader = {
  memberId: '01a20096-61ce-72d4-9c08-7784b714d1de',
  role: 'acting_secretary',
  name: 'Công Tằng Tôn Nữ Nguyễn Thị Minh Khai Hoàng Phương Thảo Nguyên',
  accountId: 'account',
};
const deadlines = [
  { kind: 'meeting', on: '2026-12-03' },
  { kind: 'month', on: '2026-11-30' },
  { kind: 'quarter', on: '2026-12-31' },
] as const;
const sentFacts = {
  sharing: 'secretary',
  sentAt: new Date('2026-11-24T02:00:00Z'),
  late: true,
  zone: 'Asia/Ho_Chi_Minh',
  readerName: reader.name,
  wished: true,
  isEdited: true,
  closes: { on: '2026-12-03', time: '19:30' },
} as const;

const everyScreen: Shown[] = [
  { screen: 'group', group: 1 },
  { screen: 'item', item: 4, deadlines: [], afterCommitment: undefined },
  { screen: 'wish', item: 4, reader },
  { screen: 'wish', item: 4, reader: undefined },
  { screen: 'details', item: 4 },
  ...(['how', 'cause', 'remedy', 'deadline', 'help', 'skip_reason'] as const).map((field) => ({
    screen: 'field' as const,
    item: 4,
    field,
    deadlines: field === 'deadline' ? deadlines : [],
  })),
  {
    screen: 'recap',
    reader,
    readiness: { status: 'unanswered', items: Array.from({ length: 120 }, (_, n) => n + 1) },
  },
  { screen: 'recap', reader, readiness: { status: 'no_sharing' } },
  { screen: 'recap', reader, readiness: { status: 'reader_changed' } },
  {
    screen: 'recap',
    reader,
    readiness: { status: 'ready', sharing: 'secretary', sharedWithId: reader.memberId },
  },
  { screen: 'sharing', reader },
  { screen: 'sharing', reader: undefined },
  { screen: 'narrowing' },
  { screen: 'item_sharing', item: 4, reader },
  { screen: 'sent', hasChanges: true, ...sentFacts },
];

describe.each(locales)('in %s', (locale) => {
  describe.each(['at_risk', 'correcting', 'discuss', 'skipped'] as const)('with everything %s', (level) => {
    it.each(everyScreen)('the longest texts leave every screen fit to be sent: $screen $field', (shown) => {
      for (const checklist of [checklists.full, checklists.five, manyGroups, oneLongGroup]) {
        const screen = reviewScreen(
          translators[locale],
          sheetOf(shown, { checklist, level }),
          'x'.repeat(300),
        );
        expectSendable(screen);
        expect(screen.text).not.toContain('<b>Ư');
      }
    });

    it('what was sent can be read, whole and item by item', () => {
      const { roundId, round, checklist, answers } = sheetOf(
        { screen: 'recap', reader, readiness: { status: 'no_sharing' } },
        { level, checklist: manyGroups },
      );
      const sheet = { sent: sentFacts, roundId, isCommittee: false, round, checklist, answers };
      expectSendable(sentReviewScreen(translators[locale], { ...sheet, item: undefined }));
      expectSendable(sentReviewScreen(translators[locale], { ...sheet, item: 4 }));
      expectSendable(sentReviewScreen(translators[locale], { ...sheet, sent: undefined, item: undefined }));
    });
  });

  it.each<ReviewNote>([
    { kind: 'unknown_button' },
    { kind: 'reader_changed' },
    { kind: 'look_again' },
    { kind: 'closed_for_edits' },
    { kind: 'unanswered' },
    { kind: 'empty' },
    { kind: 'too_long' },
    { kind: 'press_button' },
    { kind: 'not_text' },
    { kind: 'edited' },
    { kind: 'classified' },
    { kind: 'kept' },
    { kind: 'date_unclear', text: long },
    { kind: 'date_impossible', text: long },
    { kind: 'date_past', on: '2026-11-01' },
    { kind: 'date_past', on: '2026-11-01', next: '2027-11-01' },
    { kind: 'date_too_far', on: '2050-11-01' },
  ])('the word about $kind is short', (note) => {
    const word = noteText(translators[locale], note, sheetOf({ screen: 'group', group: 1 }, {}));
    expect(word.length).toBeGreaterThan(10);
    expect(word.length).toBeLessThanOrEqual(260);
  });

  it('every word of a tap fits where Telegram shows it', () => {
    for (const kind of [
      'unknown_button',
      'reader_changed',
      'look_again',
      'closed_for_edits',
      'unanswered',
      'kept',
    ] as const) {
      expect(
        noteText(translators[locale], { kind }, sheetOf({ screen: 'group', group: 1 }, {})).length,
      ).toBeLessThanOrEqual(200);
    }
  });
});

it.each<[RoundTitle, string, string]>([
  [
    { kind: 'monthly', period: { year: 2026, month: 12 } },
    'Tự soi tháng 12/2026',
    'Self-review, December 2026',
  ],
  [
    { kind: 'thematic', period: { year: 2026, month: 3 } },
    'Tự soi chuyên đề tháng 3/2026',
    'Thematic self-review, March 2026',
  ],
  [{ kind: 'quarter', period: { year: 2026, month: 9 } }, 'Tự soi quý III/2026', 'Self-review, Q3 2026'],
  [{ kind: 'year', period: { year: 2026, month: 12 } }, 'Tự soi năm 2026', 'Self-review 2026'],
])('%j has a name in both languages', (round, vi, en) => {
  const sheet = { ...sheetOf({ screen: 'group', group: 1 }, { checklist: checklists.five }), round };
  expect(plain(reviewScreen(translators.vi, sheet).text)).toMatch(new RegExp(`^${vi}$`, 'm'));
  expect(plain(reviewScreen(translators.en, sheet).text)).toMatch(new RegExp(`^${en}$`, 'm'));
});

it.each([
  [0, '░░░░░░░░░ 0/27 mục'],
  [1, '▓░░░░░░░░ 1/27 mục'],
  [3, '▓░░░░░░░░ 3/27 mục'],
  [6, '▓▓░░░░░░░ 6/27 mục'],
  [26, '▓▓▓▓▓▓▓▓░ 26/27 mục'],
  [27, '▓▓▓▓▓▓▓▓▓ 27/27 mục'],
])('%i answers show as %s', (count, line) => {
  const answers = new Map(
    Array.from({ length: count }, (_, n) => [n + 1, { ...emptyAnswer(n + 1), level: 'none' as const }]),
  );
  const sheet = { ...sheetOf({ screen: 'group', group: 1 }, {}), answers };
  expect(plain(reviewScreen(translators.vi, sheet).text)).toContain(line);
});

describe('a text that is cut', () => {
  it.each([
    ['ngắn', 10, 'ngắn'],
    ['một hai ba bốn', 10, 'một hai …'],
    ['một hai ba', 10, 'một hai ba'],
  ])('%j to %i is %j', (text, most, shown) => {
    expect(cut(text, most)).toBe(shown);
  });

  it('tears no character apart', () => {
    expect(cut('👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 12)).toBe('👨‍👩‍👧 …');
    expect(cut('🌾🌾🌾🌾🌾🌾', 7)).toBe('🌾🌾 …');
  });
});

const manyGroups: ChecklistContent = {
  ...checklists.full,
  groups: Array.from({ length: 12 }, (_, g) => ({ ...groupOf(9, g * 9), id: `g${g}` })),
};
const oneLongGroup: ChecklistContent = { ...checklists.full, groups: [groupOf(60, 0)] };

/** A group whose every text is as long as a checklist may have it. */
function groupOf(size: number, offset: number): ChecklistContent['groups'][number] {
  return {
    id: 'g',
    title: both('T'.repeat(60)),
    items: Array.from({ length: size }, (_, n) => ({
      kind: 'manifestation' as const,
      number: offset + n + 1,
      short: both('S'.repeat(48)),
      text: both('X'.repeat(300)),
      hint: both('H'.repeat(240)),
    })),
  };
}

function both(text: string): { vi: string; en: string } {
  return { vi: text, en: text };
}

function sheetOf(
  shown: Shown,
  {
    checklist = checklists.full,
    level = 'none',
  }: { checklist?: ChecklistContent; level?: Level | 'skipped' },
): ReviewSheet {
  const numbers = checklist.groups.flatMap((group) => group.items.map((item) => item.number));
  const answer = (item: number): Answer => ({
    ...emptyAnswer(item),
    level: level === 'skipped' ? undefined : level,
    skipReason: level === 'skipped' ? long : undefined,
    how: long,
    causeKind: 'subjective',
    cause: long,
    remedy: long,
    deadlineOn: '2026-12-31',
    help: long,
    sharing: 'secretary',
  });
  return {
    roundId: '01a20096-62de-71e8-949a-e5936191b928',
    isCommittee: false,
    round: { kind: 'monthly', period: { year: 2026, month: 12 } },
    phase: 'open',
    checklist,
    answers: new Map(numbers.map((item) => [item, answer(item)])),
    review: { sharing: 'cell', editing: true, sentAt: sentFacts.sentAt },
    shown,
  };
}
