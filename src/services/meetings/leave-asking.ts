import {
  leaveDaysForm,
  leaveReasonForm,
  type LeaveDaysDraft,
  type LeaveTextProblem,
} from '../../core/meetings/leave-form.ts';
import type { Days, Leave } from '../../core/model/leaves.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import { isOpenTo, type Actor, type Refused, type Seat } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { changed, isAhead, isInForce, leaveEffect, overlap } from '../../core/rounds/leave.ts';
import { localDateOf, type LocalDate } from '../../core/time/local-time.ts';
import { termOf, whileAsked } from '../../core/forms/term-form.ts';
import type { TypedTermProblem } from '../../core/time/term.ts';
import { fillForm, type Idle } from '../forms.ts';
import { tellLeads } from '../offices/leads.ts';
import type { LeaveEffectParts, LeaveEffects } from '../rounds/leave-effects.ts';
import { type InCell, within, withinCell, withinMeeting } from '../within.ts';
import type { Over } from './changes.ts';
import { unitOf } from '../records.ts';

export type LeaveParts = LeaveEffectParts & Pick<Store, 'accounts' | 'deliveries' | 'offices' | 'units'>;

export type LeaveAskingDeps = {
  store: Transactional<LeaveParts>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  leaveEffects: Pick<LeaveEffects, 'save'>;
};

/** What a member has asked for in one cell, and for which meetings they may ask. */
export type OwnLeavesView = {
  unitId: string;
  today: LocalDate;
  leaves: Leave[];
  offered: Meeting[];
};

export type OwnLeavesOutcome = InCell &
  (
    | ({ status: 'own' } & OwnLeavesView)
    /** The first day is asked for, or the last one where the first is known. */
    | {
        status: 'days_asked';
        unitId: string;
        today: LocalDate;
        fromOn: LocalDate | undefined;
        problem: TypedTermProblem | undefined;
      }
    | { status: 'overlaps'; unitId: string; other: Leave }
    /** It is asked for already; why may follow. */
    | { status: 'reason_asked'; leave: Leave; problem: LeaveTextProblem | undefined }
    | Idle
    | Over
    | Refused
  );

type Place = { seat: Seat; today: LocalDate };

