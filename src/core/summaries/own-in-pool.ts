import {
  countCommitments,
  emptyCommitments,
  othersHide,
  type CountedCommitment,
  type FrozenCommitments,
} from '../commitments/commitment.ts';
import type { Revision } from '../model/reviews.ts';
import { effectiveSharing, type Sharing } from '../sharing.ts';
import { hidesEverybody, withoutOne } from '../tally.ts';
import { levelOf, paperPartFor, tallyOf, type FrozenBatch } from './snapshot.ts';
import { countedLevels, type CountedLevel, type LevelCounts } from './snapshot-counts.ts';
import { valueKeys, tellableValues, type ValueCounts } from './value-counts.ts';

/** The newest version of a review, with or without its answers. */
export type OwnRevision = Pick<Revision, 'sharing' | 'sharedWithId' | 'late' | 'answers' | 'snapshotId'>;

export type StoredBatch = Pick<FrozenBatch, 'kind' | 'counts'> & { id: string };

/** What somebody put into frozen counts, or may have put into them. */
export type OwnPart = {
  viewerId: string;
  own: OwnRevision | undefined;
  /** Their own, as they stood when that round was closed. */
  commitments: readonly CountedCommitment[];
};

/**
 * Batches as somebody may see them whose own review is in them. When a batch was frozen, those who read summaries then
 * hid nobody in it; who takes an office later was one of the hidden, and would take the own answers off the others.
 * Where the own answers are gone, any of them may have been theirs.
 */
export function withoutOwnPools<Batch extends StoredBatch>(
  batches: readonly Batch[],
  { viewerId, own, commitments }: OwnPart,
): Batch[] {
  return batches.map((batch) => {
    const open = withoutOwnPaper(own === undefined ? batch : withoutOwnReview(batch, own), viewerId);
    const frozen = open.counts.commitments;
    return frozen === undefined || !isHiddenIn(frozen, viewerId)
      ? open
      : { ...open, counts: { ...open.counts, commitments: withoutOwnCommitments(frozen, commitments) } };
  });
}

function withoutOwnPaper<Batch extends StoredBatch>(batch: Batch, viewerId: string): Batch {
  const { paper } = batch.counts;
  return paper === undefined
    ? batch
    : { ...batch, counts: { ...batch.counts, paper: paperPartFor(paper, viewerId) } };
}

/** Whether own commitments may be among those that hide others: not of who read summaries then. */
export function isHiddenIn({ hiding }: FrozenCommitments, viewerId: string): boolean {
  return hiding?.readers.includes(viewerId) !== true;
}

/**
 * How they were shared then is not kept: one that is shared with fewer than the cell may have been in either part. How
 * many are for each office-holder is not kept either, so that none of those is told.
 */
function withoutOwnCommitments(
  frozen: FrozenCommitments,
  commitments: readonly CountedCommitment[],
): FrozenCommitments {
  const mine = commitments.filter(({ sharing }) => sharing !== 'cell');
  if (mine.length === 0) return frozen;
  const isPoolTold = frozen.hiding !== undefined && othersHide(frozen.hiding, countCommitments(mine));
  return { ...frozen, addressed: emptyCommitments(), ...(!isPoolTold && { pooled: emptyCommitments() }) };
}

function withoutOwnReview<Batch extends StoredBatch>(batch: Batch, own: OwnRevision): Batch {
  const { counts } = batch;
  const isPooled = own.snapshotId === batch.id;
  const isAddressed = own.late === (batch.kind === 'late') && own.sharing !== 'counts_only';
  const pooled = counts.pooled.filter((one) =>
    staysAnonymous(one, ownLevels(own, one.item, 'counts_only', one)),
  );
  const addressed = counts.addressed.map((part) =>
    part.sharedWithId === own.sharedWithId
      ? {
          ...part,
          items: part.items.filter((one) => staysAnonymous(one, ownLevels(own, one.item, 'secretary', one))),
        }
      : part,
  );
  const values = counts.values && {
    ...counts.values,
    ...(isPooled && {
      pooled: counts.values.pooled.flatMap((one) => staysHidden(one, own, 'counts_only')),
    }),
    ...(isAddressed && {
      addressed: counts.values.addressed.map((part) =>
        part.sharedWithId === own.sharedWithId
          ? { ...part, items: part.items.flatMap((one) => staysHidden(one, own, 'secretary')) }
          : part,
      ),
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
function staysAnonymous(counts: LevelCounts, own: readonly CountedLevel[]): boolean {
  return own.every((level) => hidesEverybody(withoutOne(tallyOf(counts), [level])));
}

function staysHidden(all: ValueCounts, { answers, sharing }: OwnRevision, shared: Sharing): ValueCounts[] {
  if (answers === undefined) return [];
  const answer = answers.find(({ item }) => item === all.item);
  if (answer?.value === undefined || effectiveSharing(sharing, answer.sharing) !== shared) return [all];
  return tellableValues(all, withoutOne(all, valueKeys(answer.value)), answer.value.kind === 'choices');
}
