import {
  largestForm,
  type FormFrame,
  type FormProblem,
  type FormRead,
} from '../../core/checklists/form-read.ts';
import type { FileRefusal } from '../../core/checklists/form-read.ts';
import { mostOwn, ownChecklistDraft, type OwnChecklistDraft } from '../../core/checklists/own.ts';
import { readDraft } from '../../core/forms/form.ts';
import type { Unit } from '../../core/model/people.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { SentFile } from '../../core/ports/files.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { longestAuthor, type ChecklistContent, type ChecklistVersion } from '../../core/rounds/checklist.ts';
import { localDateOf, periodOf, type Period } from '../../core/time/local-time.ts';
import type { Idle } from '../forms.ts';
import { listOfferedChecklists } from '../offered-checklists.ts';
import { withUnit } from '../units/within-unit.ts';
import { type InCell, withinCell } from '../within.ts';

type Parts = Pick<Store, 'accounts' | 'checklists' | 'units' | 'unitTree'>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  readForm: (bytes: Uint8Array, frame: FormFrame) => Promise<FormRead>;
};

export type OwnChecklistsView = { unit: Unit; own: readonly ChecklistVersion[] };

/** Why a file was not taken. `not_file`: it was something else. */
export type FileProblem = FileRefusal | 'not_file' | 'too_large' | 'gone';

/** A checklist as it is looked at before it is kept, or after. */
export type ChecklistLookView = { unit: Unit; content: ChecklistContent; isKept: boolean; period: Period };

export type OwnChecklistsOutcome = InCell &
  (
    | { status: 'listed'; view: OwnChecklistsView }
    /** Those that came with the program and those of units above. */
    | { status: 'others'; unit: Unit; checklists: readonly ChecklistVersion[] }
    | { status: 'opened'; unit: Unit; checklist: ChecklistVersion }
    | { status: 'asked'; unit: Unit; problem: FileProblem | undefined }
    | { status: 'faulty'; unit: Unit; problems: readonly FormProblem[] }
    | { status: 'looked_at'; view: ChecklistLookView }
    | { status: 'kept'; unit: Unit; checklist: ChecklistVersion }
    | { status: 'full'; unit: Unit; most: number }
    | { status: 'form'; content: ChecklistContent | undefined }
    | Idle
    | { status: 'gone' }
    | Refused
  );

export type OwnChecklists = ReturnType<typeof createOwnChecklists>;

