import { announcementState, type AnnouncementState } from '../../core/meetings/announcement.ts';
import type { Calendar, DayOffReason } from '../../core/time/calendar.ts';
import { localDateOf, type LocalDate, type LocalTime } from '../../core/time/local-time.ts';
import { startChange } from '../../core/meetings/change.ts';
import type { MeetingTime, NoticeKind } from '../../core/model/notices.ts';
import type { Meeting, Round } from '../../core/model/rounds.ts';
import { currentSeat, may, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { opensAhead } from '../../core/rounds/round.ts';
import {
  reread,
  waitOf,
  withinMeetingAhead,
  type ChangeOutcome,
  type MeetingChanges,
  type Over,
} from './changes.ts';
import type { DatesAhead, DatesAheadParts } from '../rounds/dates-ahead.ts';
import { topicOf } from '../rounds/telling.ts';
import { type Done, type InCell, withinCell } from '../within.ts';

type Parts = DatesAheadParts & Pick<Store, 'accounts'>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  calendar: Pick<Calendar, 'dayOffReason' | 'nextWorkingDay'>;
  datesAhead: Pick<DatesAhead, 'move'>;
  listToAttend: (unitId: string) => Promise<Meeting[]>;
  changes: Pick<MeetingChanges, 'keep' | 'underWay' | 'checkTarget'>;
};

/** Where the day is still to be decided: keep it, or the next working day. */
export type DayChoiceView = { keepOn: LocalDate; workingOn: LocalDate; reason: DayOffReason | undefined };

/** A meeting as who leads the cell sees it. */
export type MeetingCardView = {
  meeting: Meeting;
  /** The other meetings to come. */
  others: Meeting[];
  /** Undefined where the meeting has no round. */
  round:
    | { opened: boolean; opensOn: LocalDate | undefined; sent: number; total: number; excused: number }
    | undefined;
  announcement: AnnouncementState;
  /** A letter has gone out that says when it is and asks who comes. */
  datesTold: boolean;
  /** Whose attendance can be taken or corrected now. */
  toAttend: Meeting[];
  choice: DayChoiceView | undefined;
  mayWrite: boolean;
  /** Whether they may print its minutes. */
  mayPrint: boolean;
};

export type MenuOutcome = InCell &
  (
    | ({ status: 'found' } & MeetingCardView)
    | { status: 'none_planned'; ready: boolean; toAttend: Meeting[] }
    | Over
    | Refused
  );

export type MoveOutcome = InCell &
  (
    | { status: 'moved'; meeting: Meeting; told: number; waits: Date | undefined; excused: number }
    | { status: 'kept'; meeting: Meeting; told: number; waits: Date | undefined; excused: number }
    /** What the button names is not what is on screen any more, or cannot be. */
    | ChangeOutcome
  );

export type MeetingServices = ReturnType<typeof createMeetingServices>;

