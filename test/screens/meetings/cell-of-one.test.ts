import { describe, expect, it } from 'vitest';
import type { Meeting } from '../../../src/core/model/rounds.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import { digestNotice } from '../../../src/screens/reminders/digest.ts';
import { countsText } from '../../../src/screens/groups/group.ts';

const { vi, en } = await loadTranslators('locales');

const meeting: Meeting = {
  ...{ id: 'm', unitId: 'u', kind: 'monthly', period: { year: 2026, month: 12 }, on: '2026-12-03' },
  ...{ time: '19:30', zone: 'Asia/Ho_Chi_Minh', startsAt: new Date('2026-12-03T12:30:00Z'), place: 'Nhà' },
  ...{ status: 'planned', decision: 'none', askedAt: undefined, title: undefined, agenda: [] },
  ...{ agendaChangedAt: undefined, announcedAt: undefined, announcements: 0 },
};

describe.each([vi, en])('where one person is expected, in $locale', (translator) => {
  const inGroup = (finished: number) =>
    countsText(translator, { cellName: 'Chi bộ 5', counts: { finished, expected: 1 }, meeting, daysLeft: 1 });

  it('the group cannot tell whether they have sent', () => {
    expect(inGroup(0)).toBe(inGroup(1));
    expect(inGroup(0)).not.toMatch(/[01]\/1[^0-9]|[01] of 1/);
  });

  it('the secretary is told in words, not as a fraction', () => {
    const digest = (finished: number) =>
      digestNotice(
        translator,
        {
          meeting,
          round: { id: 'r', finished, expected: 1, toRemind: 0, outOfReach: 0, committeeMissing: false },
          toCall: [],
          asking: [],
          replies: { coming: 0, away: 0, unsure: 0, silent: 1 },
          unanswered: 0,
        },
        'before',
      ).text;
    expect([digest(0), digest(1)].join()).not.toMatch(/[01]\/1[^0-9]/);
    expect(digest(0)).not.toBe(digest(1));
    for (const [key, of] of [
      ['meeting-round-open', { sent: 0, total: 1 }],
      ['summary-sent', { sent: 0, total: 1 }],
    ] as const) {
      expect(translator.t(key, of)).not.toContain('/');
    }
  });
});
