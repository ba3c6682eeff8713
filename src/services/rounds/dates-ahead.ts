import type { Calendar } from '../../core/time/calendar.ts';
import { instantOf } from '../../core/time/local-time.ts';
import { planMeetingDay, planNextMeetings, type PlannedMeeting } from '../../core/cell/meeting-rule.ts';
import type { MeetingTime, NoticeKind } from '../../core/model/notices.ts';
import type { CellMeetingRule, Unit } from '../../core/model/people.ts';
import type { Meeting, MeetingDecision, Round } from '../../core/model/rounds.ts';
import type { Ids } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { usableFocus } from '../../core/rounds/items.ts';
import { moveRound, planRound } from '../../core/rounds/round.ts';
import { announceToGroup } from '../groups/announcing.ts';
import type { Opening, OpeningParts } from './opening.ts';

export type DatesAheadParts = OpeningParts & Pick<Store, 'attendances'>;

type Deps = {
  ids: Ids;
  calendar: Pick<Calendar, 'dayOffReason' | 'nextWorkingDay'>;
  consentVersion: number;
  opening: Opening;
};

/** A meeting moved late must not leave the next one unplanned: its round may have to open before. */
export const meetingsAhead = 2;

export type DatesAhead = ReturnType<typeof createDatesAhead>;

/** Meetings with their rounds inside a transaction: planned ahead, planned anew, moved, called off, put back. */
export function createDatesAhead({ ids, calendar, consentVersion, opening }: Deps) {
  /** Sees to it that a ready cell has its next meetings and rounds; a round whose opening day has passed opens at once. */
  async function planCell(tx: DatesAheadParts, unit: Unit, now: Date): Promise<void> {
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
    for (const { period, on, time, startsAt, decision } of planned) {
      const meeting = newMeeting({
        ...{ unitId: unit.id, kind: 'monthly', period, on, time, zone: unit.zone, startsAt },
        ...{
          place: rule.place,
          decision: decisionOf(decision),
          title: undefined,
          agendaChangedAt: undefined,
        },
      });
      await addMeeting(tx, { meeting, round: { checklistKey, kind: 'monthly' } }, now);
    }
  }

  function newMeeting(
    given: Omit<Meeting, 'id' | 'status' | 'askedAt' | 'agenda' | 'announcedAt' | 'announcements'>,
  ): Meeting {
    return {
      ...given,
      id: ids.next(),
      status: 'planned',
      askedAt: undefined,
      agenda: [],
      announcedAt: undefined,
      announcements: 0,
    };
  }

  /** A meeting of any kind, with a round of its own where one is wanted; it opens at once where its day has come. */
  async function addMeeting(
    tx: DatesAheadParts,
    { meeting, round: wanted }: { meeting: Meeting; round: WantedRound | undefined },
    now: Date,
  ): Promise<void> {
    await tx.meetings.insert({ ...meeting, createdAt: now });
    if (wanted === undefined) return;
    const { unitId, period, startsAt, on: meetingOn, zone } = meeting;
    const checklist = await tx.checklists.findLatest(wanted.checklistKey);
    if (checklist === undefined)
      throw new Error(`no checklist was loaded under the key of the cell ${unitId}`);
    const round: Round = {
      id: ids.next(),
      unitId,
      meetingId: meeting.id,
      checklistId: checklist.id,
      focusItems: wanted.focusItems && usableFocus(checklist.content, wanted.focusItems),
      ...(wanted.isOwn === true && { ownChecklist: true }),
      kind: wanted.kind,
      period,
      ...planRound({ startsAt, meetingOn, zone, now }),
      openedAt: undefined,
      closedAt: undefined,
      cancelledAt: undefined,
    };
    await tx.rounds.insert({ ...round, createdAt: now });
    if (round.opensAt <= now) await opening.open(tx, { round, meeting }, now);
    else await opening.planSlots(tx, { round, meeting }, now);
  }

  /** After a change of the rule: meetings to come follow it, except those that were moved by hand. */
  async function replanCell(tx: DatesAheadParts, unit: Unit, now: Date): Promise<void> {
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
    const told = await tellMembers(tx, { meeting, round, tell, now }, (accountId) => ({
      dedupeKey: `meeting_moved:${meeting.id}:${accountId}:${now.getTime()}`,
      notice: {
        ...{ kind: 'meeting_moved', unitId: meeting.unitId, meetingId: meeting.id },
        from: lastTold.get(accountId) ?? from,
      },
      expiresAt: moved.startsAt,
    }));
    if (tell !== 'nobody') {
      const key = `group_meeting_moved:${meeting.id}:${now.getTime()}`;
      const { id: meetingId, unitId } = meeting;
      const notice = {
        ...{ kind: 'group_meeting_moved' as const, unitId, meetingId },
        from: lastTold.get(ofGroup) ?? from,
      };
      const whenStale = { roundId: topicId, expiresAt: moved.startsAt };
      await announceToGroup(tx, { unitId, notice, key, notBefore: now, ...whenStale }, now);
    }
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
    const told = await tellMembers(tx, { meeting, round, tell, now }, (accountId) => ({
      dedupeKey: `meeting_cancelled:${meetingId}:${accountId}:${now.getTime()}`,
      notice: { kind: 'meeting_cancelled', unitId, meetingId, was: { on, time, place }, period },
      expiresAt: meeting.startsAt,
    }));
    if (tell !== 'nobody') {
      const key = `group_meeting_cancelled:${meetingId}:${now.getTime()}`;
      const notice = { kind: 'group_meeting_cancelled' as const, unitId, was: { on, time, place }, period };
      const whenStale = { roundId: topicOf(meeting, round), expiresAt: meeting.startsAt };
      await announceToGroup(tx, { unitId, notice, key, notBefore: now, ...whenStale }, now);
    }
    const unit = await tx.units.findById(unitId);
    if (unit !== undefined) await planCell(tx, unit, now);
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
    const { id: meetingId, unitId, startsAt: expiresAt } = meeting;
    const planned: Meeting = { ...meeting, status: 'planned' };
    await tx.meetings.update(planned);
    const topicId = topicOf(meeting, round);
    const unheard = (await tx.deliveries.listByRound(topicId)).filter(
      ({ status, notice }) => status === 'pending' && cancellations.includes(notice.kind),
    );
    await tx.deliveries.dropPending(topicId, cancellations, now);
    const told = await tellMembers(
      tx,
      { meeting, round, tell, now, unless: new Set(unheard.map(({ accountId }) => accountId)) },
      (accountId) => ({
        dedupeKey: `meeting_put_back:${meetingId}:${accountId}:${now.getTime()}`,
        notice: { kind: 'meeting_put_back', unitId, meetingId },
        expiresAt,
      }),
    );
    if (tell !== 'nobody' && !unheard.some(({ groupId }) => groupId !== undefined)) {
      const key = `group_meeting_put_back:${meetingId}:${now.getTime()}`;
      const notice = { kind: 'group_meeting_put_back' as const, unitId, meetingId };
      await announceToGroup(tx, { unitId, notice, key, notBefore: now, roundId: topicId, expiresAt }, now);
    }
    if (round !== undefined) await opening.goOn(tx, { round, meeting: planned }, now);
    return told;
  }

  async function tellMembers(
    tx: DatesAheadParts,
    {
      meeting,
      round,
      tell,
      now,
      unless,
    }: {
      meeting: Meeting;
      round: Round | undefined;
      tell: Audience;
      now: Date;
      unless?: ReadonlySet<string | undefined>;
    },
    letter: (accountId: string) => Letter,
  ): Promise<number> {
    if (tell === 'nobody') return 0;
    let told = 0;
    const roundId = topicOf(meeting, round);
    for (const { accountId, standing } of await tx.participants.listAudience(
      meeting.unitId,
      consentVersion,
    )) {
      if (standing === 'exempt' || (tell !== 'members' && tell.except === accountId)) continue;
      if (unless?.has(accountId) === true) continue;
      await tx.deliveries.add({ ...letter(accountId), accountId, roundId, notBefore: now }, now);
      told += 1;
    }
    return told;
  }

  return { planCell, replanCell, newMeeting, addMeeting, move, cancel, putBack, tellMembers };
}

