import type { Revision } from '../model/reviews.ts';
import { addCounts, countsOf, isPooled, totalOf, type FrozenBatch } from './snapshot.ts';
import type { SnapshotCounts } from './snapshot-counts.ts';
import { areEnough } from '../tally.ts';
import { raisedBy, type ItemChange, type Share } from './summary.ts';

type Given = {
  viewerId: string;
  batches: readonly FrozenBatch[];
  before: readonly FrozenBatch[];
  arePoolsComparable?: boolean;
};

/**
 * How an item stands against the round before, each as it closed: what the reader knows by name, with the pool where both
 * rounds have one. What was added later, or addressed to somebody else, is in neither.
 */
export function changeOf(
  item: number,
  { viewerId, batches, before, arePoolsComparable = false }: Given,
): ItemChange | undefined {
  const [now, then] = [closingOf(batches), closingOf(before)];
  if (now === undefined || then === undefined) return undefined;
  const isAdded = isPooled(now.counts, item);
  if (isAdded !== isPooled(then.counts, item)) return { status: 'not_comparable' };
  if (isAdded && !arePoolsComparable) return { status: 'not_comparable' };
  const [share, shareBefore] = [shareOf(item, now, viewerId), shareOf(item, then, viewerId)];
  if (share.of === 0 || shareBefore.of === 0) return { status: 'not_comparable' };
  return { status: 'compared', before: shareBefore, now: share };
}

/** Whose counts-only reviews are in a pool. */
export type PoolPeople = ReadonlySet<string>;

/**
 * By whole reviews, as these still tell how they were shared when their answers are erased. Undefined where an item was
 * narrowed into the pool: who did that is forgotten with the answers, and a comparison that ended with somebody's erasure
 * would tell that it was they.
 */
export function poolPeopleOf(
  { pooled }: Pick<SnapshotCounts, 'pooled'>,
  counted: readonly (Pick<Revision, 'sharing'> & { memberId: string })[],
): PoolPeople | undefined {
  const whole = counted.filter(({ sharing }) => sharing === 'counts_only');
  if (pooled.some((counts) => totalOf(counts) !== whole.length)) return undefined;
  return new Set(whole.map(({ memberId }) => memberId));
}

/**
 * Whether two pools may be taken off each other: those who are in one of them alone are none or at least five on either
 * side, the reader not counted. Decided for all items at once, as a single refusal would tell that somebody narrowed
 * that item.
 */
export function mayComparePools(
  now: PoolPeople | undefined,
  before: PoolPeople | undefined,
  viewerId: string,
): boolean {
  return areApart(now, before, new Set([viewerId]));
}

/**
 * Whether a pool may stand in trends, beside those of the cell that do already. Decided once, as it is frozen, and asked
 * of all of them: whoever looks every month has seen each, and what one look leaves out another has shown.
 */
export function mayStandInTrends(
  now: PoolPeople | undefined,
  others: readonly (PoolPeople | undefined)[],
  readers: ReadonlySet<string>,
): boolean {
  return now !== undefined && others.every((other) => areApart(now, other, readers));
}

function areApart(
  now: PoolPeople | undefined,
  before: PoolPeople | undefined,
  known: ReadonlySet<string>,
): boolean {
  if (now === undefined || before === undefined) return false;
  return [lessThan(now, before), lessThan(before, now)].every(
    (alone) => alone.length === 0 || areEnough(alone.filter((memberId) => !known.has(memberId)).length),
  );
}

function lessThan(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...one].filter((memberId) => !other.has(memberId));
}

function closingOf(batches: readonly FrozenBatch[]): FrozenBatch | undefined {
  return batches.find(({ kind }) => kind === 'closing');
}

/** Of all that were sent in time, less those of the pool where it is not added: how they are shared is told nowhere. */
function shareOf(item: number, { reviews, counts }: FrozenBatch, viewerId: string): Share {
  const mine = counts.addressed.find(({ sharedWithId }) => sharedWithId === viewerId)?.items ?? [];
  const all = [counts.cell, mine, counts.pooled].map((items) => countsOf(items, item)).reduce(addCounts);
  const sent = counts.participation?.sent ?? 0;
  return { raised: raisedBy(all), of: isPooled(counts, item) ? sent : sent - reviews };
}
