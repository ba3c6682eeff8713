import { describe, expect, it } from 'vitest';
import type { Leave } from '../../../src/core/model/leaves.ts';
import { changed, declined, leaveEffect, overlap } from '../../../src/core/rounds/leave.ts';

const at = new Date('2026-11-24T02:00:00Z');
const now = new Date('2026-12-20T02:00:00Z');
const days = { fromOn: '2026-12-01', untilOn: '2027-01-31' };
const meeting = { id: 'm', on: '2026-12-03' };

function leave(said: Partial<Leave> = {}): Leave {
  return {
    ...{ id: 'l', unitId: 'u', memberId: 'an', meetingId: undefined, days, status: 'asked' },
    ...{ recorded: undefined, reason: 'Công tác', word: undefined, comingTo: [], endToldOf: undefined },
    ...{ askedAt: at, decidedAt: undefined, ...said },
  };
}

const recorded = leave({ status: 'recorded', recorded: days });

describe('what a leave does to a meeting', () => {
  it.each<[string, Leave[], ReturnType<typeof leaveEffect>]>([
    ['asked for: nobody is chased', [leave()], 'asked'],
    ['recorded: nobody is expected', [recorded], 'recorded'],
    ['recorded goes before asked for', [leave({ id: 'other' }), recorded], 'recorded'],
    ['declined: nothing', [leave({ status: 'declined' })], undefined],
    ['taken back: nothing', [leave({ status: 'taken_back' })], undefined],
    ['its first day counts', [leave({ days: { ...days, fromOn: '2026-12-03' } })], 'asked'],
    ['so does its last', [leave({ days: { ...days, untilOn: '2026-12-03' } })], 'asked'],
    ['a day later is too late', [leave({ days: { ...days, fromOn: '2026-12-04' } })], undefined],
    ['of a meeting to which they come: nothing', [{ ...recorded, comingTo: ['m'] }], undefined],
    [
      'for this meeting, whatever day it was moved to',
      [leave({ meetingId: 'm', days: { fromOn: '2026-11-30', untilOn: '2026-11-30' } })],
      'asked',
    ],
    ['for another meeting: nothing', [leave({ meetingId: 'other' })], undefined],
    [
      'of a part that was recorded: what was recorded',
      [leave({ recorded: { ...days, untilOn: '2026-12-03' } })],
      'recorded',
    ],
    [
      'of a part that was not: what is asked for',
      [leave({ recorded: { fromOn: '2026-12-04', untilOn: '2027-01-31' } })],
      'asked',
    ],
  ])('%s', (_name, leaves, effect) => {
    expect(leaveEffect(leaves, meeting)).toBe(effect);
  });
});

describe('other days', () => {
  it('within what was recorded need nobody’s word', () => {
    const narrower = { ...days, untilOn: '2026-12-31' };
    expect(changed(recorded, narrower, now)).toEqual({ ...recorded, days: narrower, recorded: narrower });
  });

  it('beyond it are asked for anew with a reason of their own, and keep what both have', () => {
    const later = { fromOn: '2027-01-01', untilOn: '2027-02-28' };
    expect(changed(recorded, later, now)).toEqual({
      ...recorded,
      ...{ days: later, status: 'asked', reason: undefined, askedAt: now },
      recorded: { fromOn: '2027-01-01', untilOn: '2027-01-31' },
    });
  });

  it('that have none of it in common keep nothing', () => {
    const apart = { fromOn: '2027-03-01', untilOn: '2027-03-31' };
    expect(changed(recorded, apart, now)).toMatchObject({ status: 'asked', recorded: undefined });
    expect(overlap(days, apart)).toBeUndefined();
  });
});

describe('declining', () => {
  it('what was only asked for leaves nothing', () => {
    const refused = declined(leave(), 'Rất cần đồng chí', now);
    expect(refused).toMatchObject({ status: 'declined', recorded: undefined, word: 'Rất cần đồng chí' });
  });

  it('more days leaves those that were recorded before', () => {
    const wider = changed(recorded, { ...days, untilOn: '2027-03-31' }, now);
    expect(declined(wider, 'Về dự đại hội', now)).toMatchObject({ status: 'recorded', days, recorded: days });
  });

  it('what was recorded undoes it', () => {
    expect(declined(recorded, 'Ghi nhầm', now)).toMatchObject({ status: 'declined', recorded: undefined });
  });
});
