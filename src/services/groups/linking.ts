import type { Group } from '../../core/model/groups.ts';
import type { Unit } from '../../core/model/people.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { withinCell } from '../within.ts';
import { announceToGroup } from './announcing.ts';

type Parts = Pick<Store, 'deliveries' | 'groups' | 'units'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'> };

/** The link as who leads the cell sees it; groups are shown by the titles that Telegram gives. */
export type GroupView = {
  unitId: string;
  cellName: string;
  linked: Group | undefined;
  /** Groups that the bot is in and that could be linked. */
  offered: Group[];
};

export type LinkOutcome =
  | { status: 'linked' | 'declined' | 'unlinked' | 'shown'; view: GroupView }
  /** The question as it stands; `linked` is the group that would be replaced. */
  | { status: 'asked'; group: Group; view: GroupView }
  /** The bot is no longer in it, or it has become another cell's. */
  | { status: 'gone' }
  | Refused;

export type GroupLinking = ReturnType<typeof createGroupLinking>;

/** One group for each cell, linked by who leads it. */
export function createGroupLinking({ store, clock }: Deps) {
  return {
    show: (actor: Actor, unitId: string): Promise<LinkOutcome> =>
      withinCell(store, actor, unitId, 'group_link', async (unit) => ({
        status: 'shown',
        view: await viewOf(store, unit),
      })),

    /** Whether this group is the cell's: the cell is the one that was asked, whatever a button says. */
    question: (actor: Actor, groupId: string) => question(store, actor, groupId),

    /** Where another group is linked, it has to be said that this one takes its place. */
    confirm(actor: Actor, groupId: string, { replacing }: { replacing: boolean }): Promise<LinkOutcome> {
      const now = clock.now();
      return store.transaction(async (tx) => {
        const asked = await question(tx, actor, groupId);
        if (asked.status !== 'asked') return asked;
        const { group, view } = asked;
        const { unitId, cellName, linked } = view;
        if (linked !== undefined && !replacing) return asked;
        if (linked !== undefined) await release(tx, linked, now);
        await link(tx, { group, unitId }, now);
        return { status: 'linked', view: await viewOf(tx, { id: unitId, name: cellName }) };
      });
    },

    decline: (actor: Actor, groupId: string): Promise<LinkOutcome> =>
      store.transaction(async (tx) => {
        const asked = await question(tx, actor, groupId);
        if (asked.status !== 'asked') return asked;
        const { group, view } = asked;
        await tx.groups.update({ ...group, status: 'declined' });
        const { unitId: id, cellName: name } = view;
        return { status: 'declined', view: await viewOf(tx, { id, name }) };
      }),

    unlink: (actor: Actor, unitId: string): Promise<LinkOutcome> => {
      const now = clock.now();
      return store.transaction((tx) =>
        withinCell(tx, actor, unitId, 'group_link', async (unit) => {
          const linked = await tx.groups.findByUnit(unit.id);
          if (linked !== undefined) await release(tx, linked, now);
          return { status: 'unlinked', view: await viewOf(tx, unit) };
        }),
      );
    },
  };
}

export async function link(
  tx: Pick<Store, 'deliveries' | 'groups'>,
  { group, unitId }: { group: Group; unitId: string },
  now: Date,
): Promise<void> {
  await tx.groups.update({ ...group, unitId, status: 'linked', linkedAt: now });
  const key = `group_linked:${group.id}:${now.getTime()}`;
  await announceToGroup(tx, { unitId, notice: { kind: 'group_linked', unitId }, key }, now);
}

async function question(tx: Parts, actor: Actor, groupId: string): Promise<LinkOutcome> {
  const group = await tx.groups.findById(groupId);
  if (group === undefined) return { status: 'gone' };
  return withinCell(tx, actor, group.askedUnitId, 'group_link', async (unit) => {
    if (group.status === 'left') return { status: 'gone' };
    const view = await viewOf(tx, unit);
    if (group.unitId === undefined) return { status: 'asked', group, view };
    return group.unitId === unit.id ? { status: 'shown', view } : { status: 'gone' };
  });
}

async function viewOf(
  tx: Pick<Store, 'groups'>,
  { id: unitId, name: cellName }: Pick<Unit, 'id' | 'name'>,
): Promise<GroupView> {
  return {
    unitId,
    cellName,
    linked: await tx.groups.findByUnit(unitId),
    offered: await tx.groups.listAsked(unitId),
  };
}

/** It stays one that can be linked again. */
async function release(tx: Parts, group: Group, now: Date): Promise<void> {
  await tx.deliveries.dropPendingOfGroup(group.id, now);
  await tx.groups.update({
    ...group,
    ...{ unitId: undefined, askedUnitId: group.unitId, status: 'waiting', linkedAt: undefined },
  });
}
