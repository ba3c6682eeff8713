import { saySomething } from '../reviews/answer.ts';
import type { OwnRevision } from './own-in-pool.ts';
import { isPooled, speaksAs, tellableParts, type FrozenBatch } from './snapshot.ts';
import type { ReviewCounts } from './snapshot-counts.ts';
import { hidesEverybody } from '../tally.ts';
import { isKnownTo, type SummaryReview } from './known.ts';
import type { ReadReviews } from './summary.ts';

type Given = {
  viewerId: string;
  reviews: readonly SummaryReview[];
  batches: readonly FrozenBatch[];
  own?: OwnRevision | undefined;
};

/**
 * How many reviews of a closed round this reader may read, as frozen. Undefined where that would single somebody out: those
 * who say nothing under a name and those who may not be read look the same, and stay so unless there are five of them or
 * more, of both kinds. Of the late ones only those that say something join, for the same reason.
 */
export function readReviews({ viewerId, reviews, batches, own }: Given): ReadReviews | undefined {
  const closing = batches.find(({ kind }) => kind === 'closing');
  const sent = closing?.counts.participation?.sent;
  if (closing?.counts.reviews === undefined || sent === undefined) return undefined;
  if (!areHidden(closing.counts.reviews, viewerId, own)) return undefined;
  const late = batches.filter(({ kind }) => kind === 'late');
  const spoken = reviews.filter((review) => review.late && says(review, viewerId)).length;
  const frozen = batches.map(({ counts }) => readIn(counts.reviews, viewerId));
  const added = late.map((batch) => batch.reviews + namedIn(batch.counts.reviews));
  return {
    reviews: sumOf(frozen) + spoken + (isForAnother(own, viewerId) ? 1 : 0),
    of: sent + spoken + sumOf(added),
  };
}

/** How many reviews the figures of one item speak of, by whole reviews. */
export function countedReviews(item: number, given: Given & { sent: number }): number {
  const { viewerId, batches, own, sent } = given;
  const added = batches.filter(({ counts }) => isPooled(counts, item));
  const forms = sumOf(
    batches.map(({ counts: { paper } }) =>
      paper?.items.some((one) => one.item === item) === true ? paper.forms : 0,
    ),
  );
  const read = readReviews(given)?.reviews;
  if (read === undefined) return sent - pooledIn(batches) + pooledIn(added) + forms;
  const mine = isForAnother(own, viewerId) ? own?.sharedWithId : undefined;
  const others = batches.flatMap(({ counts }) =>
    counts.addressed
      .filter((part) => part.sharedWithId !== viewerId && tellableParts([part], item).length > 0)
      .map(({ sharedWithId }) => addressedTo(counts.reviews, sharedWithId) - (sharedWithId === mine ? 1 : 0))
      .filter((count) => count > 0),
  );
  return (
    read +
    forms +
    sumOf(others) +
    sumOf(added.map(({ counts, reviews }) => counts.reviews?.countsOnly ?? reviews))
  );
}

/** Whether who says nothing and who may not be read hide each other; the reader knows their own review. */
function areHidden(
  { cell, addressed, countsOnly }: ReviewCounts,
  viewerId: string,
  own: OwnRevision | undefined,
): boolean {
  const mine = addressed.find(({ sharedWithId }) => sharedWithId === viewerId);
  const others = addressed.filter(({ sharedWithId }) => sharedWithId !== viewerId);
  const inTime = own?.late === false ? own : undefined;
  const isOwnUnread = inTime !== undefined && inTime.sharing !== 'cell';
  const isOwnSilent =
    inTime?.sharing === 'cell' &&
    (inTime.answers === undefined || !speaksAs('cell', { sharing: 'cell', answers: inTime.answers }));
  const unread = countsOnly + sumOf(others.map(({ reviews }) => reviews)) - (isOwnUnread ? 1 : 0);
  const silent = cell.silent + (mine?.silent ?? 0) - (mine?.aside ?? 0) - (isOwnSilent ? 1 : 0);
  return hidesEverybody({ people: unread + silent, counts: { unread, silent } });
}

function readIn(counts: ReviewCounts | undefined, viewerId: string): number {
  return (counts?.cell.reviews ?? 0) + addressedTo(counts, viewerId);
}

function namedIn(counts: ReviewCounts | undefined): number {
  return (counts?.cell.reviews ?? 0) + sumOf((counts?.addressed ?? []).map(({ reviews }) => reviews));
}

function addressedTo(counts: ReviewCounts | undefined, memberId: string): number {
  return counts?.addressed.find(({ sharedWithId }) => sharedWithId === memberId)?.reviews ?? 0;
}

function pooledIn(batches: readonly FrozenBatch[]): number {
  return sumOf(batches.map(({ reviews }) => reviews));
}

/** The reader's own review, sent in time, which another office-holder reads. */
function isForAnother(own: OwnRevision | undefined, viewerId: string): boolean {
  return own?.late === false && own.sharing === 'secretary' && own.sharedWithId !== viewerId;
}

function says(review: SummaryReview, viewerId: string): boolean {
  return saySomething(review.answers.filter(({ item }) => isKnownTo(review, item, viewerId)));
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
