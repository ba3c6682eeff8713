import { describe, expect, it } from 'vitest';
import {
  attendancePhase,
  hasMet,
  heldBy,
  nextOutcome,
  rateOf,
} from '../../../src/core/meetings/roll-call.ts';

const meeting = { startsAt: new Date('2026-12-03T12:30:00Z'), zone: 'Asia/Ho_Chi_Minh' };

describe('attendance', () => {
  it.each([
    ['2026-12-03T10:29:59Z', 'early'],
    ['2026-12-03T10:30:00Z', 'open'],
    ['2027-01-02T12:29:59Z', 'open'],
    ['2027-01-02T12:30:00Z', 'closed'],
  ])('at %s is %s', (now, phase) => {
    expect(attendancePhase(meeting, new Date(now))).toBe(phase);
  });

  it.each([
    [undefined, ['present', 'excused', 'unexcused', undefined, 'present']],
    ['coming', ['present', 'excused', 'unexcused', undefined, 'present']],
    ['unsure', ['present', 'excused', 'unexcused', undefined, 'present']],
    ['away', ['excused', 'unexcused', 'present', undefined, 'excused']],
  ] as const)('after the reply %s taps write down %j', (reply, marks) => {
    let outcome: ReturnType<typeof nextOutcome>;
    const written = marks.map(() => (outcome = nextOutcome(outcome, reply)));
    expect(written).toEqual(marks);
  });

  it('counts who is free of meetings apart', () => {
    const outcomes = ['present', 'present', 'excused', 'exempt', undefined] as const;
    expect(rateOf(outcomes.map((outcome) => ({ outcome })))).toEqual({
      ...{ present: 2, excused: 1, unexcused: 0, exempt: 1, expected: 3, percent: 67 },
    });
    expect(rateOf([]).percent).toBeUndefined();
  });

  it.each([
    ['planned', true, undefined, true],
    ['planned', false, undefined, false],
    ['planned', false, new Date('2026-12-03T15:00:00Z'), true],
    ['cancelled', true, new Date('2026-12-03T15:00:00Z'), false],
  ] as const)('a %s meeting, taken: %s, said: %s: met %s', (status, isAttendanceTaken, heldSaidAt, met) => {
    expect(hasMet({ status, heldSaidAt }, { isAttendanceTaken })).toBe(met);
  });

  it.each([
    [true, undefined, '2026-12-03T11:00:00Z', 'roll_call'],
    [false, undefined, '2026-12-03T12:29:59Z', 'not_yet'],
    [false, undefined, '2026-12-03T12:30:00Z', 'unknown'],
    [false, new Date('2026-12-03T15:00:00Z'), '2026-12-04T00:00:00Z', 'word'],
  ] as const)('taken: %s, said: %s, at %s: held by %s', (isAttendanceTaken, heldSaidAt, now, by) => {
    const { startsAt } = meeting;
    expect(heldBy({ startsAt, heldSaidAt }, { isAttendanceTaken, now: new Date(now) })).toBe(by);
  });
});
