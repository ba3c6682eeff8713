import { freezeCommitments } from '../commitments/counts.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Ids } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { countMemberships, type MembershipCounts } from '../../core/cell/memberships.ts';
import { closingCounts, countPoolable, hasPoolable, paperPart } from '../../core/summaries/snapshot.ts';
import type { PaperPart } from '../../core/summaries/snapshot-counts.ts';
import { mayStandInTrends, poolPeopleOf, type PoolPeople } from '../../core/summaries/comparison.ts';
import { areEnough } from '../../core/tally.ts';
import { isClosed, participationOf } from '../../core/summaries/compilation.ts';
import type { Participation } from '../../core/summaries/people.ts';
import { countAtClosing } from '../suggestions/rounds.ts';
import { listOnPaper } from '../rounds/paper-sums.ts';
import { loadEnterers } from './reading.ts';
import { listReaders } from './readers.ts';
import { freeze, loadSent, type SnapshotParts } from './sent-reviews.ts';

export type SnapshotServices = ReturnType<typeof createSnapshots>;

type Deps = {
  ids: Ids;
  /** What is frozen stays so: it waits until the time is known. */
  isClockConfirmed?: () => boolean;
};

/** Freezes the counts of rounds. Everything here works inside a caller's transaction, and twice is once. */
export function createSnapshots({ ids, isClockConfirmed = () => true }: Deps) {
  return { closeRound };

  /** Closes a round whose time has come: marks it closed and freezes what was sent in time. */
  async function closeRound(tx: SnapshotParts, { id }: Pick<Round, 'id'>, now: Date): Promise<void> {
    const round = await tx.rounds.findById(id);
    if (round === undefined || round.openedAt === undefined || round.cancelledAt !== undefined) return;
    if (round.closedAt === undefined && (now < round.closesAt || !isClockConfirmed())) return;
    const batches = await tx.snapshots.listByRound(id);
    if (!isClosed(batches)) await freezeClosing(tx, round, { number: batches.length + 1, now });
    if (round.closedAt === undefined) await tx.rounds.update({ ...round, closedAt: now });
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
    const readers = await listReaders(tx, round, now);
    const counts = closingCounts(inTime, await participationInTime(tx, round));
    const people = poolPeopleOf(counts, pool);
    const paper = await freezePaper(tx, round, readers);
    await freeze(tx, ids, {
      ...{ roundId: round.id, number, kind: 'closing', createdAt: now },
      reviews: areEnough(countPoolable(pool)) ? countsOnly.length : 0,
      counts: {
        ...counts,
        memberships: await freezeMemberships(tx, round),
        commitments: await freezeCommitments(tx, round, { readers, now }),
        suggestions: await countAtClosing(tx, round, readers),
        ...(paper !== undefined && { paper }),
        ...(counts.pooled.length > 0 &&
          mayStandInTrends(people, await listTrendPools(tx, round), readers) && {
            trends: { readers: [...readers] },
          }),
      },
      counted: pool,
    });
  }
}

/** Whose answers the pools are that stand in the trends of this cell. */
async function listTrendPools(
  tx: Pick<Store, 'revisions' | 'snapshots'>,
  { unitId }: Pick<Round, 'unitId'>,
): Promise<(PoolPeople | undefined)[]> {
  const pools: (PoolPeople | undefined)[] = [];
  for (const { id, counts } of await tx.snapshots.listClosing(unitId)) {
    if (counts.trends !== undefined) pools.push(poolPeopleOf(counts, await tx.revisions.listPool(id)));
  }
  return pools;
}

/** What is not told of the forms without a name is kept nowhere. */
async function freezePaper(
  tx: SnapshotParts,
  round: Round,
  readers: ReadonlySet<string>,
): Promise<PaperPart | undefined> {
  const sheet = await tx.paperSheets.find(round.id);
  if (sheet.sums === undefined) return undefined;
  await tx.paperSheets.save({ ...sheet, sums: undefined });
  return paperPart(sheet.sums, { people: await listOnPaper(tx, round), readers });
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
  const enterers = await loadEnterers(tx, round, await tx.revisions.listNewest(round.id));
  return participationOf(
    participants.map(({ memberId, status }) => ({
      ...{ status, enteredBy: enterers.get(memberId) },
      sent: inTime.has(memberId) && !withdrawn.has(memberId),
      late: false,
    })),
  );
}
