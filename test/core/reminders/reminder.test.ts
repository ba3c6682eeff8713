import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../src/core/time/local-time.ts';
import { dueReminders, planReminders, type PlannedReminder } from '../../../src/core/reminders/reminder.ts';

const zone = 'Asia/Ho_Chi_Minh';

function lines(reminders: PlannedReminder[]): string[] {
  return reminders.map(
    ({ kind, dueAt, expiresAt }) =>
      `${kind} ${dueAt.toISOString().slice(0, 16)} until ${expiresAt.toISOString().slice(0, 16)}`,
  );
}

/** Reminders for Thursday 3 December 2026. Viet Nam is seven hours ahead: 19:00 there is 12:00Z, 08:00 is 01:00Z. */
function plan(time: string, opensAt = '2026-11-23T01:00:00Z', where = zone): string[] {
  return lines(
    planReminders({
      meetingOn: '2026-12-03',
      startsAt: instantOf('2026-12-03', time, where),
      zone: where,
      opensAt: new Date(opensAt),
    }),
  );
}

describe('reminders before a meeting', () => {
  it('at 19:30 come seven, three and one day before at 19:00 and on the day at 8:00', () => {
    expect(plan('19:30')).toEqual([
      'd7 2026-11-26T12:00 until 2026-11-30T12:00',
      'd3 2026-11-30T12:00 until 2026-12-02T12:00',
      'd1 2026-12-02T12:00 until 2026-12-03T01:00',
      'day 2026-12-03T01:00 until 2026-12-03T12:30',
    ]);
  });

  it('at 12:00 still has one on the day, good until the start', () => {
    expect(plan('12:00')).toEqual([
      'd7 2026-11-26T12:00 until 2026-11-30T12:00',
      'd3 2026-11-30T12:00 until 2026-12-02T12:00',
      'd1 2026-12-02T12:00 until 2026-12-03T01:00',
      'day 2026-12-03T01:00 until 2026-12-03T05:00',
    ]);
  });

  it.each([
    ['11:59', '2026-12-03T04:59'],
    ['08:30', '2026-12-03T01:30'],
    ['08:00', '2026-12-03T01:00'],
    ['06:00', '2026-12-02T23:00'],
    ['00:00', '2026-12-02T17:00'],
  ])('at %s has one on the evening before, not two, and none on the day', (time, start) => {
    expect(plan(time)).toEqual([
      'd7 2026-11-26T12:00 until 2026-11-30T12:00',
      'd3 2026-11-30T12:00 until 2026-12-02T12:00',
      `d1 2026-12-02T12:00 until ${start}`,
    ]);
  });
});

describe('reminders of a round that opened late', () => {
  it.each([
    ['2026-11-26T11:59:59Z', ['d7', 'd3', 'd1', 'day']],
    ['2026-11-26T12:00:00Z', ['d3', 'd1', 'day']],
    ['2026-11-28T03:00:00Z', ['d3', 'd1', 'day']],
    ['2026-11-30T12:00:00Z', ['d1', 'day']],
    ['2026-12-02T11:59:00Z', ['d1', 'day']],
    ['2026-12-02T12:00:00Z', ['day']],
    ['2026-12-03T00:59:00Z', ['day']],
    ['2026-12-03T01:00:00Z', []],
    ['2026-12-03T12:00:00Z', []],
    ['2026-12-03T12:30:00Z', []],
  ])('opened at %s it has %j left', (opensAt, kinds) => {
    expect(plan('19:30', opensAt).map((line) => line.split(' ')[0])).toEqual(kinds);
  });

  it('a morning meeting confirmed late the evening before has none', () => {
    expect(plan('08:30', '2026-12-02T13:00:00Z')).toEqual([]);
  });
});

describe('reminders elsewhere', () => {
  it('are at 19:00 and 8:00 of the cell’s own clock, also over its changes', () => {
    const reminders = planReminders({
      meetingOn: '2026-03-31',
      startsAt: new Date('2026-03-31T17:30:00Z'),
      zone: 'Europe/Berlin',
      opensAt: new Date('2026-03-21T07:00:00Z'),
    });
    expect(lines(reminders)).toEqual([
      'd7 2026-03-24T18:00 until 2026-03-28T18:00',
      'd3 2026-03-28T18:00 until 2026-03-30T17:00',
      'd1 2026-03-30T17:00 until 2026-03-31T06:00',
      'day 2026-03-31T06:00 until 2026-03-31T17:30',
    ]);
  });

  it('the morning is that of the cell, not of the server', () => {
    expect(plan('08:30', '2026-11-23T01:00:00Z', 'America/New_York')).toEqual([
      'd7 2026-11-27T00:00 until 2026-12-01T00:00',
      'd3 2026-12-01T00:00 until 2026-12-03T00:00',
      'd1 2026-12-03T00:00 until 2026-12-03T13:30',
    ]);
  });
});

