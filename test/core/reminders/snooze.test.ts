import { expect, it } from 'vitest';
import { snoozeAt } from '../../../src/core/reminders/snooze.ts';

const zone = 'Asia/Ho_Chi_Minh';
const at = (local: string): Date => new Date(`${local}:00+07:00`);

it.each([
  ['tonight', '2026-12-01T17:59', '2026-12-03T19:30', '2026-12-01T19:00'],
  ['tonight', '2026-12-01T18:00', '2026-12-03T19:30', undefined],
  ['tonight', '2026-12-03T08:00', '2026-12-03T21:30', '2026-12-03T19:00'],
  ['tonight', '2026-12-03T08:00', '2026-12-03T19:30', '2026-12-03T17:30'],
  ['tonight', '2026-12-03T17:30', '2026-12-03T19:30', undefined],
  ['tonight', '2026-12-03T08:00', '2026-12-03T18:30', undefined],
  ['tonight', '2026-12-03T08:00', '2026-12-03T14:00', undefined],
  ['tomorrow', '2026-12-02T19:00', '2026-12-03T19:30', '2026-12-03T17:30'],
  ['tomorrow', '2026-12-02T19:00', '2026-12-03T14:00', '2026-12-03T12:00'],
  ['tomorrow', '2026-12-02T19:00', '2026-12-03T09:00', '2026-12-03T07:00'],
  ['tomorrow', '2026-12-02T19:00', '2026-12-03T08:30', undefined],
  ['tomorrow', '2026-12-31T10:00', '2027-01-03T19:30', '2027-01-01T19:00'],
] as const)('%s, asked at %s before a meeting at %s, comes at %s', (kind, now, starts, comes) => {
  expect(snoozeAt(kind, { startsAt: at(starts), zone }, at(now))).toEqual(
    comes === undefined ? undefined : at(comes),
  );
});
