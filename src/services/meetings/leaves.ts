import {
  endToldOn,
  leaveDaysForm,
  leaveReasonForm,
  leaveWordForm,
  type LeaveDaysDraft,
  type LeaveTextProblem,
} from '../../core/meetings/leave-form.ts';
import type { Days, Leave } from '../../core/model/leaves.ts';
import type { Notice } from '../../core/model/notices.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import { isOpenTo, permitMember, type Actor, type Refused, type Seat } from '../../core/permissions.ts';
import type { Clock, Ids, Log } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { changed, declined, isAhead, isInForce, leaveEffect, overlap } from '../../core/rounds/leave.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import { addDays, instantOf, localDateOf, type LocalDate, type Zone } from '../../core/time/local-time.ts';
import { termProblem, type TypedTermProblem } from '../../core/time/term.ts';
import { eachOnItsOwn } from '../delivery/each-on-its-own.ts';
import { fillForm, type Idle } from '../forms.ts';
import { tell, tellLeads } from '../offices/leads.ts';
import type { Participation, ParticipationParts } from '../rounds/participants.ts';
import { type InCell, within, withinCell, withinMeeting } from '../within.ts';
import type { Over } from './changes.ts';
import { readsSince } from './reply-list.ts';

type Parts = ParticipationParts & Pick<Store, 'accounts' | 'deliveries' | 'offices' | 'units'>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  log: Log;
  consentVersion: number;
  participation: Pick<Participation, 'applyInCell'>;
};

/** What a member has asked for in one cell, and for which meetings they may ask. */
export type OwnLeavesView = {
  unitId: string;
  today: LocalDate;
  leaves: Leave[];
  offered: Meeting[];
};

