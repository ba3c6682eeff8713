import type { Answer, ItemValue } from '../model/reviews.ts';
import { effectiveSharing } from '../sharing.ts';
import type { PooledReview } from './pool.ts';

/**
 * How a question was answered, by option or step; what is written is only counted as such. `people` are those who
 * looked at it: where several may be chosen, the counts add up to more.
 */
export type ValueCounts = { item: number; people: number; counts: Readonly<Record<string, number>> };

/** The questions of one snapshot, kept apart as the levels are. */
export type SnapshotValues = {
  cell: readonly ValueCounts[];
  addressed: readonly { sharedWithId: string; items: readonly ValueCounts[] }[];
  pooled: readonly ValueCounts[];
};

/** Nothing for a checklist without questions. */
export function whereAny(values: SnapshotValues): { values?: SnapshotValues } {
  const { cell, addressed, pooled } = values;
  const items = [...cell, ...addressed.flatMap((one) => one.items), ...pooled];
  return items.length === 0 ? {} : { values };
}

export const writtenKey = 'written';
export const leftKey = 'left';

/** What must agree to it before any of them is counted, as with levels. */
const smallestPool = 5;

export function emptyValues(item: number): ValueCounts {
  return { item, people: 0, counts: {} };
}

export function addValues(one: ValueCounts, other: ValueCounts): ValueCounts {
  const keys = new Set([...Object.keys(one.counts), ...Object.keys(other.counts)]);
  const counts = Object.fromEntries(
    [...keys].map((key) => [key, (one.counts[key] ?? 0) + (other.counts[key] ?? 0)]),
  );
  return { item: one.item, people: one.people + other.people, counts };
}

export function valuesOf(items: readonly ValueCounts[], item: number): ValueCounts {
  return items.find((one) => one.item === item) ?? emptyValues(item);
}

export function countValues(answers: readonly Answer[]): ValueCounts[] {
  const items = new Map<number, ValueCounts>();
  for (const { item, value } of answers) {
    if (value === undefined) continue;
    const counts = Object.fromEntries(keysOf(value).map((key) => [key, 1]));
    items.set(item, addValues(items.get(item) ?? emptyValues(item), { item, people: 1, counts }));
  }
  return [...items.values()].sort((one, other) => one.item - other.item);
}

/** The values of reviews under a name. */
export function namedValues(
  reviews: readonly Pick<PooledReview, 'sharing' | 'sharedWithId' | 'answers'>[],
): Pick<SnapshotValues, 'cell' | 'addressed'> {
  const cell: Answer[] = [];
  const addressed = new Map<string, Answer[]>();
  for (const { sharing, sharedWithId = '', answers } of reviews) {
    for (const answer of answers) {
      const shared = effectiveSharing(sharing, answer.sharing);
      if (shared === 'cell') cell.push(answer);
      if (shared === 'secretary')
        addressed.set(sharedWithId, [...(addressed.get(sharedWithId) ?? []), answer]);
    }
  }
  return {
    cell: countValues(cell),
    addressed: [...addressed].map(([id, own]) => ({ sharedWithId: id, items: countValues(own) })),
  };
}

/** Item by item, only what gives nobody away. Answers that a reader of summaries knows are counted, but hide nobody. */
export function pooledValues(reviews: readonly Omit<PooledReview, 'knownToOthers'>[]): ValueCounts[] {
  const pooled = reviews.flatMap(({ sharing, answers, known }) =>
    answers
      .filter((answer) => effectiveSharing(sharing, answer.sharing) === 'counts_only')
      .map((answer) => ({ answer, hides: !known.has(answer.item) })),
  );
  const hiding = countValues(pooled.flatMap(({ answer, hides }) => (hides ? [answer] : [])));
  const several = new Set(
    pooled.flatMap(({ answer: { item, value } }) => (value?.kind === 'choices' ? [item] : [])),
  );
  return countValues(pooled.map(({ answer }) => answer)).flatMap((all) =>
    anonymousOf(all, valuesOf(hiding, all.item), several.has(all.item)),
  );
}

/** Values that hide whoever is in them: of five or more, and not all the same. */
export function hidesEverybody(values: ValueCounts): boolean {
  return values.people >= smallestPool && Object.values(values.counts).filter((n) => n > 0).length > 1;
}

/** Where several may be chosen each option is a question of its own: what all or nobody chose stays unsaid. */
function anonymousOf(all: ValueCounts, hiding: ValueCounts, isSeveral: boolean): ValueCounts[] {
  if (hiding.people < smallestPool) return [];
  if (!isSeveral) return hidesEverybody(hiding) ? [all] : [];
  const kept = Object.entries(all.counts).filter(([key]) => {
    const count = hiding.counts[key] ?? 0;
    return count > 0 && count < hiding.people;
  });
  return kept.length === 0 ? [] : [{ ...all, counts: Object.fromEntries(kept) }];
}

function keysOf(value: ItemValue): readonly string[] {
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