/** The round that a meeting brings along. Where its checklist is its own, it does not follow the cell's. */
export type WantedRound = {
  checklistKey: string;
  kind: Round['kind'];
  isOwn?: true;
  focusItems?: readonly number[] | undefined;
};

/** What deliveries about a meeting are kept under: its round, or the meeting itself where it has none. */
export function topicOf(meeting: Pick<Meeting, 'id'>, round: Pick<Round, 'id'> | undefined): string {
  return round?.id ?? meeting.id;
}

const ofGroup = 'group';

/** When and where those who have not been told of an earlier move still take the meeting to be, by account. */
async function findUntoldMoves(
  tx: Pick<DatesAheadParts, 'deliveries'>,
  topicId: string,
): Promise<ReadonlyMap<string, MeetingTime>> {
  const untold = new Map<string, MeetingTime>();
  for (const { status, accountId, notice } of await tx.deliveries.listByRound(topicId)) {
    if (status !== 'pending' || !('from' in notice)) continue;
    const whom = accountId ?? ofGroup;
    if (!untold.has(whom)) untold.set(whom, notice.from);
  }
  return untold;
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

/** Who is told of a change: whoever made it knows already. */
export type Audience = 'nobody' | 'members' | { except: string };

type Letter = Pick<Parameters<DatesAheadParts['deliveries']['add']>[0], 'dedupeKey' | 'notice' | 'expiresAt'>;

function decisionOf(planned: PlannedMeeting['decision']): MeetingDecision {
  return planned === 'ask' ? 'pending' : planned;
}
