import { expect, it } from 'vitest';
import { afterMeeting } from '../../../src/core/reminders/after-meeting.ts';

const zone = 'Asia/Ho_Chi_Minh';

function heldAt(utc: string) {
  const startsAt = new Date(utc);
  return (now: string) => afterMeeting({ on: '2026-12-03', startsAt, zone }, new Date(now))?.when;
}

it('of an evening meeting it is told an hour into it, and again in the morning until evening', () => {
  const told = heldAt('2026-12-03T12:30:00Z');
  expect(told('2026-12-03T13:29:00Z')).toBeUndefined();
  expect(told('2026-12-03T13:30:00Z')).toBe('evening');
  expect(told('2026-12-04T00:59:00Z')).toBe('evening');
  expect(told('2026-12-04T01:00:00Z')).toBe('morning');
  expect(told('2026-12-04T11:59:00Z')).toBe('morning');
  expect(told('2026-12-04T12:00:00Z')).toBeUndefined();
});

it('of a morning meeting it is told in the evening of that day', () => {
  const told = heldAt('2026-12-03T01:00:00Z');
  expect(told('2026-12-03T11:59:00Z')).toBeUndefined();
  expect(told('2026-12-03T12:00:00Z')).toBe('evening');
});

it('of a late meeting it is told before the quiet hours, and never before it has begun', () => {
  const told = heldAt('2026-12-03T13:15:00Z');
  expect(told('2026-12-03T13:44:00Z')).toBeUndefined();
  expect(told('2026-12-03T13:45:00Z')).toBe('evening');
  expect(heldAt('2026-12-03T14:30:00Z')('2026-12-03T14:00:00Z')).toBeUndefined();
});
