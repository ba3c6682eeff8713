import type { Answer } from '../model/reviews.ts';
import { addTallies, emptyTally, hidesEverybody, tallyByItem, type ItemTally } from '../tally.ts';
import { answerTo, isKnownTo, isOwnForAnother, type SummaryReview } from './known.ts';
import { countsOf, levelOf, tallyOf, tellableParts, type FrozenBatch } from './snapshot.ts';
import type { ItemCounts, SnapshotCounts } from './snapshot-counts.ts';
import { valueKeys, valuesOf } from './value-counts.ts';

type Given = {
  viewerId: string;
  reviews: readonly SummaryReview[];
  batches: readonly Pick<FrozenBatch, 'kind' | 'counts'>[];
};

/** What was frozen of one item: what every reader is told, and what was for one office-holder each. */
type Parts = {
  open: readonly ItemTally[];
  /** Told to others only where those in it hide each other. */
  addressed: readonly { sharedWithId: string; tally: ItemTally; isTellable: boolean }[];
};

/** How answers are counted, and where a snapshot keeps that. */
type Counting = {
  /** Undefined where the answer does not count. */
  keysOf: (answer: Answer) => readonly string[] | undefined;
  partsOf: (counts: SnapshotCounts, item: number) => Parts;
};

export const byLevel: Counting = {
  keysOf: (answer) => [levelOf(answer)],
  partsOf: ({ cell, addressed, pooled, paper }, item) => ({
    open: [levelsIn(cell, item), levelsIn(pooled, item), levelsIn(paper?.items ?? [], item)],
    addressed: addressed.map((part) => ({
      sharedWithId: part.sharedWithId,
      tally: levelsIn(part.items, item),
      isTellable: tellableParts([part], item).length > 0,
    })),
  }),
};

export const byValue: Counting = {
  keysOf: ({ value }) => value && valueKeys(value),
  partsOf: ({ values }, item) => ({
    open: values === undefined ? [] : [valuesOf(values.cell, item), valuesOf(values.pooled, item)],
    addressed: (values?.addressed ?? []).map(({ sharedWithId, items }) => {
      const tally = valuesOf(items, item);
      return { sharedWithId, tally, isTellable: hidesEverybody(tally) };
    }),
  }),
};

/**
 * What was said about an item, as far as this reader may know: by name while the round is open, then by frozen counts,
 * with late reviews under a name, and the reader's own where the counts do not hold it.
 *
 * Answers for another office-holder alone count only where there are enough of them to hide each one, and never together
 * with those for a third: a committee is told of each part by itself, and would take one off the other.
 */
export function tallyFor(
  { keysOf, partsOf }: Counting,
  item: number,
  { viewerId, reviews, batches }: Given,
): ItemTally {
  const closing = batches.find(({ kind }) => kind === 'closing');
  if (closing === undefined) return named(reviews);
  const told = partsOf(closing.counts, item).addressed.filter(({ isTellable }) => isTellable);
  const joined = reviews.filter(
    (review) =>
      review.late ||
      (isOwnForAnother(review, item, viewerId) &&
        !told.some(({ sharedWithId }) => sharedWithId === review.sharedWithId)),
  );
  const frozen = batches.flatMap(({ counts }) => {
    const { open, addressed } = partsOf(counts, item);
    const known = addressed.filter(({ sharedWithId, isTellable }) => sharedWithId === viewerId || isTellable);
    return [...open, ...known.map(({ tally }) => tally)];
  });
  return frozen.reduce(addTallies, named(joined));

  function named(those: readonly SummaryReview[]): ItemTally {
    const said = those
      .filter((review) => isKnownTo(review, item, viewerId))
      .flatMap((review) => answerTo(review, item) ?? [])
      .flatMap((answer) => {
        const keys = keysOf(answer);
        return keys === undefined ? [] : [{ item, keys }];
      });
    return tallyByItem(said)[0] ?? emptyTally(item);
  }
}

function levelsIn(items: readonly ItemCounts[], item: number): ItemTally {
  return { item, ...tallyOf(countsOf(items, item)) };
}
