import { describe, expect, it } from 'vitest';
import type { Pledge } from '../../../src/core/model/pledges.ts';
import {
  askedNow,
  countedNow,
  isAsked,
  lastExpiredYear,
  parsePledgesKey,
  pledgesKey,
  pledgeYears,
  withReport,
  withSharing,
} from '../../../src/core/pledges/pledge.ts';

const zone = 'Asia/Ho_Chi_Minh';
const pledge: Pledge = {
  ...{ unitId: 'cell', memberId: 'an', year: 2027, texts: { duties: 'thăm hộ' } },
  ...{ sharing: 'counts_only', sharedWithId: undefined, widest: 'counts_only' },
  ...{ madeAt: new Date('2027-01-10T02:00:00Z'), reports: [] },
};

describe('a pledge', () => {
  it.each([
    ['2027-01-01', [2027]],
    ['2027-11-30', [2027]],
    ['2027-12-01', [2027, 2028]],
  ])('may be made on %s for %j', (today, years) => {
    expect(pledgeYears(today)).toEqual(years);
  });

  it.each([
    ['2027-06-14T03:00:00Z', undefined],
    ['2027-06-15T00:59:00Z', undefined],
    ['2027-06-15T01:00:00Z', 'half'],
    ['2027-06-15T13:00:00Z', undefined],
    ['2027-06-30T03:00:00Z', 'half'],
    ['2027-07-01T03:00:00Z', undefined],
    ['2027-12-01T03:00:00Z', 'end'],
    ['2027-12-31T03:00:00Z', 'end'],
  ])('is asked after by day as half of the year, and the year, end: at %s %s', (at, time) => {
    const now = new Date(at);
    const today = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
    expect(askedNow(now, { today, zone })).toBe(time);
  });

  it.each([
    ['2027-06-30', undefined],
    ['2027-07-01', { year: 2027, time: 'half' }],
    ['2027-08-29', { year: 2027, time: 'half' }],
    ['2027-08-30', undefined],
    ['2028-01-01', { year: 2027, time: 'end' }],
  ])('is counted the day after: on %s %j', (today, counted) => {
    expect(countedNow(today)).toEqual(counted);
  });

  it.each([
    ['2028-03-31', 2026],
    ['2028-04-01', 2027],
  ])('is kept until 31 March of the next year: on %s those of %i go', (today, year) => {
    expect(lastExpiredYear(today)).toBe(year);
  });

  it('is not asked after within a month of being made, or of what was said of it', () => {
    const at = (iso: string): Date => new Date(iso);
    expect(isAsked(pledge, at('2027-02-09T01:00:00Z'))).toBe(false);
    expect(isAsked(pledge, at('2027-02-10T02:00:00Z'))).toBe(true);
    const said = withReport(pledge, { status: 'running', note: undefined, at: at('2027-06-01T02:00:00Z') });
    expect(isAsked(said, at('2027-06-15T02:00:00Z'))).toBe(false);
  });

  it('keeps what is said within the hour as one report, put right, with its note', () => {
    const first = withReport(pledge, {
      status: 'running',
      note: 'ba hộ',
      at: new Date('2027-06-15T02:00:00Z'),
    });
    const again = withReport(first, {
      status: 'kept',
      note: undefined,
      at: new Date('2027-06-15T02:30:00Z'),
    });
    expect(again.reports.map(({ status, note }) => [status, note])).toEqual([['kept', 'ba hộ']]);
    const later = withReport(again, {
      status: 'kept',
      note: undefined,
      at: new Date('2027-12-02T02:00:00Z'),
    });
    expect(later.reports).toHaveLength(2);
  });

  it('remembers the widest circle it was ever shown to: one office-holder after another is as good as all', () => {
    const forOne = withSharing(pledge, { sharing: 'secretary', sharedWithId: 'binh' });
    expect(forOne.widest).toBe('secretary');
    const forAnother = withSharing(forOne, { sharing: 'secretary', sharedWithId: 'cuc' });
    expect(forAnother.widest).toBe('cell');
    expect(withSharing(forOne, { sharing: 'counts_only', sharedWithId: undefined }).widest).toBe('secretary');
  });

  it('is known with those of its cell by a key that names both', () => {
    expect(parsePledgesKey(pledgesKey(pledge))).toEqual({ unitId: 'cell', year: 2027 });
    expect(parsePledgesKey('018f0000-0000-7000-8000-00000000000a')).toBeUndefined();
  });
});
