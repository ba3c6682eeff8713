import type { Calendar } from '../core/calendar.ts';
import { instantOf } from '../core/local-time.ts';
import { planMeetingDay, planNextMeetings, type PlannedMeeting } from '../core/meeting.ts';
import type { MeetingTime, NoticeKind } from '../core/model/notices.ts';
import type { CellMeetingRule, Unit } from '../core/model/people.ts';
import type { Meeting, MeetingDecision, Round } from '../core/model/rounds.ts';
import type { Ids } from '../core/ports/runtime.ts';
import { moveRound, planRound } from '../core/round.ts';
import type { Opening, OpeningParts } from './opening.ts';

export type PlanningParts = OpeningParts;

type Deps = {
  ids: Ids;
  calendar: Pick<Calendar, 'dayOffReason' | 'nextWorkingDay'>;
  consentVersion: number;
  opening: Opening;
};

/** A meeting moved late must not leave the next one unplanned: its round may have to open before. */
export const meetingsAhead = 2;

export type Planning = ReturnType<typeof createPlanning>;

/** Meetings with their rounds inside a transaction: planned ahead, planned anew, moved, called off. */
export function createPlanning({ ids, calendar, consentVersion, opening }: Deps) {
  /** Sees to it that a ready cell has its next meetings and rounds; a round whose opening day has passed opens at once. */
  async function planCell(tx: PlanningParts, unit: Unit, now: Date): Promise<void> {
    const { meetingRule: rule, checklistKey } = unit;
    if (unit.readyAt === undefined || rule === undefined || checklistKey === undefined) return;
    const monthly = (await tx.meetings.listByUnit(unit.id)).filter(({ kind }) => kind === 'monthly');
    const ahead = monthly.filter(({ status, startsAt }) => status === 'planned' && startsAt > now);
    const planned = planNextMeetings({
      rule,
      after: now,
      zone: unit.zone,
      calendar,
      count: Math.max(0, meetingsAhead - ahead.length),
      skip: monthly.map(({ period }) => period),
    });
    for (const one of planned) await addMeeting(tx, { unit, rule, checklistKey }, one, now);
  }

  async function addMeeting(
    tx: PlanningParts,
    { unit, rule, checklistKey }: { unit: Unit; rule: CellMeetingRule; checklistKey: string },
    planned: PlannedMeeting,
    now: Date,
  ): Promise<void> {
    const { period, on, time, startsAt } = planned;
    const meeting: Meeting = {
      id: ids.next(),
      unitId: unit.id,
      kind: 'monthly',
      period,
      on,
      time,
      zone: unit.zone,
      startsAt,
      place: rule.place,
      status: 'planned',
      decision: decisionOf(planned.decision),
      askedAt: undefined,
    };
    await tx.meetings.insert({ ...meeting, createdAt: now });
    const checklist = await tx.checklists.findLatest(checklistKey);
    if (checklist === undefined)
      throw new Error(`no checklist was loaded under the key of the cell ${unit.id}`);
    const round: Round = {
      id: ids.next(),
      unitId: unit.id,
      meetingId: meeting.id,
      checklistId: checklist.id,
      kind: 'monthly',
      period,
      ...planRound({ startsAt, meetingOn: on, zone: unit.zone, now }),
      openedAt: undefined,
      closedAt: undefined,
      cancelledAt: undefined,
    };
    await tx.rounds.insert({ ...round, createdAt: now });
    if (round.opensAt <= now) await opening.open(tx, { round, meeting }, now);
    else await opening.planSlots(tx, { round, meeting }, now);
  }

  /** After a change of the rule: meetings to come follow it, except those that were moved by hand. */
  async function replanCell(tx: PlanningParts, unit: Unit, now: Date): Promise<void> {
    const rule = unit.meetingRule;
    if (unit.readyAt === undefined || rule === undefined) return;
    for (const meeting of await tx.meetings.listUpcoming(unit.id, now)) {
      if (meeting.kind !== 'monthly' || meeting.decision === 'moved') continue;
      const round = await tx.rounds.findByMeeting(meeting.id);
      if (round === undefined) continue;
      const { target, decision } = byRule(rule, meeting);
      if (instantOf(target.on, target.time, meeting.zone) <= now) continue;
      await move(
        tx,
        { meeting, round, target, decision, tell: round.openedAt === undefined ? 'nobody' : 'members' },
        now,
      );
    }
    await planCell(tx, unit, now);
  }

  function byRule(
    rule: CellMeetingRule,
    meeting: Meeting,
  ): { target: MeetingTime; decision: MeetingDecision } {
    const day = planMeetingDay(rule, meeting.period, calendar);
    const { time, place } = rule;
    const stillStands =
      day.decision === 'ask' &&
      meeting.decision === 'decided' &&
      [day.on, calendar.nextWorkingDay(day.on)].includes(meeting.on);
    if (stillStands) return { target: { on: meeting.on, time, place }, decision: 'decided' };
    return { target: { on: day.on, time, place }, decision: decisionOf(day.decision) };
  }

  /** Everything that was planned moves along. Returns how many members will be told. */
  async function move(
    tx: PlanningParts,
    change: {
      meeting: Meeting;
      round: Round;
      target: MeetingTime;
      decision: MeetingDecision;
      tell: Audience;
    },
    now: Date,
  ): Promise<number> {
    const { meeting, target, decision, tell } = change;
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
    const stale: NoticeKind[] = isSameTime ? ['meeting_moved'] : stalePlans;
    await tx.deliveries.dropPending(change.round.id, stale, now);
    const told = await tellMembers(tx, { round: change.round, tell, now }, (accountId) => ({
      dedupeKey: `meeting_moved:${meeting.id}:${accountId}:${now.getTime()}`,
      notice: { kind: 'meeting_moved', unitId: meeting.unitId, meetingId: meeting.id, from },
      expiresAt: moved.startsAt,
    }));
    if (!isSameTime) await moveItsRound(tx, { round: change.round, meeting: moved }, now);
    return told;
  }

  async function moveItsRound(
    tx: PlanningParts,
    { round, meeting }: { round: Round; meeting: Meeting },
    now: Date,
  ): Promise<void> {
    const { on: meetingOn, startsAt, zone } = meeting;
    const moved: Round = { ...round, ...moveRound({ round, startsAt, meetingOn, zone, now }) };
    await tx.rounds.update(moved);
    if (moved.openedAt === undefined && moved.opensAt <= now)
      await opening.open(tx, { round: moved, meeting }, now);
    else await opening.planSlots(tx, { round: moved, meeting }, now);
  }

  /** Its round goes with it: nothing is sent any more, reviews are kept. Returns how many members will be told. */
  async function cancel(
    tx: PlanningParts,
    { meeting, round, tell }: { meeting: Meeting; round: Round; tell: Audience },
    now: Date,
  ): Promise<number> {
    const { id: meetingId, unitId, on, time, place, period } = meeting;
    await tx.meetings.update({ ...meeting, status: 'cancelled' });
    await tx.rounds.update({ ...round, cancelledAt: now });
    await tx.reminderSlots.replan(round.id, []);
    await tx.deliveries.dropPending(round.id, stalePlans, now);
    const told = await tellMembers(tx, { round, tell, now }, (accountId) => ({
      dedupeKey: `meeting_cancelled:${meetingId}:${accountId}`,
      notice: { kind: 'meeting_cancelled', unitId, meetingId, was: { on, time, place }, period },
      expiresAt: meeting.startsAt,
    }));
    const unit = await tx.units.findById(unitId);
    if (unit !== undefined) await planCell(tx, unit, now);
    return told;
  }

  async function tellMembers(
    tx: PlanningParts,
    { round, tell, now }: { round: Round; tell: Audience; now: Date },
    letter: (accountId: string) => Letter,
  ): Promise<number> {
    if (tell === 'nobody') return 0;
    let told = 0;
    for (const { accountId, standing } of await tx.participants.listAudience(round.unitId, consentVersion)) {
      if (standing === 'exempt' || (tell !== 'members' && tell.except === accountId)) continue;
      await tx.deliveries.add({ ...letter(accountId), accountId, roundId: round.id, notBefore: now }, now);
      told += 1;
    }
    return told;
  }

  return { planCell, replanCell, move, cancel };
}

/** What is still to be sent about a round holds no longer; one message says what does. */
const stalePlans: NoticeKind[] = ['round_opened', 'reminder', 'meeting_moved'];

/** Who is told of a change: whoever made it knows already. */
type Audience = 'nobody' | 'members' | { except: string };

type Letter = Pick<Parameters<PlanningParts['deliveries']['add']>[0], 'dedupeKey' | 'notice' | 'expiresAt'>;

function decisionOf(planned: PlannedMeeting['decision']): MeetingDecision {
  return planned === 'ask' ? 'pending' : planned;
}
