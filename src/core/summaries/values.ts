import { answerTo, isKnownTo, isOwnForAnother, type SummaryReview } from './known.ts';
import type { SnapshotCounts } from './snapshot.ts';
import { addTallies, hidesEverybody } from '../tally.ts';
import { countValues, emptyValues, valuesOf, type ValueCounts } from './value-counts.ts';

type Given = {
  viewerId: string;
  reviews: readonly SummaryReview[];
  batches: readonly { kind: 'closing' | 'late'; counts: SnapshotCounts }[];
};

/** How one question was answered, as far as this reader may know: by name while the round is open, then by frozen counts. */
export function compileValue(item: number, { viewerId, reviews, batches }: Given): ValueCounts {
  const closing = batches.find(({ kind }) => kind === 'closing');
  if (closing === undefined) return named(item, reviews, viewerId);
  const joined = reviews.filter(
    (review) =>
      review.late ||
      (isOwnForAnother(review, item, viewerId) &&
        partsOf(closing.counts, item, (id) => id === review.sharedWithId).length === 0),
  );
  return batches.reduce(
    (sum, { counts }) => addTallies(sum, frozen(item, counts, viewerId)),
    named(item, joined, viewerId),
  );
}

function named(item: number, reviews: readonly SummaryReview[], viewerId: string): ValueCounts {
  const answers = reviews
    .filter((review) => isKnownTo(review, item, viewerId))
    .flatMap((review) => answerTo(review, item) ?? []);
  return valuesOf(countValues(answers), item);
}

function frozen(item: number, counts: SnapshotCounts, viewerId: string): ValueCounts {
  const { values } = counts;
  if (values === undefined) return emptyValues(item);
  const mine = values.addressed.find(({ sharedWithId }) => sharedWithId === viewerId)?.items ?? [];
  return [
    valuesOf(values.cell, item),
    valuesOf(mine, item),
    ...partsOf(counts, item, (id) => id !== viewerId),
    valuesOf(values.pooled, item),
  ].reduce(addTallies, emptyValues(item));
}

/** Answers for these office-holders alone, as far as those for each of them hide each other. */
function partsOf(
  { values }: SnapshotCounts,
  item: number,
  isOf: (sharedWithId: string) => boolean,
): ValueCounts[] {
  return (values?.addressed ?? [])
    .filter(({ sharedWithId }) => isOf(sharedWithId))
    .map(({ items }) => valuesOf(items, item))
    .filter(hidesEverybody);
}
