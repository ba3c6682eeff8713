import { createSummaryFeature } from '../../screens/summaries/summary-feature.ts';
import { createSnapshots } from '../../services/summaries/snapshots.ts';
import { createSummaries } from '../../services/summaries/summaries.ts';
import type { Base } from './base.ts';

export type Summaries = ReturnType<typeof composeSummaries>;

/** What is counted when a round closes, and what is read out of it. */
export function composeSummaries(base: Base) {
  const snapshots = createSnapshots(base);
  const summaries = createSummaries({ ...base, snapshots });
  return { snapshots, features: () => [createSummaryFeature({ summaries })] };
}
