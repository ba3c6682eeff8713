import { expect, it } from 'vitest';
import { quickDeadlines } from '../../../src/core/time/quick-deadlines.ts';

it.each([
  ['2026-01-15', ['month 2026-01-31', 'quarter 2026-03-31']],
  ['2026-02-15', ['month 2026-02-28', 'quarter 2026-03-31']],
  ['2026-03-15', ['month 2026-03-31']],
  ['2026-04-15', ['month 2026-04-30', 'quarter 2026-06-30']],
  ['2026-05-15', ['month 2026-05-31', 'quarter 2026-06-30']],
  ['2026-06-15', ['month 2026-06-30']],
  ['2026-07-15', ['month 2026-07-31', 'quarter 2026-09-30']],
  ['2026-08-15', ['month 2026-08-31', 'quarter 2026-09-30']],
  ['2026-09-15', ['month 2026-09-30']],
  ['2026-10-15', ['month 2026-10-31', 'quarter 2026-12-31']],
  ['2026-11-15', ['month 2026-11-30', 'quarter 2026-12-31']],
  ['2026-12-15', ['month 2026-12-31']],
])('on %s every day is offered once', (today, offered) => {
  expect(quickDeadlines(today, undefined).map(({ kind, on }) => `${kind} ${on}`)).toEqual(offered);
});

it('the meeting stands where its day belongs, and before the end of a month that it falls on', () => {
  const offered = (today: string, meetingOn: string) =>
    quickDeadlines(today, meetingOn).map(({ kind, on }) => `${kind} ${on}`);
  expect(offered('2026-10-20', '2026-11-03')).toEqual([
    'month 2026-10-31',
    'meeting 2026-11-03',
    'quarter 2026-12-31',
  ]);
  expect(offered('2026-12-20', '2027-01-03')).toEqual(['month 2026-12-31', 'meeting 2027-01-03']);
  expect(offered('2026-12-01', '2026-12-31')).toEqual(['meeting 2026-12-31']);
});
