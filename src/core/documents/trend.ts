import { isQuestion } from '../rounds/checklist-items.ts';
import type { ChecklistContent } from '../rounds/checklist.ts';
import type { RoundName } from '../rounds/round.ts';
import type { SnapshotCounts } from '../summaries/snapshot-counts.ts';
import type { PrintChoice } from './printing.ts';
import { publishedItems } from './published.ts';

/** As many points as stand beside each other. */
export const trendLength = 12;

/** One round, or one month of a unit; whatever is undefined may not be told or was not asked: a gap, never 0. */
export type TrendPoint = {
  at: RoundName;
  participation: { done: number; of: number } | undefined;
  /** How often items of each group were raised, in the order of the groups. */
  groups: readonly (number | undefined)[];
  /** Whether answers that only count are among these. */
  pooled: boolean;
};

/** How participation and the groups of one version of a checklist went, oldest first. */
export type TrendFacts = {
  /** Whose trend it is. */
  unit: string;
  /** How that unit prints. */
  printing: readonly PrintChoice[];
  checklist: string;
  groups: readonly string[];
  points: readonly TrendPoint[];
};

export type TrendGroup = { title: string; items: ReadonlySet<number> };

/** Those that have something to be raised. */
export function trendGroups({ groups }: ChecklistContent): TrendGroup[] {
  return groups
    .filter(({ items }) => !items.every(isQuestion))
    .map(({ title, items }) => ({ title: title.vi, items: new Set(items.map(({ number }) => number)) }));
}

/**
 * How often each group was raised, by items that may be told. What is for one office-holder is left out, and a pool is in it
 * whole or not at all: beside other figures of the same round what remains are whole parts, and beside other rounds no pool
 * that differs from another by one person.
 */
export function timesByGroup(
  counts: SnapshotCounts,
  groups: readonly TrendGroup[],
  withPool: boolean,
): (number | undefined)[] {
  const now = { ...counts, addressed: [], paper: undefined, pooled: withPool ? counts.pooled : [] };
  const items = publishedItems({ now, before: undefined, arePoolsComparable: false });
  return groups.map((group) => {
    const told = items.filter(({ item }) => group.items.has(item));
    return told.length === 0
      ? undefined
      : told.reduce((sum, { atRisk, correcting }) => sum + atRisk + correcting, 0);
  });
}

/** Of several cells: the sum of what each may tell. */
export function addTimes(
  one: readonly (number | undefined)[],
  other: readonly (number | undefined)[],
): (number | undefined)[] {
  return one.map((times, index) => {
    const more = other[index];
    return times === undefined ? more : times + (more ?? 0);
  });
}

/** Whether the pool of a snapshot stands in trends for this reader: one whose own answers are in it was to be counted then as a reader. */
export function isPoolTold(
  { trends, pooled }: Pick<SnapshotCounts, 'trends' | 'pooled'>,
  { viewerId, isIn }: { viewerId: string; isIn: boolean },
): boolean {
  return trends !== undefined && pooled.length > 0 && (!isIn || trends.readers.includes(viewerId));
}
