import { isContestable } from '../../core/joining/invitation.ts';
import { leads, roles, type Member, type Role, type Unit } from '../../core/model/people.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import { may, type Action, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { countMemberships, type MembershipCounts } from '../../core/cell/memberships.ts';
import type { RosterRole } from '../../core/roster/line.ts';
import { shownRole } from '../../core/roster/roster.ts';
import { dropHandovers } from '../offices/handovers.ts';
import { endUnitOffices, giveOffice } from '../offices/terms.ts';
import { type InCell, withinCell } from '../within.ts';

type Deps = {
  store: Transactional<Store>;
  clock: Clock;
  ids: Ids;
  /** Who becomes exempt in the middle of a round is a participant accordingly. */
  onStandingChanged: (tx: Store, memberId: string, now: Date) => Promise<void>;
  /** Ends what is planned for a member who leaves the roster. */
  onMemberRemoved: (tx: Store, memberId: string, now: Date) => Promise<void>;
};

export type RosterRowView = { member: Member; role: ReturnType<typeof shownRole> };

/** `entered`: as the secretary pasted or typed it. */
export type RosterOrder = 'given_name' | 'entered';

/** The roster of a cell; `editable` for whoever may change it. */
export type RosterView = {
  unit: Unit;
  rows: RosterRowView[];
  counts: MembershipCounts;
  order: RosterOrder;
  editable: boolean;
};

export type MemberFacts = Partial<Pick<Member, 'membership' | 'standing'>>;

/** One member; `self` is the person looking. */
export type MemberView = RosterRowView & {
  unit: Unit;
  editable: boolean;
  self: boolean;
  /** By which they joined, as long as the secretary may contest it. */
  contestableRequestId: string | undefined;
};

export type RosterOutcome = InCell & ({ status: 'listed'; view: RosterView } | Refused);
export type MemberOutcome = InCell &
  (
    | { status: 'shown'; view: MemberView }
    | { status: 'removed'; unit: Unit; name: string }
    | { status: 'gone' }
    | Refused
  );

export type Rosters = ReturnType<typeof createRosters>;

/** The list of a cell's members, and what the secretary changes in one row of it. */
export function createRosters({ store, clock, ids, onMemberRemoved, onStandingChanged }: Deps) {
  return {
    list: (actor: Actor, unitId: string, order: RosterOrder = 'given_name'): Promise<RosterOutcome> =>
      withinCell(store, actor, unitId, 'cell_read', async (unit) => ({
        ...{ status: 'listed', view: await viewRoster(store, actor, { unit, order, now: clock.now() }) },
      })),

    show: (actor: Actor, memberId: string): Promise<MemberOutcome> =>
      work(actor, 'cell_read', memberId, (_tx, view) => Promise.resolve({ status: 'shown', view })),

    /** Before anything is changed in the row. */
    askChange: (actor: Actor, memberId: string): Promise<MemberOutcome> =>
      work(actor, 'roster_write', memberId, (_tx, view) => Promise.resolve({ status: 'shown', view })),

    /** Whether somebody has a vote and whether they are expected: either by itself, or both. */
    setFacts: (actor: Actor, memberId: string, facts: MemberFacts): Promise<MemberOutcome> =>
      work(actor, 'roster_write', memberId, async (tx, view, now) => {
        const member = { ...view.member, ...facts };
        await tx.members.update(member);
        await onStandingChanged(tx, memberId, now);
        return { status: 'shown', view: { ...view, member } };
      }),

    /** The secretary's office is not given or taken here. */
    setRole: (actor: Actor, memberId: string, role: RosterRole): Promise<MemberOutcome> =>
      work(actor, 'roster_write', memberId, async (tx, view, now) => {
        if (view.role === role || leads(view)) {
          return { status: 'shown', view };
        }
        await endOffices(tx, memberId, givenHere, now);
        if (role !== 'member') {
          await giveOffice(tx, ids, { unitId: view.unit.id, memberId, role, fromAt: now });
        }
        if (!view.self) await tellOffice(tx, view, role, now);
        return { status: 'shown', view: { ...view, role } };
      }),

    /** The row stays for the rounds it took part in; the person no longer belongs to the cell. */
    remove: (actor: Actor, memberId: string): Promise<MemberOutcome> =>
      work(actor, 'roster_write', memberId, async (tx, view, now) => {
        const { member, unit, role } = view;
        if (view.self || role === 'secretary') return { status: 'shown', view };
        await endUnitOffices(tx, { unitId: unit.id, memberId, roles, untold: memberId }, now);
        await dropHandovers(tx, { unitId: unit.id, toId: memberId }, now);
        await tx.members.update({ ...member, removedAt: now });
        await tx.invitations.withdrawByMember(memberId, now);
        await onMemberRemoved(tx, memberId, now);
        return { status: 'removed', unit, name: member.name };
      }),
  };

  async function work(
    actor: Actor,
    action: Action,
    memberId: string,
    change: (tx: Store, view: MemberView, now: Date) => Promise<MemberOutcome>,
  ): Promise<MemberOutcome> {
    const now = clock.now();
    return store.transaction(async (tx) => {
      const member = await tx.members.findById(memberId);
      if (member === undefined) return { status: 'gone' };
      return withinCell(tx, actor, member.unitId, action, async (unit, own) => {
        if (member.removedAt !== undefined) return { status: 'removed', unit, name: member.name };
        return change(
          tx,
          await viewMember(tx, actor, { unit, member, self: own.memberId === member.id, now }),
          now,
        );
      });
    });
  }
}

