import type { Sharing } from '../sharing.ts';
import type { Answer } from '../model/reviews.ts';

/** A review as it was sent, with what is known of it already. */
export type PooledReview = {
  sharing: Sharing;
  sharedWithId: string | undefined;
  answers: readonly Answer[];
  /** Items that hide nobody else: an earlier answer stood under the member's name, or the member reads summaries. */
  known: ReadonlySet<number>;
  /** The same among others than the office-holder that the review is for. */
  knownToOthers: ReadonlySet<number>;
};