/** Checklists that a cell writes for itself, or a unit above for those below it: it offers them and switches none on. */
export function createOwnChecklists({ store, clock, ids, readForm }: Deps) {
  return {
    open: (actor: Actor, unitId: string): Promise<OwnChecklistsOutcome> =>
      about(store, actor, unitId, async (unit) => ({
        status: 'listed',
        view: { unit, own: await store.checklists.listOwn(unit.id) },
      })),

    others: (actor: Actor, unitId: string): Promise<OwnChecklistsOutcome> =>
      about(store, actor, unitId, async (unit) => ({
        ...{ status: 'others', unit },
        checklists: (await listOfferedChecklists(store, unit.id)).filter(
          ({ ownerId }) => ownerId !== unit.id,
        ),
      })),

    openOne: (actor: Actor, unitId: string, checklistId: string): Promise<OwnChecklistsOutcome> =>
      aboutOwn(store, actor, unitId, checklistId, (unit, checklist) =>
        Promise.resolve({ status: 'opened', unit, checklist }),
      ),

    /** The form: empty, or filled in with a checklist that the unit may choose. */
    form: (actor: Actor, unitId: string, checklistId: string | undefined): Promise<OwnChecklistsOutcome> =>
      about(store, actor, unitId, async (unit) => {
        if (checklistId === undefined) return { status: 'form', content: undefined };
        const known = await readable(store, unit, checklistId);
        return known === undefined ? { status: 'gone' } : { status: 'form', content: known.content };
      }),

    /** A file is waited for: a new checklist, or the next version of this one. */
    ask: (actor: Actor, unitId: string, checklistId: string | undefined): Promise<OwnChecklistsOutcome> =>
      checklistId === undefined
        ? store.transaction((tx) => about(tx, actor, unitId, (unit) => askFor(tx, actor, unit, undefined)))
        : store.transaction((tx) =>
            aboutOwn(tx, actor, unitId, checklistId, (unit, { key }) => askFor(tx, actor, unit, key)),
          ),

    hear,

    /** What is under way, or what was kept, as members see it. */
    look: (actor: Actor): Promise<OwnChecklistsOutcome> =>
      underWay(store, actor, (unit, draft) => Promise.resolve(lookedAt(unit, draft))),

    /** Lays a checklist out to be looked at. */
    lookAt: (actor: Actor, unitId: string, checklistId: string): Promise<OwnChecklistsOutcome> =>
      store.transaction((tx) =>
        about(tx, actor, unitId, async (unit) => {
          const known = await readable(tx, unit, checklistId);
          if (known === undefined) return { status: 'gone' };
          const draft = { ...draftOf(unit), content: known.content, isKept: true };
          await tx.accounts.saveDraft(actor.accountId, draft);
          return lookedAt(unit, draft);
        }),
      ),

    /** Doing it twice is doing it once: the second time the same words are there already. */
    keep: (actor: Actor): Promise<OwnChecklistsOutcome> =>
      store.transaction((tx) =>
        underWay(tx, actor, async (unit, draft): Promise<OwnChecklistsOutcome> => {
          if (draft.content === undefined) return { status: 'asked', unit, problem: undefined };
          if (draft.isKept === true) return lookedAt(unit, draft);
          const { content } = draft;
          const offered = (await tx.checklists.listOwn(unit.id)).filter(
            ({ key, isWithdrawn }) => key !== content.key && isWithdrawn !== true,
          );
          if (offered.length >= mostOwn) return { status: 'full', unit, most: mostOwn };
          const checklist = await tx.checklists.keepOwn(content, unit.id, clock.now());
          await tx.accounts.saveDraft(actor.accountId, { ...draft, isKept: true });
          return { status: 'kept', unit, checklist };
        }),
      ),

    /** Rounds that run with it go on, and so does a cell that has it for its own. */
    offer: (
      actor: Actor,
      unitId: string,
      checklistId: string,
      { on }: { on: boolean },
    ): Promise<OwnChecklistsOutcome> =>
      store.transaction((tx) =>
        aboutOwn(tx, actor, unitId, checklistId, async (unit, { key }): Promise<OwnChecklistsOutcome> => {
          await tx.checklists.withdraw(key, on ? undefined : clock.now());
          return { status: 'listed', view: { unit, own: await tx.checklists.listOwn(unit.id) } };
        }),
      ),
  };

  /** Nothing is fetched before it is known who asks, and nothing is read that is larger than a form. */
  async function hear(actor: Actor, file: SentFile | undefined): Promise<OwnChecklistsOutcome> {
    const asked = await underWay(store, actor, (unit, { key }) =>
      Promise.resolve({ status: 'waiting' as const, unit, key }),
    );
    if (asked.status !== 'waiting') return asked;
    const { unit, cellId } = asked;
    const again = (problem: FileProblem): OwnChecklistsOutcome => ({
      status: 'asked',
      unit,
      problem,
      cellId,
    });
    if (file === undefined) return again('not_file');
    if ((file.bytes ?? 0) > largestForm) return again('too_large');
    const opened = await file.open(largestForm);
    if (opened.status !== 'opened') return again(opened.status);
    const read = await readForm(opened.bytes, {
      key: asked.key ?? ids.next(),
      author: unit.name.slice(0, longestAuthor),
      effectiveOn: localDateOf(clock.now(), unit.zone),
    });
    if (read.status === 'refused') return again(read.why);
    if (read.status === 'faulty') return { status: 'faulty', unit, problems: read.problems, cellId };
    return store.transaction((tx) =>
      about(tx, actor, unit.id, async (place) => {
        const draft = { ...draftOf(place), key: asked.key, content: read.content };
        await tx.accounts.saveDraft(actor.accountId, draft);
        return lookedAt(place, draft);
      }),
    );
  }

  async function askFor(
    tx: Parts,
    actor: Actor,
    unit: Unit,
    key: string | undefined,
  ): Promise<OwnChecklistsOutcome> {
    await tx.accounts.saveDraft(actor.accountId, { ...draftOf(unit), key });
    return { status: 'asked', unit, problem: undefined };
  }

  function lookedAt(unit: Unit, { content, isKept = false }: OwnChecklistDraft): OwnChecklistsOutcome {
    if (content === undefined) return { status: 'asked', unit, problem: undefined };
    const period = periodOf(localDateOf(clock.now(), unit.zone));
    return { status: 'looked_at', view: { unit, content, isKept, period } };
  }

  async function underWay<Outcome extends object>(
    tx: Parts,
    actor: Actor,
    work: (unit: Unit, draft: OwnChecklistDraft) => Promise<Outcome>,
  ): Promise<(Outcome & InCell) | Idle | { status: 'gone' } | Refused> {
    const draft = readDraft({ draft: ownChecklistDraft }, await tx.accounts.readDraft(actor.accountId));
    return draft === undefined
      ? { status: 'idle' }
      : about(tx, actor, draft.unitId, (unit) => work(unit, draft));
  }
}

/** A cell's are its secretary's, a unit's those of the officers above it. */
async function about<Outcome extends object>(
  tx: Parts,
  actor: Actor,
  unitId: string,
  work: (unit: Unit) => Promise<Outcome>,
): Promise<(Outcome & InCell) | { status: 'gone' } | Refused> {
  const unit = await tx.units.findById(unitId);
  if (unit === undefined || unit.kind === 'cell')
    return withinCell(tx, actor, unitId, 'checklist_write', (cell) => work(cell));
  return withUnit(tx, actor, unitId, 'unit_checklists', () => work(unit));
}

/** The same for a checklist that this unit wrote, in its newest version. */
async function aboutOwn(
  tx: Parts,
  actor: Actor,
  unitId: string,
  checklistId: string,
  work: (unit: Unit, checklist: ChecklistVersion) => Promise<OwnChecklistsOutcome>,
): Promise<OwnChecklistsOutcome> {
  return about(tx, actor, unitId, async (unit): Promise<OwnChecklistsOutcome> => {
    const named = await tx.checklists.findById(checklistId);
    if (named?.ownerId !== unit.id) return { status: 'gone' };
    return work(unit, (await tx.checklists.findLatest(named.key)) ?? named);
  });
}

/** What the unit may read: what it may choose, and all that it wrote. */
async function readable(tx: Parts, unit: Unit, checklistId: string): Promise<ChecklistVersion | undefined> {
  const all = [...(await listOfferedChecklists(tx, unit.id)), ...(await tx.checklists.listOwn(unit.id))];
  return all.find(({ id }) => id === checklistId);
}

function draftOf(unit: Unit): Pick<OwnChecklistDraft, 'dialogue' | 'unitId'> {
  return { dialogue: unit.kind === 'cell' ? 'checklists' : 'unit_checklists', unitId: unit.id };
}
