import type { Calendar } from '../../core/time/calendar.ts';
import { agendaFollowsBy } from '../../core/meetings/announcement.ts';
import { takesReplies, type FormerReply, type Said } from '../../core/meetings/reply.ts';
import { localDateOf, type LocalDate } from '../../core/time/local-time.ts';
import type { Reply } from '../../core/model/attendance.ts';
import type { Unit } from '../../core/model/people.ts';
import type { Review } from '../../core/model/reviews.ts';
import type { Meeting, Participant, Round } from '../../core/model/rounds.ts';
import { currentSeat, may, type Actor, type Seat, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { progressOf } from '../../core/reviews/progress.ts';
import { mayPutBack, nameOfRound, phaseOf, type RoundName, opensAhead } from '../../core/rounds/round.ts';
import type { ThematicState } from '../../core/meetings/thematic.ts';
import { choiceFor, type DayChoiceView } from './meetings.ts';
import { readChecklist } from '../rounds/checklists.ts';
import { ownSaid } from './reply-list.ts';
import { type InCell, withinCell, withinMeeting } from '../within.ts';
import { unitOf } from '../records.ts';
import { consentVersion } from '../../core/joining/consent.ts';

type Parts = Pick<
  Store,
  | 'accounts'
  | 'answers'
  | 'attendances'
  | 'checklists'
  | 'leaves'
  | 'meetings'
  | 'members'
  | 'participants'
  | 'reviews'
  | 'rounds'
  | 'units'
>;

/** What one meeting is shown from. */
export type ShowParts = Omit<Parts, 'accounts' | 'members'>;

type Deps = {
  store: Parts;
  clock: Pick<Clock, 'now'>;
  calendar: Pick<Calendar, 'dayOffReason' | 'nextWorkingDay'>;
  listToAttend: (unitId: string) => Promise<Meeting[]>;
  thematicStateOf: (unit: Unit) => Promise<ThematicState>;
};

/** Where a member stands in a round. */
export type OwnStateView =
  | { status: 'opens'; on: LocalDate | undefined }
  | { status: 'not_started'; roundId: string; excused: boolean }
  | { status: 'under_way'; roundId: string; answered: number; total: number }
  | { status: 'sent'; roundId: string; editing: boolean }
  /** Handed in; may be sent all the same. */
  | { status: 'on_paper'; roundId: string }
  | { status: 'not_in_round' };

export type ScheduleView = {
  cellName: string;
  next: Meeting | undefined;
  own: OwnStateView | undefined;
  /** What the member said about the next meeting; undefined also where none is asked of them. */
  reply: Reply | undefined;
  /** What they said about the day it was on before. */
  former: FormerReply | undefined;
  mayReply: boolean;
  /** The meetings after the next one. */
  others: ({ meeting: Meeting } & Said)[];
  /** For whoever takes attendance: the meetings whose record is open. */
  toAttend: Meeting[];
  /** For them, too: the cell whose earlier meetings can be looked at; undefined where it has had none. */
  pastOf: string | undefined;
  /** No thematic meeting is in sight and the quarter ends soon; told to whoever plans meetings. */
  thematicDue: LocalDate | undefined;
  /** Meetings that were called off and whose day has not come. */
  cancelled: CancelledMeetingView[];
  /** The round that has just closed and still takes a late review from this member. */
  late: { roundId: string; round: RoundName; untilOn: LocalDate } | undefined;
  /** The secretary still has to decide the day of the next meeting. */
  choice: DayChoiceView | undefined;
  mayWrite: boolean;
};

export type ScheduleOutcome = InCell &
  (
    | ({ status: 'found' } & ScheduleView)
    | { status: 'not_ready'; cellName: string; mayWrite: boolean }
    | Refused
  );

/** With what the member wrote for it, and whether this reader may have it take place after all. */
export type CancelledMeetingView = {
  meeting: Meeting;
  written: { roundId: string; isSent: boolean } | undefined;
  mayPutBack: boolean;
};

/** One meeting as a member sees it. */
export type AnnouncementView = {
  cellName: string;
  meeting: Meeting;
  /** By when the agenda is to follow, where there is none yet. */
  agendaBy: Date | undefined;
  own: OwnStateView | undefined;
  reply: Reply | undefined;
  former: FormerReply | undefined;
  mayReply: boolean;
};

export type AnnouncementOutcome = InCell &
  (({ status: 'found' } & AnnouncementView) | { status: 'over' } | Refused);

export type Schedule = ReturnType<typeof createSchedule>;

/** /lich: the meetings to come, and where the asking member stands before them. */
export function createSchedule(deps: Deps) {
  const { store, clock, calendar, listToAttend, thematicStateOf } = deps;

  function list(actor: Actor): Promise<ScheduleOutcome> {
    const now = clock.now();
    const unitId = currentSeat(actor)?.unitId;
    return withinCell(store, actor, unitId, 'schedule', async (unit, seat) => {
      const mayWrite = may(actor, 'meeting_write', unit.id);
      if (unit.readyAt === undefined) return { status: 'not_ready', cellName: unit.name, mayWrite };
      const meetings = await store.meetings.listByUnit(unit.id);
      const hasBegun = ({ status, startsAt }: Meeting): boolean => status === 'planned' && startsAt <= now;
      const ahead = meetings.filter(({ startsAt }) => startsAt > now);
      const next = ahead.find(({ status }) => status === 'planned');
      const cancelled = ahead.filter((one) => one.status === 'cancelled');
      const own = next === undefined ? undefined : await ownState(store, seat, next, now);
      return {
        status: 'found',
        cellName: unit.name,
        next,
        own,
        cancelled: await Promise.all(cancelled.map((one) => describeCancelled(one, seat, mayWrite))),
        late: await findLate(seat, now),
        choice: next === undefined ? undefined : choiceFor(calendar, next),
        mayWrite,
        ...(await repliesOf(
          seat,
          ahead.filter(({ status }) => status === 'planned'),
          own,
        )),
        toAttend: await toAttendFor(actor, unit.id),
        pastOf: may(actor, 'attendance_take', unit.id) && meetings.some(hasBegun) ? unit.id : undefined,
        thematicDue: mayWrite ? await thematicDue(unit) : undefined,
      };
    });
  }

  /** One meeting to come as a member sees it; undefined where it has begun, was called off, or is none of theirs. */
  async function show(actor: Actor, meetingId: string, tx: ShowParts = store): Promise<AnnouncementOutcome> {
    const now = clock.now();
    return withinMeeting(tx, actor, meetingId, 'schedule', async (meeting, seat) => {
      if (meeting.status !== 'planned' || meeting.startsAt <= now) return { status: 'over' };
      const unit = await tx.units.findById(meeting.unitId);
      const own = await ownState(tx, seat, meeting, now);
      return {
        ...{ status: 'found', cellName: unit?.name ?? '', meeting, own },
        agendaBy: agendaFollowsBy(meeting, now),
        ...sinceExcused(await ownSaid(tx, meeting, seat.memberId), own),
        mayReply: seat.standing !== 'exempt' && takesReplies(meeting),
      };
    });
  }

  /** The same, as it is told to somebody of the bot's own accord. */
  async function read(
    meetingId: string,
    accountId: string,
  ): Promise<(AnnouncementView & { name: string }) | undefined> {
    const actor = await store.accounts.loadActor(accountId, consentVersion, clock.now());
    const view = await show(actor, meetingId);
    if (view.status !== 'found') return undefined;
    const member = await store.members.findByAccount(view.meeting.unitId, accountId);
    return member === undefined ? undefined : { ...view, name: member.name };
  }

  async function repliesOf(
    { memberId, standing }: Seat,
    ahead: readonly Meeting[],
    own: OwnStateView | undefined,
  ) {
    const [first, ...others] = await Promise.all(
      ahead.map(async (meeting) => ({
        meeting,
        ...(await ownSaid(store, meeting, memberId)),
      })),
    );
    const isOpen = first === undefined || takesReplies(first.meeting);
    const { reply, former } = sinceExcused(first ?? { reply: undefined, former: undefined }, own);
    return { reply, former, mayReply: standing !== 'exempt' && isOpen, others };
  }

  async function describeCancelled(
    meeting: Meeting,
    { memberId }: Seat,
    mayWrite: boolean,
  ): Promise<CancelledMeetingView> {
    const rounds = await store.rounds.listByUnit(meeting.unitId);
    const round = rounds.find(({ meetingId }) => meetingId === meeting.id);
    return {
      meeting,
      written: round && (await writtenIn(round, memberId)),
      mayPutBack: mayWrite && mayPutBack(meeting, rounds, clock.now()),
    };
  }

  async function writtenIn(
    { id: roundId }: Round,
    memberId: string,
  ): Promise<CancelledMeetingView['written']> {
    const own = await store.reviews.findOwn(roundId, memberId);
    if (own === undefined || own.review.erasedAt !== undefined || own.answers.length === 0) return undefined;
    return { roundId, isSent: own.review.sentAt !== undefined };
  }

  async function toAttendFor(actor: Actor, unitId: string): Promise<Meeting[]> {
    return may(actor, 'attendance_take', unitId) ? listToAttend(unitId) : [];
  }

  async function thematicDue(unit: Unit): Promise<LocalDate | undefined> {
    const state = await thematicStateOf(unit);
    return state.status === 'due_soon' ? state.quarterEndsOn : undefined;
  }

  async function findLate({ memberId, unitId }: Seat, now: Date): Promise<ScheduleView['late']> {
    for (const round of await store.rounds.listByUnit(unitId)) {
      if (phaseOf(round, now) !== 'late') continue;
      const participant = await store.participants.find(round.id, memberId);
      if (participant === undefined || ['exempt', 'paper'].includes(participant.status)) continue;
      const review = await store.reviews.findByParticipant(participant.id);
      if (review?.sentAt !== undefined || review?.erasedAt !== undefined) continue;
      const { zone } = await unitOf(store, round);
      return {
        roundId: round.id,
        round: nameOfRound(round, zone),
        untilOn: localDateOf(round.lateUntilAt, zone),
      };
    }
    return undefined;
  }

  return { list, show, read };
}

async function ownState(
  tx: ShowParts,
  { memberId }: Seat,
  meeting: Meeting,
  now: Date,
): Promise<OwnStateView | undefined> {
  const round = await tx.rounds.findByMeeting(meeting.id);
  if (round === undefined || round.cancelledAt !== undefined) return undefined;
  if (round.openedAt === undefined) {
    const opensAt = opensAhead(round, now);
    return { status: 'opens', on: opensAt && localDateOf(opensAt, meeting.zone) };
  }
  const participant = await tx.participants.find(round.id, memberId);
  return participant === undefined ? { status: 'not_in_round' } : stateIn(tx, round, participant);
}

async function stateIn(tx: ShowParts, round: Round, participant: Participant): Promise<OwnStateView> {
  const { id: roundId } = round;
  const review = await tx.reviews.findByParticipant(participant.id);
  const { status } = participant;
  if (status === 'paper' && (review?.sentAt === undefined || review.erasedAt !== undefined))
    return { status: 'on_paper', roundId };
  if (review === undefined || review.erasedAt !== undefined) {
    if (status === 'exempt') return { status: 'not_in_round' };
    return { status: 'not_started', roundId, excused: status === 'excused' };
  }
  if (review.sentAt !== undefined) return { status: 'sent', roundId, editing: review.editing };
  return { status: 'under_way', roundId, ...(await progressIn(tx, round, review)) };
}

async function progressIn(
  tx: ShowParts,
  round: Round,
  review: Review,
): Promise<{ answered: number; total: number }> {
  const answered = await tx.answers.countByReview(review.id);
  return progressOf(answered, await readChecklist(tx, round));
}

/** Who said that they come and was excused after that is asked again. */
function sinceExcused({ reply, former }: Said, own: OwnStateView | undefined): Said {
  const isExcused = own?.status === 'not_started' && own.excused;
  return { reply: isExcused && reply === 'coming' ? undefined : reply, former };
}
