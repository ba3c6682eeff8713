import { unitForm, type Asking, type UnitNameProblem } from '../../core/units/naming.ts';
import type { Zone } from '../../core/time/local-time.ts';
import type { Unit } from '../../core/model/people.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { findUnits, mayStandUnder, pathOf, type TreeUnit, type UnitKind } from '../../core/units/tree.ts';
import { fillForm, type Idle } from '../forms.ts';
import { deniedTree, may, ownUnits, readTree, withPlace, withUnit } from './within-unit.ts';
import { viewUnit, type UnitView } from './unit-view.ts';

type Parts = Pick<Store, 'accounts' | 'offices' | 'unitTree' | 'units'>;

type Deps = { store: Transactional<Parts>; clock: Clock; ids: Ids; defaultZone: Zone };

/** What is being asked for in writing. */
export type UnitAsked =
  | { asks: 'add'; kind: UnitKind; parent: TreeUnit | undefined }
  | { asks: 'rename'; unit: TreeUnit }
  | { asks: 'find' };

export type TypedOutcome =
  | { status: 'asked'; asked: UnitAsked; problem?: UnitNameProblem }
  | { status: 'found'; typed: string; units: readonly TreeUnit[] }
  | { status: 'added'; view: UnitView }
  | { status: 'renamed'; view: UnitView }
  | Idle
  | { status: 'gone' }
  | Refused;

export type UnitNaming = ReturnType<typeof createUnitNaming>;

/** What of the tree is said in writing: the name of a new unit, a new name, words of one that is looked for. */
export function createUnitNaming({ store, clock, ids, defaultZone }: Deps) {
  const form = fillForm({
    ...{ store, form: unitForm, notText: 'other' },
    within: about,
    take: async (tx, { place, draft, answer, inputId }) => {
      if (draft.asks === 'find') return { place, draft };
      const unitId = draft.asks === 'add' ? ids.next() : draft.unitId;
      if (draft.asks === 'add') await add(tx, draft, { id: unitId, name: answer });
      else await tx.unitTree.rename(unitId, answer);
      return { place, draft: { ...draft, applied: { inputId, unitId } } };
    },
    show: (tx, { actor, place, draft, taken, answer, problem }): TypedOutcome | Promise<TypedOutcome> => {
      if (draft.asks === 'find' && answer !== undefined) return find(tx, actor, answer);
      if (draft.asks === 'find' || draft.applied === undefined || taken !== true)
        return { status: 'asked', asked: place, problem };
      return applied(tx, actor, draft.asks, draft.applied.unitId);
    },
    // Looking changes nothing: what is typed once more is looked for once more.
    settle: (draft, outcome) => (outcome.status === 'found' ? undefined : draft),
  });

  return {
    hear: form.hear,

    /** Asks for the name of a new unit, for a new name, or for words of one; what is typed next answers it. */
    ask: (actor: Actor, asking: Asking): Promise<TypedOutcome> =>
      form.begin(actor, { dialogue: 'units', ...asking }),
  };

  async function add(
    tx: Parts,
    draft: Extract<Asking, { asks: 'add' }>,
    { id, name }: { id: string; name: string },
  ) {
    const under = draft.underId === undefined ? undefined : await tx.units.findById(draft.underId);
    const unit: Unit = {
      ...{ id, parentId: draft.underId, kind: draft.kind, name, zone: under?.zone ?? defaultZone },
      ...{ meetingRule: undefined, checklistKey: undefined, readyAt: undefined },
    };
    await tx.units.insert({ ...unit, createdAt: clock.now() });
  }

  async function applied(
    tx: Parts,
    actor: Actor,
    asks: 'add' | 'rename',
    unitId: string,
  ): Promise<TypedOutcome> {
    const tree = await readTree(tx);
    const unit = tree.get(unitId);
    if (unit === undefined) return { status: 'gone' };
    const view = await viewUnit(tx, { actor, tree, unit, now: clock.now() });
    return { status: asks === 'add' ? 'added' : 'renamed', view };
  }
}

async function about(
  tx: Pick<Store, 'unitTree'>,
  actor: Actor,
  draft: Asking,
  work: (asked: UnitAsked) => Promise<TypedOutcome>,
): Promise<TypedOutcome> {
  switch (draft.asks) {
    case 'find': {
      const isOfficer =
        may(actor, 'unit_read', [undefined]) || ownUnits(actor, await readTree(tx)).length > 0;
      return isOfficer ? work({ asks: 'find' }) : deniedTree(actor);
    }
    case 'rename':
      return withUnit(tx, actor, draft.unitId, 'unit_write', (_tree, unit) => work({ asks: 'rename', unit }));
    case 'add': {
      const { kind, underId } = draft;
      return withPlace(tx, actor, underId, 'unit_write', async (tree, parent) =>
        mayStandUnder(tree, kind, underId) ? work({ asks: 'add', kind, parent }) : { status: 'gone' },
      );
    }
  }
}

async function find(tx: Pick<Store, 'unitTree'>, actor: Actor, typed: string): Promise<TypedOutcome> {
  const tree = await readTree(tx);
  const readable = [...tree.values()].filter(({ id }) => may(actor, 'unit_read', pathOf(tree, id)));
  return { status: 'found', typed, units: findUnits(readable, typed) };
}
