import type { Calendar } from '../core/calendar.ts';
import { localDateOf, type LocalDate } from '../core/local-time.ts';
import type { Review } from '../core/model/reviews.ts';
import type { Meeting, Participant, Round } from '../core/model/rounds.ts';
import {
  currentMembership,
  permit,
  type Actor,
  type Membership,
  type Permission,
} from '../core/permissions.ts';
import type { Clock } from '../core/ports/runtime.ts';
import type { Store } from '../core/ports/store.ts';
import { progressOf } from '../core/progress.ts';
import { phaseOf } from '../core/round.ts';
import { choiceFor, type DayChoice } from './meetings.ts';
import { readChecklist } from './reminders.ts';

type Parts = Pick<
  Store,
  'answers' | 'checklists' | 'meetings' | 'participants' | 'reviews' | 'rounds' | 'units'
>;

type Deps = {
  store: Parts;
  clock: Pick<Clock, 'now'>;
  calendar: Pick<Calendar, 'dayOffReason' | 'nextWorkingDay'>;
};

/** Where a member stands in a round. */
export type OwnState =
  | { status: 'opens'; on: LocalDate }
  | { status: 'not_started'; roundId: string; excused: boolean }
  | { status: 'under_way'; roundId: string; answered: number; total: number }
  | { status: 'sent'; roundId: string; editing: boolean }
  | { status: 'not_in_round' };

export type ScheduleOutcome =
  | {
      status: 'found';
      cellName: string;
      next: Meeting | undefined;
      own: OwnState | undefined;
      /** A meeting that was called off and would have come before the next one. */
      cancelled: Meeting | undefined;
      /** The round that has just closed and still takes a late review from this member. */
      late: { roundId: string; period: Round['period']; untilOn: LocalDate } | undefined;
      /** The secretary still has to decide the day of the next meeting. */
      choice: DayChoice | undefined;
      mayWrite: boolean;
    }
  | { status: 'not_ready'; cellName: string; mayWrite: boolean }
  | Extract<Permission, { status: 'denied' }>;

export type Schedule = ReturnType<typeof createSchedule>;

/** /lich: the next meeting, and where the asking member stands before it. */
export function createSchedule({ store, clock, calendar }: Deps) {
  return async function schedule(actor: Actor): Promise<ScheduleOutcome> {
    const now = clock.now();
    const membership = currentMembership(actor);
    const permission = permit(actor, 'schedule', membership?.unitId);
    if (permission.status === 'denied') return permission;
    const unit = membership === undefined ? undefined : await store.units.findById(membership.unitId);
    if (membership === undefined || unit === undefined) return { status: 'denied', why: 'not_a_member' };

    const mayWrite = permit(actor, 'meeting_write', unit.id).status === 'granted';
    if (unit.readyAt === undefined) return { status: 'not_ready', cellName: unit.name, mayWrite };
    const meetings = await store.meetings.listByUnit(unit.id);
    const ahead = meetings.filter(({ startsAt }) => startsAt > now);
    const next = ahead.find(({ status }) => status === 'planned');
    const cancelled = ahead.find((one) => one.status === 'cancelled');
    const isBeforeNext =
      next === undefined || (cancelled !== undefined && cancelled.startsAt < next.startsAt);
    return {
      status: 'found',
      cellName: unit.name,
      next,
      own: next === undefined ? undefined : await ownState(membership, next, now),
      cancelled: isBeforeNext ? cancelled : undefined,
      late: await findLate(membership, now),
      choice: next === undefined ? undefined : choiceFor(calendar, next),
      mayWrite,
    };
  };

  async function ownState(
    { memberId }: Membership,
    meeting: Meeting,
    now: Date,
  ): Promise<OwnState | undefined> {
    const round = await store.rounds.findByMeeting(meeting.id);
    if (round === undefined || round.cancelledAt !== undefined) return undefined;
    if (round.openedAt === undefined) {
      const opensAt = round.opensAt > now ? round.opensAt : now;
      return { status: 'opens', on: localDateOf(opensAt, meeting.zone) };
    }
    const participant = await store.participants.find(round.id, memberId);
    return participant === undefined ? { status: 'not_in_round' } : stateIn(round, participant);
  }

  async function stateIn(round: Round, participant: Participant): Promise<OwnState> {
    const { id: roundId } = round;
    const review = await store.reviews.findByParticipant(participant.id);
    if (review === undefined || review.erasedAt !== undefined) {
      const { status } = participant;
      if (status === 'exempt' || status === 'paper') return { status: 'not_in_round' };
      return { status: 'not_started', roundId, excused: status === 'excused' };
    }
    if (review.sentAt !== undefined) return { status: 'sent', roundId, editing: review.editing };
    return { status: 'under_way', roundId, ...(await progressIn(round, review)) };
  }

  async function progressIn(round: Round, review: Review): Promise<{ answered: number; total: number }> {
    const answered = (await store.answers.countByRound(round.id)).get(review.id) ?? 0;
    return progressOf(answered, await readChecklist(store, round));
  }

  async function findLate(
    { memberId, unitId }: Membership,
    now: Date,
  ): Promise<Extract<ScheduleOutcome, { status: 'found' }>['late']> {
    for (const round of await store.rounds.listByUnit(unitId)) {
      if (phaseOf(round, now) !== 'late') continue;
      const participant = await store.participants.find(round.id, memberId);
      if (participant === undefined || participant.status === 'exempt') continue;
      const review = await store.reviews.findByParticipant(participant.id);
      if (review?.sentAt !== undefined || review?.erasedAt !== undefined) continue;
      const zone = (await store.units.findById(unitId))?.zone ?? 'UTC';
      return { roundId: round.id, period: round.period, untilOn: localDateOf(round.lateUntilAt, zone) };
    }
    return undefined;
  }
}
