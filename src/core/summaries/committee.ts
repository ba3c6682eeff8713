import { z } from 'zod';
import type { Answer } from '../model/reviews.ts';
import { summaryWordsSchema, type SummaryWords } from './words.ts';

/** The cell committee's own review, answered on its behalf; what it says is for the whole cell. */
export const committeeSchema = z.object({
  /** Who answers it at present. */
  memberId: z.string(),
  state: z.enum(['missing', 'sent', 'late']),
  words: z.array(summaryWordsSchema).readonly(),
});
export type CommitteeSummary = z.output<typeof committeeSchema>;

/** What it says beyond "no" and beyond what was left. */
export function committeeWords(memberId: string, name: string, answers: readonly Answer[]): SummaryWords[] {
  return answers
    .filter(({ level, value }) => level !== 'none' && value?.kind !== 'left')
    .map(({ item, level, skipReason, how, causeKind, cause, remedy, deadlineOn, help, value }) => ({
      ...{ memberId, name, item, sharing: 'cell', sharedWithId: undefined },
      ...{ level, skipReason, how, causeKind, cause, remedy, deadlineOn, help, value },
    }));
}
