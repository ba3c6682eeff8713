import {
  largestForm,
  type FormFrame,
  type FormProblem,
  type FormRead,
} from '../../core/checklists/form-read.ts';
import {
  mostOwn,
  ownChecklistForm,
  type FileProblem,
  type OwnChecklistDraft,
} from '../../core/checklists/own.ts';
import { read, unclear, type Reading } from '../../core/forms/form.ts';
import type { Unit } from '../../core/model/people.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { SentFile } from '../../core/ports/files.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { longestAuthor, type ChecklistContent, type ChecklistVersion } from '../../core/rounds/checklist.ts';
import { localDateOf, periodOf, type Period } from '../../core/time/local-time.ts';
import { fillForm, type Idle } from '../forms.ts';
import { listOfferedChecklists } from '../offered-checklists.ts';
import { withCellOrUnit } from '../units/within-unit.ts';
import type { InCell } from '../within.ts';

type Parts = Pick<Store, 'accounts' | 'checklists' | 'units' | 'unitTree'>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  readForm: (bytes: Uint8Array, frame: FormFrame) => Promise<FormRead>;
};

export type OwnChecklistsView = { unit: Unit; own: readonly ChecklistVersion[] };

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
  const form = fillForm({
    ...{ store, form: ownChecklistForm, notText: 'not_file' as const },
    within: (tx: Parts, actor, { unitId }, work: (unit: Unit) => Promise<OwnChecklistsOutcome>) =>
      about(tx, actor, unitId, work),
    take: (_tx, { place, draft, answer }) => ({ place, draft: { ...draft, content: answer, isKept: false } }),
    subject: ({ unitId, key = '' }) => `${unitId} ${key}`,
    show: (_tx, { place: unit, draft, problem }): OwnChecklistsOutcome => {
      const { content, isKept = false } = draft;
      if (typeof problem === 'object') return { status: 'faulty', unit, problems: problem };
      if (problem !== undefined || content === undefined) return { status: 'asked', unit, problem };
      const period = periodOf(localDateOf(clock.now(), unit.zone));
      return { status: 'looked_at', view: { unit, content, isKept, period } };
    },
  });

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
      store.transaction((tx) =>
        checklistId === undefined
          ? about(tx, actor, unitId, (unit) => begin(tx, actor, unit, {}))
          : aboutOwn(tx, actor, unitId, checklistId, (unit, { key }) => begin(tx, actor, unit, { key })),
      ),

    hear: (actor: Actor, file: SentFile | undefined, inputId: number): Promise<OwnChecklistsOutcome> =>
      file === undefined
        ? form.hear(actor, undefined, inputId)
        : form.hearSlowly(actor, ({ place, draft }) => readFile(file, place, draft), inputId),

    /** What is under way, or what was kept, as members see it. */
    look: form.again,

    /** Lays a checklist out to be looked at. */
    lookAt: (actor: Actor, unitId: string, checklistId: string): Promise<OwnChecklistsOutcome> =>
      store.transaction((tx) =>
        about(tx, actor, unitId, async (unit) => {
          const known = await readable(tx, unit, checklistId);
          if (known === undefined) return { status: 'gone' };
          return begin(tx, actor, unit, { content: known.content, isKept: true });
        }),
      ),

    /** Doing it twice is doing it once: the second time the same words are there already. */
    keep: (actor: Actor): Promise<OwnChecklistsOutcome> =>
      store.transaction((tx) =>
        form.underWay(tx, actor, async ({ place: unit, draft }) => {
          const { content, isKept } = draft;
          if (content === undefined || isKept === true) return form.keep(tx, actor, { place: unit, draft });
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
        aboutOwn(tx, actor, unitId, checklistId, async (unit, { key }) => {
          await tx.checklists.withdraw(key, on ? undefined : clock.now());
          return { status: 'listed', view: { unit, own: await tx.checklists.listOwn(unit.id) } };
        }),
      ),
  };

  /** Nothing is read that is larger than a form. */
  async function readFile(
    file: SentFile,
    unit: Unit,
    { key = ids.next() }: OwnChecklistDraft,
  ): Promise<Reading<ChecklistContent, FileProblem | readonly FormProblem[]>> {
    if ((file.bytes ?? 0) > largestForm) return unclear('too_large');
    const opened = await file.open(largestForm);
    if (opened.status !== 'opened') return unclear(opened.status);
    const filled = await readForm(opened.bytes, {
      ...{ key, author: unit.name.slice(0, longestAuthor) },
      effectiveOn: localDateOf(clock.now(), unit.zone),
    });
    if (filled.status === 'read') return read(filled.content);
    return unclear(filled.status === 'refused' ? filled.why : filled.problems);
  }

  function begin(tx: Parts, actor: Actor, unit: Unit, of: Partial<OwnChecklistDraft>) {
    const dialogue = unit.kind === 'cell' ? 'checklists' : 'unit_checklists';
    return form.keep(tx, actor, { place: unit, draft: { dialogue, unitId: unit.id, ...of } });
  }
}

function about<Outcome extends object>(
  tx: Parts,
  actor: Actor,
  unitId: string,
  work: (unit: Unit) => Promise<Outcome>,
): Promise<(Outcome & InCell) | { status: 'gone' } | Refused> {
  return withCellOrUnit(tx, actor, unitId, ['checklist_write', 'unit_checklists'], work);
}

/** The same for a checklist that this unit wrote, in its newest version. */
async function aboutOwn(
  tx: Parts,
  actor: Actor,
  unitId: string,
  checklistId: string,
  work: (unit: Unit, checklist: ChecklistVersion) => Promise<OwnChecklistsOutcome>,
): Promise<OwnChecklistsOutcome> {
  return about(tx, actor, unitId, async (unit) => {
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
