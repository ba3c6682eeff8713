import { expect, it } from 'vitest';
import { continuesLook, readingRole } from '../../../src/core/summaries/access.ts';

it.each([
  ['2026-12-03T12:00:00Z', '2026-12-03T12:00:00Z', true],
  ['2026-12-03T12:00:00Z', '2026-12-03T12:59:59Z', true],
  ['2026-12-03T12:00:00Z', '2026-12-03T13:00:00Z', false],
  ['2026-12-03T12:00:00Z', '2026-12-03T11:59:00Z', false],
])('after a look at %s one at %s belongs to it: %s', (lastAt, at, expected) => {
  expect(continuesLook(new Date(lastAt), new Date(at))).toBe(expected);
});

it.each([
  [['deputy', 'acting_secretary'] as const, 'acting_secretary'],
  [['cell_officer', 'secretary'] as const, 'secretary'],
  [['deputy'] as const, 'deputy'],
  [['cell_officer'] as const, undefined],
  [[], undefined],
])('who holds %j reads as %s', (roles, expected) => {
  expect(readingRole(roles)).toBe(expected);
});
