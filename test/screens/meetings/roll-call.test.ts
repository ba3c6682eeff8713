import { expect, it } from 'vitest';
import { rateOf, type AttendancePhase } from '../../../src/core/meetings/roll-call.ts';
import type { Outcome, Reply } from '../../../src/core/model/attendance.ts';
import type { Membership } from '../../../src/core/model/people.ts';
import type { Meeting } from '../../../src/core/model/rounds.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { rollCallScreen } from '../../../src/screens/meetings/roll-call.ts';

const { vi } = await loadTranslators('locales');

const meeting: Meeting = {
  ...{ id: 'm', unitId: 'u', kind: 'monthly', period: { year: 2026, month: 12 }, on: '2026-12-03' },
  ...{ time: '19:30', zone: 'Asia/Ho_Chi_Minh', startsAt: new Date('2026-12-03T12:30:00Z'), place: 'Nhà' },
  ...{ status: 'planned', decision: 'none', askedAt: undefined, title: undefined, agenda: [] },
  ...{ agendaChangedAt: undefined, announcedAt: undefined, announcements: 0 },
};

function screenWith(
  outcomes: readonly (Outcome | undefined)[],
  reply?: Reply,
  phase: AttendancePhase = 'open',
  memberships: readonly Membership[] = [],
) {
  const people = outcomes.map((outcome, index) => ({
    membership: memberships[index] ?? ('official' as const),
    ...{ memberId: String(index), name: `Đồng chí ${String(index)}`, outcome, reply },
  }));
  const year = { ...rateOf([]), meetings: 0 };
  const rate = rateOf(people);
  return rollCallScreen(vi, { meeting, phase, people, held: 'roll_call', rate, year, mayPrint: false }, 0);
}

function textWith(outcomes: readonly (Outcome | undefined)[]): string {
  return screenWith(outcomes).text;
}

function buttonsWith(outcomes: readonly (Outcome | undefined)[], reply?: Reply): string[] {
  return screenWith(outcomes, reply)
    .buttons.flat()
    .map(({ text }) => text);
}

it('a rate waits until everybody is written down', () => {
  expect(textWith(['present', undefined, undefined])).toContain('Đã ghi có mặt 1\n');
  expect(textWith(['present', undefined, undefined])).not.toContain('%');
  expect(textWith(['present', 'excused', 'unexcused'])).toContain('Có mặt 1/3 (33%)');
});

it('who was there is told by membership, as the minutes want it, where anybody is on probation', () => {
  const outcomes = ['present', 'present', 'excused', 'unexcused'] as const;
  const memberships = ['official', 'probationary', 'official', 'probationary'] as const;
  const { text } = screenWith(outcomes, undefined, 'open', memberships);
  expect(text).toContain('Có mặt 2/4 (50%)');
  expect(text).toContain('Chính thức 1/2, dự bị 1/2\n');
  expect(textWith(outcomes)).not.toContain('Chính thức');
  expect(screenWith([...outcomes, undefined], undefined, 'open', memberships).text).not.toContain('dự bị');
});

it('two names stand side by side, a long one with initials for what is in its middle, so that its end is read', () => {
  const year = { ...rateOf([]), meetings: 0 };
  const people = ['Nguyễn Văn An', 'Trần Thị Bình', 'Nguyễn Thị Minh Nguyệt', 'Lê Văn Cường'].map((name) => ({
    ...{ memberId: name, name, membership: 'official' as const, outcome: undefined, reply: undefined },
  }));
  const view = {
    meeting,
    phase: 'open' as const,
    people,
    held: 'roll_call' as const,
    rate: rateOf([]),
    year,
    mayPrint: false,
  };
  const rows = rollCallScreen(vi, view, 0).buttons.map((row) => row.map(({ text }) => text));
  expect(rows.slice(0, 2)).toEqual([
    ['○ Nguyễn Văn An', '○ Trần Thị Bình'],
    ['○ N.T.M. Nguyệt', '○ Lê Văn Cường'],
  ]);
});

it('of a cell of one it is said in words who came', () => {
  expect(textWith(['present'])).toMatch(/Có mặt\n/);
  expect(textWith(['excused'])).toContain('Vắng\n');
  expect(textWith(['present']) + textWith(['excused'])).not.toMatch(/[01]\/1[^0-9]/);
});

it('“còn lại: có mặt” stands last, after the names, so that who was away is written down first', () => {
  expect(buttonsWith(['excused', undefined])).toEqual([
    ...['P Đồng chí 0', '○ Đồng chí 1', 'Các đồng chí còn lại: có mặt', '‹ Chi bộ'],
  ]);
  expect(buttonsWith([undefined], 'away')).toEqual([
    ...['P? Đồng chí 0', 'Xác nhận vắng có lý do (1)', '‹ Chi bộ'],
  ]);
});

it('of a meeting long past is to be looked at: no button of it writes anything down', () => {
  const taps = screenWith(['present', 'excused', undefined], 'away', 'closed').buttons.flat();
  expect(taps.map((button) => ('data' in button ? button.data.split(':')[0] : button))).toEqual([
    ...['roll_call.open', 'roll_call.open', 'roll_call.open', 'cell.menu'],
  ]);
});
