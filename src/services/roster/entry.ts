import type { Member, Unit } from '../../core/model/people.ts';
import { isSameName } from '../../core/text/person-name.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { countMemberships } from '../../core/cell/memberships.ts';
import type { RosterEntry } from '../../core/roster/line.ts';
import { addingForm, renamingForm, type Adding, type RenamingProblem } from '../../core/roster/forms.ts';
import { namesOnly, stillRefused, type RosterProblem } from '../../core/roster/roster.ts';
import { fillForm, hearOneOf, type Idle } from '../forms.ts';
import type { OpenedRound } from '../rounds/held.ts';
import { viewMember, viewRoster, type MemberView, type RosterView } from './roster.ts';
import { type InCell, withinCell } from '../within.ts';
import { findHolderId } from '../records.ts';
import { giveOffice } from '../offices/terms.ts';
import { readDraft } from '../../core/forms/form.ts';

type Deps = {
  store: Transactional<Store>;
  clock: Clock;
  ids: Ids;
  /** New members join the rounds that are open. */
  onMembersAdded: (tx: Store, unitId: string, memberIds: readonly string[], now: Date) => Promise<void>;
  /** Opens the round of a new cell that has waited for its roster. */
  openHeld: (
    tx: Store,
    whose: { unitId: string; asked: Actor },
    now: Date,
  ) => Promise<OpenedRound | undefined>;
};

/** What is gathered and not saved yet; `problems` are the refused lines that nothing has put right so far. */
export type EntryView = {
  unit: Unit;
  entries: readonly RosterEntry[];
  /** Those of the message just read; all, where nothing was just typed. */
  fresh: readonly RosterEntry[];
  problems: readonly RosterProblem[];
};

export type EntryOutcome = InCell &
  (
    | { status: 'adding'; draft: EntryView; problem?: 'typed' | undefined }
    /** `refused` waits to be sent anew; the bot goes on listening. `unknown`: of how many on the roster it is to be said who has a vote. */
    | {
        status: 'saved';
        unit: Unit;
        count: number;
        refused: readonly RosterProblem[];
        unknown: number;
        opened: OpenedRound | undefined;
      }
    /** The list grew or shrank after the button was shown. */
    | { status: 'changed'; draft: EntryView }
    | { status: 'renaming'; member: Member; problem: RenamingProblem | undefined }
    | { status: 'renamed'; view: MemberView }
    | { status: 'discarded'; draft: EntryView }
    /** Nothing waits to be saved: an old button. */
    | { status: 'nothing_entered'; roster: RosterView }
    | Idle
    | { status: 'gone' }
    | Refused
  );

export type RosterEntries = ReturnType<typeof createRosterEntries>;

