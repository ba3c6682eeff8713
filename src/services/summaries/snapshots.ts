import { freezeCommitments } from '../commitments/counts.ts';
import { saySomething } from '../../core/reviews/answer.ts';
import type { Revision } from '../../core/model/reviews.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Ids } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Snapshot } from '../../core/ports/summaries.ts';
import { countMemberships, type MembershipCounts } from '../../core/cell/memberships.ts';
import {
  closingCounts,
  countPoolable,
  countReviews,
  hasPoolable,
  lateCounts,
  namedCounts,
  namedIn,
} from '../../core/summaries/snapshot.ts';
import { areEnough } from '../../core/tally.ts';
import { type PooledReview } from '../../core/summaries/pool.ts';
import { isClosed, participationOf } from '../../core/summaries/compilation.ts';
import { namedValues, whereAny } from '../../core/summaries/value-counts.ts';
import type { Participation } from '../../core/summaries/people.ts';
import { countAtClosing } from '../suggestions/rounds.ts';
import { listReaders } from './readers.ts';

export type SnapshotParts = Pick<
  Store,
  | 'commitments'
  | 'members'
  | 'offices'
  | 'participants'
  | 'reviews'
  | 'revisions'
  | 'rounds'
  | 'snapshots'
  | 'suggestions'
  | 'units'
>;

export type SnapshotServices = ReturnType<typeof createSnapshots>;

type Deps = {
  ids: Ids;
  /** What is frozen stays so: it waits until the time is known. */
  isClockConfirmed?: () => boolean;
};

/** Freezes the counts of rounds. Everything here works inside a caller's transaction, and twice is once. */
export function createSnapshots({ ids, isClockConfirmed = () => true }: Deps) {
  return { closeRound, freezeLateBatch, freezeLateNamed };

  /** Closes a round whose time has come: marks it closed and freezes what was sent in time. */
  async function closeRound(tx: SnapshotParts, { id }: Pick<Round, 'id'>, now: Date): Promise<void> {
    const round = await tx.rounds.findById(id);
    if (round === undefined || round.openedAt === undefined || round.cancelledAt !== undefined) return;
    if (round.closedAt === undefined && (now < round.closesAt || !isClockConfirmed())) return;
    const batches = await tx.snapshots.listByRound(id);
    if (!isClosed(batches)) await freezeClosing(tx, round, { number: batches.length + 1, now });
    if (round.closedAt === undefined) await tx.rounds.update({ ...round, closedAt: now });
  }

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
    await insert(tx, {
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
    await insert(tx, {
      ...{ roundId, number: batches.length + 1, kind: 'late', reviews: 0, createdAt: now },
      counts: {
        ...{ participation: undefined, ...namedCounts(reviews), pooled: [] },
        reviews: countReviews(reviews.filter(({ answers }) => saySomething(answers))),
        ...whereAny({ ...namedValues(reviews), pooled: [] }),
      },
      counted: [],
    });
  }

  async function freezeClosing(
    tx: SnapshotParts,
    round: Round,
    { number, now }: { number: number; now: Date },
  ): Promise<void> {
    const inTime = (await loadSent(tx, round.id, now))
      .map(({ revision }) => revision)
      .filter((revision) => isInTime(revision, round));
    const pool = inTime.filter(hasPoolable);
    const countsOnly = pool.filter(({ sharing }) => sharing === 'counts_only');
    await insert(tx, {
      ...{ roundId: round.id, number, kind: 'closing', createdAt: now },
      reviews: areEnough(countPoolable(pool)) ? countsOnly.length : 0,
      counts: {
        ...closingCounts(inTime, await participationInTime(tx, round)),
        memberships: await freezeMemberships(tx, round),
        commitments: await freezeCommitments(tx, round, {
          readers: await listReaders(tx, round, now),
          now,
        }),
        suggestions: await countAtClosing(tx, round, await listReaders(tx, round, now)),
      },
      counted: pool,
    });
  }

  async function insert(
    tx: SnapshotParts,
    { counted, ...snapshot }: Omit<Snapshot, 'id'> & { counted: readonly Revision[] },
  ): Promise<void> {
    const id = ids.next();
    await tx.snapshots.insert({ id, ...snapshot });
    await tx.revisions.setSnapshot(
      counted.map((revision) => revision.id),
      id,
    );
  }
}

type SentRevision = Revision & PooledReview & { memberId: string };

/** The newest version of each review whose answers still exist and may be used. */
async function loadSent(
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

async function freezeMemberships(tx: SnapshotParts, { id }: Round): Promise<MembershipCounts> {
  const participants = await tx.participants.listByRound(id);
  return countMemberships(await tx.members.listByIds(participants.map(({ memberId }) => memberId)));
}

function isInTime(
  { late, sentAt }: { late: boolean; sentAt: Date | undefined },
  { closesAt }: Pick<Round, 'closesAt'>,
): boolean {
  return !late && sentAt !== undefined && sentAt < closesAt;
}

async function participationInTime(tx: SnapshotParts, round: Round): Promise<Participation> {
  const withdrawn = await tx.participants.listWithdrawn(round.id);
  const reviews = await tx.reviews.listByRound(round.id);
  const inTime = new Set(reviews.filter((review) => isInTime(review, round)).map(({ memberId }) => memberId));
  const participants = await tx.participants.listByRound(round.id);
  return participationOf(
    participants.map(({ memberId, status }) => ({
      status,
      sent: inTime.has(memberId) && !withdrawn.has(memberId),
      late: false,
    })),
  );
}
