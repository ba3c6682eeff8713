import type { Leave } from '../../core/model/leaves.ts';
import type { Member } from '../../core/model/people.ts';
import type { Meeting, Participant, Round } from '../../core/model/rounds.ts';
import { statusOf } from '../../core/rounds/excuse.ts';
import { leaveEffect, leaveMark, type LeaveEffect } from '../../core/rounds/leave.ts';
import { isRoundAhead } from '../../core/rounds/round.ts';
import type { Ids } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';

/** What is needed of a transaction to let a leave hold for a round. */
export type LeaveEffectParts = Pick<Store, 'leaves' | 'meetings' | 'members' | 'participants' | 'rounds'>;

export type LeaveEffects = ReturnType<typeof createLeaveEffects>;

/** What the leaves of a cell's members do to who takes part in its rounds. */
export function createLeaveEffects({ ids }: { ids: Ids }) {
  return { apply, save, comeAllTheSame };

  /** What members of the cell asked for, and what was recorded of it, holds for a round as long as it is ahead. */
  async function apply(tx: LeaveEffectParts, round: Round, now: Date): Promise<void> {
    if (round.meetingId === undefined || !isRoundAhead(round, now)) return;
    const meeting = await tx.meetings.findById(round.meetingId);
    if (meeting === undefined) return;
    const known = new Map((await tx.participants.listByRound(round.id)).map((one) => [one.memberId, one]));
    const effects = await effectsOfLeaves(tx, meeting);
    for (const memberId of new Set([...known.keys(), ...effects.keys()])) {
      const member = await tx.members.findById(memberId);
      if (member === undefined || member.removedAt !== undefined) continue;
      await applyLeave(
        tx,
        { round, member, participant: known.get(memberId), effect: effects.get(memberId) },
        now,
      );
    }
  }

  /** What was noted by hand, and who is exempt or on paper, stays as it is. */
  async function applyLeave(
    tx: LeaveEffectParts,
    given: {
      round: Round;
      member: Member;
      participant: Participant | undefined;
      effect: LeaveEffect | undefined;
    },
    now: Date,
  ): Promise<void> {
    const { round, member, participant, effect } = given;
    const isOurs = participant?.reason === leaveMark && participant.status !== 'paper';
    if (effect === undefined && !isOurs) return;
    const before = isOurs ? statusOf(member) : (participant?.status ?? statusOf(member));
    if (before !== 'expected') return;
    const status = effect === 'recorded' ? 'excused' : 'expected';
    const reason = effect === undefined ? undefined : leaveMark;
    if (participant === undefined) {
      // Before its opening a round has only those who are away.
      if (status === 'expected') return;
      await tx.participants.insertMany([
        { id: ids.next(), roundId: round.id, memberId: member.id, status, reason, addedAt: now },
      ]);
    } else if (participant.status !== status || participant.reason !== reason) {
      await tx.participants.update({ ...participant, status, reason }, now);
    }
  }

  /** Keeps a leave that has changed, and what it does to the cell's rounds. */
  async function save(tx: LeaveEffectParts, leave: Leave, now: Date): Promise<void> {
    await tx.leaves.save(leave);
    for (const round of await tx.rounds.listByUnit(leave.unitId)) await apply(tx, round, now);
  }

  /** A leave does not hold for a meeting to which they come. */
  async function comeAllTheSame(
    tx: LeaveEffectParts,
    { meeting, memberId }: { meeting: Meeting; memberId: string },
    now: Date,
  ): Promise<void> {
    const leaves = await tx.leaves.listByMember(memberId);
    const holding = leaves.filter((leave) => leaveEffect([leave], meeting) !== undefined);
    for (const leave of holding)
      await tx.leaves.save({ ...leave, comingTo: [...leave.comingTo, meeting.id] });
    const round = holding.length === 0 ? undefined : await tx.rounds.findByMeeting(meeting.id);
    if (round !== undefined) await apply(tx, round, now);
  }
}

/** By member; of who withdrew their consent only what was recorded counts. */
export async function effectsOfLeaves(
  tx: Pick<Store, 'leaves'>,
  meeting: Meeting,
): Promise<ReadonlyMap<string, LeaveEffect>> {
  const effects = new Map<string, LeaveEffect>();
  for (const leave of await tx.leaves.listByUnit(meeting.unitId)) {
    const effect = leaveEffect([leave], meeting);
    if (effect === 'recorded' || (effect === 'asked' && !leave.withdrawn && !effects.has(leave.memberId)))
      effects.set(leave.memberId, effect);
  }
  return effects;
}
