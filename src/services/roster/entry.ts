import type { Member, Unit } from '../../core/model/people.ts';
import { isSameName, parseName, type NameProblem } from '../../core/text/person-name.ts';
import type { Actor, Refused, Seat } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { countMemberships } from '../../core/cell/memberships.ts';
import type { RosterEntry } from '../../core/roster/line.ts';
import { namesOnly, parseRoster, stillRefused, type RosterProblem } from '../../core/roster/roster.ts';
import { emptyDraft, isEmpty, readAdding, readDraft, saveAdding, type Adding, type Draft } from './draft.ts';
import type { OpenedRound } from '../rounds/held.ts';
import { viewMember, viewRoster, type MemberView, type RosterView } from './roster.ts';
import { type InCell, withinCell } from '../within.ts';

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
    | { status: 'adding'; draft: EntryView }
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
    | { status: 'renaming'; member: Member; problem: NameProblem | 'in_roster' | undefined }
    | { status: 'renamed'; view: MemberView }
    | { status: 'discarded'; draft: EntryView }
    /** Nothing is being entered: an old button, or a text that came again. The roster, where it is known of which cell. */
    | { status: 'idle'; roster: RosterView | undefined }
    | { status: 'gone' }
    | Refused
  );

export type RosterEntries = ReturnType<typeof createRosterEntries>;