/** What the secretary types into the roster. Nothing is saved before it was shown and confirmed. */
export function createRosterEntries({ store, clock, ids, onMembersAdded, openHeld }: Deps) {
  const adding = fillForm({
    ...{ store, form: addingForm, notText: 'typed' as const },
    within: (tx: Store, actor, { unitId }, work: (place: AddingPlace) => Promise<EntryOutcome>) =>
      withinCell<EntryOutcome>(tx, actor, unitId, 'roster_write', async (unit) => {
        const members = await tx.members.listByUnit(unit.id);
        const secretaryId = await findHolderId(tx, { unitId: unit.id, role: 'secretary' }, clock.now());
        const secretary = members.find(({ id }) => id === secretaryId);
        return work({ unit, names: members.map(({ name }) => name), secretary: secretary?.name });
      }),
    take: (_tx, { place, draft, answer }) => {
      const entries = [...draft.entries, ...answer.entries];
      const refused = [...stillRefused(draft.refused, answer), ...answer.problems];
      return { place, draft: { ...draft, entries, refused } };
    },
    show: (_tx, { place, draft, answer, problem }): EntryOutcome => {
      const view = viewOf(place.unit, draft);
      return { status: 'adding', draft: { ...view, fresh: answer?.entries ?? view.fresh }, problem };
    },
    settle: (draft, outcome) => ('problem' in outcome && outcome.problem !== undefined ? undefined : draft),
    save: saveAdding,
  });

  const renaming = fillForm({
    ...{ store, form: renamingForm, notText: 'typed' as const },
    within: aboutMember,
    take: async (tx, { place, draft, answer }) => {
      const member = { ...place.member, name: answer };
      await tx.members.update(member);
      return { place: { ...place, member }, draft };
    },
    show: async (tx, { actor, place, problem, taken }): Promise<EntryOutcome> => {
      const { unit, member, self } = place;
      if (taken !== true) return { status: 'renaming', member, problem };
      const now = clock.now();
      return { status: 'renamed', view: await viewMember(tx, actor, { unit, member, self, now }) };
    },
  });

  return {
    /** Goes on with what was gathered for this cell. */
    startAdding: (actor: Actor, unitId: string): Promise<EntryOutcome> =>
      inUnit(actor, unitId, async (tx, unit) => {
        const draft = (await readAdding(tx, actor, unit.id)) ?? emptyDraft(unit.id);
        await tx.accounts.saveDraft(actor.accountId, draft);
        return { status: 'adding', draft: viewOf(unit, draft) };
      }),

    discard: (actor: Actor, unitId: string): Promise<EntryOutcome> =>
      inUnit(actor, unitId, async (tx, unit) => {
        const draft = emptyDraft(unit.id);
        await saveAdding(tx, actor, draft);
        return { status: 'discarded', draft: viewOf(unit, draft) };
      }),

    /** `count` is what the button promised to save. */
    save: (actor: Actor, unitId: string, count: number): Promise<EntryOutcome> =>
      inUnit(actor, unitId, async (tx, unit, now) => {
        const draft = await readAdding(tx, actor, unit.id);
        if (draft === undefined || draft.entries.length === 0) return nothing(tx, actor, unit);
        const roster = await tx.members.listByUnit(unit.id);
        const entries = draft.entries.filter(
          ({ name }) => !roster.some((member) => isSameName(member.name, name)),
        );
        if (entries.length !== count) {
          const changed = { ...draft, entries };
          await saveAdding(tx, actor, changed);
          return { status: 'changed', draft: viewOf(unit, changed) };
        }
        await insertMembers(
          tx,
          unit,
          { entries, after: Math.max(0, ...roster.map(({ position }) => position)) },
          now,
        );
        await saveAdding(tx, actor, { ...draft, entries: [] });
        const { unknown } = countMemberships([...roster, ...entries]);
        const opened = await openHeld(tx, { unitId: unit.id, asked: actor }, now);
        return { status: 'saved', unit, count, refused: draft.refused, unknown, opened };
      }),

    /** Of the refused lines the names alone; a second tap finds none left. */
    takeNames: (actor: Actor, unitId: string): Promise<EntryOutcome> =>
      inUnit(actor, unitId, async (tx, unit) => {
        const draft = await readAdding(tx, actor, unit.id);
        if (draft === undefined) return nothing(tx, actor, unit);
        const roster = (await tx.members.listByUnit(unit.id)).map(({ name }) => name);
        const { entries: fresh, problems } = namesOnly(draft.refused, { roster, gathered: draft.entries });
        const taken = { ...draft, entries: [...draft.entries, ...fresh], refused: problems };
        await saveAdding(tx, actor, taken);
        return { status: 'adding', draft: viewOf(unit, taken) };
      }),

    startRenaming: (actor: Actor, memberId: string): Promise<EntryOutcome> =>
      renaming.begin(actor, { dialogue: 'roster', mode: 'renaming', memberId }),

    hear: hearOneOf(store, [adding, renaming]),

    /** On the way to another screen: names that wait to be saved stay in hand, anything else ends. */
    async leave(actor: Actor): Promise<{ status: 'kept' | 'ended' }> {
      const draft = await adding.readIn(store, actor);
      if (draft !== undefined && !isEmpty(draft)) return { status: 'kept' };
      if (draft !== undefined || (await renaming.readIn(store, actor)) !== undefined)
        await store.accounts.saveDraft(actor.accountId, null);
      return { status: 'ended' };
    },

    /** What is left when the dialogue is broken off: names that wait to be saved are kept, wherever they go meanwhile. */
    async pause(
      actor: Actor,
    ): Promise<{ status: 'kept'; unitId: string; count: number } | { status: 'ended' }> {
      const draft = await adding.readIn(store, actor);
      if (draft === undefined || draft.entries.length === 0) return { status: 'ended' };
      return { status: 'kept', unitId: draft.unitId, count: draft.entries.length };
    },
  };

  async function aboutMember(
    tx: Store,
    actor: Actor,
    { memberId }: { memberId: string },
    work: (place: RenamingPlace) => Promise<EntryOutcome>,
  ): Promise<EntryOutcome> {
    const member = await tx.members.findById(memberId);
    if (member === undefined || member.removedAt !== undefined) return { status: 'gone' };
    return withinCell(tx, actor, member.unitId, 'roster_write', async (unit, own) => {
      const others = (await tx.members.listByUnit(unit.id)).filter(({ id }) => id !== memberId);
      const names = others.map(({ name }) => name);
      return work({ unit, member, names, self: own.memberId === memberId });
    });
  }

  async function nothing(tx: Store, actor: Actor, unit: Unit): Promise<EntryOutcome> {
    const roster = await viewRoster(tx, actor, { unit, order: 'given_name', now: clock.now() });
    return { status: 'nothing_entered', roster };
  }

  async function insertMembers(
    tx: Store,
    unit: Unit,
    { entries, after }: { entries: readonly RosterEntry[]; after: number },
    now: Date,
  ): Promise<void> {
    const added = entries.map((entry, index) => ({ entry, id: ids.next(), position: after + index + 1 }));
    await tx.members.insertMany(
      added.map(({ entry, id, position }) => ({
        id,
        unitId: unit.id,
        accountId: undefined,
        name: entry.name,
        membership: entry.membership,
        standing: entry.standing,
        position,
        joinedAt: undefined,
        addedAt: now,
        removedAt: undefined,
      })),
    );
    for (const { entry, id: memberId } of added) {
      if (entry.role === 'member') continue;
      await giveOffice(tx, ids, { unitId: unit.id, memberId, role: entry.role, fromAt: now });
    }
    await onMembersAdded(
      tx,
      unit.id,
      added.map(({ id }) => id),
      now,
    );
  }

  async function inUnit(
    actor: Actor,
    unitId: string,
    change: (tx: Store, unit: Unit, now: Date) => Promise<EntryOutcome>,
  ): Promise<EntryOutcome> {
    const now = clock.now();
    return store.transaction((tx) =>
      withinCell(tx, actor, unitId, 'roster_write', (unit) => change(tx, unit, now)),
    );
  }
}

