import { effectiveSharing, type Sharing } from '../sharing.ts';
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

/** An answer as far as it is counted; one that somebody knows anyway hides nobody. */
export type CountedAnswer = { answer: Answer; hides: boolean };

/** The answers under a name, kept apart by who may read them. */
export function namedAnswers(reviews: readonly Omit<PooledReview, 'known'>[]): {
  cell: readonly Answer[];
  addressed: ReadonlyMap<string, readonly CountedAnswer[]>;
} {
  const addressed = new Map<string, CountedAnswer[]>();
  for (const { sharedWithId = '', knownToOthers, ...review } of reviews) {
    const own = answersShared('secretary', review);
    if (own.length === 0) continue;
    addressed.set(sharedWithId, [
      ...(addressed.get(sharedWithId) ?? []),
      ...own.map((answer) => ({ answer, hides: !knownToOthers.has(answer.item) })),
    ]);
  }
  return { cell: reviews.flatMap((review) => answersShared('cell', review)), addressed };
}

/** The answers that only a pool may count. */
export function pooledAnswers(
  reviews: readonly Pick<PooledReview, 'sharing' | 'answers' | 'known'>[],
): CountedAnswer[] {
  return reviews.flatMap(({ known, ...review }) =>
    answersShared('counts_only', review).map((answer) => ({ answer, hides: !known.has(answer.item) })),
  );
}

/** The answers of a review that are shared in just this way. */
export function answersShared(
  shared: Sharing,
  { sharing, answers }: Pick<PooledReview, 'sharing' | 'answers'>,
): Answer[] {
  return answers.filter((answer) => effectiveSharing(sharing, answer.sharing) === shared);
}

export function answersOf(counted: readonly CountedAnswer[]): Answer[] {
  return counted.map(({ answer }) => answer);
}

export function hidingOf(counted: readonly CountedAnswer[]): Answer[] {
  return counted.flatMap(({ answer, hides }) => (hides ? [answer] : []));
}
