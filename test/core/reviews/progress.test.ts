import { expect, it } from 'vitest';
import { progressOf } from '../../../src/core/reviews/progress.ts';
import { checklists } from '../../support/checklists.ts';

it.each([
  [0, { answered: 0, total: 27, isComplete: false, minutesLeft: 5 }],
  [18, { answered: 18, total: 27, isComplete: false, minutesLeft: 2 }],
  [26, { answered: 26, total: 27, isComplete: false, minutesLeft: 1 }],
  [27, { answered: 27, total: 27, isComplete: true, minutesLeft: 0 }],
  [30, { answered: 27, total: 27, isComplete: true, minutesLeft: 0 }],
])('%i answers of the 27 items', (answered, progress) => {
  expect(progressOf(answered, checklists.full)).toEqual(progress);
});
