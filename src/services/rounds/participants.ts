import { statusOf, type ExcuseReason } from '../../core/rounds/excuse.ts';
import { isRoundAhead } from '../../core/rounds/round.ts';
import type { Member } from '../../core/model/people.ts';
import type { Meeting, Participant, Round } from '../../core/model/rounds.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import { may, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { type InCell, withinMeeting } from '../within.ts';
import type { LeaveEffectParts, LeaveEffects } from './leave-effects.ts';

/** What taking part is kept in; the parts of a transaction that other services hand over. */
export type ParticipantParts = LeaveEffectParts & Pick<Store, 'reviews'>;

type Deps = {
  store: Transactional<ParticipantParts>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  leaveEffects: Pick<LeaveEffects, 'apply' | 'comeAllTheSame'>;
};

export type ParticipantView = {
  memberId: string;
  name: string;
  standing: Member['standing'];
  status: Participant['status'];
  reason: string | undefined;
};

/** Who takes part in the round of a meeting. */
export type ParticipantsView = { meeting: Meeting; mayExcuse: boolean; people: ParticipantView[] };

export type ParticipantsOutcome = InCell &
  (({ status: 'listed' } & ParticipantsView) | { status: 'over' } | Refused);

type Excuse = { meetingId: string; memberId: string; reason: ExcuseReason | undefined };

export type ExcuseOutcome = InCell &
  (
    | { status: 'excused' | 'unexcused'; list: ParticipantsView; memberId: string }
    | { status: 'not_on_roster' }
    | { status: 'over' }
    | Refused
  );

export type Participants = ReturnType<typeof createParticipants>;

/** Who takes part in a round: fixed when it opens, and what changes afterwards. */
export function createParticipants({ store, clock, ids, leaveEffects }: Deps) {
  /** Everybody on the roster becomes a participant; who was excused ahead of the opening stays so. */
  async function fix(tx: ParticipantParts, round: Round, now: Date): Promise<void> {
    const members = await tx.members.listByUnit(round.unitId);
    const known = await addMissing(tx, round.id, members, now);
    for (const member of members) {
      const participant = known.get(member.id);
      if (participant !== undefined) await adopt(tx, participant, statusOf(member), now);
    }
    await leaveEffects.apply(tx, round, now);
  }

  async function onMembersAdded(
    tx: ParticipantParts,
    unitId: string,
    memberIds: readonly string[],
    now: Date,
  ): Promise<void> {
    const members = (await tx.members.listByUnit(unitId)).filter((member) => memberIds.includes(member.id));
    for (const round of await tx.rounds.listOpen(unitId)) {
      await addMissing(tx, round.id, members, now);
    }
  }

  /** Of a round that was called off and takes place after all: whatever changed on the roster in between. */
  async function catchUp(tx: ParticipantParts, round: Round, now: Date): Promise<void> {
    const known = await addMissing(tx, round.id, await tx.members.listByUnit(round.unitId), now);
    for (const memberId of known.keys()) {
      const member = await tx.members.findById(memberId);
      if (member?.removedAt === undefined) await onStandingChanged(tx, memberId, now);
      else await onMemberRemoved(tx, memberId, now);
    }
    await leaveEffects.apply(tx, round, now);
  }

  /** Who left before sending is no longer expected; what was sent stays counted. */
  async function onMemberRemoved(tx: ParticipantParts, memberId: string, now: Date): Promise<void> {
    await changeUnsent(tx, memberId, now, () => 'exempt');
  }

  /** Somebody who becomes exempt in the middle of a round, or ceases to be, is a participant accordingly. */
  async function onStandingChanged(tx: ParticipantParts, memberId: string, now: Date): Promise<void> {
    await changeUnsent(tx, memberId, now, (status, member) =>
      status === 'excused' || status === 'paper' ? status : statusOf(member),
    );
  }

  async function changeUnsent(
    tx: ParticipantParts,
    memberId: string,
    now: Date,
    change: (status: Participant['status'], member: Member) => Participant['status'],
  ): Promise<void> {
    const member = await tx.members.findById(memberId);
    if (member === undefined) return;
    for (const round of await listUnclosed(tx, member.unitId)) {
      const participant = await tx.participants.find(round.id, member.id);
      if (participant === undefined) continue;
      const status = change(participant.status, member);
      if (status === participant.status || (await hasSent(tx, participant.id))) continue;
      await tx.participants.update({ ...participant, status, reason: undefined }, now);
    }
  }

  /** Returns who took part before. */
  async function addMissing(
    tx: ParticipantParts,
    roundId: string,
    members: readonly Member[],
    now: Date,
  ): Promise<ReadonlyMap<string, Participant>> {
    const known = await byMember(tx, roundId);
    const missing = members.filter((member) => !known.has(member.id));
    if (missing.length > 0)
      await tx.participants.insertMany(
        missing.map(({ id: memberId, standing }) => ({
          ...{ id: ids.next(), roundId, memberId, addedAt: now },
          ...{ status: statusOf({ standing }), reason: undefined },
        })),
      );
    return known;
  }

  /** The roster of a meeting's round: who is expected, who is away. */
  async function list(actor: Actor, meetingId: string): Promise<ParticipantsOutcome> {
    const now = clock.now();
    return withinMeeting(store, actor, meetingId, 'cell_read', async (meeting) => {
      const round = await findRoundAhead(store, meeting, now);
      if (round === undefined) return { status: 'over' };
      return { status: 'listed', ...(await viewOf(store, actor, { meeting, round })) };
    });
  }

  function excuse(actor: Actor, target: Excuse): Promise<ExcuseOutcome> {
    return store.transaction((tx) => excuseInside(tx, actor, target));
  }

  function excuseInside(tx: ParticipantParts, actor: Actor, target: Excuse): Promise<ExcuseOutcome> {
    return change(tx, actor, target, 'excused');
  }

  function unexcuse(actor: Actor, target: Omit<Excuse, 'reason'>): Promise<ExcuseOutcome> {
    return store.transaction((tx) => change(tx, actor, { ...target, reason: undefined }, 'expected'));
  }

  async function change(
    tx: ParticipantParts,
    actor: Actor,
    { meetingId, memberId, reason }: Excuse,
    wanted: 'excused' | 'expected',
  ): Promise<ExcuseOutcome> {
    const now = clock.now();
    return withinMeeting(tx, actor, meetingId, 'excuse', async (meeting) => {
      const round = await findRoundAhead(tx, meeting, now);
      if (round === undefined) return { status: 'over' };
      const member = await tx.members.findById(memberId);
      if (member?.unitId !== meeting.unitId || member.removedAt !== undefined)
        return { status: 'not_on_roster' };
      if (wanted === 'expected') await leaveEffects.comeAllTheSame(tx, { meeting, memberId }, now);
      await put(tx, { round, member, wanted, reason, now });
      const list = await viewOf(tx, actor, { meeting, round });
      return { status: wanted === 'excused' ? 'excused' : 'unexcused', list, memberId };
    });
  }

  async function put(
    tx: ParticipantParts,
    given: {
      round: Round;
      member: Member;
      wanted: 'excused' | 'expected';
      reason: ExcuseReason | undefined;
      now: Date;
    },
  ): Promise<void> {
    const { round, member, wanted, reason, now } = given;
    const participant = await tx.participants.find(round.id, member.id);
    const status = wanted === 'expected' ? statusOf(member) : wanted;
    if (participant === undefined) {
      const id = ids.next();
      await tx.participants.insertMany([
        { id, roundId: round.id, memberId: member.id, status, reason, addedAt: now },
      ]);
      return;
    }
    if (participant.status === status && participant.reason === reason) return;
    await tx.participants.update({ ...participant, status, reason }, now);
  }

  return {
    ...{ fix, catchUp, onMembersAdded, onMemberRemoved, onStandingChanged },
    ...{ list, excuse, excuseInside, unexcuse },
  };
}

