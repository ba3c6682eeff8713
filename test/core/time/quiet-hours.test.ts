import { describe, expect, it } from 'vitest';
import { quietEnd } from '../../../src/core/time/quiet-hours.ts';
import { waitsUntil } from '../../../src/core/delivery/waiting.ts';

const zone = 'Asia/Ho_Chi_Minh';
const at = (local: string): Date => new Date(`${local}:00+07:00`);

describe('the quiet hours', () => {
  it.each([
    ['2026-12-01T20:59', undefined],
    ['2026-12-01T21:00', '2026-12-02T07:00'],
    ['2026-12-01T23:59', '2026-12-02T07:00'],
    ['2026-12-02T00:00', '2026-12-02T07:00'],
    ['2026-12-02T06:59', '2026-12-02T07:00'],
    ['2026-12-02T07:00', undefined],
    ['2026-12-31T22:00', '2027-01-01T07:00'],
  ])('at %s end at %s', (local, end) => {
    expect(quietEnd(at(local), zone)).toEqual(end === undefined ? undefined : at(end));
  });

  it('follow the clock of where the cell is', () => {
    expect(quietEnd(new Date('2026-12-01T12:00:00Z'), 'Australia/Sydney')).toEqual(
      new Date('2026-12-01T20:00:00Z'),
    );
  });
});

describe('a message in the quiet hours', () => {
  const night = at('2026-12-01T22:00');

  it('waits for seven o’clock', () => {
    const expiresAt = at('2026-12-03T19:30');
    expect(waitsUntil({ kind: 'reminder', expiresAt }, night, zone)).toEqual(at('2026-12-02T07:00'));
    expect(waitsUntil({ kind: 'join_waiting', expiresAt: undefined }, night, zone)).toEqual(
      at('2026-12-02T07:00'),
    );
  });

  it('goes at once where it would expire before the morning', () => {
    const expiresAt = at('2026-12-02T07:00');
    expect(waitsUntil({ kind: 'reminder', expiresAt }, night, zone)).toBeUndefined();
  });

  it('does not wait where it only takes words out of a chat', () => {
    expect(waitsUntil({ kind: 'words_removed', expiresAt: undefined }, night, zone)).toBeUndefined();
  });
});
