import type { Revision } from '../../core/model/reviews.ts';
import type { Ids } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Snapshot } from '../../core/ports/summaries.ts';
import type { PooledReview } from '../../core/summaries/pool.ts';
import { namedIn } from '../../core/summaries/snapshot.ts';
import { listReaders } from './readers.ts';

export type SnapshotParts = Pick<
  Store,
  | 'commitments'
  | 'members'
  | 'offices'
  | 'paperEntries'
  | 'paperSheets'
  | 'participants'
  | 'reviews'
  | 'revisions'
  | 'rounds'
  | 'snapshots'
  | 'suggestions'
  | 'units'
>;

type SentRevision = Revision & PooledReview & { memberId: string };

/** The newest version of each review whose answers still exist and may be used. */
export async function loadSent(
  tx: SnapshotParts,
  roundId: string,
  now: Date,
): Promise<{ revision: SentRevision; isCounted: boolean }[]> {
  const readers = await listReaders(tx, await tx.rounds.findById(roundId), now);
  const withdrawn = await tx.participants.listWithdrawn(roundId);
  const sent: { revision: SentRevision; isCounted: boolean }[] = [];
  for (const { answers, ...revision } of await tx.revisions.listNewest(roundId)) {
    if (answers === undefined || withdrawn.has(revision.memberId)) continue;
    const all = await tx.revisions.listByReview(revision.reviewId);
    const earlier = all.filter(({ number }) => number < revision.number);
    const items = answers.map(({ item }) => item);
    const isReader = readers.has(revision.memberId);
    const known = isReader ? new Set(items) : namedIn(earlier, items);
    const knownToOthers = isReader ? new Set(items) : namedIn(earlier, items, revision.sharedWithId);
    sent.push({
      revision: { ...revision, answers, known, knownToOthers },
      isCounted: all.some(({ snapshotId }) => snapshotId !== undefined),
    });
  }
  return sent;
}

/** Keeps what was counted, and of whom, so that nobody is counted twice. */
export async function freeze(
  tx: SnapshotParts,
  ids: Ids,
  { counted, ...snapshot }: Omit<Snapshot, 'id'> & { counted: readonly Revision[] },
): Promise<void> {
  const id = ids.next();
  await tx.snapshots.insert({ id, ...snapshot });
  await tx.revisions.setSnapshot(
    counted.map((revision) => revision.id),
    id,
  );
}