/** The round of a meeting, while it matters who takes part. */
async function findRoundAhead(
  tx: Pick<Store, 'rounds'>,
  { id }: Meeting,
  now: Date,
): Promise<Round | undefined> {
  const round = await tx.rounds.findByMeeting(id);
  return round !== undefined && isRoundAhead(round, now) ? round : undefined;
}

async function viewOf(
  tx: Pick<Store, 'members' | 'participants'>,
  actor: Actor,
  { meeting, round }: { meeting: Meeting; round: Round },
): Promise<ParticipantsView> {
  const known = await byMember(tx, round.id);
  const members = await tx.members.listByUnit(meeting.unitId);
  return {
    meeting,
    mayExcuse: may(actor, 'excuse', meeting.unitId),
    people: inNameOrder(members, ({ name }) => name).map((member) => {
      const participant = known.get(member.id);
      return {
        memberId: member.id,
        name: member.name,
        standing: member.standing,
        status: participant?.status ?? statusOf(member),
        reason: participant?.reason,
      };
    }),
  };
}

async function byMember(
  tx: Pick<Store, 'participants'>,
  roundId: string,
): Promise<ReadonlyMap<string, Participant>> {
  return new Map((await tx.participants.listByRound(roundId)).map((one) => [one.memberId, one]));
}

async function listUnclosed(tx: Pick<Store, 'rounds'>, unitId: string): Promise<Round[]> {
  const rounds = await tx.rounds.listByUnit(unitId);
  return rounds.filter((round) => round.closedAt === undefined && round.cancelledAt === undefined);
}

async function hasSent(tx: Pick<Store, 'reviews'>, participantId: string): Promise<boolean> {
  return (await tx.reviews.findByParticipant(participantId))?.sentAt !== undefined;
}

async function adopt(
  tx: Pick<Store, 'participants'>,
  participant: Participant,
  status: 'expected' | 'exempt',
  now: Date,
): Promise<void> {
  if (participant.status === 'excused' || participant.status === 'paper') return;
  if (participant.status !== status) await tx.participants.update({ ...participant, status }, now);
}
