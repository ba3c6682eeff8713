import { localDateOf } from '../../core/time/local-time.ts';
import type { Round } from '../../core/model/rounds.ts';
import { currentSeat, isOpenTo, type Actor, type Seat } from '../../core/permissions.ts';
import type { NextMeeting, ClosedReview } from '../../core/reviews/sheet.ts';
import { phaseOf } from '../../core/rounds/round.ts';
import { withinOwnCell } from '../within.ts';
import type { ReviewOutcome } from './outcome.ts';
import { readOwn, type Target } from './own.ts';
import { type OwnReview, type ReviewParts } from './parts.ts';

/** The round whose review is to be worked on now: unfinished before sent, on time before late, the one due first. */
export async function findPresent(
  store: ReviewParts,
  actor: Actor,
  now: Date,
): Promise<
  | { status: 'found'; roundId: string; unitId: string; round: Round }
  | Extract<ReviewOutcome, { status: 'closed' | 'denied' }>
> {
  return withinOwnCell(actor, 'review', async (seat) => {
    const candidates = await listCandidates(store, actor, now);
    const [best] = candidates.filter(({ rank }) => rank !== undefined).sort(byRank);
    if (best !== undefined) {
      const { id: roundId, unitId } = best.round;
      return { status: 'found' as const, roundId, unitId, round: best.round };
    }
    const [missed] = candidates;
    const stopped = missed === undefined ? await findStopped(store, seat, now) : undefined;
    const round = missed?.round ?? stopped?.round;
    return {
      status: 'closed' as const,
      cellId: (round ?? seat).unitId,
      closed: {
        why: stopped !== undefined ? 'cancelled' : missed === undefined ? 'none' : 'not_in_round',
        round: round && { kind: round.kind, period: round.period },
        presentRoundId: undefined,
        written: stopped?.written,
        next: await nextMeeting(store, seat.unitId, now),
      },
    };
  });
}

/** Says why a round's review cannot be worked on, and what can be done instead. */
export async function closedReviewOf(
  store: ReviewParts,
  { actor, target, why }: { actor: Actor; target: Target & { seat: Seat }; why: ClosedReview['why'] },
  now: Date,
): Promise<Extract<ReviewOutcome, { status: 'closed' }>> {
  const { key, round, seat } = target;
  const own = await readOwn(store, target, actor);
  const newest = own && (await store.revisions.findNewest(own.review.id));
  const isReadable =
    newest === undefined
      ? own !== undefined && isDraft(own)
      : newest.answers !== undefined && isOpenTo(actor, seat.memberId, newest.sentAt);
  const present = await findPresent(store, actor, now);
  const presentRoundId =
    present.status === 'found' && present.roundId !== round.id ? present.roundId : undefined;
  return {
    status: 'closed',
    cellId: round.unitId,
    closed: {
      why,
      round: { kind: round.kind, period: round.period },
      presentRoundId,
      written: isReadable ? { roundId: key, isSent: newest !== undefined } : undefined,
      next: await nextMeeting(store, seat.unitId, now),
    },
  };
}

/** A round that went with its meeting, whose day is still to come, and in which this member has written something. */
async function findStopped(
  store: ReviewParts,
  { unitId, memberId }: Seat,
  now: Date,
): Promise<{ round: Round; written: NonNullable<ClosedReview['written']> } | undefined> {
  for (const round of await store.rounds.listByUnit(unitId)) {
    if (round.cancelledAt === undefined || round.dueAt <= now) continue;
    const own = await store.reviews.findOwn(round.id, memberId);
    if (own === undefined) continue;
    const isSent = own.review.sentAt !== undefined;
    if (isSent || isDraft(own)) return { round, written: { roundId: round.id, isSent } };
  }
  return undefined;
}

/** Something was answered, never sent and not erased. */
export function isDraft({ review, answers }: Pick<OwnReview, 'review' | 'answers'>): boolean {
  return review.sentAt === undefined && review.erasedAt === undefined && answers.length > 0;
}

type Candidate = { round: Round; rank: number | undefined };

/** Open and late rounds of the actor's cells; without a rank where they are not in it. */
async function listCandidates(store: ReviewParts, actor: Actor, now: Date): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const { unitId, memberId } of actor.seats) {
    for (const round of await store.rounds.listByUnit(unitId)) {
      const phase = phaseOf(round, now);
      if (phase === 'open' || phase === 'late') {
        const preference = unitId === currentSeat(actor)?.unitId ? 0 : 1;
        const rank = await rankOf(store, { round, memberId, phase });
        candidates.push({ round, rank: rank === undefined ? undefined : rank * 2 + preference });
      }
    }
  }
  return candidates;
}

async function rankOf(
  store: ReviewParts,
  { round, memberId, phase }: { round: Round; memberId: string; phase: 'open' | 'late' },
): Promise<number | undefined> {
  const review = (await store.reviews.findOwn(round.id, memberId))?.review;
  if (review === undefined) {
    if ((await store.participants.find(round.id, memberId)) === undefined) return undefined;
  } else if (review.sentAt !== undefined && !(phase === 'open' && review.editing)) {
    return phase === 'open' ? 2 : 3;
  }
  return phase === 'open' ? 0 : 1;
}

function byRank(one: Candidate, other: Candidate): number {
  return (one.rank ?? 0) - (other.rank ?? 0) || one.round.dueAt.getTime() - other.round.dueAt.getTime();
}

async function nextMeeting(store: ReviewParts, unitId: string, now: Date): Promise<NextMeeting | undefined> {
  const [meeting] = await store.meetings.listUpcoming(unitId, now);
  if (meeting === undefined) return undefined;
  const { id, on, time, place, zone } = meeting;
  const round = await store.rounds.findByMeeting(id);
  const opensOn = round !== undefined && round.opensAt > now ? localDateOf(round.opensAt, zone) : undefined;
  return { on, time, place, opensOn };
}
