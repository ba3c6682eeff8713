import {
  attendancePhase,
  heldBy,
  rateOf,
  type Mark,
  type AttendancePhase,
  type AttendanceRate,
  type HeldBy,
} from '../../core/meetings/roll-call.ts';
import type { Outcome, Reply } from '../../core/model/attendance.ts';
import type { Membership } from '../../core/model/people.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import { may, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { type InCell, withinCell, withinMeeting } from '../within.ts';
import { newAttendance } from './replies.ts';
import { listSaid } from './reply-list.ts';

type Parts = Pick<
  Store,
  'attendances' | 'leaves' | 'meetings' | 'members' | 'participants' | 'rounds' | 'units'
>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; ids: Ids };

export type RollCallPerson = {
  memberId: string;
  name: string;
  /** As it was when the outcome was written down. */
  membership: Membership | undefined;
  outcome: Outcome | undefined;
  /** What the member said about this day; a suggestion until the secretary confirms it. */
  reply: Reply | undefined;
};

export type RollCallView = {
  meeting: Meeting;
  phase: AttendancePhase;
  held: HeldBy;
  people: RollCallPerson[];
  rate: AttendanceRate;
  year: AttendanceRate & { meetings: number };
  /** Whether they may print its minutes. */
  mayPrint: boolean;
};

export type RollCallOutcome = InCell &
  (
    | ({ status: 'shown' } & RollCallView)
    /** What the button says cannot be written down any more, or not yet. */
    | ({ status: 'not_now' } & RollCallView)
    | { status: 'cancelled' }
    | { status: 'not_on_roster' }
    | Refused
  );

export type PastMeetingsOutcome = InCell &
  ({ status: 'listed'; unitId: string; meetings: Meeting[] } | Refused);

type Marked = Pick<RollCallPerson, 'memberId' | 'membership'> & { outcome: Outcome };

export type RollCalls = ReturnType<typeof createRollCalls>;

