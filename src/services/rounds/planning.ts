import { planMeetingDay, planNextMeetings, type PlannedMeeting } from '../../core/cell/meeting-rule.ts';
import type { MeetingTime } from '../../core/model/notices.ts';
import type { CellMeetingRule, Unit } from '../../core/model/people.ts';
import type { Meeting, MeetingDecision, Round } from '../../core/model/rounds.ts';
import type { Ids } from '../../core/ports/runtime.ts';
import { usableFocus } from '../../core/rounds/items.ts';
import { planRound } from '../../core/rounds/round.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import type { Opening, OpeningParts } from './opening.ts';

type WorkingDays = Pick<Calendar, 'dayOffReason' | 'nextWorkingDay' | 'previousWorkingDay'>;

type Deps = { ids: Ids; calendar: WorkingDays; opening: Pick<Opening, 'open' | 'planSlots'> };

/** A meeting moved late must not leave the next one unplanned: its round may have to open before. */
export const meetingsAhead = 2;

/** The round that a meeting brings along. Where its checklist is its own, it does not follow the cell's. */
export type WantedRound = {
  checklistKey: string;
  kind: Round['kind'];
  isOwn?: true;
  focusItems?: readonly number[] | undefined;
};

/** Meetings with their rounds inside a transaction, planned ahead. */
export function createPlanning({ ids, calendar, opening }: Deps) {
  return { planCell, newMeeting, addMeeting };

  /** Sees to it that a ready cell has its next meetings and rounds; a round whose opening day has passed opens at once. */
  async function planCell(tx: OpeningParts, unit: Unit, now: Date): Promise<void> {
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
        ...{ place: rule.place, decision: decisionOf(decision) },
        ...{ title: undefined, agendaChangedAt: undefined },
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
    tx: OpeningParts,
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
}

/** What a meeting becomes under the rule of its cell; a day that was decided by hand stands as long as it may. */
export function byRule(
  rule: CellMeetingRule,
  meeting: Meeting,
  calendar: WorkingDays,
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

function decisionOf(planned: PlannedMeeting['decision']): MeetingDecision {
  return planned === 'ask' ? 'pending' : planned;
}
