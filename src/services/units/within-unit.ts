import type { Unit } from '../../core/model/people.ts';
import {
  permitBelow,
  type Action,
  type Actor,
  type UnitAction,
  type Refused,
} from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import { withinCell, type InCell } from '../within.ts';
import { pathOf, treeOf, type Tree, type TreeUnit } from '../../core/units/tree.ts';

/** Runs on a unit that is open and within reach. One that is not there is as much out of reach as another's. */
export async function withUnit<Outcome>(
  tx: Pick<Store, 'unitTree'>,
  actor: Actor,
  unitId: string,
  action: UnitAction,
  work: (tree: Tree, unit: TreeUnit) => Promise<Outcome>,
): Promise<Outcome | { status: 'gone' } | Refused> {
  const tree = await readTree(tx);
  const unit = tree.get(unitId);
  const permission = permitBelow(actor, action, unit === undefined ? [undefined] : pathOf(tree, unitId));
  if (permission.status === 'denied') return permission;
  return unit === undefined || unit.closedAt !== undefined ? { status: 'gone' } : work(tree, unit);
}

/** The same on a unit and the place that it is to have, under another one or at the top: both are within reach. */
export async function withUnitAndPlace<Outcome>(
  tx: Pick<Store, 'unitTree'>,
  actor: Actor,
  { unitId, underId }: { unitId: string; underId: string | undefined },
  action: UnitAction,
  work: (tree: Tree, unit: TreeUnit) => Promise<Outcome>,
): Promise<Outcome | { status: 'gone' } | Refused> {
  return withUnit(tx, actor, unitId, action, async (tree, unit): Promise<Outcome | Refused> => {
    const path = underId === undefined ? [undefined] : pathOf(tree, underId);
    const permission = permitBelow(actor, action, path);
    return permission.status === 'denied' ? permission : work(tree, unit);
  });
}

/** A cell's are its secretary's to do, a unit's those of the officers above it. */
export async function withCellOrUnit<Outcome extends object>(
  tx: Pick<Store, 'units' | 'unitTree'>,
  actor: Actor,
  unitId: string,
  [inCell, above]: readonly [Action, UnitAction],
  work: (unit: Unit) => Promise<Outcome>,
): Promise<(Outcome & InCell) | { status: 'gone' } | Refused> {
  const unit = await tx.units.findById(unitId);
  if (unit === undefined || unit.kind === 'cell') return withinCell<Outcome>(tx, actor, unitId, inCell, work);
  return withUnit(tx, actor, unitId, above, () => work(unit));
}

/** The same under a unit, or at the top. */
export async function withPlace<Outcome>(
  tx: Pick<Store, 'unitTree'>,
  actor: Actor,
  underId: string | undefined,
  action: UnitAction,
  work: (tree: Tree, parent: TreeUnit | undefined) => Promise<Outcome>,
): Promise<Outcome | { status: 'gone' } | Refused> {
  if (underId !== undefined) return withUnit(tx, actor, underId, action, work);
  const permission = permitBelow(actor, action, [undefined]);
  return permission.status === 'denied' ? permission : work(await readTree(tx), undefined);
}

export async function readTree(tx: Pick<Store, 'unitTree'>): Promise<Tree> {
  return treeOf(await tx.unitTree.list());
}

export function ownUnits(actor: Actor, tree: Tree): TreeUnit[] {
  const own = actor.offices.flatMap(({ unitId }) => (unitId === undefined ? [] : (tree.get(unitId) ?? [])));
  return own.filter(
    ({ id, closedAt }) => closedAt === undefined && may(actor, 'unit_read', pathOf(tree, id)),
  );
}

export function may(actor: Actor, action: UnitAction, path: readonly (string | undefined)[]): boolean {
  return permitBelow(actor, action, path).status === 'granted';
}

/** Why somebody without a unit of their own may not read the tree. */
export function deniedTree(actor: Actor): Refused {
  const permission = permitBelow(actor, 'unit_read', [undefined]);
  return permission.status === 'denied' ? permission : { status: 'denied', why: 'not_your_office' };
}
