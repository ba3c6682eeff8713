import { permit, type Actor, type Refused } from '../../core/permissions.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { treeOf, type TreeUnit } from '../../core/units/tree.ts';

type Parts = Pick<Store, 'accounts' | 'places' | 'unitTree'>;

type Deps = { store: Transactional<Parts> };

/** Where somebody has something to do. */
export type PlacesView = {
  cells: readonly { unitId: string; name: string; active: boolean }[];
  /** Units whose counts they read, by an office of their own. */
  units: readonly Pick<TreeUnit, 'id' | 'name'>[];
};

export type CellChoosing = ReturnType<typeof createCellChoosing>;

/** Which of several cells the commands are about. */
export function createCellChoosing({ store }: Deps) {
  return {
    async list(actor: Actor): Promise<{ status: 'listed'; places: PlacesView } | Refused> {
      const permission = permit(actor, 'join', undefined);
      if (permission.status === 'denied') return permission;
      return { status: 'listed', places: await placesOf(store, actor) };
    },

    async switchTo(
      actor: Actor,
      unitId: string,
    ): Promise<{ status: 'switched'; places: PlacesView; name: string } | { status: 'gone' } | Refused> {
      const permission = permit(actor, 'review', unitId);
      if (permission.status === 'denied') return permission;
      return store.transaction(async (tx) => {
        const places = await placesOf(tx, { ...actor, activeUnitId: unitId });
        const cell = places.cells.find((one) => one.unitId === unitId);
        if (cell === undefined) return { status: 'gone' };
        await tx.accounts.setActiveUnit(actor.accountId, unitId);
        return { status: 'switched', places, name: cell.name };
      });
    },
  };
}

async function placesOf(tx: Parts, actor: Actor): Promise<PlacesView> {
  const [cells, tree] = await Promise.all([
    tx.places.listCells(actor.accountId),
    tx.unitTree.list().then(treeOf),
  ]);
  const activeId = cells.find(({ unitId }) => unitId === actor.activeUnitId)?.unitId ?? cells[0]?.unitId;
  const officeIds = actor.offices.flatMap(({ role, unitId }) =>
    role === 'committee_officer' && unitId !== undefined ? [unitId] : [],
  );
  return {
    cells: cells.map((cell) => ({ ...cell, active: cell.unitId === activeId })),
    units: officeIds
      .flatMap((unitId) => tree.get(unitId) ?? [])
      .filter(({ closedAt }) => closedAt === undefined),
  };
}