export async function viewRoster(
  tx: Pick<Store, 'members' | 'offices'>,
  actor: Actor,
  { unit, order, now }: { unit: Unit; order: RosterOrder; now: Date },
): Promise<RosterView> {
  const [members, offices] = await Promise.all([
    tx.members.listByUnit(unit.id),
    tx.offices.listByUnit(unit.id, now),
  ]);
  const inOrder = order === 'entered' ? members : inNameOrder(members, ({ name }) => name);
  const rows = inOrder.map((member) => ({
    member,
    role: shownRole(offices.flatMap((office) => (office.memberId === member.id ? office.role : []))),
  }));
  const editable = may(actor, 'roster_write', unit.id);
  return { unit, rows, counts: countMemberships(members), order, editable };
}

export async function viewMember(
  tx: Pick<Store, 'joinRequests' | 'offices'>,
  actor: Actor,
  { unit, member, self, now }: { unit: Unit; member: Member; self: boolean; now: Date },
): Promise<MemberView> {
  const offices = await tx.offices.listByMember(member.id, now);
  return {
    unit,
    member,
    role: shownRole(offices.map(({ role }) => role)),
    editable: may(actor, 'roster_write', unit.id),
    self,
    contestableRequestId: await findContestable(tx, member, now),
  };
}

async function findContestable(
  tx: Pick<Store, 'joinRequests'>,
  member: Member,
  now: Date,
): Promise<string | undefined> {
  const requests = await tx.joinRequests.listByMember(member.id);
  return requests.findLast((one) => one.accountId === member.accountId && isContestable(one, now))?.id;
}

const givenHere: readonly Role[] = ['deputy', 'cell_officer'];

async function endOffices(
  tx: Pick<Store, 'offices'>,
  memberId: string,
  only: readonly Role[],
  now: Date,
): Promise<void> {
  for (const office of await tx.offices.listByMember(memberId, now)) {
    if (only.includes(office.role)) await tx.offices.end(office.id, now);
  }
}

/** The member is told of the office given, or else of the one that ended. */
async function tellOffice(
  tx: Pick<Store, 'deliveries'>,
  { unit, member, role: before }: MemberView,
  role: RosterRole,
  now: Date,
): Promise<void> {
  const changed = role === 'member' ? before : role;
  if (member.accountId === undefined || (changed !== 'deputy' && changed !== 'cell_officer')) return;
  const { id: memberId, accountId } = member;
  const given = role !== 'member';
  const notice = { kind: 'office_changed', unitId: unit.id, memberId, role: changed, given } as const;
  const dedupeKey = `office_changed:${memberId}:${now.toISOString()}`;
  await tx.deliveries.add({ accountId, notice, dedupeKey }, now);
}
