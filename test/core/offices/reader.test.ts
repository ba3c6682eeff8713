import { expect, it } from 'vitest';
import type { Role } from '../../../src/core/model/people.ts';
import { readerFor } from '../../../src/core/offices/reader.ts';

it.each<[string, [Role, string | undefined][], string, string | undefined]>([
  [
    'the secretary reads',
    [
      ['secretary', 'binh'],
      ['deputy', 'cuong'],
    ],
    'an',
    'binh',
  ],
  [
    'the secretary’s own review goes to the deputy',
    [
      ['secretary', 'binh'],
      ['deputy', 'cuong'],
    ],
    'binh',
    'cuong',
  ],
  ['without a deputy nobody reads the secretary’s own review', [['secretary', 'binh']], 'binh', undefined],
  ['a deputy alone is not an office-holder', [['deputy', 'cuong']], 'an', undefined],
  [
    'an acting secretary stands in for the secretary',
    [
      ['secretary', 'binh'],
      ['acting_secretary', 'cuong'],
    ],
    'an',
    'cuong',
  ],
  [
    'the secretary’s own review goes to the acting secretary',
    [
      ['secretary', 'binh'],
      ['acting_secretary', 'cuong'],
    ],
    'binh',
    'cuong',
  ],
  [
    'the acting secretary’s own review goes to another deputy',
    [
      ['deputy', 'cuong'],
      ['deputy', 'dung'],
      ['acting_secretary', 'cuong'],
    ],
    'cuong',
    'dung',
  ],
  [
    'nobody reads their own review as deputy',
    [
      ['secretary', 'binh'],
      ['deputy', 'binh'],
    ],
    'binh',
    undefined,
  ],
  ['a cell officer reads nothing', [['cell_officer', 'em']], 'an', undefined],
  ['an office without a roster row names nobody', [['secretary', undefined]], 'an', undefined],
])('%s', (_claim, held, memberId, readerId) => {
  const offices = held.map(([role, holder], index) => ({
    id: `office-${index}`,
    unitId: 'cell',
    memberId: holder,
    accountId: undefined,
    role,
    fromAt: new Date('2026-01-01T00:00:00Z'),
    untilAt: undefined,
  }));
  expect(readerFor(offices, memberId)?.memberId).toBe(readerId);
});