/** What the secretary does with a meeting to come: look, move, decide its day. */
export function createMeetingServices(deps: Deps) {
  const { store, clock, calendar, datesAhead, changes, listToAttend } = deps;

  async function menu(actor: Actor, wantedUnitId?: string): Promise<MenuOutcome> {
    const now = clock.now();
    const unitId = wantedUnitId ?? currentSeat(actor)?.unitId;
    return withinCell(store, actor, unitId, 'cell_read', async (unit) => {
      const [next] = await store.meetings.listUpcoming(unit.id, now);
      if (next !== undefined) return found(actor, next, now);
      const toAttend = await listToAttend(unit.id);
      return { status: 'none_planned', ready: unit.readyAt !== undefined, toAttend };
    });
  }

  async function show(actor: Actor, meetingId: string): Promise<MenuOutcome> {
    const now = clock.now();
    return withinMeetingAhead(store, actor, 'cell_read', { meetingId, now }, ({ meeting }) =>
      found(actor, meeting, now),
    );
  }

  async function found(actor: Actor, meeting: Meeting, now: Date): Promise<MenuOutcome> {
    const round = await store.rounds.findByMeeting(meeting.id);
    const participants = round === undefined ? [] : await store.participants.listByRound(round.id);
    const reviews = round === undefined ? [] : await store.reviews.listByRound(round.id);
    const sent = new Set(
      reviews.flatMap(({ participantId, sentAt }) => (sentAt === undefined ? [] : [participantId])),
    );
    const upcoming = await store.meetings.listUpcoming(meeting.unitId, now);
    const opensAt = round && opensAhead(round, now);
    return {
      status: 'found',
      meeting,
      others: upcoming.filter(({ id }) => id !== meeting.id),
      round: round && {
        opened: round.openedAt !== undefined,
        opensOn: opensAt && localDateOf(opensAt, meeting.zone),
        sent: sent.size,
        total: participants.filter(({ id, status }) => status === 'expected' || sent.has(id)).length,
        excused: participants.filter(({ status }) => status === 'excused').length,
      },
      announcement: announcementState(meeting),
      datesTold: await areDatesTold(store, meeting, round),
      toAttend: await listToAttend(meeting.unitId),
      choice: choiceFor(calendar, meeting),
      mayWrite: may(actor, 'meeting_write', meeting.unitId),
      mayPrint: may(actor, 'document_make', meeting.unitId),
    };
  }

  /** Doing it twice is doing it once: the second time the meeting is there already. */
  async function move(
    actor: Actor,
    meetingId: string,
    wanted: { on: LocalDate; time: LocalTime; placeBy: number },
  ): Promise<MoveOutcome> {
    const now = clock.now();
    return write(actor, { meetingId, now }, async (tx, { meeting, round }) => {
      const own = await changes.underWay(tx, actor, meetingId);
      const isAlready = meeting.on === wanted.on && meeting.time === wanted.time;
      if (isAlready && (own === undefined || own.place === meeting.place))
        return done(tx, 'kept', meeting, 0);
      if (wanted.placeBy !== 0 && own?.placeBy !== wanted.placeBy) {
        return changes.keep(tx, actor, meeting, own ?? startChange(meeting));
      }
      const place = wanted.placeBy === 0 ? meeting.place : (own?.place ?? meeting.place);
      const target = { on: wanted.on, time: wanted.time, place };
      return apply(tx, { actor, meeting, round, target, now });
    });
  }

  /** The secretary's word on a day that falls on a weekend or holiday: that day, or the next working one. */
  async function decide(actor: Actor, meetingId: string, on: LocalDate): Promise<MoveOutcome> {
    const now = clock.now();
    return write(actor, { meetingId, now }, async (tx, { meeting, round }) => {
      const choice = choiceFor(calendar, meeting);
      if (choice === undefined || (on !== choice.keepOn && on !== choice.workingOn)) {
        return done(tx, 'kept', meeting, 0);
      }
      // What the members will be told is laid before the secretary first.
      if (round?.openedAt !== undefined && on !== meeting.on)
        return changes.keep(tx, actor, meeting, { ...startChange(meeting), on, asks: undefined });
      const target = { on, time: meeting.time, place: meeting.place };
      await datesAhead.move(tx, { meeting, round, target, decision: 'decided', tell: 'nobody' }, now);
      return done(tx, on === meeting.on ? 'kept' : 'moved', await reread(tx, meeting), 0);
    });
  }

  async function apply(
    tx: Parts,
    given: { actor: Actor; meeting: Meeting; round: Round | undefined; target: MeetingTime; now: Date },
  ): Promise<MoveOutcome> {
    const { actor, meeting, round, target, now } = given;
    const check = await changes.checkTarget(tx, meeting, target, now);
    if (check.status !== 'movable') {
      return changes.keep(tx, actor, meeting, { ...startChange(meeting), ...target, asks: undefined });
    }
    const tell = { except: actor.accountId };
    const told = await datesAhead.move(tx, { meeting, round, target, decision: 'moved', tell }, now);
    return done(tx, 'moved', await reread(tx, meeting), told);
  }

  async function done(
    tx: Parts,
    status: 'moved' | 'kept',
    meeting: Meeting,
    told: number,
  ): Promise<Extract<MoveOutcome, { status: 'moved' | 'kept' }>> {
    const round = await tx.rounds.findByMeeting(meeting.id);
    const participants = round === undefined ? [] : await tx.participants.listByRound(round.id);
    const excused = participants.filter((one) => one.status === 'excused').length;
    return { status, meeting, told, waits: waitOf('meeting_moved', meeting, clock.now()), excused };
  }

  function write<Outcome extends object>(
    actor: Actor,
    at: { meetingId: string; now: Date },
    work: (tx: Parts, found: { meeting: Meeting; round: Round | undefined }) => Promise<Outcome>,
  ): Done<Outcome | Over> {
    return store.transaction((tx) =>
      withinMeetingAhead(tx, actor, 'meeting_write', at, (found) => work(tx, found)),
    );
  }

  return { menu, show, move, decide };
}

async function areDatesTold(
  tx: Pick<Store, 'deliveries'>,
  meeting: Meeting,
  round: Round | undefined,
): Promise<boolean> {
  if (round?.openedAt !== undefined) return true;
  const letters = await tx.deliveries.listByRound(topicOf(meeting, round));
  return letters.some(({ notice }) => datedLetters.includes(notice.kind));
}

const datedLetters: readonly NoticeKind[] = ['meeting_announced', 'meeting_moved', 'meeting_put_back'];

export function choiceFor(calendar: Deps['calendar'], { on, decision }: Meeting): DayChoiceView | undefined {
  if (decision !== 'pending') return undefined;
  return { keepOn: on, workingOn: calendar.nextWorkingDay(on), reason: calendar.dayOffReason(on) };
}