type AddingPlace = { unit: Unit; names: readonly string[]; secretary: string | undefined };
type RenamingPlace = { unit: Unit; member: Member; names: readonly string[]; self: boolean };

function viewOf(unit: Unit, { entries, refused }: Adding): EntryView {
  return { unit, entries, fresh: entries, problems: refused };
}

/** What is being gathered for this cell, also after the dialogue was left for another. */
async function readAdding(
  tx: Pick<Store, 'accounts'>,
  { accountId }: Actor,
  unitId: string,
): Promise<Adding | undefined> {
  const drafts = [await tx.accounts.readDraft(accountId), await tx.accounts.readRoster(accountId)];
  return drafts.map((json) => readDraft(addingForm, json)).find((draft) => draft?.unitId === unitId);
}

async function saveAdding(tx: Pick<Store, 'accounts'>, actor: Actor, draft: Adding): Promise<void> {
  await tx.accounts.saveDraft(actor.accountId, draft);
  await tx.accounts.keepRoster(actor.accountId, isEmpty(draft) ? undefined : draft);
}

function isEmpty({ entries, refused }: Adding): boolean {
  return entries.length === 0 && refused.length === 0;
}

function emptyDraft(unitId: string): Adding {
  return { dialogue: 'roster', mode: 'adding', unitId, entries: [], refused: [] };
}
