import { saySomething } from '../../core/reviews/answer.ts';
import type { Ids } from '../../core/ports/runtime.ts';
import { isClosed } from '../../core/summaries/compilation.ts';
import {
  countPoolable,
  countReviews,
  hasPoolable,
  lateCounts,
  namedCounts,
} from '../../core/summaries/snapshot.ts';
import { namedValues, whereAny } from '../../core/summaries/value-counts.ts';
import { areEnough } from '../../core/tally.ts';
import { freeze, loadSent, type SnapshotParts } from './sent-reviews.ts';
import type { SnapshotServices } from './snapshots.ts';

type Deps = {
  ids: Ids;
  snapshots: Pick<SnapshotServices, 'closeRound'>;
  /** What is frozen stays so: it waits until the time is known. */
  isClockConfirmed?: () => boolean;
};

/**
 * What reviews that are sent after the meeting began add to counts that are frozen. Until when they may be sent, the times
 * of the round say. Everything here works inside a caller's transaction, and twice is once.
 */
export function createLateReviews({ ids, snapshots: { closeRound }, isClockConfirmed = () => true }: Deps) {
  return { freezeLateBatch, freezeLateNamed };

  /** Counts late counts-only reviews as soon as five of them wait; narrowed items of other late reviews go with them. */
  async function freezeLateBatch(tx: SnapshotParts, roundId: string, now: Date): Promise<void> {
    await closeRound(tx, { id: roundId }, now);
    const batches = await tx.snapshots.listByRound(roundId);
    if (!isClosed(batches) || !isClockConfirmed()) return;
    const waiting = (await loadSent(tx, roundId, now)).filter(
      ({ revision, isCounted }) => revision.late && !isCounted && hasPoolable(revision),
    );
    const reviews = waiting.map(({ revision }) => revision);
    if (!areEnough(countPoolable(reviews))) return;
    await freeze(tx, ids, {
      ...{ roundId, number: batches.length + 1, kind: 'late', createdAt: now },
      reviews: reviews.filter(({ sharing }) => sharing === 'counts_only').length,
      counts: lateCounts(reviews),
      counted: reviews,
    });
  }

  /** Keeps the counts of late reviews under a name, before their answers are deleted. */
  async function freezeLateNamed(tx: SnapshotParts, roundId: string, now: Date): Promise<void> {
    const batches = await tx.snapshots.listByRound(roundId);
    if (!isClosed(batches)) return;
    const reviews = (await loadSent(tx, roundId, now))
      .map(({ revision }) => revision)
      .filter(({ late, sharing }) => late && sharing !== 'counts_only');
    if (reviews.length === 0) return;
    await freeze(tx, ids, {
      ...{ roundId, number: batches.length + 1, kind: 'late', reviews: 0, createdAt: now },
      counts: {
        ...{ participation: undefined, ...namedCounts(reviews), pooled: [] },
        reviews: countReviews(reviews.filter(({ answers }) => saySomething(answers))),
        ...whereAny({ ...namedValues(reviews), pooled: [] }),
      },
      counted: [],
    });
  }
}

export type LateReviews = ReturnType<typeof createLateReviews>;
