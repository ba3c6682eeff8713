import type { Review, Answer } from '../model/reviews.ts';
import type { Answers } from './answer.ts';

export type ReviewState = Pick<Review, 'position' | 'sharing' | 'sharedWithId' | 'editing' | 'sentAt'> & {
  answers: Answers;
};

export type ReviewStep =
  | { status: 'applied'; state: ReviewState; changed: readonly Answer[] }
  /** Nothing in this checklist, or nothing that this level has: the button is not from here. */
  | { status: 'refused' };
