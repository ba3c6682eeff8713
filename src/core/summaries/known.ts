import type { Answer } from '../model/reviews.ts';
import { effectiveSharing, mayReadWords, type Sharing } from '../sharing.ts';

/** The newest version of a review, as far as its answers still exist and may be used. */
export type SummaryReview = {
  memberId: string;
  sharing: Sharing;
  sharedWithId: string | undefined;
  late: boolean;
  /** Who entered it, where it came on paper. */
  enteredBy?: string;
  answers: readonly Answer[];
};

/** Whether this reader knows by name what a review says about an item. */
export function isKnownTo(review: SummaryReview, item: number, viewerId: string): boolean {
  const sharing = sharingOf(review, answerTo(review, item));
  if (sharing === 'secretary' && review.memberId === viewerId) return true;
  return mayReadWords(sharing, review, viewerId);
}

export function isOwnForAnother(review: SummaryReview, item: number, viewerId: string): boolean {
  return (
    review.memberId === viewerId &&
    review.sharedWithId !== viewerId &&
    sharingOf(review, answerTo(review, item)) === 'secretary'
  );
}

export function answerTo(review: SummaryReview, item: number): Answer | undefined {
  return review.answers.find((answer) => answer.item === item);
}

export function sharingOf(review: SummaryReview, answer: Answer | undefined): Sharing {
  return effectiveSharing(review.sharing, answer?.sharing);
}
