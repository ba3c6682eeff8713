import { itemsOf, type ChecklistContent } from '../rounds/checklist.ts';

export type Progress = { answered: number; total: number; isComplete: boolean; minutesLeft: number };

/** How far a review has come, from the number of items answered or skipped alone. */
export function progressOf(answered: number, checklist: ChecklistContent): Progress {
  const total = itemsOf(checklist).length;
  const left = Math.max(0, total - answered);
  return {
    answered: Math.min(answered, total),
    total,
    isComplete: left === 0,
    minutesLeft: Math.ceil((left * secondsAnItem) / 60),
  };
}

const secondsAnItem = 10;