/** What the secretary types into the roster. Nothing is saved before it was shown and confirmed. */
export function createRosterEntries({ store, clock, ids, onMembersAdded, openHeld }: Deps) {
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
        if (draft === undefined || draft.entries.length === 0) return idle(tx, actor, unit);
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
        if (draft === undefined) return idle(tx, actor, unit);
        const roster = (await tx.members.listByUnit(unit.id)).map(({ name }) => name);
        const { entries: fresh, problems } = namesOnly(draft.refused, { roster, gathered: draft.entries });
        const taken = { ...draft, entries: [...draft.entries, ...fresh], refused: problems };
        await saveAdding(tx, actor, taken);
        return { status: 'adding', draft: viewOf(unit, taken) };
      }),

    async startRenaming(actor: Actor, memberId: string): Promise<EntryOutcome> {
      const member = await store.members.findById(memberId);
      if (member === undefined || member.removedAt !== undefined) return { status: 'gone' };
      return inUnit(actor, member.unitId, async (tx) => {
        const draft: Draft = { dialogue: 'roster', mode: 'renaming', memberId };
        await tx.accounts.saveDraft(actor.accountId, draft);
        return { status: 'renaming', member, problem: undefined };
      });
    },

    /** `inputId` is the update that carried the text: one that comes again only shows what is there. */
    async type(actor: Actor, text: string, inputId: number): Promise<EntryOutcome> {
      const draft = await readDraft(store, actor);
      if (draft === undefined) return { status: 'idle', roster: undefined };
      if (draft.mode === 'adding') return gather(actor, draft.unitId, text, inputId);
      const member = await store.members.findById(draft.memberId);
      if (member === undefined || member.removedAt !== undefined) return { status: 'gone' };
      return inUnit(actor, member.unitId, (tx, unit, now, own) =>
        rename(tx, actor, { unit, text, inputId, own, now }),
      );
    },

    /** On the way to another screen: names that wait to be saved stay in hand, anything else ends. */
    async leave(actor: Actor): Promise<{ status: 'kept' | 'ended' }> {
      const draft = await readDraft(store, actor);
      if (draft?.mode === 'adding' && !isEmpty(draft)) return { status: 'kept' };
      if (draft !== undefined) await store.accounts.saveDraft(actor.accountId, null);
      return { status: 'ended' };
    },

    /** What is left when the dialogue is broken off: names that wait to be saved are kept, wherever they go meanwhile. */
    async pause(
      actor: Actor,
    ): Promise<{ status: 'kept'; unitId: string; count: number } | { status: 'ended' }> {
      const draft = await readDraft(store, actor);
      if (draft?.mode !== 'adding' || draft.entries.length === 0) return { status: 'ended' };
      return { status: 'kept', unitId: draft.unitId, count: draft.entries.length };
    },

    /** What is on screen, for anything typed that is no text. */
    async resume(actor: Actor): Promise<EntryOutcome> {
      const draft = await readDraft(store, actor);
      if (draft === undefined) return { status: 'idle', roster: undefined };
      if (draft.mode === 'adding') {
        return inUnit(actor, draft.unitId, (_tx, unit) =>
          Promise.resolve({ status: 'adding', draft: viewOf(unit, draft) }),
        );
      }
      const member = await store.members.findById(draft.memberId);
      if (member === undefined || member.removedAt !== undefined) return { status: 'gone' };
      return inUnit(actor, member.unitId, () =>
        Promise.resolve({ status: 'renaming', member, problem: undefined }),
      );
    },
  };

  function gather(actor: Actor, unitId: string, text: string, inputId: number): Promise<EntryOutcome> {
    return inUnit(actor, unitId, async (tx, unit, now) => {
      const draft = await readDraft(tx, actor);
      if (draft?.mode !== 'adding' || draft.unitId !== unit.id) return idle(tx, actor, unit);
      if (draft.lastInputId === inputId) return { status: 'adding', draft: viewOf(unit, draft) };
      const members = await tx.members.listByUnit(unit.id);
      const offices = await tx.offices.listByUnit(unit.id, now);
      const secretaryId = offices.find(({ role }) => role === 'secretary')?.memberId;
      const secretary = members.find(({ id }) => id === secretaryId)?.name;
      const roster = members.map(({ name }) => name);
      const { entries: fresh, problems } = parseRoster(text, { roster, gathered: draft.entries, secretary });
      const refused = [...stillRefused(draft.refused, { entries: fresh, problems }), ...problems];
      const entries = [...draft.entries, ...fresh];
      await saveAdding(tx, actor, { ...draft, entries, refused, lastInputId: inputId });
      return { status: 'adding', draft: { unit, entries, fresh, problems: refused } };
    });
  }

  async function rename(
    tx: Store,
    actor: Actor,
    { unit, text, inputId, own, now }: { unit: Unit; text: string; inputId: number; own: Seat; now: Date },
  ): Promise<EntryOutcome> {
    const draft = await readDraft(tx, actor);
    const member = draft?.mode === 'renaming' ? await tx.members.findById(draft.memberId) : undefined;
    if (member?.unitId !== unit.id || member.removedAt !== undefined) return { status: 'gone' };
    const renamed = async (as: Member): Promise<EntryOutcome> => {
      const self = as.id === own.memberId;
      return { status: 'renamed', view: await viewMember(tx, actor, { unit, member: as, self, now }) };
    };
    if (draft?.lastInputId === inputId) return renamed(member);
    const name = parseName(text);
    if (name.status === 'unclear') return { status: 'renaming', member, problem: name.why };
    const others = (await tx.members.listByUnit(member.unitId)).filter(({ id }) => id !== member.id);
    if (others.some((other) => isSameName(other.name, name.name))) {
      return { status: 'renaming', member, problem: 'in_roster' };
    }
    const changed = { ...member, name: name.name };
    await tx.members.update(changed);
    await tx.accounts.saveDraft(actor.accountId, { ...draft, lastInputId: inputId });
    return renamed(changed);
  }

  async function idle(tx: Store, actor: Actor, unit: Unit): Promise<EntryOutcome> {
    const roster = await viewRoster(tx, actor, { unit, order: 'given_name', now: clock.now() });
    return { status: 'idle', roster };
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
      const office = { id: ids.next(), unitId: unit.id, memberId, accountId: undefined, role: entry.role };
      await tx.offices.insert({ ...office, fromAt: now, untilAt: undefined });
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
    change: (tx: Store, unit: Unit, now: Date, own: Seat) => Promise<EntryOutcome>,
  ): Promise<EntryOutcome> {
    const now = clock.now();
    return store.transaction((tx) =>
      withinCell(tx, actor, unitId, 'roster_write', (unit, own) => change(tx, unit, now, own)),
    );
  }
}

function viewOf(unit: Unit, { entries, refused }: Adding): EntryView {
  return { unit, entries, fresh: entries, problems: refused };
}