/** One member's leave, for whoever leads the cell. */
export type LeaveView = {
  leave: Leave;
  name: string;
  /** Whether this reader led the cell when a reason could be given. */
  mayOpen: boolean;
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

export type LeaveOutcome = InCell &
  (
    | ({ status: 'shown' | 'recorded' | 'declined' | 'decided_before' } & LeaveView)
    | ({ status: 'word_asked'; problem: LeaveTextProblem | undefined } & LeaveView)
    | { status: 'gone' }
    | Idle
    | Refused
  );

export type LeaveListOutcome = InCell & ({ status: 'listed'; unitId: string; leaves: LeaveView[] } | Refused);

export type LeaveReasonOutcome =
  { status: 'read'; name: string; memberId: string; reason: string } | { status: 'none' | 'gone' } | Refused;

type LeaveNotice = Extract<Notice, { kind: 'leave_asked' | 'leave_decided' | 'leave_ending' }>;

/** Of the leave, and of the end that is near: to the member, or to whoever leads the cell. */
export type LeaveNews = LeaveView & { isOwn: boolean };

export type Leaves = ReturnType<typeof createLeaves>;

type Place = { seat: Seat; today: LocalDate };

/** "Vắng, có lý do": a member asks, whoever leads the cell records it or says why not. */
export function createLeaves({ store, clock, ids, log, consentVersion, participation }: Deps) {
  const days = fillForm({
    ...{ store, form: leaveDaysForm, notText: 'date' },
    within: (tx: Parts, actor, { unitId }, work: (place: Place) => Promise<OwnLeavesOutcome>) =>
      asMember(tx, actor, unitId, work),
    take: (_tx, { draft, place, answer }) => ({ place, draft: { ...draft, ...answer } }),
    show: (tx, { actor, draft, place, problem }) => showDays(tx, actor, { draft, place, problem }),
    // A day that was refused has not been heard. Of what was asked for the reason is kept instead.
    settle: (draft, outcome) =>
      outcome.status === 'days_asked'
        ? {
            ...draft,
            ...(outcome.problem && { lastInputId: undefined }),
            ...{ fromOn: outcome.fromOn, untilOn: undefined },
          }
        : undefined,
  });

  const reason = fillForm({
    ...{ store, form: leaveReasonForm, notText: 'not_text' },
    within: (tx: Parts, actor, { leaveId }, work: (leave: Leave) => Promise<OwnLeavesOutcome>) =>
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

  const word = fillForm({
    ...{ store, form: leaveWordForm, notText: 'not_text' },
    within: (tx: Parts, actor, { leaveId }, work: (view: LeaveView) => Promise<LeaveOutcome>) =>
      withLed(tx, actor, leaveId, work),
    take: async (tx, { place: view, draft, answer }) => ({
      ...{ draft, place: { ...view, leave: await decide(tx, declined(view.leave, answer, clock.now())) } },
    }),
    show: (_tx, { place: view, taken, problem }): LeaveOutcome =>
      taken === true ? { status: 'declined', ...view } : { status: 'word_asked', problem, ...view },
  });

  /** What the member has asked for in this cell. */
  function own(actor: Actor, unitId: string): Promise<OwnLeavesOutcome> {
    return asMember(store, actor, unitId, (place) => viewOwn(store, actor, unitId, place));
  }

  function askForMeeting(actor: Actor, meetingId: string): Promise<OwnLeavesOutcome> {
    return store.transaction((tx) =>
      withinMeeting(tx, actor, meetingId, 'leave', async (meeting, seat): Promise<OwnLeavesOutcome> => {
        const now = clock.now();
        if (meeting.status !== 'planned' || meeting.startsAt <= now) return { status: 'over' };
        const known = await tx.leaves.listByMember(seat.memberId);
        const { unitId, on } = meeting;
        if (leaveEffect(known, meeting) !== undefined)
          return viewOwn(tx, actor, unitId, { seat, today: localDateOf(now, meeting.zone) });
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
    return store.transaction((tx) =>
      asMember(tx, actor, unitId, (place) =>
        days.keep(tx, actor, { place, draft: { dialogue: 'leave', step: 'days', unitId, leaveId } }),
      ),
    );
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

  /** A day from a button: the first one, or the last where the first is known. */
  function pickDay(actor: Actor, on: LocalDate): Promise<OwnLeavesOutcome | Idle> {
    return days.rework(actor, (draft) => ({ ...draft, [leaveDaysForm.asks(draft)]: on }));
  }

  function takeBack(actor: Actor, leaveId: string): Promise<OwnLeavesOutcome> {
    return store.transaction((tx) =>
      withOwn(tx, actor, leaveId, async (leave) => {
        if (isInForce(leave)) {
          await save(tx, { ...leave, status: 'taken_back', recorded: undefined, reason: undefined });
          await tellOf(tx, leave, { except: actor.accountId });
        }
        return ownOf(tx, actor, leave);
      }),
    );
  }

  /** Those whose days are not over, for whoever leads the cell; what waits for them first. */
  function list(actor: Actor, unitId: string): Promise<LeaveListOutcome> {
    return withinCell(store, actor, unitId, 'leave_decide', async (unit) => {
      const today = localDateOf(clock.now(), unit.zone);
      const since = await readsSince(store, actor, { unitId }, clock.now());
      const leaves = [];
      for (const leave of await store.leaves.listByUnit(unitId)) {
        if (!isInForce(leave) || !isAhead(leave, today) || (leave.withdrawn && leave.status === 'asked'))
          continue;
        const view = await viewLed(store, leave, since);
        if (view !== undefined) leaves.push(view);
      }
      const ordered = inNameOrder(leaves, ({ name }) => name);
      const waits = ({ leave }: LeaveView): boolean => leave.status === 'asked';
      return {
        ...{ status: 'listed', unitId },
        leaves: [...ordered.filter(waits), ...ordered.filter((view) => !waits(view))],
      };
    });
  }

  function show(actor: Actor, leaveId: string): Promise<LeaveOutcome> {
    return withLed(store, actor, leaveId, (view) => Promise.resolve({ status: 'shown', ...view }));
  }

  function record(actor: Actor, leaveId: string): Promise<LeaveOutcome> {
    return store.transaction((tx) =>
      withLed(tx, actor, leaveId, async (view): Promise<LeaveOutcome> => {
        const { leave } = view;
        if (leave.status !== 'asked') return { status: 'decided_before', ...view };
        const recorded = { status: 'recorded' as const, recorded: leave.days, decidedAt: clock.now() };
        return { ...view, status: 'recorded', leave: await decide(tx, { ...leave, ...recorded }) };
      }),
    );
  }

  /** Also of one that was recorded: the member is expected again, and told why. */
  function decline(actor: Actor, leaveId: string): Promise<LeaveOutcome | Idle> {
    return store.transaction((tx) =>
      withLed(tx, actor, leaveId, async (view): Promise<LeaveOutcome> => {
        if (!isInForce(view.leave)) return { status: 'decided_before', ...view };
        return word.keep(tx, actor, { place: view, draft: { dialogue: 'leave', step: 'word', leaveId } });
      }),
    );
  }

  async function readReason(actor: Actor, leaveId: string): Promise<LeaveReasonOutcome> {
    const leave = await store.leaves.findById(leaveId);
    const of = { found: leave, unitId: leave?.unitId };
    return within(actor, of, 'absence_read', async (found): Promise<LeaveReasonOutcome> => {
      const view = await viewLed(store, found, await readsSince(store, actor, found, clock.now()));
      if (view === undefined || !view.mayOpen) return { status: 'gone' };
      if (found.reason === undefined) return { status: 'none' };
      return { status: 'read', name: view.name, memberId: found.memberId, reason: found.reason };
    });
  }

  /** What is typed goes to whichever of the three is being asked. */
  async function hear(
    actor: Actor,
    text: string | undefined,
    inputId: number,
  ): Promise<OwnLeavesOutcome | LeaveOutcome> {
    for (const form of [days, reason, word]) {
      const heard = await form.hear(actor, text, inputId);
      if (heard.status !== 'idle') return heard;
    }
    return { status: 'idle' };
  }

  /** A week before the end of a longer one, to the member and to whoever leads the cell. */
  async function tellEnds(now: Date): Promise<void> {
    const near = (await store.leaves.listAll()).filter(
      ({ status, days: { untilOn }, endToldOf }) => status === 'recorded' && endToldOf !== untilOn,
    );
    await eachOnItsOwn(near, { log, failed: 'the end of a leave could not be told' }, ({ id }) =>
      store.transaction(async (tx) => {
        const leave = await tx.leaves.findById(id);
        const unit = leave && (await tx.units.findById(leave.unitId));
        if (leave?.status === 'recorded' && unit !== undefined && isEndNear(leave, unit.zone, now))
          await tellEnd(tx, leave, now);
      }),
    );
  }

  async function tellEnd(tx: Parts, leave: Leave, now: Date): Promise<void> {
    const { id: leaveId, unitId, memberId, days: of } = leave;
    const notice = { kind: 'leave_ending', unitId, leaveId } as const;
    const key = `leave_ending:${leaveId}:${of.untilOn}`;
    const accountId = (await tx.members.findById(memberId))?.accountId;
    if (accountId !== undefined) await tell(tx, { accountId, notice, dedupeKey: `${key}:${accountId}` }, now);
    await tellLeads(tx, { unitId, notice, key }, now);
    await tx.leaves.save({ ...leave, endToldOf: of.untilOn });
  }

  /** For the words of a notice, as it stands when it is sent. */
  async function read({ leaveId, kind }: LeaveNotice, accountId: string): Promise<LeaveNews | undefined> {
    const now = clock.now();
    const leave = await store.leaves.findById(leaveId);
    const member = leave && (await store.members.findById(leave.memberId));
    if (leave === undefined || member === undefined || member.removedAt !== undefined) return undefined;
    const isOwn = member.accountId === accountId;
    if (kind === 'leave_ending' && leave.status !== 'recorded') return undefined;
    if (kind === 'leave_asked' && leave.status === 'declined') return undefined;
    if (isOwn && kind !== 'leave_asked') return { leave, name: member.name, mayOpen: false, isOwn };
    const actor = await store.accounts.loadActor(accountId, consentVersion, now);
    if (permitMember(actor, 'leave_decide', leave.unitId).status === 'denied') return undefined;
    const view = await viewLed(store, leave, await readsSince(store, actor, leave, now));
    return view && { ...view, isOwn: false };
  }

  async function showDays(
    tx: Parts,
    actor: Actor,
    given: { draft: LeaveDaysDraft; place: Place; problem: TypedTermProblem | undefined },
  ): Promise<OwnLeavesOutcome> {
    const { draft, place, problem } = given;
    const { unitId, leaveId, fromOn, untilOn } = draft;
    const { seat, today } = place;
    const known = await tx.leaves.listByMember(seat.memberId);
    const before = known.find(({ id }) => id === leaveId);
    // One that has begun goes on from the day on which it began.
    const earliest = before !== undefined && before.days.fromOn < today ? before.days.fromOn : today;
    const why =
      fromOn === undefined ? undefined : termProblem({ fromOn, untilOn: untilOn ?? fromOn }, earliest);
    if (fromOn === undefined || untilOn === undefined || why !== undefined) {
      const from = why === 'past' || why === 'too_far' ? undefined : fromOn;
      return { status: 'days_asked', unitId, today, fromOn: from, problem: why ?? problem };
    }
    const term = { fromOn, untilOn };
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
    tx: Parts,
    actor: Actor,
    leave: Leave,
    lastInputId: number | undefined,
  ): Promise<OwnLeavesOutcome> {
    await save(tx, leave);
    await tellOf(tx, leave, { except: actor.accountId });
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

  async function save(tx: Parts, leave: Leave): Promise<void> {
    await tx.leaves.save(leave);
    await participation.applyInCell(tx, leave.unitId, clock.now());
  }

  /** Of every step of the member's, once. */
  async function tellOf(
    tx: Parts,
    { id: leaveId, unitId }: Leave,
    { except }: { except: string },
  ): Promise<void> {
    const now = clock.now();
    const notice = { kind: 'leave_asked', unitId, leaveId } as const;
    await tellLeads(tx, { unitId, notice, key: `leave_asked:${leaveId}:${now.getTime()}`, except }, now);
  }

  async function decide(tx: Parts, leave: Leave): Promise<Leave> {
    const now = clock.now();
    await save(tx, leave);
    const { id: leaveId, unitId, memberId } = leave;
    const accountId = (await tx.members.findById(memberId))?.accountId;
    if (accountId !== undefined) {
      const dedupeKey = `leave_decided:${leaveId}:${now.getTime()}`;
      await tell(tx, { accountId, notice: { kind: 'leave_decided', unitId, leaveId }, dedupeKey }, now);
    }
    return leave;
  }

  function asMember(
    tx: Parts,
    actor: Actor,
    unitId: string,
    work: (place: Place) => Promise<OwnLeavesOutcome>,
  ): Promise<OwnLeavesOutcome> {
    return withinCell(tx, actor, unitId, 'leave', (unit, seat) =>
      work({ seat, today: localDateOf(clock.now(), unit.zone) }),
    );
  }

  /** A leave of one's own; what is not there is refused as what is another's. */
  async function withOwn(
    tx: Parts,
    actor: Actor,
    leaveId: string,
    work: (leave: Leave) => Promise<OwnLeavesOutcome>,
  ): Promise<OwnLeavesOutcome> {
    const leave = await tx.leaves.findById(leaveId);
    const isOwn = actor.seats.some(({ memberId }) => memberId === leave?.memberId);
    return within(actor, { found: isOwn ? leave : undefined, unitId: leave?.unitId }, 'leave', work);
  }

  async function ownOf(tx: Parts, actor: Actor, { unitId, memberId }: Leave): Promise<OwnLeavesOutcome> {
    const unit = await tx.units.findById(unitId);
    return viewOwn(tx, actor, unitId, {
      seat: { memberId },
      today: localDateOf(clock.now(), unit?.zone ?? 'UTC'),
    });
  }

  async function viewOwn(
    tx: Parts,
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

  async function withLed(
    tx: Parts,
    actor: Actor,
    leaveId: string,
    work: (view: LeaveView) => Promise<LeaveOutcome>,
  ): Promise<LeaveOutcome> {
    const leave = await tx.leaves.findById(leaveId);
    const of = { found: leave, unitId: leave?.unitId };
    return within(actor, of, 'leave_decide', async (found): Promise<LeaveOutcome> => {
      const view = await viewLed(tx, found, await readsSince(tx, actor, found, clock.now()));
      return view === undefined || found.status === 'taken_back' ? { status: 'gone' } : work(view);
    });
  }

  return {
    ...{ own, askForMeeting, askForDays, change, cellInHand, pickDay, takeBack, hear },
    ...{ list, show, record, decline, readReason, tellEnds, read },
  };
}

/** A reason was meant for who led the cell when it was given. */
async function viewLed(
  tx: Pick<Store, 'members'>,
  leave: Leave,
  since: Date | undefined,
): Promise<LeaveView | undefined> {
  const member = await tx.members.findById(leave.memberId);
  if (member === undefined || member.removedAt !== undefined) return undefined;
  return { leave, name: member.name, mayOpen: since !== undefined && since <= leave.askedAt };
}

/** From the morning of the day on which it is told until its last day is over. */
function isEndNear(leave: Leave, zone: Zone, now: Date): boolean {
  const on = endToldOn(leave);
  if (on === undefined || leave.endToldOf === leave.days.untilOn) return false;
  return (
    instantOf(on, '08:00', zone) <= now && now < instantOf(addDays(leave.days.untilOn, 1), '00:00', zone)
  );
}
