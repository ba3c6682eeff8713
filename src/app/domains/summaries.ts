import { createSummaryFeature } from '../../screens/summaries/summary-feature.ts';
import { createLateReviews } from '../../services/summaries/late-reviews.ts';
import { createSnapshots } from '../../services/summaries/snapshots.ts';
import { createSummaries } from '../../services/summaries/summaries.ts';
import type { Base } from './base.ts';

export type Summaries = ReturnType<typeof composeSummaries>;

/** What is counted when a round closes, and what is read out of it. */
export function composeSummaries(base: Base) {
  const snapshots = createSnapshots(base);
  const summaries = createSummaries({ ...base, snapshots });
  const lateReviews = createLateReviews({ ...base, snapshots });
  return { snapshots, lateReviews, features: () => [createSummaryFeature({ summaries })] };
}
