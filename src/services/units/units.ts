import { z } from 'zod';
import type { Zone } from '../../core/time/local-time.ts';
import { unitKinds, type Unit } from '../../core/model/people.ts';
import { permitBelow, type Actor, type UnitAction, type Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import {
  ancestry,
  cellsBelow,
  childrenOf,
  findUnits,
  kindsBelow,
  mayStandUnder,
  misplaced,
  parseUnitName,
  pathOf,
  treeOf,
  type Misplaced,
  type Tree,
  type TreeUnit,
  type UnitKind,
  type UnitName,
} from '../../core/units/tree.ts';

type Parts = Pick<Store, 'accounts' | 'offices' | 'rounds' | 'unitTree' | 'units'>;

type Deps = { store: Transactional<Parts>; clock: Clock; ids: Ids; defaultZone: Zone };

/** One unit with what may be done about it. */
export type UnitSight = {
  unit: TreeUnit;
  /** What stands above it, as far as this person may see; the nearest first. */
  above: readonly TreeUnit[];
  /** Open units directly under it. */
  children: number;
  /** Open cells at or under it, and how many of them are set up. */
  cells: number;
  readyCells: number;
  officers: number;
  /** Of a cell: whether somebody leads it. */
  led: boolean;
  writable: boolean;
  countable: boolean;
};

export type UnitOutcome = { status: 'shown'; sight: UnitSight } | { status: 'gone' } | Refused;

/** `parent` is undefined for what stands at the top, or for the units of an officer of several. */
export type UnitList = { parent: TreeUnit | undefined; units: readonly TreeUnit[]; writable: boolean };
export type ListOutcome = ({ status: 'listed' } & UnitList) | { status: 'gone' } | Refused;

export type NameProblem = Extract<UnitName, { status: 'unclear' }>['why'];

/** What is being asked for in writing. */
export type UnitAsked =
  | { asks: 'add'; kind: UnitKind; parent: TreeUnit | undefined }
  | { asks: 'rename'; unit: TreeUnit }
  | { asks: 'find' };

export type TypedOutcome =
  | { status: 'asked'; asked: UnitAsked; problem?: NameProblem | 'other' }
  | { status: 'found'; typed: string; units: readonly TreeUnit[] }
  | { status: 'added'; sight: UnitSight }
  | { status: 'renamed'; sight: UnitSight }
  | { status: 'idle' }
  | { status: 'gone' }
  | Refused;

export type MoveOutcome =
  | { status: 'moved'; sight: UnitSight }
  | { status: 'misplaced'; why: Misplaced }
  | { status: 'gone' }
  | Refused;

export type CloseOutcome =
  | { status: 'closable'; sight: UnitSight }
  | { status: 'closed'; parentId: string | undefined; name: string }
  | { status: 'not_closable'; why: 'units_below' | 'open_round' }
  | { status: 'gone' }
  | Refused;

export type Units = ReturnType<typeof createUnits>;

/** The tree above the cells: built by whoever hosts the bot, read by committee officers as far as their office reaches. */
export function createUnits({ store, clock, ids, defaultZone }: Deps) {
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
      if (only === undefined) return denied(actor, [undefined]);
      if (own.length === 1) return { status: 'shown', sight: await sightOf(store, actor, tree, only) };
      return { status: 'listed', parent: undefined, units: own, writable: false };
    },

    show: (actor: Actor, unitId: string): Promise<UnitOutcome> =>
      withUnit(store, actor, unitId, 'unit_read', async (tree, unit) => ({
        status: 'shown',
        sight: await sightOf(store, actor, tree, unit),
      })),

    async list(actor: Actor, unitId: string | undefined): Promise<ListOutcome> {
      const tree = await readTree(store);
      const path = unitId === undefined ? [undefined] : pathOf(tree, unitId);
      const permission = permitBelow(actor, 'unit_read', path);
      if (permission.status === 'denied') return permission;
      const parent = unitId === undefined ? undefined : tree.get(unitId);
      if (unitId !== undefined && (parent === undefined || parent.closedAt !== undefined)) {
        return { status: 'gone' };
      }
      const writable = may(actor, 'unit_write', path);
      return { status: 'listed', parent, units: childrenOf(tree, unitId), writable };
    },

    /** Which kinds may be added here. */
    async kinds(
      actor: Actor,
      underId: string | undefined,
    ): Promise<
      | { status: 'offered'; parent: TreeUnit | undefined; kinds: readonly UnitKind[] }
      | { status: 'gone' }
      | Refused
    > {
      const tree = await readTree(store);
      const permission = permitBelow(actor, 'unit_write', pathUnder(tree, underId));
      if (permission.status === 'denied') return permission;
      const parent = underId === undefined ? undefined : tree.get(underId);
      if (underId !== undefined && (parent === undefined || parent.closedAt !== undefined)) {
        return { status: 'gone' };
      }
      const kinds = kindsBelow(parent?.kind).filter((kind) => mayStandUnder(tree, kind, underId));
      return { status: 'offered', parent, kinds };
    },

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

    /** Where a unit may be put, the top included where it does not stand there. */
    targets: (
      actor: Actor,
      unitId: string,
    ): Promise<
      | { status: 'offered'; unit: TreeUnit; toTop: boolean; targets: readonly TreeUnit[] }
      | { status: 'gone' }
      | Refused
    > =>
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
        withUnit(tx, actor, unitId, 'unit_write', async (tree, unit): Promise<MoveOutcome> => {
          const permission = permitBelow(actor, 'unit_write', pathUnder(tree, underId));
          if (permission.status === 'denied') return permission;
          const why = misplaced(tree, unit, underId);
          if (why !== undefined) return { status: 'misplaced', why };
          await tx.unitTree.move(unit.id, underId);
          const moved = treeOf(
            [...tree.values()].map((one) => (one === unit ? { ...one, parentId: underId } : one)),
          );
          return { status: 'moved', sight: await sightOf(tx, actor, moved, { ...unit, parentId: underId }) };
        }),
      ),

    /** Whether a unit may be closed, and what that means. */
    closing: (actor: Actor, unitId: string): Promise<CloseOutcome> =>
      withUnit(store, actor, unitId, 'unit_write', async (tree, unit): Promise<CloseOutcome> => {
        const why = await whyOpen(store, tree, unit);
        if (why !== undefined) return { status: 'not_closable', why };
        return { status: 'closable', sight: await sightOf(store, actor, tree, unit) };
      }),

    /** What was kept stays; nothing new is planned, and the unit is in no list any more. */
    close: (actor: Actor, unitId: string): Promise<CloseOutcome> =>
      store.transaction((tx) =>
        withUnit(tx, actor, unitId, 'unit_write', async (tree, unit): Promise<CloseOutcome> => {
          const why = await whyOpen(tx, tree, unit);
          if (why !== undefined) return { status: 'not_closable', why };
          await tx.unitTree.close(unit.id, clock.now());
          return { status: 'closed', parentId: unit.parentId, name: unit.name };
        }),
      ),
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
    const sight = await sightOf(tx, actor, tree, unit);
    return { status: asks === 'add' ? 'added' : 'renamed', sight };
  }

  async function sightOf(tx: Parts, actor: Actor, tree: Tree, unit: TreeUnit): Promise<UnitSight> {
    const path = pathOf(tree, unit.id);
    const offices = await tx.offices.listByUnit(unit.id, clock.now());
    const cells = cellsBelow(tree).get(unit.id) ?? [];
    return {
      unit,
      above: ancestry(tree, unit.id)
        .slice(1)
        .filter(({ id }) => may(actor, 'unit_read', pathOf(tree, id))),
      children: childrenOf(tree, unit.id).length,
      cells: cells.length,
      readyCells: cells.filter(({ readyAt }) => readyAt !== undefined).length,
      officers: offices.filter(({ role }) => role === 'committee_officer').length,
      led: offices.some(({ role }) => role === 'secretary' || role === 'acting_secretary'),
      writable: may(actor, 'unit_write', path),
      countable: may(actor, 'unit_counts', path),
    };
  }
}

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