describe('every meeting time of the day', () => {
  it('reminds only after the opening and before the start, each until the next, never two at once', () => {
    for (let minute = 0; minute < 24 * 60; minute += 31) {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      const startsAt = instantOf('2026-12-03', time, zone);
      for (let hour = 0; hour < 12 * 24; hour += 7) {
        const opensAt = new Date(startsAt.getTime() - hour * 3_600_000);
        const reminders = planReminders({ meetingOn: '2026-12-03', startsAt, zone, opensAt });
        const instants = reminders.map(({ dueAt }) => dueAt.getTime());
        expect(instants).toEqual([...new Set(instants)].sort((one, other) => one - other));
        for (const { dueAt, expiresAt } of reminders) {
          expect(
            dueAt > opensAt && dueAt < expiresAt && expiresAt <= startsAt,
            `${time} ${String(hour)}`,
          ).toBe(true);
        }
      }
    }
  });
});

describe('after downtime', () => {
  const slots = [
    { id: 'a', dueAt: new Date('2026-11-26T12:00:00Z'), expiresAt: new Date('2026-11-30T12:00:00Z') },
    { id: 'b', dueAt: new Date('2026-11-30T12:00:00Z'), expiresAt: new Date('2026-12-02T12:00:00Z') },
    { id: 'c', dueAt: new Date('2026-12-02T12:00:00Z'), expiresAt: new Date('2026-12-03T01:00:00Z') },
    { id: 'd', dueAt: new Date('2026-12-03T01:00:00Z'), expiresAt: new Date('2026-12-03T12:30:00Z') },
  ];

  it.each([
    ['2026-11-26T11:59:59.999Z', undefined, []],
    ['2026-11-26T12:00:00.000Z', 'a', []],
    ['2026-11-28T00:00:00.000Z', 'a', []],
    ['2026-11-30T11:59:59.999Z', 'a', []],
    ['2026-11-30T12:00:00.000Z', 'b', ['a']],
    ['2026-12-02T20:00:00.000Z', 'c', ['a', 'b']],
    ['2026-12-03T12:29:59.999Z', 'd', ['a', 'b', 'c']],
    ['2026-12-03T12:30:00.000Z', undefined, ['a', 'b', 'c', 'd']],
    ['2027-12-03T12:30:00.000Z', undefined, ['a', 'b', 'c', 'd']],
  ])('of all four, at %s, only %s is sent and %j are stale', (now, send, expire) => {
    const due = dueReminders(slots, new Date(now));
    expect(due.send?.id).toBe(send);
    expect(due.expire.map(({ id }) => id)).toEqual(expire);
  });

  it('the order in which they come does not matter, and the list is left as it was', () => {
    const shuffled = [slots[2], slots[0], slots[3], slots[1]].filter((slot) => slot !== undefined);
    const due = dueReminders(shuffled, new Date('2026-12-02T20:00:00Z'));
    expect(due.send?.id).toBe('c');
    expect(due.expire.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(shuffled.map(({ id }) => id)).toEqual(['c', 'a', 'd', 'b']);
  });

  it('of two that are both still good only the newer is sent', () => {
    const overlapping = [
      { id: 'old', dueAt: new Date('2026-12-01T00:00:00Z'), expiresAt: new Date('2026-12-09T00:00:00Z') },
      { id: 'new', dueAt: new Date('2026-12-02T00:00:00Z'), expiresAt: new Date('2026-12-09T00:00:00Z') },
    ];
    const due = dueReminders(overlapping, new Date('2026-12-03T00:00:00Z'));
    expect(due.send?.id).toBe('new');
    expect(due.expire.map(({ id }) => id)).toEqual(['old']);
  });

  it('nothing planned means nothing to send', () => {
    expect(dueReminders([], new Date('2026-12-03T00:00:00Z'))).toEqual({ send: undefined, expire: [] });
  });
});
