import { createPaperEntryFeature } from '../../screens/reviews/paper-feature.ts';
import { createReviewFeature } from '../../screens/reviews/review-feature.ts';
import { removeShownWords } from '../../services/delivery/shown-words.ts';
import { createPaperContests } from '../../services/own-data/paper-erasing.ts';
import { createPaperEntries } from '../../services/reviews/paper-entries.ts';
import { createPaperFoot } from '../../services/reviews/paper-foot.ts';
import { createPaperNews } from '../../services/reviews/paper-news.ts';
import { createReviews } from '../../services/reviews/reviews.ts';
import { createReadWish } from '../../services/reviews/wish-to-talk.ts';
import type { Base } from './base.ts';
import type { Meetings } from './meetings.ts';
import type { Summaries } from './summaries.ts';

/** A member's review, from the first item until it is sent. */
export function composeReviews(base: Base, { lateReviews }: Summaries, { showReply }: Meetings) {
  const { freezeLateBatch } = lateReviews;
  const reviews = createReviews({ ...base, removeShownWords, freezeLateBatch });
  return {
    features: () => [
      createReviewFeature({ reviews, readWish: createReadWish(base), showReply }),
      createPaperEntryFeature({
        reviews,
        paperEntries: createPaperEntries(base),
        paperFoot: createPaperFoot(base),
        paperContests: createPaperContests(base),
        paperNews: createPaperNews(base),
      }),
    ],
  };
}
