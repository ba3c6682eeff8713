import type { Answer } from '../model/reviews.ts';
import type { SummaryWords } from './words.ts';

/** The cell committee's own review, answered on its behalf; what it says is for the whole cell. */
export type CommitteeSummary = {
  /** Who answers it at present. */
  memberId: string;
  state: 'missing' | 'sent' | 'late';
  words: readonly SummaryWords[];
};

/** What it says beyond "no" and beyond what was left. */
export function committeeWords(memberId: string, name: string, answers: readonly Answer[]): SummaryWords[] {
  return answers
    .filter(({ level, value }) => level !== 'none' && value?.kind !== 'left')
    .map(({ item, level, skipReason, how, causeKind, cause, remedy, deadlineOn, help, value }) => ({
      ...{ memberId, name, item, sharing: 'cell', sharedWithId: undefined },
      ...{ level, skipReason, how, causeKind, cause, remedy, deadlineOn, help, value },
    }));
}
