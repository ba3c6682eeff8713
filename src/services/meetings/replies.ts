import { reasonForm, saidFor, takesReplies, type ReasonProblem } from '../../core/meetings/reply.ts';
import type { Attendance, Reply } from '../../core/model/attendance.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { Actor, Seat, Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { statusOf } from '../../core/rounds/excuse.ts';
import { fillForm, type Idle } from '../forms.ts';
import { tellLeads } from '../offices/leads.ts';
import type { Over } from './changes.ts';
import type { LeaveEffectParts, LeaveEffects } from '../rounds/leave-effects.ts';
import type { AnnouncementOutcome, Schedule, ShowParts } from './schedule.ts';
import { type InCell, withinMeeting } from '../within.ts';

type Parts = ShowParts & LeaveEffectParts & Pick<Store, 'accounts' | 'deliveries' | 'offices'>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  schedule: Pick<Schedule, 'show'>;
  leaveEffects: Pick<LeaveEffects, 'comeAllTheSame'>;
};

export type ReplyOutcome = InCell &
  (
    | { status: 'replied'; announcement: AnnouncementOutcome }
    /** "Vắng có lý do" is noted already; why may follow. */
    | { status: 'reason_asked'; meeting: Meeting; problem: ReasonProblem | undefined }
    | Idle
    /** The meeting has moved since the absence was noted: whether they come is asked again. */
    | { status: 'moved'; announcement: AnnouncementOutcome }
    /** The secretary has yet to say on which day it is. */
    | { status: 'undecided'; meeting: Meeting }
    | Over
    | Refused
  );

export type Replies = ReturnType<typeof createReplies>;

/**
 * Who says they will come. The secretary excuses and takes attendance; only who was excused and comes after all needs
 * nobody's leave for it.
 */
export function createReplies({ store, clock, ids, schedule, leaveEffects }: Deps) {
  const reason = fillForm({
    ...{ store, form: reasonForm, notText: 'not_text' },
    within: (
      tx: Parts,
      actor,
      { meetingId },
      work: (place: { meeting: Meeting; known: Attendance }) => Promise<ReplyOutcome>,
    ): Promise<ReplyOutcome> =>
      withinOwn(tx, actor, meetingId, async (meeting, { memberId }) => {
        const known = await tx.attendances.find(meetingId, memberId);
        if (known?.reply !== 'away') return { status: 'idle' };
        return saidFor(meeting, known).reply === undefined
          ? { status: 'moved', announcement: await schedule.show(actor, meetingId, tx) }
          : work({ meeting, known });
      }),
    take: async (tx, { place, draft, answer }) => {
      await tx.attendances.put({ ...place.known, reason: answer, repliedAt: clock.now() });
      return { draft, place };
    },
    show: async (tx, { actor, place: { meeting }, taken, problem }): Promise<ReplyOutcome> =>
      taken === true
        ? { status: 'replied', announcement: await schedule.show(actor, meeting.id, tx) }
        : { status: 'reason_asked', meeting, problem },
  });

  async function reply(actor: Actor, meetingId: string, said: Reply): Promise<ReplyOutcome> {
    const now = clock.now();
    return store.transaction((tx) =>
      withinOwn(tx, actor, meetingId, async (meeting, seat) => {
        const { memberId } = seat;
        const known = await tx.attendances.find(meetingId, memberId);
        const isSaidBefore = saidFor(meeting, known).reply === said;
        const kept = known ?? newAttendance(ids, { meetingId, memberId });
        const replied = {
          ...{ ...kept, reply: said, replyOn: meeting.on, repliedAt: now },
          reason: said === 'away' && isSaidBefore ? known?.reason : undefined,
        };
        await tx.attendances.put(replied);
        if (said === 'coming') await comeAfterAll(tx, { meeting, seat, attendance: replied, actor, now });
        if (said !== 'away') {
          return { status: 'replied', announcement: await schedule.show(actor, meetingId, tx) };
        }
        return reason.keep(tx, actor, {
          place: { meeting, known: replied },
          draft: { dialogue: 'reply', meetingId },
        });
      }),
    );
  }

  /** Works on the member's own reply, while it may still be given. */
  function withinOwn(
    tx: Pick<Store, 'meetings'>,
    actor: Actor,
    meetingId: string,
    work: (meeting: Meeting, seat: Seat) => Promise<ReplyOutcome>,
  ): Promise<ReplyOutcome> {
    return withinMeeting(tx, actor, meetingId, 'reply', (meeting, seat) => {
      if (meeting.status !== 'planned' || meeting.startsAt <= clock.now()) return { status: 'over' };
      if (!takesReplies(meeting)) return { status: 'undecided', meeting };
      return work(meeting, seat);
    });
  }

  /** The later word is the member's: they are expected, reminded and counted again, and whoever leads the cell is told. */
  async function comeAfterAll(
    tx: Parts,
    given: {
      meeting: Meeting;
      seat: Seat;
      attendance: Attendance;
      actor: Actor;
      now: Date;
    },
  ): Promise<void> {
    const { meeting, seat, attendance, actor, now } = given;
    const { memberId } = seat;
    const round = await tx.rounds.findByMeeting(meeting.id);
    const participant = round && (await tx.participants.find(round.id, memberId));
    const isExcused = participant?.status === 'excused';
    const isMarkedAway = attendance.outcome === 'excused';
    if (isExcused) {
      await tx.participants.update({ ...participant, status: statusOf(seat), reason: undefined }, now);
    }
    await leaveEffects.comeAllTheSame(tx, { meeting, memberId }, now);
    if (isMarkedAway) {
      await tx.attendances.put({
        ...attendance,
        ...{ outcome: undefined, membership: undefined, takenAt: undefined, takenById: undefined },
      });
    }
    if (!isExcused && !isMarkedAway) return;
    const { id: meetingId, unitId } = meeting;
    const notice = { kind: 'excused_coming' as const, unitId, meetingId, memberId };
    const key = `excused_coming:${meetingId}:${memberId}:${now.getTime()}`;
    await tellLeads(tx, { unitId, notice, key, except: actor.accountId }, now);
  }

  return { reply, hear: reason.hear };
}

export function newAttendance(ids: Ids, of: Pick<Attendance, 'meetingId' | 'memberId'>): Attendance {
  return {
    ...of,
    id: ids.next(),
    ...{ reply: undefined, replyOn: undefined, reason: undefined, repliedAt: undefined },
    ...{ outcome: undefined, membership: undefined, takenAt: undefined, takenById: undefined },
  };
}
