import type { Question } from '../rounds/checklist-items.ts';
import { isPooled, tellableParts } from '../summaries/snapshot.ts';
import type { SnapshotCounts } from '../summaries/snapshot-counts.ts';
import {
  tellableValues,
  valuesOf,
  type SnapshotValues,
  type ValueCounts,
} from '../summaries/value-counts.ts';
import { addTallies, hidesEverybody, type ItemTally } from '../tally.ts';
import { publishedCounts } from '../units/counts.ts';
import type { PublishedItem, PublishedQuestion } from './facts.ts';

type Frozen = {
  /** As the round closed. */
  now: SnapshotCounts;
  /** As the round before closed, where this one may be compared with it. */
  before: SnapshotCounts | undefined;
  /** Whether no one person may be what the pools of the two differ by. */
  arePoolsComparable: boolean;
};

/**
 * The figures of items that a document may print: what a committee is told of the cell anyway. Who raises an item only to
 * talk about it in private is in no figure, and an item that nobody raises otherwise has none: it would say that nobody does.
 */
export function publishedItems({ now, before, arePoolsComparable }: Frozen): PublishedItem[] {
  const earlier = new Map(before === undefined ? [] : publishedOf(before).map((one) => [one.item, one]));
  return publishedOf(now).map(({ item, atRisk, correcting }) => {
    const then = earlier.get(item);
    const isComparable =
      before !== undefined && then !== undefined && areAlike(item, { now, before, arePoolsComparable });
    const change = isComparable ? atRisk + correcting - then.atRisk - then.correcting : undefined;
    return { item, atRisk, correcting, change };
  });
}

/** The questions whose answers may be printed, by option or step. */
export function publishedQuestions(
  questions: readonly Question[],
  { values }: Pick<SnapshotCounts, 'values'>,
): PublishedQuestion[] {
  if (values === undefined) return [];
  return questions.flatMap(({ number, kind }) =>
    tellable(tellableSum(values, number, kind === 'choices'), kind === 'choices').map(({ item, counts }) => ({
      item,
      counts,
    })),
  );
}

function publishedOf(counts: SnapshotCounts): Omit<PublishedItem, 'change'>[] {
  return publishedCounts(counts).flatMap(({ item, at_risk: atRisk, correcting, discuss }) =>
    atRisk + correcting === 0 && discuss > 0 ? [] : [{ item, atRisk, correcting }],
  );
}

/**
 * Whether the figures of an item are sums of the same parts: what is for one office-holder is in neither, nor are forms of
 * whom nobody knows.
 */
function areAlike(
  item: number,
  {
    now,
    before,
    arePoolsComparable,
  }: { now: SnapshotCounts; before: SnapshotCounts; arePoolsComparable: boolean },
): boolean {
  if ([now, before].some(({ addressed }) => tellableParts(addressed, item).length > 0)) return false;
  if ([now, before].some(({ paper }) => paper?.items.some((one) => one.item === item))) return false;
  if (isPooled(now, item) !== isPooled(before, item)) return false;
  return !isPooled(now, item) || arePoolsComparable;
}

/** Answers for one office-holder, and those of the pool, are parts by themselves: each whole or not at all. */
function tellableSum(
  { cell, addressed, pooled }: SnapshotValues,
  item: number,
  isSeveral: boolean,
): ItemTally {
  const parts = addressed.flatMap(({ items }) => tellable(valuesOf(items, item), isSeveral));
  return [...parts, valuesOf(pooled, item)]
    .filter((part) => isSeveral || hidesEverybody(part))
    .reduce(addTallies, valuesOf(cell, item));
}

function tellable(all: ValueCounts, isSeveral: boolean): ValueCounts[] {
  return tellableValues(all, all, isSeveral);
}
