import type { MeetingTime, NoticeKind } from '../../core/model/notices.ts';
import type { Unit } from '../../core/model/people.ts';
import type { Meeting, MeetingDecision, Round } from '../../core/model/rounds.ts';
import type { Ids } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { moveRound } from '../../core/rounds/round.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import { instantOf } from '../../core/time/local-time.ts';
import type { Opening, OpeningParts } from './opening.ts';
import { byRule, createPlanning } from './planning.ts';
import type { LeaveEffects } from './leave-effects.ts';
import { findUntoldMoves, tellChange, topicOf, type Audience } from './telling.ts';

export type DatesAheadParts = OpeningParts & Pick<Store, 'attendances'>;

type Deps = {
  ids: Ids;
  calendar: Pick<Calendar, 'dayOffReason' | 'nextWorkingDay' | 'previousWorkingDay'>;
  opening: Opening;
  leaveEffects: Pick<LeaveEffects, 'apply'>;
};

export type DatesAhead = ReturnType<typeof createDatesAhead>;

/** Meetings with their rounds inside a transaction: planned ahead or anew, moved, called off, put back. */
export function createDatesAhead({ ids, calendar, opening, leaveEffects }: Deps) {
  const planning = createPlanning({ ids, calendar, opening });

  /** After a change of the rule: meetings to come follow it, except those that were moved by hand. */
  async function replanCell(tx: DatesAheadParts, unit: Unit, now: Date): Promise<void> {
    const rule = unit.meetingRule;
    if (unit.readyAt === undefined || rule === undefined) return;
    for (const meeting of await tx.meetings.listUpcoming(unit.id, now)) {
      if (meeting.kind !== 'monthly' || meeting.decision === 'moved') continue;
      const round = await tx.rounds.findByMeeting(meeting.id);
      if (round === undefined) continue;
      const { target, decision } = byRule(rule, meeting, calendar);
      if (instantOf(target.on, target.time, meeting.zone) <= now) continue;
      await move(
        tx,
        { meeting, round, target, decision, tell: round.openedAt === undefined ? 'nobody' : 'members' },
        now,
      );
    }
    await planning.planCell(tx, unit, now);
  }

  /** Everything that was planned moves along. Returns how many members will be told. */
  async function move(
    tx: DatesAheadParts,
    change: {
      meeting: Meeting;
      round: Round | undefined;
      target: MeetingTime;
      decision: MeetingDecision;
      tell: Audience;
    },
    now: Date,
  ): Promise<number> {
    const { meeting, round, target, decision, tell } = change;
    const from: MeetingTime = { on: meeting.on, time: meeting.time, place: meeting.place };
    const isSameTime = from.on === target.on && from.time === target.time;
    const isSame = isSameTime && from.place === target.place;
    const moved: Meeting = {
      ...meeting,
      ...target,
      startsAt: instantOf(target.on, target.time, meeting.zone),
      decision,
      askedAt: decision === 'pending' && from.on !== target.on ? undefined : meeting.askedAt,
    };
    await tx.meetings.update(moved);
    if (isSame) return 0;
    if (from.on !== target.on) await tx.attendances.forgetOutcomes(meeting.id);
    const stale: NoticeKind[] = isSameTime ? ['meeting_moved', 'group_meeting_moved'] : stalePlans;
    const topicId = topicOf(meeting, round);
    const lastTold = await findUntoldMoves(tx, topicId);
    await tx.deliveries.dropPending(topicId, stale, now);
    const { id: meetingId, unitId } = meeting;
    const told = await tellChange(
      tx,
      { meeting: moved, round, tell, now },
      {
        member: (accountId) => ({
          ...{ kind: 'meeting_moved', unitId, meetingId },
          from: lastTold.ofAccount.get(accountId) ?? from,
        }),
        group: { kind: 'group_meeting_moved', unitId, meetingId, from: lastTold.ofGroup ?? from },
      },
    );
    if (!isSameTime && round !== undefined) await moveItsRound(tx, { round, meeting: moved }, now);
    return told;
  }

  async function moveItsRound(
    tx: DatesAheadParts,
    { round, meeting }: { round: Round; meeting: Meeting },
    now: Date,
  ): Promise<void> {
    const { on: meetingOn, startsAt, zone } = meeting;
    const moved: Round = { ...round, ...moveRound({ round, startsAt, meetingOn, zone, now }) };
    await tx.rounds.update(moved);
    if (moved.openedAt === undefined && moved.opensAt <= now)
      await opening.open(tx, { round: moved, meeting }, now);
    else await opening.planSlots(tx, { round: moved, meeting }, now);
    await leaveEffects.apply(tx, moved, now);
  }

  /** Its round goes with it: nothing is sent any more, reviews are kept. Returns how many members will be told. */
  async function cancel(
    tx: DatesAheadParts,
    { meeting, round, tell }: { meeting: Meeting; round: Round | undefined; tell: Audience },
    now: Date,
  ): Promise<number> {
    const { id: meetingId, unitId, on, time, place, period } = meeting;
    await tx.meetings.update({ ...meeting, status: 'cancelled' });
    if (round !== undefined) {
      await tx.rounds.update({ ...round, cancelledAt: now });
      await tx.reminderSlots.replan(round.id, []);
    }
    await tx.deliveries.dropPending(topicOf(meeting, round), stalePlans, now);
    const was = { on, time, place };
    const told = await tellChange(
      tx,
      { meeting, round, tell, now },
      {
        member: () => ({ kind: 'meeting_cancelled', unitId, meetingId, was, period }),
        group: { kind: 'group_meeting_cancelled', unitId, was, period },
      },
    );
    const unit = await tx.units.findById(unitId);
    if (unit !== undefined) await planning.planCell(tx, unit, now);
    return told;
  }

  /**
   * Called off by mistake: it takes place after all, with its round as it stood. Who has not heard that it was called off
   * hears nothing. Returns how many members will be told.
   */
  async function putBack(
    tx: DatesAheadParts,
    { meeting, round, tell }: { meeting: Meeting; round: Round | undefined; tell: Audience },
    now: Date,
  ): Promise<number> {
    const { id: meetingId, unitId } = meeting;
    const planned: Meeting = { ...meeting, status: 'planned' };
    await tx.meetings.update(planned);
    const topicId = topicOf(meeting, round);
    const unheard = (await tx.deliveries.listByRound(topicId)).filter(
      ({ status, notice }) => status === 'pending' && cancellations.includes(notice.kind),
    );
    await tx.deliveries.dropPending(topicId, cancellations, now);
    const isUnheardByGroup = unheard.some(({ groupId }) => groupId !== undefined);
    const told = await tellChange(
      tx,
      { meeting: planned, round, tell, now },
      {
        member: () => ({ kind: 'meeting_put_back', unitId, meetingId }),
        group: isUnheardByGroup ? undefined : { kind: 'group_meeting_put_back', unitId, meetingId },
      },
      new Set(unheard.map(({ accountId }) => accountId)),
    );
    if (round !== undefined) await opening.goOn(tx, { round, meeting: planned }, now);
    return told;
  }

  return { ...planning, replanCell, move, cancel, putBack };
}

/** What is still to be sent about a round holds no longer; one message says what does. */
const stalePlans: NoticeKind[] = [
  'round_opened',
  'reminder',
  'meeting_moved',
  'meeting_put_back',
  'meeting_announced',
  'group_round_opened',
  'group_counts',
  'group_meeting_moved',
  'group_meeting_put_back',
];

const cancellations: NoticeKind[] = ['meeting_cancelled', 'group_meeting_cancelled'];
