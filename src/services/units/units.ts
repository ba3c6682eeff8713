import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import {
  childrenOf,
  kindsBelow,
  mayStandUnder,
  misplaced,
  pathOf,
  treeOf,
  type Misplaced,
  type Tree,
  type TreeUnit,
  type UnitKind,
} from '../../core/units/tree.ts';
import { deniedTree, may, ownUnits, readTree, withPlace, withUnit, withUnitAndPlace } from './within-unit.ts';
import { viewUnit, type UnitView } from './unit-view.ts';

type Parts = Pick<Store, 'offices' | 'rounds' | 'unitTree'>;

type Deps = { store: Transactional<Parts>; clock: Clock };

export type UnitOutcome = { status: 'shown'; view: UnitView } | { status: 'gone' } | Refused;

/** `parent` is undefined for what stands at the top, or for the units of an officer of several. */
export type UnitListView = { parent: TreeUnit | undefined; units: readonly TreeUnit[]; writable: boolean };
export type ListOutcome = ({ status: 'listed' } & UnitListView) | { status: 'gone' } | Refused;

export type KindsView = { parent: TreeUnit | undefined; kinds: readonly UnitKind[] };

/** Where a unit may be put. */
export type TargetsView = { unit: TreeUnit; toTop: boolean; targets: readonly TreeUnit[] };

export type MoveOutcome =
  | { status: 'moved'; view: UnitView }
  | { status: 'misplaced'; why: Misplaced }
  | { status: 'gone' }
  | Refused;

export type CloseOutcome =
  | { status: 'closable'; view: UnitView }
  /** With the units that are left where it stood. */
  | { status: 'closed'; name: string; siblings: ListOutcome }
  | { status: 'not_closable'; why: 'units_below' | 'open_round' }
  | { status: 'gone' }
  | Refused;

export type Units = ReturnType<typeof createUnits>;

/** The tree above the cells: built by whoever hosts the bot, read by committee officers as far as their office reaches. */
export function createUnits({ store, clock }: Deps) {
  return {
    /** Where /donvi begins: the top for whoever hosts the bot, else the own unit, or a list of them. */
    async home(actor: Actor): Promise<UnitOutcome | ListOutcome> {
      const tree = await readTree(store);
      const isOperator = may(actor, 'unit_write', [undefined]);
      if (isOperator) {
        return { status: 'listed', parent: undefined, units: childrenOf(tree, undefined), writable: true };
      }
      const own = ownUnits(actor, tree);
      const [only] = own;
      if (only === undefined) return deniedTree(actor);
      if (own.length === 1)
        return {
          status: 'shown',
          view: await viewUnit(store, { actor, tree, unit: only, now: clock.now() }),
        };
      return { status: 'listed', parent: undefined, units: own, writable: false };
    },

    show: (actor: Actor, unitId: string): Promise<UnitOutcome> =>
      withUnit(store, actor, unitId, 'unit_read', async (tree, unit) => ({
        status: 'shown',
        view: await viewUnit(store, { actor, tree, unit, now: clock.now() }),
      })),

    list: (actor: Actor, unitId: string | undefined): Promise<ListOutcome> => list(store, actor, unitId),

    /** Which kinds may be added here. */
    kinds: (
      actor: Actor,
      underId: string | undefined,
    ): Promise<({ status: 'offered' } & KindsView) | { status: 'gone' } | Refused> =>
      withPlace(store, actor, underId, 'unit_write', (tree, parent) => {
        const kinds = kindsBelow(parent?.kind).filter((kind) => mayStandUnder(tree, kind, underId));
        return Promise.resolve({ status: 'offered', parent, kinds });
      }),

    /** Where a unit may be put, the top included where it does not stand there. */
    targets: (
      actor: Actor,
      unitId: string,
    ): Promise<({ status: 'offered' } & TargetsView) | { status: 'gone' } | Refused> =>
      withUnit(store, actor, unitId, 'unit_write', (tree, unit) => {
        const open = findUnderneath(tree, undefined);
        return Promise.resolve({
          status: 'offered',
          unit,
          toTop: misplaced(tree, unit, undefined) === undefined,
          targets: open.filter(({ id }) => misplaced(tree, unit, id) === undefined),
        });
      }),

    move: (actor: Actor, unitId: string, underId: string | undefined): Promise<MoveOutcome> =>
      store.transaction((tx) =>
        withUnitAndPlace(tx, actor, { unitId, underId }, 'unit_write', async (tree, unit) => {
          const why = misplaced(tree, unit, underId);
          if (why !== undefined) return { status: 'misplaced', why };
          await tx.unitTree.move(unit.id, underId);
          const moved = treeOf(
            [...tree.values()].map((one) => (one === unit ? { ...one, parentId: underId } : one)),
          );
          return {
            status: 'moved',
            view: await viewUnit(tx, {
              actor,
              tree: moved,
              unit: { ...unit, parentId: underId },
              now: clock.now(),
            }),
          };
        }),
      ),

    /** Whether a unit may be closed, and what that means. */
    closing: (actor: Actor, unitId: string): Promise<CloseOutcome> =>
      withUnit(store, actor, unitId, 'unit_write', async (tree, unit) => {
        const why = await whyOpen(store, tree, unit);
        if (why !== undefined) return { status: 'not_closable', why };
        return { status: 'closable', view: await viewUnit(store, { actor, tree, unit, now: clock.now() }) };
      }),

    /** What was kept stays; nothing new is planned, and the unit is in no list any more. */
    close: (actor: Actor, unitId: string): Promise<CloseOutcome> =>
      store.transaction((tx) =>
        withUnit(tx, actor, unitId, 'unit_write', async (tree, unit) => {
          const why = await whyOpen(tx, tree, unit);
          if (why !== undefined) return { status: 'not_closable', why };
          await tx.unitTree.close(unit.id, clock.now());
          return { status: 'closed', name: unit.name, siblings: await list(tx, actor, unit.parentId) };
        }),
      ),
  };
}

function list(tx: Pick<Store, 'unitTree'>, actor: Actor, unitId: string | undefined): Promise<ListOutcome> {
  return withPlace(tx, actor, unitId, 'unit_read', (tree, parent) => {
    const path = parent === undefined ? [undefined] : pathOf(tree, parent.id);
    const writable = may(actor, 'unit_write', path);
    return Promise.resolve({ status: 'listed', parent, units: childrenOf(tree, unitId), writable });
  });
}

/** Open units that are closed or have something open below them are not closed; nor is a cell in the middle of a round. */
async function whyOpen(
  tx: Pick<Store, 'rounds'>,
  tree: Tree,
  unit: TreeUnit,
): Promise<'units_below' | 'open_round' | undefined> {
  if (childrenOf(tree, unit.id).length > 0) return 'units_below';
  return (await tx.rounds.listOpen(unit.id)).length > 0 ? 'open_round' : undefined;
}

/** Depth first, each list in its order. */
function findUnderneath(tree: Tree, unitId: string | undefined): TreeUnit[] {
  return childrenOf(tree, unitId).flatMap((unit) =>
    unit.kind === 'cell' ? [] : [unit, ...findUnderneath(tree, unit.id)],
  );
}