/** A member's side: asks for leave, changes it, takes it back, and says why. */
export function createLeaveAsking({ store, clock, ids, leaveEffects }: LeaveAskingDeps) {
  const days = fillForm({
    ...{ store, form: leaveDaysForm, notText: 'date' },
    within: asMember,
    take: (_tx, { draft, place, answer }) => ({ place, draft: { ...draft, ...answer } }),
    show: (tx, { actor, draft, place, problem }) => showDays(tx, actor, { draft, place, problem }),
    // Of what was asked for the reason is kept instead.
    settle: (draft, outcome) => (outcome.status === 'days_asked' ? whileAsked(draft, outcome) : undefined),
  });

  const reason = fillForm({
    ...{ store, form: leaveReasonForm, notText: 'not_text' },
    within: (tx: LeaveParts, actor, { leaveId }, work: (leave: Leave) => Promise<OwnLeavesOutcome>) =>
      withOwn(tx, actor, leaveId, (leave) => (isInForce(leave) ? work(leave) : ownOf(tx, actor, leave))),
    take: async (tx, { place: leave, draft, answer }) => {
      const told = { ...leave, reason: answer };
      await tx.leaves.save(told);
      return { place: told, draft };
    },
    show: async (tx, { actor, place: leave, taken, problem }): Promise<OwnLeavesOutcome> =>
      taken === true && leave.reason !== undefined
        ? ownOf(tx, actor, leave)
        : { status: 'reason_asked', leave, problem },
  });

  /** What the member has asked for in this cell. */
  function own(actor: Actor, unitId: string): Promise<OwnLeavesOutcome> {
    return asMember(store, actor, { unitId }, (place) => viewOwn(store, actor, unitId, place));
  }

  function askForMeeting(actor: Actor, meetingId: string): Promise<OwnLeavesOutcome> {
    return store.transaction((tx) =>
      withinMeeting(tx, actor, meetingId, 'leave', async (meeting, seat) => {
        const now = clock.now();
        if (meeting.status !== 'planned' || meeting.startsAt <= now) return { status: 'over' };
        const known = await tx.leaves.listByMember(seat.memberId);
        const { unitId, on } = meeting;
        if (leaveEffect(known, meeting) !== undefined) {
          const draft = await reason.readIn(tx, actor);
          const asked = known.find(
            ({ id, meetingId: of, status }) =>
              id === draft?.leaveId && of === meetingId && status === 'asked',
          );
          // Tapped once more.
          if (asked !== undefined) return { status: 'reason_asked', leave: asked, problem: undefined };
          return viewOwn(tx, actor, unitId, { seat, today: localDateOf(now, meeting.zone) });
        }
        const asked = newLeave({ unitId, memberId: seat.memberId, meetingId }, { fromOn: on, untilOn: on });
        return askFor(tx, actor, asked, undefined);
      }),
    );
  }

  /** Asks for the days of a new leave, or of one that is to hold for other ones. */
  function askForDays(
    actor: Actor,
    { unitId, leaveId }: { unitId: string; leaveId?: string | undefined },
  ): Promise<OwnLeavesOutcome | Idle> {
    return days.begin(actor, { dialogue: 'leave', step: 'days', unitId, leaveId });
  }

  function change(actor: Actor, leaveId: string): Promise<OwnLeavesOutcome | Idle> {
    return withOwn(store, actor, leaveId, ({ unitId, meetingId }) =>
      meetingId === undefined ? askForDays(actor, { unitId, leaveId }) : own(actor, unitId),
    );
  }

  /** The cell whose days are being asked for. */
  async function cellInHand(actor: Actor): Promise<string | undefined> {
    return (await days.readIn(store, actor))?.unitId;
  }

  /** From a button: the first day, or both. Tapped once more when it is asked for, why is the question still. */
  async function pickDays(
    actor: Actor,
    picked: { fromOn: LocalDate; untilOn: LocalDate | undefined },
  ): Promise<OwnLeavesOutcome | Idle> {
    const outcome = await days.rework(actor, (draft) => ({ ...draft, ...picked }));
    return outcome.status === 'idle' ? reason.again(actor) : outcome;
  }

  function takeBack(actor: Actor, leaveId: string): Promise<OwnLeavesOutcome> {
    return store.transaction((tx) =>
      withOwn(tx, actor, leaveId, async (leave) => {
        if (isInForce(leave)) {
          await keep(tx, actor, { ...leave, status: 'taken_back', recorded: undefined, reason: undefined });
        }
        return ownOf(tx, actor, leave);
      }),
    );
  }

  async function showDays(
    tx: LeaveParts,
    actor: Actor,
    given: { draft: LeaveDaysDraft; place: Place; problem: TypedTermProblem | undefined },
  ): Promise<OwnLeavesOutcome> {
    const { draft, place, problem } = given;
    const { unitId, leaveId } = draft;
    const { seat, today } = place;
    const known = await tx.leaves.listByMember(seat.memberId);
    const before = known.find(({ id }) => id === leaveId);
    // One that has begun goes on from the day on which it began.
    const earliest = before !== undefined && before.days.fromOn < today ? before.days.fromOn : today;
    const gathered = termOf(draft, { earliest, problem });
    if (gathered.status === 'asked') return { ...gathered, status: 'days_asked', unitId, today };
    const { term } = gathered;
    const other = known.find(
      (leave) =>
        leave.id !== leaveId &&
        leave.meetingId === undefined &&
        isInForce(leave) &&
        overlap(leave.days, term) !== undefined,
    );
    if (other !== undefined) return { status: 'overlaps', unitId, other };
    const asked =
      before !== undefined && isInForce(before)
        ? changed(before, term, clock.now())
        : newLeave({ unitId, memberId: seat.memberId, meetingId: undefined }, term);
    return askFor(tx, actor, asked, draft.lastInputId);
  }

  /** Asked for, and told; then why, which may be left out. What was typed last is no answer to that. */
  async function askFor(
    tx: LeaveParts,
    actor: Actor,
    leave: Leave,
    lastInputId: number | undefined,
  ): Promise<OwnLeavesOutcome> {
    await keep(tx, actor, leave);
    if (leave.status !== 'asked') return ownOf(tx, actor, leave);
    const draft = { dialogue: 'leave' as const, step: 'reason' as const, leaveId: leave.id, lastInputId };
    await tx.accounts.saveDraft(actor.accountId, draft);
    return { status: 'reason_asked', leave, problem: undefined };
  }

  function newLeave(of: Pick<Leave, 'unitId' | 'memberId' | 'meetingId'>, on: Days): Leave {
    return {
      ...{ id: ids.next(), ...of, days: on, status: 'asked', recorded: undefined },
      ...{ reason: undefined, word: undefined, comingTo: [], endToldOf: undefined },
      ...{ askedAt: clock.now(), decidedAt: undefined },
    };
  }

  /** Whoever leads the cell is told of every step of the member's, once. */
  async function keep(tx: LeaveParts, { accountId: except }: Actor, leave: Leave): Promise<void> {
    const now = clock.now();
    const { id: leaveId, unitId } = leave;
    await leaveEffects.save(tx, leave, now);
    const notice = { kind: 'leave_asked', unitId, leaveId } as const;
    await tellLeads(tx, { unitId, notice, key: `leave_asked:${leaveId}:${now.getTime()}`, except }, now);
  }

  function asMember(
    tx: LeaveParts,
    actor: Actor,
    { unitId }: { unitId: string },
    work: (place: Place) => Promise<OwnLeavesOutcome>,
  ): Promise<OwnLeavesOutcome> {
    return withinCell(tx, actor, unitId, 'leave', (unit, seat) =>
      work({ seat, today: localDateOf(clock.now(), unit.zone) }),
    );
  }

  /** A leave of one's own; what is not there is refused as what is another's. */
  async function withOwn(
    tx: LeaveParts,
    actor: Actor,
    leaveId: string,
    work: (leave: Leave) => Promise<OwnLeavesOutcome>,
  ): Promise<OwnLeavesOutcome> {
    const leave = await tx.leaves.findById(leaveId);
    const isOwn = actor.seats.some(({ memberId }) => memberId === leave?.memberId);
    return within(actor, { found: isOwn ? leave : undefined, unitId: leave?.unitId }, 'leave', work);
  }

  async function ownOf(tx: LeaveParts, actor: Actor, { unitId, memberId }: Leave): Promise<OwnLeavesOutcome> {
    const { zone } = await unitOf(tx, { unitId });
    return viewOwn(tx, actor, unitId, { seat: { memberId }, today: localDateOf(clock.now(), zone) });
  }

  async function viewOwn(
    tx: LeaveParts,
    actor: Actor,
    unitId: string,
    { seat: { memberId }, today }: { seat: Pick<Seat, 'memberId'>; today: LocalDate },
  ): Promise<OwnLeavesOutcome> {
    const known = await tx.leaves.listByMember(memberId);
    const leaves = known
      .filter((leave) => leave.status !== 'taken_back' && isAhead(leave, today))
      .map((leave) => (isOpenTo(actor, memberId, leave.askedAt) ? leave : { ...leave, word: undefined }));
    const ahead = await tx.meetings.listUpcoming(unitId, clock.now());
    const offered = ahead.filter((meeting) => leaveEffect(known, meeting) === undefined);
    return { status: 'own', unitId, today, leaves, offered };
  }

  return {
    ...{ own, askForMeeting, askForDays, change, cellInHand, pickDays, takeBack },
    forms: [days, reason],
  };
}
