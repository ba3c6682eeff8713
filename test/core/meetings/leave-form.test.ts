import { expect, it } from 'vitest';
import { endToldOn, quickLeaveEnds } from '../../../src/core/meetings/leave-form.ts';

it('the buttons offer two weeks, one, three and six months, each with its last day', () => {
  expect(quickLeaveEnds('2026-12-01')).toEqual(['2026-12-14', '2026-12-31', '2027-02-28', '2027-05-31']);
});

it.each([
  ['a week before its last day', { meetingId: undefined, untilOn: '2027-01-31' }, '2027-01-24'],
  ['not of one that is no longer than a week', { meetingId: undefined, untilOn: '2026-12-08' }, undefined],
  ['not of one meeting', { meetingId: 'm', untilOn: '2027-01-31' }, undefined],
])('an end is told %s', (_name, { meetingId, untilOn }, on) => {
  expect(endToldOn({ meetingId, days: { fromOn: '2026-12-01', untilOn } })).toBe(on);
});
