import { waitsUntil } from '../../core/delivery/waiting.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import { addDays, localDateOf, type LocalDate } from '../../core/time/local-time.ts';
import {
  answerChange,
  changeForm,
  startChange,
  type ChangeField,
  type ChangeProblem,
  type MeetingChange,
} from '../../core/meetings/change.ts';
import { checkMove, type MoveCheck, type MoveWarning } from '../../core/meetings/move.ts';
import type { MeetingTime, NoticeKind } from '../../core/model/notices.ts';
import type { Meeting, Round } from '../../core/model/rounds.ts';
import type { Action, Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { fillForm, type Idle } from '../forms.ts';
import { type Done, type InCell, withinMeeting } from '../within.ts';

export type ChangeParts = Pick<Store, 'accounts' | 'meetings' | 'rounds'>;

type Deps = {
  store: Transactional<ChangeParts>;
  clock: Pick<Clock, 'now'>;
  calendar: Pick<Calendar, 'dayOffReason'>;
};

/** It has begun, was called off, or never was. */
export type Over = { status: 'over' };

export type ChangeOutcome = InCell &
  (
    | {
        status: 'asked';
        meeting: Meeting;
        asks: ChangeField;
        near: LocalDate[];
        problem: MoveProblem | undefined;
      }
    | {
        status: 'proposed';
        meeting: Meeting;
        change: MeetingChange;
        warnings: MoveWarning[];
        problem: ChangeProblem | undefined;
      }
    | Idle
    | Over
    | Refused
  );

export type MoveProblem = ChangeProblem | Exclude<MoveCheck, { status: 'movable' }>;

export type MeetingChanges = ReturnType<typeof createMeetingChanges>;

/** The dialogue in which the secretary puts a change of a meeting together: day, hour, place, in any order. */
export function createMeetingChanges({ store, clock, calendar }: Deps) {
  const form = fillForm({
    ...{ store, form: changeForm, notText: { kind: 'press_button' } },
    within: about,
    take: (_tx, { place, draft, answer, inputId }) => ({
      ...{ place, draft: answerChange(draft, answer, inputId) },
    }),
    show: (tx, { place, draft, problem }): Promise<ChangeOutcome> =>
      outcomeOf(tx, { ...place, change: draft, problem }),
    settle: (draft, outcome) => ({
      ...{ ...draft, asks: outcome.status === 'asked' ? outcome.asks : undefined },
    }),
  });

  /** Begins a change, which is kept until it is confirmed or left. */
  async function change(actor: Actor, meetingId: string): Promise<ChangeOutcome> {
    return rework(actor, meetingId, (_draft, meeting) => startChange(meeting));
  }

  async function ask(actor: Actor, meetingId: string, field: ChangeField): Promise<ChangeOutcome> {
    return rework(actor, meetingId, (draft) => ({ ...draft, asks: field }));
  }

  async function pickDay(actor: Actor, meetingId: string, on: LocalDate): Promise<ChangeOutcome> {
    return rework(actor, meetingId, (draft) => ({ ...draft, on, asks: undefined }));
  }

  async function rework(
    actor: Actor,
    meetingId: string,
    step: (draft: MeetingChange, meeting: Meeting) => MeetingChange,
  ): Promise<ChangeOutcome> {
    return store.transaction((tx) =>
      about(tx, actor, { meetingId }, async ({ meeting }) => {
        const draft = (await underWay(tx, actor, meetingId)) ?? startChange(meeting);
        return keep(tx, actor, meeting, step(draft, meeting));
      }),
    );
  }

  /** What the secretary is putting together for this meeting. */
  async function underWay(
    tx: ChangeParts,
    actor: Actor,
    meetingId: string,
  ): Promise<MeetingChange | undefined> {
    const draft = await form.readIn(tx, actor);
    return draft?.meetingId === meetingId ? draft : undefined;
  }

  function keep(
    tx: ChangeParts,
    actor: Actor,
    meeting: Meeting,
    draft: MeetingChange,
  ): Promise<ChangeOutcome> {
    return form.keep(tx, actor, { place: placeOf(meeting, clock.now()), draft });
  }

  async function about(
    tx: ChangeParts,
    actor: Actor,
    { meetingId }: { meetingId: string },
    work: (place: Place) => Promise<ChangeOutcome>,
  ): Promise<ChangeOutcome> {
    const now = clock.now();
    return withinMeetingAhead(tx, actor, 'meeting_write', { meetingId, now }, ({ meeting }) =>
      work(placeOf(meeting, now)),
    );
  }

  async function outcomeOf(
    tx: ChangeParts,
    given: { meeting: Meeting; change: MeetingChange; now: Date; problem?: ChangeProblem },
  ): Promise<ChangeOutcome> {
    const { meeting, change: wanted, now, problem } = given;
    const asked = (asks: ChangeField, why: MoveProblem | undefined): ChangeOutcome => ({
      status: 'asked',
      meeting,
      asks,
      near: [1, 7].map((days) => addDays(meeting.on, days)),
      problem: why,
    });
    if (wanted.asks !== undefined) return asked(wanted.asks, problem);
    const check = await checkTarget(tx, meeting, wanted, now);
    if (check.status !== 'movable')
      return asked(isLaterToday(check, meeting, wanted, now) ? 'time' : 'day', check);
    return { status: 'proposed', meeting, change: wanted, warnings: check.warnings, problem };
  }

  async function checkTarget(
    tx: ChangeParts,
    meeting: Meeting,
    target: MeetingTime,
    now: Date,
  ): Promise<MoveCheck> {
    const others = await tx.meetings.listUpcoming(meeting.unitId, now);
    return checkMove({ meeting, target, others, now, calendar });
  }

  return { change, ask, pickDay, hear: form.hear, keep, underWay, checkTarget };
}

/** Works on a meeting of the cell that is still to come. */
export async function withinMeetingAhead<Outcome extends object>(
  tx: Pick<Store, 'meetings' | 'rounds'>,
  actor: Actor,
  action: Action,
  { meetingId, now }: { meetingId: string; now: Date },
  work: (found: { meeting: Meeting; round: Round | undefined }) => Outcome | Promise<Outcome>,
): Done<Outcome | Over> {
  return withinMeeting(tx, actor, meetingId, action, async (meeting) => {
    const round = await tx.rounds.findByMeeting(meeting.id);
    const isAhead = meeting.status === 'planned' && meeting.startsAt > now && round?.closedAt === undefined;
    return isAhead ? work({ meeting, round }) : { status: 'over' };
  });
}

/** As it stands once something was done about it. */
export async function reread(tx: Pick<Store, 'meetings'>, { id }: Meeting): Promise<Meeting> {
  const meeting = await tx.meetings.findById(id);
  if (meeting === undefined) throw new Error(`the meeting ${id} is gone`);
  return meeting;
}

/** Until when the news of a meeting has to wait, in the quiet hours. */
export function waitOf(
  kind: NoticeKind,
  { startsAt: expiresAt, zone }: Meeting,
  now: Date,
): Date | undefined {
  return waitsUntil({ kind, expiresAt }, now, zone);
}

type Place = { meeting: Meeting; now: Date; today: LocalDate };

function placeOf(meeting: Meeting, now: Date): Place {
  return { meeting, now, today: localDateOf(now, meeting.zone) };
}

/** The day is right and its hour has passed: another hour may still do. */
function isLaterToday(check: MoveCheck, { zone }: Meeting, { on }: MeetingTime, now: Date): boolean {
  return check.status === 'past' && on === localDateOf(now, zone);
}
