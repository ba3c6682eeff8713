import { describe, expect, it } from 'vitest';
import { isThematicAsked, thematicState } from '../../../src/core/meetings/thematic.ts';

const zone = 'Asia/Ho_Chi_Minh';
const meeting = (
  on: string,
  kind: 'monthly' | 'thematic' = 'thematic',
  status: 'planned' | 'cancelled' = 'planned',
) => ({
  ...{ kind, status, on },
  startsAt: new Date(`${on}T19:30:00+07:00`),
});

describe('the thematic meeting of a quarter', () => {
  it.each([
    ['2026-11-30T12:00:00+07:00', [], 'missing'],
    ['2026-12-01T00:00:00+07:00', [], 'due_soon'],
    ['2026-12-01T00:00:00+07:00', [meeting('2026-12-03', 'monthly')], 'due_soon'],
    ['2026-12-01T00:00:00+07:00', [meeting('2026-12-15', 'thematic', 'cancelled')], 'due_soon'],
    ['2026-12-01T00:00:00+07:00', [meeting('2027-01-04')], 'due_soon'],
    ['2026-12-01T00:00:00+07:00', [meeting('2026-12-15')], 'planned'],
    ['2026-12-31T23:00:00+07:00', [meeting('2026-10-01')], 'met'],
  ])('at %s', (now, meetings, status) => {
    expect(thematicState(meetings, { now: new Date(now), zone })).toEqual({
      status,
      quarterEndsOn: '2026-12-31',
    });
  });

  it('is not asked of a cell that began in the last days of the quarter', () => {
    const state = { status: 'due_soon', quarterEndsOn: '2026-12-31' } as const;
    expect(isThematicAsked(state, { readyAt: new Date('2026-11-30T10:00:00Z'), zone })).toBe(true);
    expect(isThematicAsked(state, { readyAt: new Date('2026-12-01T10:00:00Z'), zone })).toBe(false);
  });
});
