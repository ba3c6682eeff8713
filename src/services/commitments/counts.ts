import {
  addCommitments,
  countCommitments,
  emptyCommitments,
  freezePool,
  isOverdue,
  poolCommitments,
  stateAt,
  type CountedCommitment,
  type FrozenCommitments,
} from '../../core/commitments/commitment.ts';
import { localDateOf } from '../../core/time/local-time.ts';
import type { Commitment } from '../../core/model/commitments.ts';
import type { Round } from '../../core/model/rounds.ts';
import { namedIn } from '../../core/summaries/snapshot.ts';
import type { Store } from '../../core/ports/store.ts';
import { unitOf } from '../records.ts';

type Parts = Pick<Store, 'commitments' | 'rounds' | 'units'>;

type FreezingParts = Parts & Pick<Store, 'reviews' | 'revisions'>;

/** A commitment as it stood when it was counted. */
export type CommitmentThen = Commitment & CountedCommitment & { note: string | undefined };

/**
 * The commitments that a round's summary is about, as they stood at this instant, or when the round was closed: those
 * open then, and those kept since the round before was closed. However late it is asked, nothing of that moves.
 */
export async function listCommitmentsThen(parts: Parts, round: Round, at: Date): Promise<CommitmentThen[]> {
  const { unitId, openedAt = round.opensAt } = round;
  const before = await lastClosing(parts, round, openedAt);
  const all = await parts.commitments.listAlive(unitId, before ?? new Date(0));
  return statesIn(parts, round, { all, until: endOf(round, at) });
}

/**
 * Those of one member that may have been frozen with a closed round; also where the member has left, or has withdrawn
 * them since.
 */
export async function listOwnSaid(
  parts: Parts,
  round: Round,
  memberId: string,
  at: Date,
): Promise<CommitmentThen[]> {
  const until = endOf(round, at);
  // Of two rounds closed at the same instant, either may have been the first.
  const since = await lastClosing(parts, round, new Date(until.getTime() - 1));
  const all = await parts.commitments.listByMember(memberId);
  return statesIn(parts, round, { all: saidWithin(all, { since, until }), until });
}

function endOf({ closedAt }: Round, at: Date): Date {
  return closedAt !== undefined && closedAt < at ? closedAt : at;
}

async function statesIn(
  parts: Pick<Parts, 'units'>,
  round: Round,
  { all, until }: { all: readonly Commitment[]; until: Date },
): Promise<CommitmentThen[]> {
  const today = localDateOf(until, (await unitOf(parts, round)).zone);
  return all.flatMap((one) => {
    const state = stateAt(one, until);
    return state === undefined ? [] : { ...one, ...state, overdue: isOverdue(state, today) };
  });
}

function saidWithin<Said extends Pick<Commitment, 'events'>>(
  all: readonly Said[],
  { since, until }: { since: Date | undefined; until: Date },
): Said[] {
  return all.filter(({ events }) =>
    events.some(({ at }) => at <= until && (since === undefined || at > since)),
  );
}

/**
 * Frozen with a closing round. Counts-only commitments, and those for one office-holder, are in it only with what was
 * said of them since the round before was closed: nobody is in two pools with the same words, and no two pools can be
 * compared.
 */
export async function freezeCommitments(
  parts: FreezingParts,
  round: Round,
  { readers, now }: { readers: ReadonlySet<string>; now: Date },
): Promise<FrozenCommitments> {
  const all = await listCommitmentsThen(parts, round, now);
  const since = await lastClosing(parts, round, now);
  const said = saidWithin(all, { since, until: now });
  const pool = said.filter(({ sharing }) => sharing === 'counts_only');
  const addressed = await Promise.all(
    said
      .filter(({ sharing }) => sharing === 'secretary')
      .map(async (one) => ({
        ...one,
        known: readers.has(one.memberId) || (await isKnownToOthers(parts, one)),
      })),
  );
  const addressees = new Set(addressed.map(({ sharedWithId }) => sharedWithId));
  return {
    named: countCommitments(all.filter(({ sharing }) => sharing === 'cell')),
    addressed: [...addressees]
      .map((id) => addressed.filter(({ sharedWithId }) => sharedWithId === id))
      .map(poolCommitments)
      .reduce(addCommitments, emptyCommitments()),
    ...freezePool(
      pool.map((one) => ({ ...one, known: one.everNamed || readers.has(one.memberId) })),
      readers,
    ),
  };
}

/** Whether a commitment for one office-holder stood in a review that others were to read, or another office-holder. */
async function isKnownToOthers(
  { reviews, revisions }: Pick<FreezingParts, 'reviews' | 'revisions'>,
  { roundId, memberId, item, sharedWithId }: Commitment,
): Promise<boolean> {
  const own = await reviews.findOwn(roundId, memberId);
  const sent = own === undefined ? [] : await revisions.listByReview(own.review.id);
  return namedIn(sent.slice(0, -1), [item], sharedWithId).has(item);
}

/** When another round of the cell was last closed, by this instant. */
async function lastClosing(
  parts: Pick<Parts, 'rounds'>,
  { id, unitId }: Round,
  by: Date,
): Promise<Date | undefined> {
  const closings = (await parts.rounds.listByUnit(unitId)).flatMap((one) =>
    one.closedAt !== undefined && one.id !== id && one.closedAt <= by ? [one.closedAt] : [],
  );
  return closings.sort((one, other) => other.getTime() - one.getTime())[0];
}