export async function readTree(tx: Pick<Store, 'unitTree'>): Promise<Tree> {
  return treeOf(await tx.unitTree.list());
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
  const tree = await readTree(tx);
  if (draft.asks === 'find') {
    const isOfficer = may(actor, 'unit_read', [undefined]) || ownUnits(actor, tree).length > 0;
    return isOfficer ? { status: 'asked', asked: { asks: 'find' } } : denied(actor, [undefined]);
  }
  if (draft.asks === 'rename') {
    return withUnit(tx, actor, draft.unitId, 'unit_write', (_tree, unit) =>
      Promise.resolve({ status: 'asked', asked: { asks: 'rename', unit } }),
    );
  }
  const { kind, underId } = draft;
  const permission = permitBelow(actor, 'unit_write', pathUnder(tree, underId));
  if (permission.status === 'denied') return permission;
  if (!mayStandUnder(tree, kind, underId)) return { status: 'gone' };
  const parent = underId === undefined ? undefined : tree.get(underId);
  return { status: 'asked', asked: { asks: 'add', kind, parent } };
}

async function find(tx: Pick<Store, 'unitTree'>, actor: Actor, typed: string): Promise<TypedOutcome> {
  const tree = await readTree(tx);
  const readable = [...tree.values()].filter(({ id }) => may(actor, 'unit_read', pathOf(tree, id)));
  return { status: 'found', typed, units: findUnits(readable, typed) };
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

function ownUnits(actor: Actor, tree: Tree): TreeUnit[] {
  const own = actor.offices.flatMap(({ unitId }) => (unitId === undefined ? [] : (tree.get(unitId) ?? [])));
  return own.filter(
    ({ id, closedAt }) => closedAt === undefined && may(actor, 'unit_read', pathOf(tree, id)),
  );
}

/** Depth first, each list in its order. */
function findUnderneath(tree: Tree, unitId: string | undefined): TreeUnit[] {
  return childrenOf(tree, unitId).flatMap((unit) =>
    unit.kind === 'cell' ? [] : [unit, ...findUnderneath(tree, unit.id)],
  );
}

function pathUnder(tree: Tree, underId: string | undefined) {
  return underId === undefined || !tree.has(underId) ? [undefined] : pathOf(tree, underId);
}

function may(actor: Actor, action: UnitAction, path: readonly (string | undefined)[]): boolean {
  return permitBelow(actor, action, path).status === 'granted';
}

function denied(actor: Actor, path: readonly (string | undefined)[]): Refused {
  const permission = permitBelow(actor, 'unit_read', path);
  return permission.status === 'denied' ? permission : { status: 'denied', why: 'not_your_office' };
}
