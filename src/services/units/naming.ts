import { z } from 'zod';
import type { Zone } from '../../core/time/local-time.ts';
import { unitKinds, type Unit } from '../../core/model/people.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import {
  findUnits,
  mayStandUnder,
  parseUnitName,
  pathOf,
  type TreeUnit,
  type UnitKind,
  type UnitName,
} from '../../core/units/tree.ts';
import { deniedTree, may, ownUnits, readTree, withPlace, withUnit } from './reach.ts';
import { viewUnit, type UnitView } from './unit-view.ts';

type Parts = Pick<Store, 'accounts' | 'offices' | 'unitTree' | 'units'>;

type Deps = { store: Transactional<Parts>; clock: Clock; ids: Ids; defaultZone: Zone };

type NameProblem = Extract<UnitName, { status: 'unclear' }>['why'];

/** What is being asked for in writing. */
export type UnitAsked =
  | { asks: 'add'; kind: UnitKind; parent: TreeUnit | undefined }
  | { asks: 'rename'; unit: TreeUnit }
  | { asks: 'find' };

export type TypedOutcome =
  | { status: 'asked'; asked: UnitAsked; problem?: NameProblem | 'other' }
  | { status: 'found'; typed: string; units: readonly TreeUnit[] }
  | { status: 'added'; view: UnitView }
  | { status: 'renamed'; view: UnitView }
  | { status: 'idle' }
  | { status: 'gone' }
  | Refused;

export type UnitNaming = ReturnType<typeof createUnitNaming>;

/** What of the tree is said in writing: the name of a new unit, a new name, words of one that is looked for. */
export function createUnitNaming({ store, clock, ids, defaultZone }: Deps) {
  return {
    /** Asks for the name of a new unit, for a new name, or for words of one; what is typed next answers it. */
    ask: (actor: Actor, draft: Asking): Promise<TypedOutcome> =>
      store.transaction(async (tx) => {
        const asked = await describe(tx, actor, draft);
        if (asked.status !== 'asked') return asked;
        await tx.accounts.saveDraft(actor.accountId, { dialogue: 'units', ...draft } satisfies Draft);
        return asked;
      }),

    /** Asks again, for what cannot be an answer. */
    async askAgain(actor: Actor): Promise<TypedOutcome> {
      const draft = await readDraft(store, actor);
      if (draft === undefined) return { status: 'idle' };
      const asked = await describe(store, actor, draft);
      return asked.status === 'asked' ? { ...asked, problem: 'other' } : asked;
    },

    /** `inputId` is the update that carried the text: one that comes again adds nothing twice. */
    type: (actor: Actor, text: string, inputId: number): Promise<TypedOutcome> =>
      store.transaction(async (tx): Promise<TypedOutcome> => {
        const draft = await readDraft(tx, actor);
        if (draft === undefined) return { status: 'idle' };
        const asked = await describe(tx, actor, draft);
        if (asked.status !== 'asked') return asked;
        if (draft.asks === 'find') return find(tx, actor, text);
        if (draft.applied?.inputId === inputId) return applied(tx, actor, draft.asks, draft.applied.unitId);
        const name = parseUnitName(text);
        if (name.status === 'unclear') return { ...asked, problem: name.why };
        const unitId = draft.asks === 'add' ? ids.next() : draft.unitId;
        if (draft.asks === 'add') await add(tx, draft, { id: unitId, name: name.name });
        else await tx.unitTree.rename(unitId, name.name);
        await tx.accounts.saveDraft(actor.accountId, { ...draft, applied: { inputId, unitId } });
        return applied(tx, actor, draft.asks, unitId);
      }),
  };

  async function add(
    tx: Parts,
    draft: Extract<Draft, { asks: 'add' }>,
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

const askingSchema = z.discriminatedUnion('asks', [
  z.object({ asks: z.literal('add'), kind: z.enum(unitKinds), underId: z.string().optional() }),
  z.object({ asks: z.literal('rename'), unitId: z.string() }),
  z.object({ asks: z.literal('find') }),
]);
export type Asking = z.infer<typeof askingSchema>;

const draftSchema = z
  .object({
    dialogue: z.literal('units'),
    applied: z.object({ inputId: z.int(), unitId: z.string() }).optional(),
  })
  .and(askingSchema);
type Draft = z.infer<typeof draftSchema>;

async function readDraft(tx: Pick<Store, 'accounts'>, { accountId }: Actor): Promise<Draft | undefined> {
  const { data } = draftSchema.safeParse(await tx.accounts.readDraft(accountId));
  return data;
}

async function describe(
  tx: Pick<Store, 'unitTree'>,
  actor: Actor,
  draft: Asking,
): Promise<{ status: 'asked'; asked: UnitAsked } | { status: 'gone' } | Refused> {
  switch (draft.asks) {
    case 'find': {
      const isOfficer =
        may(actor, 'unit_read', [undefined]) || ownUnits(actor, await readTree(tx)).length > 0;
      return isOfficer ? { status: 'asked', asked: { asks: 'find' } } : deniedTree(actor);
    }
    case 'rename':
      return withUnit(tx, actor, draft.unitId, 'unit_write', (_tree, unit) =>
        Promise.resolve({ status: 'asked', asked: { asks: 'rename', unit } }),
      );
    case 'add': {
      const { kind, underId } = draft;
      return withPlace(tx, actor, underId, 'unit_write', (tree, parent) =>
        Promise.resolve(
          mayStandUnder(tree, kind, underId)
            ? { status: 'asked', asked: { asks: 'add', kind, parent } }
            : { status: 'gone' },
        ),
      );
    }
  }
}

async function find(tx: Pick<Store, 'unitTree'>, actor: Actor, typed: string): Promise<TypedOutcome> {
  const tree = await readTree(tx);
  const readable = [...tree.values()].filter(({ id }) => may(actor, 'unit_read', pathOf(tree, id)));
  return { status: 'found', typed, units: findUnits(readable, typed) };
}
