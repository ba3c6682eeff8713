import { consentVersion } from '../../core/joining/consent.ts';
import {
  handoverExpiry,
  handoverState,
  type Handover,
  type HandoverStatus,
} from '../../core/offices/handover.ts';
import { leadRoles, type Member, type Unit } from '../../core/model/people.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { endUnitOffices, giveOffice, mayHoldOffice, type OfficeParts } from './terms.ts';
import { withinCell } from '../within.ts';
import { tellMember } from './leads.ts';

type Parts = OfficeParts & Pick<Store, 'handovers' | 'participants' | 'units'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; ids: Ids };

/** A hand-over with the names of the two and how it stands. */
export type HandoverView = {
  handover: Handover;
  state: HandoverStatus;
  unit: Unit;
  from: string;
  to: string;
};

export type Proposed =
  | { status: 'proposed'; view: HandoverView }
  /** To this member or to another; one at a time. */
  | { status: 'already_proposed'; view: HandoverView }
  /** Not joined, not consented, or the secretary. */
  | { status: 'not_able'; member: Member; unit: Unit }
  | { status: 'gone' }
  | Refused;

export type Decided =
  | { status: 'accepted' | 'declined' | 'withdrawn'; view: HandoverView }
  /** Decided before, expired, or no longer in the hands of who proposed it. */
  | { status: 'over'; view: HandoverView }
  /** It is for another member, or was not proposed by this one. */
  | { status: 'not_yours' }
  | { status: 'gone' }
  | Refused;

export type Handovers = ReturnType<typeof createHandoverServices>;

/** The secretary's office goes to another member of the cell once that member accepts it. */
export function createHandoverServices({ store, clock, ids }: Deps) {
  return {
    propose: async (actor: Actor, memberId: string): Promise<Proposed> => {
      const now = clock.now();
      return store.transaction(async (tx) => {
        const member = await tx.members.findById(memberId);
        if (member === undefined) return { status: 'gone' };
        return withinCell(tx, actor, member.unitId, 'office_write', async (unit, { memberId: fromId }) => {
          const open = await findOpenHandover(tx, unit.id, now);
          if (open !== undefined)
            return { status: 'already_proposed', view: await describe(tx, open, unit, now) };
          if (fromId === memberId || !(await mayHoldOffice(tx, member)))
            return { status: 'not_able', member, unit };
          const handover: Handover = {
            ...{
              id: ids.next(),
              unitId: unit.id,
              fromId,
              toId: memberId,
              status: 'proposed',
              proposedAt: now,
            },
            ...{ expiresAt: handoverExpiry(now), decidedAt: undefined },
          };
          await tx.handovers.insert(handover);
          await tx.deliveries.add(
            {
              ...{ dedupeKey: `office_offered:${handover.id}`, accountId: member.accountId ?? '' },
              notice: { kind: 'office_offered', unitId: unit.id, handoverId: handover.id },
              ...{ expiresAt: handover.expiresAt },
            },
            now,
          );
          return { status: 'proposed', view: await describe(tx, handover, unit, now) };
        });
      });
    },

    withdraw: (actor: Actor, handoverId: string): Promise<Decided> =>
      decide(actor, handoverId, 'office_write', async (tx, view, memberId, now) => {
        const { handover } = view;
        if (handover.fromId !== memberId) return { status: 'not_yours' };
        if (view.state !== 'proposed') return { status: 'over', view };
        const withdrawn = await settle(tx, view, 'withdrawn', now);
        await tellEnded(tx, handover.toId, handover, now);
        return { status: 'withdrawn', view: withdrawn };
      }),

    decline: (actor: Actor, handoverId: string): Promise<Decided> =>
      decide(actor, handoverId, 'office_take', async (tx, view, memberId, now) => {
        const { handover } = view;
        if (handover.toId !== memberId) return { status: 'not_yours' };
        if (view.state !== 'proposed') return { status: 'over', view };
        const declined = await settle(tx, view, 'declined', now);
        await tellEnded(tx, handover.fromId, handover, now);
        return { status: 'declined', view: declined };
      }),

    /** The old office ends and the new one begins at the same instant; whoever stood in for the old one stops. */
    accept: (actor: Actor, handoverId: string): Promise<Decided> =>
      decide(actor, handoverId, 'office_take', async (tx, view, memberId, now) => {
        const { handover } = view;
        const { unitId, fromId, toId } = handover;
        if (toId !== memberId) return { status: 'not_yours' };
        const offices = await tx.offices.listByUnit(unitId, now);
        const isStill = offices.some((one) => one.role === 'secretary' && one.memberId === fromId);
        if (view.state !== 'proposed' || !isStill) return { status: 'over', view };
        const accepted = await settle(tx, view, 'accepted', now);
        await endUnitOffices(tx, { unitId, roles: leadRoles, untold: toId }, now);
        await endUnitOffices(tx, { unitId, memberId: toId, roles: ['deputy', 'cell_officer'] }, now);
        await giveOffice(tx, ids, { unitId, memberId: toId, role: 'secretary', fromAt: now });
        const notice = { kind: 'office_handed_over', unitId, handoverId } as const;
        const dedupeKey = `office_handed_over:${handoverId}`;
        await tellMember(tx, { memberId: fromId, notice, dedupeKey }, now);
        const told = { unitId, handoverId, except: [fromId, toId] };
        await tellCell(tx, told, now);
        return { status: 'accepted', view: accepted };
      }),

    /** Both are told once that the time of an offer is over; the office stays where it is. */
    async expireDue(now: Date): Promise<void> {
      for (const { id } of await store.handovers.listOverdue(now)) {
        await store.transaction(async (tx) => {
          const handover = await tx.handovers.findById(id);
          if (handover === undefined || handover.status !== 'proposed' || handover.expiresAt > now) return;
          await tx.handovers.update({ ...handover, status: 'expired', decidedAt: now });
          await tellEnded(tx, handover.fromId, handover, now);
          await tellEnded(tx, handover.toId, handover, now);
        });
      }
    },

    /** For the deputies and members of the cell, as long as the office is where it went. */
    async readChange(
      handoverId: string,
      accountId: string,
    ): Promise<{ unitName: string; from: string; to: string } | undefined> {
      const now = clock.now();
      const handover = await store.handovers.findById(handoverId);
      const unit = handover && (await store.units.findById(handover.unitId));
      if (handover?.status !== 'accepted' || unit === undefined) return undefined;
      const offices = await store.offices.listByUnit(unit.id, now);
      const isStill = offices.some((one) => one.role === 'secretary' && one.memberId === handover.toId);
      const reader = await store.members.findByAccount(unit.id, accountId);
      if (!isStill || reader === undefined) return undefined;
      const { from, to } = await describe(store, handover, unit, now);
      return { unitName: unit.name, from, to };
    },

    /** For the words of a notice: what stands now, for the account it was sent to. */
    async read(
      handoverId: string,
      accountId: string,
    ): Promise<{ view: HandoverView; side: 'from' | 'to' } | undefined> {
      const handover = await store.handovers.findById(handoverId);
      const unit = handover && (await store.units.findById(handover.unitId));
      if (handover === undefined || unit === undefined) return undefined;
      const [from, to] = await Promise.all([
        store.members.findById(handover.fromId),
        store.members.findById(handover.toId),
      ]);
      const side = from?.accountId === accountId ? 'from' : to?.accountId === accountId ? 'to' : undefined;
      return side && { view: await describe(store, handover, unit, clock.now()), side };
    },
  };

  async function decide(
    actor: Actor,
    handoverId: string,
    action: 'office_write' | 'office_take',
    work: (tx: Parts, view: HandoverView, memberId: string, now: Date) => Promise<Decided>,
  ): Promise<Decided> {
    const now = clock.now();
    return store.transaction(async (tx) => {
      const handover = await tx.handovers.findById(handoverId);
      return withinCell(tx, actor, handover?.unitId, action, async (unit, { memberId }) =>
        handover === undefined
          ? { status: 'gone' }
          : work(tx, await describe(tx, handover, unit, now), memberId, now),
      );
    });
  }
}

