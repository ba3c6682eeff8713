import type { Round } from '../../core/model/rounds.ts';
import type { ApprovedSummary } from '../../core/ports/summaries.ts';

/** The summary that was approved after the round was closed, where there is one: until then its report is a draft. */
export function approvedFinally(
  { closedAt }: Pick<Round, 'closedAt'>,
  approved: readonly ApprovedSummary[],
): ApprovedSummary | undefined {
  const newest = approved.at(-1);
  return closedAt !== undefined && newest !== undefined && newest.approvedAt >= closedAt ? newest : undefined;
}
