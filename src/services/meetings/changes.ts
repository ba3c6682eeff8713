import type { Calendar } from '../../core/time/calendar.ts';
import { addDays, localDateOf, type LocalDate } from '../../core/time/local-time.ts';
import {
  hearChange,
  readChange,
  startChange,
  type ChangeField,
  type ChangeProblem,
  type MeetingChange,
} from '../../core/meetings/change.ts';
import { checkMove, type MoveCheck, type MoveWarning } from '../../core/meetings/move.ts';
import type { MeetingTime } from '../../core/model/notices.ts';
import type { Meeting, Round } from '../../core/model/rounds.ts';
import { permit, type Action, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';

export type ChangeParts = Pick<Store, 'accounts' | 'meetings' | 'rounds'>;

type Deps = {
  store: Transactional<ChangeParts>;
  clock: Pick<Clock, 'now'>;
  calendar: Pick<Calendar, 'dayOffReason'>;
};

/** It has begun, was called off, or never was. */
export type Over = { status: 'over' };

export type ChangeOutcome =
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
  | { status: 'nothing_under_way' }
  | Over
  | Refused;

export type MoveProblem = ChangeProblem | Exclude<MoveCheck, { status: 'movable' }>;

export type MeetingChanges = ReturnType<typeof createMeetingChanges>;

/** The dialogue in which the secretary puts a change of a meeting together: day, hour, place, in any order. */
export function createMeetingChanges({ store, clock, calendar }: Deps) {
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
    const now = clock.now();
    return store.transaction(async (tx): Promise<ChangeOutcome> => {
      const found = await findMeeting(tx, actor, 'meeting_write', { meetingId, now });
      if (found.status !== 'found') return found;
      const draft = await draftFor(tx, actor, found.meeting);
      return keep(tx, {
        actor,
        meeting: found.meeting,
        change: step(draft, found.meeting),
        now,
      });
    });
  }

  /** Text typed while a change is under way. An update that comes a second time shows the screen again. */
  async function hear(actor: Actor, text: string, inputId: number): Promise<ChangeOutcome> {
    const now = clock.now();
    return store.transaction(async (tx): Promise<ChangeOutcome> => {
      const draft = readChange(await tx.accounts.readDraft(actor.accountId));
      if (draft === undefined) return { status: 'nothing_under_way' };
      const found = await findMeeting(tx, actor, 'meeting_write', { meetingId: draft.meetingId, now });
      if (found.status !== 'found') return found;
      const { meeting } = found;
      if (draft.lastInputId === inputId) return outcomeOf(tx, { meeting, change: draft, now });
      const heard = hearChange(draft, text, { today: localDateOf(now, meeting.zone), inputId });
      if (heard.status === 'unclear')
        return outcomeOf(tx, { meeting, change: draft, now, problem: heard.problem });
      return keep(tx, { actor, meeting, change: heard.change, now });
    });
  }

  /** The screen of the change under way, for whatever cannot be understood. */
  async function resume(actor: Actor): Promise<ChangeOutcome> {
    const now = clock.now();
    const draft = readChange(await store.accounts.readDraft(actor.accountId));
    if (draft === undefined) return { status: 'nothing_under_way' };
    const found = await findMeeting(store, actor, 'meeting_write', { meetingId: draft.meetingId, now });
    if (found.status !== 'found') return found;
    return outcomeOf(store, {
      meeting: found.meeting,
      change: draft,
      now,
      problem: { kind: 'press_button' },
    });
  }

  async function keep(
    tx: ChangeParts,
    given: { actor: Actor; meeting: Meeting; change: MeetingChange; now: Date },
  ): Promise<ChangeOutcome> {
    const { actor, meeting, change: wanted, now } = given;
    const outcome = await outcomeOf(tx, { meeting, change: wanted, now });
    const asks = outcome.status === 'asked' ? outcome.asks : undefined;
    await tx.accounts.saveDraft(actor.accountId, { ...wanted, asks });
    return outcome;
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

  return { change, ask, pickDay, hear, resume, keep, checkTarget };
}

export async function findMeeting(
  tx: Pick<Store, 'meetings' | 'rounds'>,
  actor: Actor,
  action: Action,
  { meetingId, now }: { meetingId: string; now: Date },
): Promise<{ status: 'found'; meeting: Meeting; round: Round | undefined } | Over | Refused> {
  const meeting = await tx.meetings.findById(meetingId);
  const permission = permit(actor, action, meeting?.unitId);
  if (permission.status === 'denied') return permission;
  const round = meeting === undefined ? undefined : await tx.rounds.findByMeeting(meeting.id);
  const isAhead = meeting?.status === 'planned' && meeting.startsAt > now && round?.closedAt === undefined;
  if (meeting === undefined || !isAhead) return { status: 'over' };
  return { status: 'found', meeting, round };
}

async function draftFor(tx: ChangeParts, actor: Actor, meeting: Meeting): Promise<MeetingChange> {
  const draft = readChange(await tx.accounts.readDraft(actor.accountId));
  return draft?.meetingId === meeting.id ? draft : startChange(meeting);
}

/** The day is right and its hour has passed: another hour may still do. */
function isLaterToday(check: MoveCheck, { zone }: Meeting, { on }: MeetingTime, now: Date): boolean {
  return check.status === 'past' && on === localDateOf(now, zone);
}
