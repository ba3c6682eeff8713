import { expect, test } from 'vitest';
import { dayBefore, demoStart } from '../../../src/playground/seed/calendar.ts';

const zone = 'Asia/Ho_Chi_Minh';

test.each([
  // outside, the demo's today, its meeting, the meeting before, the beginning
  ['2026-11-18T03:00:00Z', '2026-11-18', '2026-11-26', '2026-10-26', '2026-10-12'],
  ['2026-11-22T03:00:00Z', '2026-11-23', '2026-12-01', '2026-11-01', '2026-10-18'],
  ['2026-12-23T23:30:00Z', '2026-12-24', '2027-01-01', '2026-12-01', '2026-11-17'],
  ['2027-02-20T03:00:00Z', '2027-02-20', '2027-02-28', '2027-01-28', '2027-01-14'],
  ['2027-02-21T03:00:00Z', '2027-02-21', '2027-03-01', '2027-02-01', '2027-01-18'],
  ['2028-02-21T03:00:00Z', '2028-02-22', '2028-03-01', '2028-02-01', '2028-01-18'],
])(
  'on %s the demo’s today is %s and its meeting eight days later',
  (outside, today, meetingOn, lastMeetingOn, begin) => {
    const calendar = demoStart(new Date(outside), zone);

    expect(calendar.today.toISOString()).toBe(`${today}T02:00:00.000Z`);
    expect(calendar.meetingOn).toBe(meetingOn);
    expect(calendar.lastMeetingOn).toBe(lastMeetingOn);
    expect(calendar.begin.toISOString()).toBe(`${begin}T02:00:00.000Z`);
    expect(calendar.meetingDay).toBe(Number(meetingOn.slice(-2)));
  },
);

test('days are counted over the ends of months and years', () => {
  expect(dayBefore('2027-01-03', 10)).toBe('2026-12-24');
  expect(dayBefore('2026-12-30', -4)).toBe('2027-01-03');
});
