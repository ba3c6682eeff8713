import { describe, expect, it } from 'vitest';
import { missingSettings, withSettings, withoutSetting } from '../../../src/core/documents/settings.ts';

describe('what the documents of a unit print', () => {
  it('is asked of a cell with its kind and its minutes, of a committee without', () => {
    expect(missingSettings({}, { kind: 'cell' })).toEqual([
      ...['superior', 'issuer', 'place', 'cellKind', 'termFrom', 'lastReport', 'lastMinutes'],
      ...['recipients', 'signer'],
    ]);
    expect(missingSettings({ place: 'Bồ Đề' }, { kind: 'ward' })).toEqual([
      ...['superior', 'issuer', 'termFrom', 'lastReport', 'recipients', 'signer'],
    ]);
  });

  it('forgets the last numbers when another term begins, and keeps them when the same day is said again', () => {
    const settings = { termFrom: '2025-06-15', lastReport: 12, lastMinutes: 17, place: 'Bồ Đề' };
    expect(withSettings(settings, { termFrom: '2030-06-20' })).toEqual({
      termFrom: '2030-06-20',
      place: 'Bồ Đề',
    });
    expect(withSettings(settings, { termFrom: '2025-06-15' })).toEqual(settings);
  });

  it('keeps numbers that were said before the term', () => {
    expect(withSettings({ lastReport: 4 }, { termFrom: '2025-06-15' })).toEqual({
      lastReport: 4,
      termFrom: '2025-06-15',
    });
  });

  it('may be left open again', () => {
    expect(withoutSetting({ place: 'Bồ Đề', lastReport: 0 }, 'place')).toEqual({ lastReport: 0 });
  });
});
