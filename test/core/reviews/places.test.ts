import { expect, it } from 'vitest';
import { itemBefore } from '../../../src/core/reviews/places.ts';
import { checklistOfRound } from '../../../src/core/rounds/items.ts';
import { checklists } from '../../support/checklists.ts';

it('before an item stands the one that is asked before it, also where only some are in focus', () => {
  const focused = checklistOfRound(checklists.full, { focusItems: [4, 13] });
  expect(itemBefore(checklists.full, 13)?.number).toBe(12);
  expect(itemBefore(focused, 13)?.number).toBe(4);
  expect(itemBefore(focused, 4)).toBeUndefined();
});
