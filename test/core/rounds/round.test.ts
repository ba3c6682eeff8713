import { describe, expect, it } from 'vitest';
import { moveRound, phaseOf, planRound } from '../../../src/core/rounds/round.ts';

const zone = 'Asia/Ho_Chi_Minh';
const meeting = { startsAt: new Date('2026-12-03T12:30:00Z'), meetingOn: '2026-12-03', zone };

function iso(times: Record<string, Date>): Record<string, string> {
  return Object.fromEntries(Object.entries(times).map(([name, at]) => [name, at.toISOString()]));
}

describe('a round planned for a meeting', () => {
  it('opens ten days ahead at 8:00, closes at the start and takes late reviews for three days', () => {
    expect(iso(planRound({ ...meeting, now: new Date('2026-11-20T05:00:00Z') }))).toEqual({
      opensAt: '2026-11-23T01:00:00.000Z',
      dueAt: '2026-12-03T12:30:00.000Z',
      closesAt: '2026-12-03T12:30:00.000Z',
      lateUntilAt: '2026-12-06T12:30:00.000Z',
    });
  });

  it.each([
    ['a moment before', '2026-11-23T00:59:59.999Z', '2026-11-23T01:00:00.000Z'],
    ['at the very moment', '2026-11-23T01:00:00.000Z', '2026-11-23T01:00:00.000Z'],
    ['a moment after', '2026-11-23T01:00:00.001Z', '2026-11-23T01:00:00.001Z'],
    ['two days before the meeting', '2026-12-01T03:00:00.000Z', '2026-12-01T03:00:00.000Z'],
    ['a second before the meeting', '2026-12-03T12:29:59.000Z', '2026-12-03T12:29:59.000Z'],
    ['after the meeting has begun', '2026-12-03T13:00:00.000Z', '2026-12-03T12:30:00.000Z'],
  ])('confirmed %s it opens accordingly', (_, now, opensAt) => {
    expect(planRound({ ...meeting, now: new Date(now) }).opensAt.toISOString()).toBe(opensAt);
  });

  it('reaches back over the end of the year', () => {
    const january = { startsAt: new Date('2027-01-03T12:30:00Z'), meetingOn: '2027-01-03', zone };
    expect(iso(planRound({ ...january, now: new Date('2026-12-01T00:00:00Z') }))).toEqual({
      opensAt: '2026-12-24T01:00:00.000Z',
      dueAt: '2027-01-03T12:30:00.000Z',
      closesAt: '2027-01-03T12:30:00.000Z',
      lateUntilAt: '2027-01-06T12:30:00.000Z',
    });
  });

  it('counts days of the wall clock where the clock changes', () => {
    const berlin = {
      startsAt: new Date('2026-03-27T18:30:00Z'),
      meetingOn: '2026-03-27',
      zone: 'Europe/Berlin',
    };
    expect(iso(planRound({ ...berlin, now: new Date('2026-03-01T00:00:00Z') }))).toEqual({
      opensAt: '2026-03-17T07:00:00.000Z',
      dueAt: '2026-03-27T18:30:00.000Z',
      closesAt: '2026-03-27T18:30:00.000Z',
      lateUntilAt: '2026-03-30T17:30:00.000Z',
    });
  });
});

describe('a round whose meeting moves', () => {
  it('moves with it before it has opened', () => {
    const round = { opensAt: new Date('2026-11-23T01:00:00Z') };
    const moved = { startsAt: new Date('2026-12-10T12:30:00Z'), meetingOn: '2026-12-10', zone };
    expect(iso(moveRound({ ...moved, round, now: new Date('2026-11-20T00:00:00Z') }))).toEqual({
      opensAt: '2026-11-30T01:00:00.000Z',
      dueAt: '2026-12-10T12:30:00.000Z',
      closesAt: '2026-12-10T12:30:00.000Z',
      lateUntilAt: '2026-12-13T12:30:00.000Z',
    });
  });

  it('opens at once where the new day is nearer than ten days', () => {
    const round = { opensAt: new Date('2026-11-23T01:00:00Z') };
    const moved = { startsAt: new Date('2026-11-28T12:30:00Z'), meetingOn: '2026-11-28', zone };
    const { opensAt } = moveRound({ ...moved, round, now: new Date('2026-11-20T00:00:00Z') });
    expect(opensAt.toISOString()).toBe('2026-11-20T00:00:00.000Z');
  });

  it('stays open where it has opened, however far the meeting moves', () => {
    const round = { opensAt: new Date('2026-11-23T01:00:00Z') };
    const moved = { startsAt: new Date('2026-12-20T12:30:00Z'), meetingOn: '2026-12-20', zone };
    expect(iso(moveRound({ ...moved, round, now: new Date('2026-11-23T01:00:00Z') }))).toEqual({
      opensAt: '2026-11-23T01:00:00.000Z',
      dueAt: '2026-12-20T12:30:00.000Z',
      closesAt: '2026-12-20T12:30:00.000Z',
      lateUntilAt: '2026-12-23T12:30:00.000Z',
    });
  });
});

describe('the phase of a round', () => {
  const round = {
    openedAt: new Date('2026-11-23T01:00:30Z'),
    closesAt: new Date('2026-12-03T12:30:00Z'),
    lateUntilAt: new Date('2026-12-06T12:30:00Z'),
    closedAt: undefined,
    cancelledAt: undefined,
  };

  it.each([
    ['2026-11-23T01:00:30.000Z', 'open'],
    ['2026-12-03T12:29:59.999Z', 'open'],
    ['2026-12-03T12:30:00.000Z', 'late'],
    ['2026-12-06T12:29:59.999Z', 'late'],
    ['2026-12-06T12:30:00.000Z', 'ended'],
    ['2027-12-06T12:30:00.000Z', 'ended'],
  ])('at %s it is %s', (now, phase) => {
    expect(phaseOf(round, new Date(now))).toBe(phase);
  });

  it.each([
    ['2026-11-23T01:00:00Z', 'planned'],
    ['2026-12-01T00:00:00Z', 'planned'],
    ['2026-12-03T12:30:00Z', 'planned'],
    ['2026-12-06T12:30:00Z', 'ended'],
  ])('at %s one that was never opened is %s: it takes no late review', (now, phase) => {
    expect(phaseOf({ ...round, openedAt: undefined }, new Date(now))).toBe(phase);
  });

  it('late begins as soon as it was closed, even where its meeting has moved away since', () => {
    const moved = {
      ...round,
      closedAt: new Date('2026-12-03T12:30:00Z'),
      closesAt: new Date('2026-12-10T12:30:00Z'),
      lateUntilAt: new Date('2026-12-13T12:30:00Z'),
    };
    expect(phaseOf(moved, new Date('2026-12-04T00:00:00Z'))).toBe('late');
    expect(phaseOf(moved, new Date('2026-12-13T12:30:00Z'))).toBe('ended');
  });

  it.each(['2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', '2026-12-04T00:00:00Z', '2027-01-01T00:00:00Z'])(
    'at %s a cancelled one is cancelled',
    (now) => {
      const cancelled = { ...round, cancelledAt: new Date('2026-11-25T00:00:00Z') };
      expect(phaseOf(cancelled, new Date(now))).toBe('cancelled');
    },
  );
});