/** The one that waits for an answer. */
export async function findOpenHandover(
  tx: Pick<Store, 'handovers'>,
  unitId: string,
  now: Date,
): Promise<Handover | undefined> {
  const proposed = await tx.handovers.listProposed(unitId);
  return proposed.find((one) => handoverState(one, now) === 'proposed');
}

/** Of a cell, or only those to a member who leaves it: the offer is no longer one. */
export async function dropHandovers(
  tx: Pick<Store, 'handovers'>,
  { unitId, toId }: { unitId: string; toId?: string },
  now: Date,
): Promise<void> {
  for (const handover of await tx.handovers.listProposed(unitId)) {
    if (toId !== undefined && handover.toId !== toId) continue;
    await tx.handovers.update({ ...handover, status: 'withdrawn', decidedAt: now });
  }
}

async function settle(
  tx: Pick<Store, 'handovers'>,
  view: HandoverView,
  status: 'accepted' | 'declined' | 'withdrawn',
  now: Date,
): Promise<HandoverView> {
  const handover: Handover = { ...view.handover, status, decidedAt: now };
  await tx.handovers.update(handover);
  return { ...view, handover, state: status };
}

/** Everybody else of the cell who can be written to. */
async function tellCell(
  tx: Pick<Store, 'deliveries' | 'participants'>,
  { unitId, handoverId, except }: { unitId: string; handoverId: string; except: readonly string[] },
  now: Date,
): Promise<void> {
  const notice = { kind: 'secretary_changed', unitId, handoverId } as const;
  for (const { memberId, accountId } of await tx.participants.listAudience(unitId, consentVersion)) {
    if (except.includes(memberId)) continue;
    await tx.deliveries.add(
      { accountId, notice, dedupeKey: `secretary_changed:${handoverId}:${accountId}` },
      now,
    );
  }
}

async function tellEnded(
  tx: Pick<Store, 'deliveries' | 'members'>,
  memberId: string,
  { id, unitId }: Handover,
  now: Date,
): Promise<void> {
  const notice = { kind: 'office_offer_ended', unitId, handoverId: id } as const;
  await tellMember(tx, { memberId, notice, dedupeKey: `office_offer_ended:${id}:${memberId}` }, now);
}

async function describe(
  tx: Pick<Store, 'members'>,
  handover: Handover,
  unit: Unit,
  now: Date,
): Promise<HandoverView> {
  const [from, to] = await Promise.all([
    tx.members.findById(handover.fromId),
    tx.members.findById(handover.toId),
  ]);
  const state = handoverState(handover, now);
  return { handover, state, unit, from: from?.name ?? '', to: to?.name ?? '' };
}
