import { leaveWordForm, type LeaveTextProblem } from '../../core/meetings/leave-form.ts';
import type { Leave } from '../../core/model/leaves.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { declined, isAhead, isInForce } from '../../core/rounds/leave.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import { localDateOf, type LocalDate } from '../../core/time/local-time.ts';
import { fillForm, type Idle } from '../forms.ts';
import type { LeaveEffects } from '../rounds/leave-effects.ts';
import { type InCell, within, withinCell } from '../within.ts';
import type { LeaveParts } from './leave-asking.ts';
import { readsSince } from './reply-list.ts';
import { tellMember } from '../offices/leads.ts';

export type LeaveDecidingDeps = {
  store: Transactional<LeaveParts>;
  clock: Pick<Clock, 'now'>;
  leaveEffects: Pick<LeaveEffects, 'save'>;
};

/** One member's leave, for whoever leads the cell. */
export type LeaveView = {
  leave: Leave;
  name: string;
  /** Whether this reader led the cell when a reason could be given. */
  mayOpen: boolean;
};

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
  | { status: 'read'; name: string; memberId: string; reason: string }
  | { status: 'none' }
  | { status: 'gone' }
  | Refused;

/** The side of whoever leads the cell: sees who asks for leave, records it or says why not. */
export function createLeaveDeciding({ store, clock, leaveEffects }: LeaveDecidingDeps) {
  const word = fillForm({
    ...{ store, form: leaveWordForm, notText: 'not_text' },
    within: withLed,
    take: async (tx, { place: view, draft, answer }) => ({
      ...{ draft, place: { ...view, leave: await decide(tx, declined(view.leave, answer, clock.now())) } },
    }),
    show: (_tx, { place: view, taken, problem }): LeaveOutcome =>
      taken === true ? { status: 'declined', ...view } : { status: 'word_asked', problem, ...view },
  });

  /** Those whose days are not over, for whoever leads the cell; what waits for them first. */
  function list(actor: Actor, unitId: string): Promise<LeaveListOutcome> {
    return withinCell(store, actor, unitId, 'leave_decide', async (unit) => {
      const today = localDateOf(clock.now(), unit.zone);
      const since = await readsSince(store, actor, { unitId }, clock.now());
      const leaves = [];
      for (const leave of await listAhead(store, unitId, today)) {
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
    return withLed(store, actor, { leaveId }, (view) => Promise.resolve({ status: 'shown', ...view }));
  }

  function record(actor: Actor, leaveId: string): Promise<LeaveOutcome> {
    return store.transaction((tx) =>
      withLed(tx, actor, { leaveId }, async (view) => {
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
      withLed(tx, actor, { leaveId }, async (view) => {
        if (!isInForce(view.leave)) return { status: 'decided_before', ...view };
        return word.keep(tx, actor, { place: view, draft: { dialogue: 'leave', step: 'word', leaveId } });
      }),
    );
  }

  async function readReason(actor: Actor, leaveId: string): Promise<LeaveReasonOutcome> {
    const leave = await store.leaves.findById(leaveId);
    const of = { found: leave, unitId: leave?.unitId };
    return within(actor, of, 'absence_read', async (found) => {
      const view = await viewLed(store, found, await readsSince(store, actor, found, clock.now()));
      if (view === undefined || !view.mayOpen) return { status: 'gone' };
      if (found.reason === undefined) return { status: 'none' };
      return { status: 'read', name: view.name, memberId: found.memberId, reason: found.reason };
    });
  }

  async function decide(tx: LeaveParts, leave: Leave): Promise<Leave> {
    const now = clock.now();
    await leaveEffects.save(tx, leave, now);
    const { id: leaveId, unitId, memberId } = leave;
    const dedupeKey = `leave_decided:${leaveId}:${now.getTime()}`;
    await tellMember(tx, { memberId, notice: { kind: 'leave_decided', unitId, leaveId }, dedupeKey }, now);
    return leave;
  }

  async function withLed(
    tx: LeaveParts,
    actor: Actor,
    { leaveId }: { leaveId: string },
    work: (view: LeaveView) => Promise<LeaveOutcome>,
  ): Promise<LeaveOutcome> {
    const leave = await tx.leaves.findById(leaveId);
    const of = { found: leave, unitId: leave?.unitId };
    return within(actor, of, 'leave_decide', async (found) => {
      const view = await viewLed(tx, found, await readsSince(tx, actor, found, clock.now()));
      return view === undefined || found.status === 'taken_back' ? { status: 'gone' } : work(view);
    });
  }

  return { list, show, record, decline, readReason, word };
}

/** Those whose days are not over. */
async function listAhead(tx: Pick<Store, 'leaves'>, unitId: string, today: LocalDate): Promise<Leave[]> {
  return (await tx.leaves.listByUnit(unitId)).filter(
    (leave) => isInForce(leave) && isAhead(leave, today) && !(leave.withdrawn && leave.status === 'asked'),
  );
}

/** Who asks for leave and waits for whoever leads the cell. */
export async function listAsking(
  tx: Pick<Store, 'leaves' | 'members'>,
  unitId: string,
  today: LocalDate,
): Promise<{ name: string }[]> {
  const asked = (await listAhead(tx, unitId, today)).filter(({ status }) => status === 'asked');
  const members = await tx.members.listByIds([...new Set(asked.map(({ memberId }) => memberId))]);
  return inNameOrder(
    members.filter(({ removedAt }) => removedAt === undefined),
    ({ name }) => name,
  );
}

/** A reason was meant for who led the cell when it was given. */
export async function viewLed(
  tx: Pick<Store, 'members'>,
  leave: Leave,
  since: Date | undefined,
): Promise<LeaveView | undefined> {
  const member = await tx.members.findById(leave.memberId);
  if (member === undefined || member.removedAt !== undefined) return undefined;
  return { leave, name: member.name, mayOpen: since !== undefined && since <= leave.askedAt };
}
