import { describe, expect, it } from 'vitest';
import { attendancePhase, hasMet, nextOutcome, rateOf } from '../../../src/core/meetings/roll-call.ts';

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
    ['planned', true, '2026-12-01T00:00:00Z', true],
    ['planned', false, '2026-12-03T12:29:59Z', false],
    ['planned', false, '2026-12-03T12:30:00Z', true],
    ['cancelled', true, '2026-12-04T00:00:00Z', false],
  ] as const)('a %s meeting, taken: %s, at %s: met %s', (status, isAttendanceTaken, now, met) => {
    expect(hasMet({ status, startsAt: meeting.startsAt }, { isAttendanceTaken, now: new Date(now) })).toBe(
      met,
    );
  });
});
