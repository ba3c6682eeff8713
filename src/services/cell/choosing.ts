import { unitsFollowed, type Actor, type Refused } from '../../core/permissions.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { treeOf, type TreeUnit } from '../../core/units/tree.ts';
import { outsideCells, within } from '../within.ts';

type Parts = Pick<Store, 'accounts' | 'unitTree' | 'units'>;

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
    list: (actor: Actor): Promise<{ status: 'listed'; places: PlacesView } | Refused> =>
      outsideCells(actor, 'join', async () => ({ status: 'listed', places: await placesOf(store, actor) })),

    switchTo: (
      actor: Actor,
      unitId: string,
    ): Promise<{ status: 'switched'; places: PlacesView; name: string } | { status: 'gone' } | Refused> =>
      within(actor, { found: unitId, unitId }, 'review', () =>
        store.transaction(async (tx) => {
          const places = await placesOf(tx, { ...actor, activeUnitId: unitId });
          const cell = places.cells.find((one) => one.unitId === unitId);
          if (cell === undefined) return { status: 'gone' as const };
          await tx.accounts.setActiveUnit(actor.accountId, unitId);
          return { status: 'switched' as const, places, name: cell.name };
        }),
      ),
  };
}

async function placesOf(tx: Parts, actor: Actor): Promise<PlacesView> {
  const [cells, tree] = await Promise.all([
    tx.units.listCellsOf(actor.accountId),
    tx.unitTree.list().then(treeOf),
  ]);
  const activeId = cells.find(({ unitId }) => unitId === actor.activeUnitId)?.unitId ?? cells[0]?.unitId;
  return {
    cells: cells.map((cell) => ({ ...cell, active: cell.unitId === activeId })),
    units: unitsFollowed(actor.offices)
      .flatMap((unitId) => tree.get(unitId) ?? [])
      .filter(({ closedAt }) => closedAt === undefined),
  };
}
