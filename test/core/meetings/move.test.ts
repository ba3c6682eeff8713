import { describe, expect, it } from 'vitest';
import { checkMove } from '../../../src/core/meetings/move.ts';
import type { Meeting } from '../../../src/core/model/rounds.ts';

function meetingOn(on: string, startsAt: string, id = on): Meeting {
  return {
    id,
    unitId: 'unit',
    kind: 'monthly',
    period: { year: Number(on.slice(0, 4)), month: Number(on.slice(5, 7)) },
    on,
    time: '19:30',
    zone: 'Asia/Ho_Chi_Minh',
    startsAt: new Date(startsAt),
    place: 'Nhà văn hóa',
    status: 'planned',
    decision: 'none',
    askedAt: undefined,
    title: undefined,
    agenda: [],
    agendaChangedAt: undefined,
    announcedAt: undefined,
    announcements: 0,
  };
}

const december = meetingOn('2026-12-03', '2026-12-03T12:30:00Z');
const january = meetingOn('2027-01-04', '2027-01-04T12:30:00Z');
const now = new Date('2026-11-25T02:00:00Z');
/** Sundays are off, and the first day of the year. */
const calendar = {
  dayOffReason: (on: string) =>
    on === '2027-01-01'
      ? { holiday: { vi: 'Tết Dương lịch', en: "New Year's Day" } }
      : on === '2026-12-06'
        ? ('weekend' as const)
        : undefined,
};

function check(target: { on: string; time?: string; place?: string }, meeting = december) {
  return checkMove({
    meeting,
    target: { time: '19:30', place: 'Nhà văn hóa', ...target },
    others: [december, january],
    now,
    calendar,
  });
}

describe('what is said before a meeting is moved', () => {
  it('finds nothing to say about an ordinary working day', () => {
    expect(check({ on: '2026-12-08' })).toEqual({
      status: 'movable',
      startsAt: new Date('2026-12-08T12:30:00Z'),
      warnings: [],
    });
  });

  it.each([
    ['the very same day, hour and place', { on: '2026-12-03' }, { status: 'unchanged' }],
    ['yesterday', { on: '2026-11-24' }, { status: 'past' }],
    ['this very minute', { on: '2026-11-25', time: '09:00' }, { status: 'past' }],
    ['121 days ahead', { on: '2027-03-26' }, { status: 'too_far', latestOn: '2027-03-25' }],
  ])('refuses %s', (_name, target, expected) => {
    expect(check(target)).toEqual(expected);
  });

  it.each([
    ['a minute from now', { on: '2026-11-25', time: '09:01' }],
    ['120 days ahead', { on: '2027-03-25' }],
    ['the same day at another hour', { on: '2026-12-03', time: '20:00' }],
    ['the same day at another place', { on: '2026-12-03', place: 'Trụ sở phường' }],
  ])('allows %s', (_name, target) => {
    expect(check(target)).toMatchObject({ status: 'movable' });
  });

  it('warns of a weekend and of a holiday by its name', () => {
    expect(check({ on: '2026-12-06' })).toMatchObject({ warnings: [{ kind: 'day_off', reason: 'weekend' }] });
    expect(check({ on: '2027-01-01' })).toMatchObject({
      warnings: [{ kind: 'day_off', reason: { holiday: { vi: 'Tết Dương lịch' } } }],
    });
  });

  it('warns where a meeting would pass another one, in either direction', () => {
    expect(check({ on: '2027-01-05' })).toMatchObject({
      warnings: [{ kind: 'passes_other', other: { on: '2027-01-04' } }],
    });
    expect(check({ on: '2026-12-02' }, january)).toMatchObject({
      warnings: [{ kind: 'passes_other', other: { on: '2026-12-03' } }],
    });
    expect(check({ on: '2027-01-04', time: '19:30' })).toMatchObject({
      warnings: [{ kind: 'passes_other', other: { on: '2027-01-04' } }],
    });
  });

  it('does not warn of the day off on which the meeting is already', () => {
    const sunday = meetingOn('2026-12-06', '2026-12-06T12:30:00Z');

    expect(check({ on: '2026-12-06', time: '20:00' }, sunday)).toMatchObject({ warnings: [] });
  });
});
