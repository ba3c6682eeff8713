import { z } from 'zod';
import type { Answer, ItemValue } from '../model/reviews.ts';
import {
  emptyTally,
  hidesEverybody,
  itemTallySchema,
  tallyByItem,
  tellableKeys,
  type ItemTally,
  type Tally,
} from '../tally.ts';
import { answersOf, hidingOf, namedAnswers, pooledAnswers, type PooledReview } from './pool.ts';

/**
 * How a question was answered, by option or step; what is written is only counted as such. `people` are those who
 * looked at it: where several may be chosen, the counts add up to more.
 */
export type ValueCounts = ItemTally;

const tallies = z.array(itemTallySchema).readonly();

/** The questions of one snapshot, kept apart as the levels are. */
export const snapshotValuesSchema = z.object({
  cell: tallies,
  addressed: z.array(z.object({ sharedWithId: z.string(), items: tallies })).readonly(),
  pooled: tallies,
});
export type SnapshotValues = z.output<typeof snapshotValuesSchema>;

/** Nothing for a checklist without questions. */
export function whereAny(values: SnapshotValues): { values?: SnapshotValues } {
  const { cell, addressed, pooled } = values;
  const items = [...cell, ...addressed.flatMap((one) => one.items), ...pooled];
  return items.length === 0 ? {} : { values };
}

export const writtenKey = 'written';
export const leftKey = 'left';

export function valuesOf(items: readonly ValueCounts[], item: number): ValueCounts {
  return items.find((one) => one.item === item) ?? emptyTally(item);
}

export function countValues(answers: readonly Answer[]): ValueCounts[] {
  return tallyByItem(
    answers.flatMap(({ item, value }) => (value === undefined ? [] : [{ item, keys: valueKeys(value) }])),
  );
}

/** The values of reviews under a name. */
export function namedValues(
  reviews: readonly Omit<PooledReview, 'known'>[],
): Pick<SnapshotValues, 'cell' | 'addressed'> {
  const { cell, addressed } = namedAnswers(reviews);
  return {
    cell: countValues(cell),
    addressed: [...addressed].map(([sharedWithId, counted]) => ({
      sharedWithId,
      items: countValues(answersOf(counted)),
    })),
  };
}

/** Item by item, only what gives nobody away. Answers that a reader of summaries knows are counted, but hide nobody. */
export function pooledValues(reviews: readonly Omit<PooledReview, 'knownToOthers'>[]): ValueCounts[] {
  const pool = pooledAnswers(reviews);
  const hiding = countValues(hidingOf(pool));
  const several = new Set(
    pool.flatMap(({ answer: { item, value } }) => (value?.kind === 'choices' ? [item] : [])),
  );
  return countValues(answersOf(pool)).flatMap((all) =>
    tellableValues(all, valuesOf(hiding, all.item), several.has(all.item)),
  );
}

/** What may be told of a question where these of all answers hide each other. */
export function tellableValues(all: ValueCounts, hiding: Tally, isSeveral: boolean): ValueCounts[] {
  if (!isSeveral) return hidesEverybody(hiding) ? [all] : [];
  const kept = tellableKeys(hiding).map((key) => [key, all.counts[key] ?? 0] as const);
  return kept.length === 0 ? [] : [{ ...all, counts: Object.fromEntries(kept) }];
}

export function valueKeys(value: ItemValue): readonly string[] {
  switch (value.kind) {
    case 'choice':
      return [value.option];
    case 'choices':
      return value.options;
    case 'scale':
      return [String(value.step)];
    case 'text':
    case 'number':
    case 'date':
      return [writtenKey];
    case 'left':
      return [leftKey];
  }
}
