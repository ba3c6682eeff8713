import { addCommitments, countCommitments, emptyCommitments, type CountedCommitment } from './commitment.ts';
import type { Revision } from './model/reviews.ts';
import { effectiveSharing, type Sharing } from './sharing.ts';
import {
  addCounts,
  countedLevels,
  countsOf,
  emptyCounts,
  isAnonymous,
  levelOf,
  smallestPool,
  type CountedLevel,
  type ItemCounts,
  type LevelCounts,
} from './snapshot.ts';
import type { FrozenBatch } from './summary-compilation.ts';
import { countValues, hidesEverybody, valuesOf, type ValueCounts } from './value-counts.ts';

/** The newest version of a review, with or without its answers. */
export type OwnRevision = Pick<Revision, 'sharing' | 'sharedWithId' | 'late' | 'answers' | 'snapshotId'>;

export type StoredBatch = FrozenBatch & { id: string };

/**
 * Batches as somebody may see them whose own review is in them. When a batch was frozen, those who read summaries then
 * hid nobody in it; who takes an office later was one of the hidden, and would take the own answers off the others.
 * Where the own answers are gone, any of them may have been theirs.
 */
export function withoutOwnPools(
  batches: readonly StoredBatch[],
  {
    viewerId,
    own,
    commitments,
  }: { viewerId: string; own: OwnRevision | undefined; commitments: readonly CountedCommitment[] },
): FrozenBatch[] {
  return batches.map((batch) => {
    const open = own === undefined ? batch : withoutOwnReview(batch, own, viewerId);
    const frozen = open.counts.commitments;
    const mine = commitments.filter(
      ({ memberId, sharing }) => memberId === viewerId && sharing === 'counts_only',
    );
    if (frozen === undefined || mine.length === 0) return open;
    const pooled = hidesOthers(frozen.pooled, mine) ? frozen.pooled : emptyCommitments();
    return { ...open, counts: { ...open.counts, commitments: { ...frozen, pooled } } };
  });
}

function withoutOwnReview(batch: StoredBatch, own: OwnRevision, viewerId: string): FrozenBatch {
  const { counts } = batch;
  const isPooled = own.snapshotId === batch.id;
  const isAddressed =
    own.late === (batch.kind === 'late') && own.sharing !== 'counts_only' && own.sharedWithId !== viewerId;
  const others = counts.addressed.filter(({ sharedWithId }) => sharedWithId !== viewerId);
  const hides = (item: number): boolean => {
    const all = others.map(({ items }) => countsOf(items, item)).reduce(addCounts, emptyCounts());
    return staysAnonymous(all, ownLevels(own, item, 'secretary', all));
  };
  const pooled = counts.pooled.filter((one) =>
    staysAnonymous(one, ownLevels(own, one.item, 'counts_only', one)),
  );
  const addressed = counts.addressed.map(({ sharedWithId, items }) => ({
    sharedWithId,
    items: sharedWithId === viewerId ? items : items.filter(({ item }) => hides(item)),
  }));
  const values = counts.values && {
    ...counts.values,
    ...(isPooled && {
      pooled: counts.values.pooled.flatMap((one) => staysHidden(one, own)),
    }),
  };
  return {
    ...batch,
    counts: {
      ...counts,
      ...(isPooled && { pooled }),
      ...(isAddressed && { addressed }),
      ...(values !== undefined && { values }),
    },
  };
}

/** What the own answer to an item may have been, as far as it was shared in this way. */
function ownLevels(
  { answers, sharing }: OwnRevision,
  item: number,
  shared: Sharing,
  counts: LevelCounts,
): readonly CountedLevel[] {
  if (answers === undefined) return countedLevels.filter((level) => counts[level] > 0);
  const answer = answers.find((one) => one.item === item);
  if (answer === undefined || answer.value !== undefined) return [];
  return effectiveSharing(sharing, answer.sharing) === shared ? [levelOf(answer)] : [];
}

/** Where it hid nobody as it stands, whoever sums it up leaves it out. */
function staysAnonymous(counts: LevelCounts | ItemCounts, own: readonly CountedLevel[]): boolean {
  return own.every((level) => isAnonymous({ ...counts, [level]: counts[level] - 1 }));
}

function staysHidden(all: ValueCounts, { answers, sharing }: OwnRevision): ValueCounts[] {
  if (answers === undefined) return [];
  const answer = answers.find(({ item }) => item === all.item);
  if (answer?.value === undefined || effectiveSharing(sharing, answer.sharing) !== 'counts_only')
    return [all];
  const mine = valuesOf(countValues([answer]), all.item);
  const people = all.people - 1;
  const rest = Object.entries(all.counts).map(
    ([key, count]) => [key, count - (mine.counts[key] ?? 0)] as const,
  );
  if (people < smallestPool) return [];
  if (answer.value.kind !== 'choices')
    return hidesEverybody({ item: all.item, people, counts: Object.fromEntries(rest) }) ? [all] : [];
  const kept = rest.filter(([, count]) => count > 0 && count < people).map(([key]) => key);
  if (kept.length === 0) return [];
  return [{ ...all, counts: Object.fromEntries(kept.map((key) => [key, all.counts[key] ?? 0])) }];
}

function hidesOthers(
  pooled: ReturnType<typeof emptyCommitments>,
  mine: readonly CountedCommitment[],
): boolean {
  const own = countCommitments(mine);
  const rest = addCommitments(pooled, {
    ...{ made: -own.made, kept: -own.kept, running: -own.running, notYet: -own.notYet },
    overdue: -own.overdue,
  });
  const { made, kept, running, notYet, overdue } = rest;
  const standings = [kept, running, notYet, made - kept - running - notYet].filter((count) => count > 0);
  return made >= smallestPool && standings.length > 1 && overdue < made;
}
