import type { Member, Membership, Unit } from '../../core/model/people.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { countMemberships, type MembershipCounts } from '../../core/cell/memberships.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import { type InCell, withinCell } from '../within.ts';

type Deps = { store: Transactional<Pick<Store, 'members' | 'units'>> };

/** `member` is the next of whom it is not known; undefined once all are. */
export type MembershipsView = { unit: Unit; counts: MembershipCounts; member: Member | undefined };

export type MembershipsOutcome = InCell &
  (
    | ({ status: 'asking' } & MembershipsView)
    /** Others became known, or came, after the button was shown. */
    | ({ status: 'changed' } & MembershipsView)
    | { status: 'gone' }
    | Refused
  );

export type RosterMemberships = ReturnType<typeof createRosterMemberships>;

/** Asks the secretary, one by one, who is an official and who is a probationary member. */
export function createRosterMemberships({ store }: Deps) {
  return {
    ask: (actor: Actor, unitId: string): Promise<MembershipsOutcome> =>
      change(actor, unitId, async (tx, unit) => ({ status: 'asking', ...(await viewOf(tx, unit)) })),

    answer: async (actor: Actor, memberId: string, membership: Membership): Promise<MembershipsOutcome> => {
      const found = await store.members.findById(memberId);
      if (found === undefined) return { status: 'gone' };
      return change(actor, found.unitId, async (tx, unit) => {
        const member = await tx.members.findById(memberId);
        if (member === undefined || member.removedAt !== undefined) return { status: 'gone' };
        await tx.members.update({ ...member, membership });
        return { status: 'asking', ...(await viewOf(tx, unit)) };
      });
    },

    /** `count` is of how many the button promised to say so. */
    restOfficial: (actor: Actor, unitId: string, count: number): Promise<MembershipsOutcome> =>
      change(actor, unitId, async (tx, unit) => {
        const unknown = (await tx.members.listByUnit(unit.id)).filter(isUnknown);
        if (unknown.length !== count) return { status: 'changed', ...(await viewOf(tx, unit)) };
        for (const member of unknown) await tx.members.update({ ...member, membership: 'official' });
        return { status: 'asking', ...(await viewOf(tx, unit)) };
      }),
  };

  function change(
    actor: Actor,
    unitId: string,
    work: (tx: Pick<Store, 'members'>, unit: Unit) => Promise<MembershipsOutcome>,
  ): Promise<MembershipsOutcome> {
    return store.transaction((tx) => withinCell(tx, actor, unitId, 'roster_write', (unit) => work(tx, unit)));
  }
}

async function viewOf(tx: Pick<Store, 'members'>, unit: Unit): Promise<MembershipsView> {
  const members = await tx.members.listByUnit(unit.id);
  const [member] = inNameOrder(members.filter(isUnknown), ({ name }) => name);
  return { unit, counts: countMemberships(members), member };
}

function isUnknown({ membership }: Member): boolean {
  return membership === undefined;
}
