import { isDeepStrictEqual } from 'node:util';
import type { Review, Answer, Position } from '../model/reviews.ts';
import type { Answers } from './answer.ts';

export type ReviewState = Pick<Review, 'position' | 'sharing' | 'sharedWithId' | 'editing' | 'sentAt'> & {
  answers: Answers;
};

export type ReviewStep =
  | { status: 'applied'; state: ReviewState; changed: readonly Answer[] }
  /** Nothing in this checklist, or nothing that this level has: the button is not from here. */
  | { status: 'refused' };

export function applied(
  state: ReviewState,
  answers: readonly Answer[],
  place: (answers: Answers) => Position,
): ReviewStep {
  const changed = answers.filter((answer) => !isDeepStrictEqual(answer, state.answers.get(answer.item)));
  const all = new Map(state.answers);
  for (const one of changed) all.set(one.item, one);
  return {
    status: 'applied',
    state: {
      ...state,
      answers: all,
      position: place(all),
      editing: state.editing || (state.sentAt !== undefined && changed.length > 0),
    },
    changed,
  };
}