/** The secretary's record of who came, one tap a name, kept at once. */
export function createRollCalls({ store, clock, ids }: Deps) {
  async function show(actor: Actor, meetingId: string): Promise<RollCallOutcome> {
    return withinMeeting(store, actor, meetingId, 'attendance_take', async (meeting) =>
      meeting.status === 'planned' ? shown(store, actor, meeting) : { status: 'cancelled' },
    );
  }

  /** Writes down what the button says, or takes it back, however often it is tapped. */
  async function mark(
    actor: Actor,
    { meetingId, memberId, outcome }: { meetingId: string; memberId: string; outcome: Mark | undefined },
  ): Promise<RollCallOutcome> {
    return change(actor, meetingId, async (tx, sheet, by) => {
      const person = sheet.people.find((one) => one.memberId === memberId);
      if (person === undefined) return 'not_on_roster';
      if (outcome === undefined) await clear(tx, sheet, memberId);
      else await record(tx, sheet.meeting, [{ ...person, outcome }], by);
      return 'done';
    });
  }

  /** Everybody not written down who did not say they would be away. */
  async function markRest(actor: Actor, meetingId: string): Promise<RollCallOutcome> {
    return change(actor, meetingId, async (tx, { meeting, people }, by) => {
      const rest = people.filter(({ outcome, reply }) => outcome === undefined && reply !== 'away');
      const present = rest.map((one) => ({ ...one, outcome: 'present' as const }));
      await record(tx, meeting, present, by);
      return 'done';
    });
  }

  /** Those who said they would be away, as they said. */
  async function confirmAway(actor: Actor, meetingId: string): Promise<RollCallOutcome> {
    return change(actor, meetingId, async (tx, { meeting, people }, by) => {
      const away = people.filter(({ outcome, reply }) => outcome === undefined && reply === 'away');
      const excused = away.map((one) => ({ ...one, outcome: 'excused' as const }));
      await record(tx, meeting, excused, by);
      return 'done';
    });
  }

  /** That the cell met, or that this was not to be said; attendance once taken says it by itself. */
  async function sayHeld(actor: Actor, meetingId: string, isHeld: boolean): Promise<RollCallOutcome> {
    return store.transaction((tx) =>
      withinMeeting(tx, actor, meetingId, 'attendance_take', async (meeting) => {
        if (meeting.status !== 'planned') return { status: 'cancelled' };
        const sheet = await sheetOf(tx, actor, meeting);
        if (sheet.held !== 'word' && sheet.held !== 'unknown') return { ...sheet, status: 'not_now' };
        const said = { ...meeting, heldSaidAt: isHeld ? (meeting.heldSaidAt ?? clock.now()) : undefined };
        await tx.meetings.update(said);
        return shown(tx, actor, said);
      }),
    );
  }

  /** The meetings whose attendance can be taken or corrected now, newest first. */
  async function listOpen(unitId: string): Promise<Meeting[]> {
    const now = clock.now();
    const meetings = await store.meetings.listByUnit(unitId);
    return meetings
      .filter((meeting) => meeting.status === 'planned' && attendancePhase(meeting, now) === 'open')
      .reverse();
  }

  /** Every meeting that was held, newest first; those whose record is closed are read only. */
  async function listPast(actor: Actor, unitId: string): Promise<PastMeetingsOutcome> {
    return withinCell(store, actor, unitId, 'attendance_take', async (unit) => {
      const now = clock.now();
      const meetings = await store.meetings.listByUnit(unit.id);
      const past = meetings.filter(({ status, startsAt }) => status === 'planned' && startsAt <= now);
      return { status: 'listed', unitId: unit.id, meetings: past.reverse() };
    });
  }

  async function change(
    actor: Actor,
    meetingId: string,
    work: (tx: Parts, sheet: RollCallView, by: string) => Promise<'done' | 'not_on_roster'>,
  ): Promise<RollCallOutcome> {
    return store.transaction((tx) =>
      withinMeeting(tx, actor, meetingId, 'attendance_take', async (meeting, { memberId }) => {
        if (meeting.status !== 'planned') return { status: 'cancelled' };
        const sheet = await sheetOf(tx, actor, meeting);
        if (sheet.phase !== 'open') return { ...sheet, status: 'not_now' };
        const done = await work(tx, sheet, memberId);
        return done === 'done' ? shown(tx, actor, meeting) : { status: done };
      }),
    );
  }

  /** Membership is written down with the outcome, and who is free of meetings with the first, so that old figures never move. */
  async function record(tx: Parts, meeting: Meeting, marks: readonly Marked[], by: string): Promise<void> {
    if (marks.length === 0) return;
    const known = new Map((await tx.attendances.listByMeeting(meeting.id)).map((one) => [one.memberId, one]));
    const isFirst = ![...known.values()].some(({ outcome }) => outcome !== undefined);
    const exempt = isFirst ? await listExempt(tx, meeting) : [];
    for (const { memberId, membership, outcome } of [...marks, ...exempt]) {
      const kept = known.get(memberId) ?? newAttendance(ids, { meetingId: meeting.id, memberId });
      await tx.attendances.put({ ...kept, outcome, membership, takenAt: clock.now(), takenById: by });
    }
  }

  /** With the last mark goes who is free of meetings: nothing was taken then. */
  async function clear(tx: Parts, { meeting, people }: RollCallView, memberId: string): Promise<void> {
    const isLast = people.every((one) => one.outcome === undefined || one.memberId === memberId);
    await tx.attendances.forgetOutcomes(meeting.id, isLast ? undefined : memberId);
  }

  async function shown(tx: Parts, actor: Actor, meeting: Meeting): Promise<RollCallOutcome> {
    return { status: 'shown', ...(await sheetOf(tx, actor, meeting)) };
  }

  async function sheetOf(tx: Parts, actor: Actor, meeting: Meeting): Promise<RollCallView> {
    const now = clock.now();
    const all = await tx.attendances.listByMeeting(meeting.id);
    const said = await listSaid(tx, meeting);
    const records = new Map(all.map((one) => [one.memberId, one]));
    const roster = await tx.members.listByUnit(meeting.unitId);
    const isListed = new Set(roster.map(({ id }) => id));
    const left = await tx.members.listByIds(
      all.flatMap(({ memberId, outcome }) =>
        outcome === undefined || isListed.has(memberId) ? [] : [memberId],
      ),
    );
    const people = inNameOrder([...roster, ...left], ({ name }) => name)
      .filter(({ id, standing }) => {
        const outcome = records.get(id)?.outcome;
        return outcome === undefined ? standing !== 'exempt' : outcome !== 'exempt';
      })
      .map(({ id, name, membership }) => ({
        ...{ memberId: id, name, outcome: records.get(id)?.outcome },
        membership: records.get(id)?.membership ?? membership,
        reply: said.get(id)?.reply,
      }));
    const isTaken = all.some(({ outcome }) => outcome !== undefined);
    const rate = rateOf(all);
    const exempt = roster.filter(({ standing }) => standing === 'exempt').length;
    return {
      ...{ meeting, phase: attendancePhase(meeting, now), people },
      held: heldBy(meeting, { isAttendanceTaken: isTaken, now }),
      rate: isTaken ? rate : { ...rate, exempt },
      mayPrint: may(actor, 'document_make', meeting.unitId),
      year: await yearOf(tx, meeting, { isWhole: people.every(({ outcome }) => outcome !== undefined) }),
    };
  }

  return { show, mark, markRest, confirmAway, sayHeld, listOpen, listPast };
}

/** Over the meetings of that year up to this one whose attendance was taken; this one once everybody is written down. */
async function yearOf(
  tx: Pick<Store, 'attendances' | 'meetings'>,
  { id, unitId, on, startsAt }: Meeting,
  { isWhole }: { isWhole: boolean },
): Promise<AttendanceRate & { meetings: number }> {
  const meetings = (await tx.meetings.listByUnit(unitId)).filter(
    (one) =>
      one.status === 'planned' &&
      one.on.slice(0, 4) === on.slice(0, 4) &&
      one.startsAt <= startsAt &&
      (isWhole || one.id !== id),
  );
  const records = await tx.attendances.listOutcomes(meetings.map(({ id }) => id));
  return { ...rateOf(records), meetings: new Set(records.map(({ meetingId }) => meetingId)).size };
}

async function listExempt(tx: Pick<Store, 'members'>, { unitId }: Meeting): Promise<Marked[]> {
  const members = await tx.members.listByUnit(unitId);
  return members
    .filter(({ standing }) => standing === 'exempt')
    .map(({ id, membership }) => ({ memberId: id, membership, outcome: 'exempt' as const }));
}
