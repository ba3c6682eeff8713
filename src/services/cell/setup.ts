import { z } from 'zod';
import type { Calendar } from '../../core/time/calendar.ts';
import {
  answerStep,
  completeAnswers,
  goToStep,
  meetingRuleOf,
  setupForm,
  setupSteps,
  startSettings,
  startSetup,
  type CompleteAnswers,
  type SetupAnswers,
  type SetupDraft,
  type SetupProblem,
  type SetupStep,
} from '../../core/cell/setup.ts';
import type { FindHeld } from './cell.ts';
import { planNextMeetings, type PlannedMeeting } from '../../core/cell/meeting-rule.ts';
import type { Unit } from '../../core/model/people.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { ChecklistVersion } from '../../core/rounds/checklist.ts';
import { currentSeat, type Actor, type Seat, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { hear, readDraft } from '../../core/forms/form.ts';
import { listOfferedChecklists } from '../offered-checklists.ts';
import { type Done, type InCell, withinCell } from '../within.ts';
import type { CellOutcome, Cells } from './cell.ts';

type PlanCell = (tx: Store, unit: Unit, now: Date) => Promise<void>;

type Deps = {
  store: Transactional<Store>;
  cells: Pick<Cells, 'show'>;
  clock: Clock;
  calendar: Pick<Calendar, 'dayOffReason' | 'nextWorkingDay' | 'previousWorkingDay'>;
  /** Creates the next meetings of a cell that was just set up. */
  planCell: PlanCell;
  /** Brings planned meetings in line with a changed rule, place or checklist. */
  replanCell: PlanCell;
  findHeld: FindHeld;
};

/** What the screen of the guided setup needs. */
export type SetupView = {
  unitId: string;
  draft: SetupDraft;
  checklists: ChecklistVersion[];
  /** The next three, once the rule is known. */
  meetings: PlannedMeeting[];
  /** Whether confirming would save something. */
  changed: boolean;
};

export type SetupOutcome = InCell &
  (
    | { status: 'shown'; view: SetupView; problem: SetupProblem | undefined }
    /** `held`: the meeting whose round waits for the roster. */
    | { status: 'confirmed'; unit: Unit; held: Meeting | undefined }
    | { status: 'saved'; cell: CellOutcome }
    /** Nothing is being set up or changed: an old button, or somebody else has ended it meanwhile. */
    | { status: 'closed'; cell: CellOutcome }
    | { status: 'gone' }
    | Refused
  );

/** The checklist whose items are to be compared with the original document. */
export type VersionOutcome = InCell &
  ({ status: 'found'; unitId: string; checklist: ChecklistVersion } | { status: 'gone' } | Refused);

export type CellSetup = ReturnType<typeof createCellSetup>;

/** The guided setup of a cell, and the same questions again as its settings. What was answered stays with the cell. */
export function createCellSetup({ store, clock, calendar, planCell, replanCell, findHeld, cells }: Deps) {
  return {
    /** Goes on where it stands. */
    open: (actor: Actor, unitId: string): Promise<SetupOutcome> =>
      store.transaction((tx) => openIn(tx, actor, unitId)),

    openIn,

    openSettings: (actor: Actor, unitId: string): Promise<SetupOutcome> =>
      work(actor, unitId, (draft, unit) =>
        unit.readyAt === undefined ? draft : startSettings(answersOf(unit)),
      ),

    answer: (actor: Actor, unitId: string, answer: SetupAnswers): Promise<SetupOutcome> =>
      work(actor, unitId, (draft) => draft && answerStep(draft, answer)),

    /** The checklist by its version's id, as the button carries it. */
    async chooseChecklist(actor: Actor, unitId: string, checklistId: string): Promise<SetupOutcome> {
      const named = await store.checklists.findById(checklistId);
      const offered = await listOfferedChecklists(store, unitId);
      const checklist = offered.find(({ key }) => key === named?.key);
      if (checklist === undefined) return { status: 'gone' };
      return work(actor, unitId, (draft) => draft && answerStep(draft, { checklist: checklist.key }));
    },

    goTo: (actor: Actor, unitId: string, step: SetupStep | 'recap'): Promise<SetupOutcome> =>
      work(actor, unitId, (draft) => draft && goToStep(draft, step)),

    showChecklist: (actor: Actor, unitId: string, checklistId: string): Promise<VersionOutcome> =>
      within(store, actor, unitId, async ({ unit }) => {
        const offered = await listOfferedChecklists(store, unit.id);
        const checklist = await store.checklists.findById(checklistId);
        return checklist === undefined || !offered.some(({ key }) => key === checklist.key)
          ? { status: 'gone' }
          : { status: 'found', unitId: unit.id, checklist };
      }),

    /** What is typed while the setup or the settings of a cell are in hand; undefined: something that is no text. */
    hear: (actor: Actor, text: string | undefined, inputId: number): Promise<SetupOutcome> =>
      store.transaction(async (tx) =>
        within(tx, actor, (await unitInHand(tx, actor)) ?? '', ({ unit, draft }) => {
          if (draft === undefined || text === undefined) return keep(tx, actor, unit, draft, 'typed');
          const heard = hear(setupForm, draft, { text, inputId, place: undefined });
          if (heard.status === 'unclear') return keep(tx, actor, unit, draft, heard.problem);
          if (heard.status === 'heard_before') return keep(tx, actor, unit, draft);
          return keep(tx, actor, unit, { ...answerStep(draft, heard.answer), lastInputId: inputId });
        }),
      ),

    /** The last step. Whoever confirms twice finds it done. */
    async confirm(actor: Actor, unitId: string): Promise<SetupOutcome> {
      const now = clock.now();
      return store.transaction((tx) =>
        within(tx, actor, unitId, async ({ unit, draft, seat }) => {
          if (draft === undefined) return { status: 'closed', cell: await cells.show(actor, unit.id, tx) };
          const answers = completeAnswers(draft);
          const checklist =
            answers === undefined ? undefined : await tx.checklists.findLatest(answers.checklist);
          if (answers === undefined || checklist === undefined)
            return show(tx, unit, goToStep(draft, 'checklist'), now);
          const isFirst = unit.readyAt === undefined;
          const ready: Unit = { ...settled(unit, answers), readyAt: unit.readyAt ?? now };
          await tx.units.update(ready);
          await tx.units.saveSetup(unit.id, undefined);
          if (!isFirst) {
            await replanCell(tx, ready, now);
            return { status: 'saved', cell: await cells.show(actor, unit.id, tx) };
          }
          await nameSecretary(tx, seat, answers.own_name);
          await planCell(tx, ready, now);
          return { status: 'confirmed', unit: ready, held: await findHeld(tx, ready.id, now) };
        }),
      );
    },

    /** Leaves the settings as they are. */
    async dropSettings(
      actor: Actor,
      unitId: string,
    ): Promise<{ status: 'dropped'; cell: CellOutcome } | Refused> {
      return store.transaction((tx) =>
        within(tx, actor, unitId, async ({ unit }) => {
          if (unit.readyAt !== undefined) await tx.units.saveSetup(unit.id, undefined);
          return { status: 'dropped', cell: await cells.show(actor, unit.id, tx) };
        }),
      );
    },
  };

  type Found = { unit: Unit; seat: Seat; draft: SetupDraft | undefined };

  function within<Outcome extends object>(
    tx: Pick<Store, 'units' | 'members'>,
    actor: Actor,
    unitId: string,
    work: (found: Found) => Promise<Outcome>,
  ): Done<Outcome> {
    return withinCell(tx, actor, unitId, 'cell_setup', async (unit, seat) => {
      const saved = readDraft(setupForm, await tx.units.readSetup(unit.id));
      const draft = saved ?? (unit.readyAt === undefined ? startSetup({}) : undefined);
      return work({ unit, seat, draft });
    });
  }

  /** The cell whose setup or settings have the word, where something is typed. */
  async function unitInHand(tx: Pick<Store, 'accounts'>, actor: Actor): Promise<string | undefined> {
    const { data } = inHandSchema.safeParse(await tx.accounts.readDraft(actor.accountId));
    const unready = actor.seats.find(({ unitReady }) => !unitReady);
    return data?.unitId ?? unready?.unitId ?? currentSeat(actor)?.unitId;
  }

  function openIn(tx: Store, actor: Actor, unitId: string): Promise<SetupOutcome> {
    return workIn(tx, actor, unitId, (draft, unit) => draft ?? startSettings(answersOf(unit)));
  }

  function work(actor: Actor, unitId: string, change: Change): Promise<SetupOutcome> {
    return store.transaction((tx) => workIn(tx, actor, unitId, change));
  }

  function workIn(tx: Store, actor: Actor, unitId: string, change: Change): Promise<SetupOutcome> {
    return within(tx, actor, unitId, ({ unit, draft }) => keep(tx, actor, unit, change(draft, unit)));
  }

  async function keep(
    tx: Store,
    actor: Actor,
    unit: Unit,
    draft: SetupDraft | undefined,
    problem?: SetupProblem,
  ): Promise<SetupOutcome> {
    if (draft === undefined) return { status: 'closed', cell: await cells.show(actor, unit.id, tx) };
    await tx.units.saveSetup(unit.id, draft);
    await tx.accounts.saveDraft(actor.accountId, { dialogue: 'setup', unitId: unit.id } satisfies InHand);
    return { ...(await show(tx, unit, draft, clock.now())), problem };
  }

  async function show(
    tx: Pick<Store, 'checklists' | 'units'>,
    unit: Unit,
    draft: SetupDraft,
    now: Date,
  ): Promise<Extract<SetupOutcome, { status: 'shown' }>> {
    const answers = completeAnswers(draft);
    const meetings =
      answers === undefined
        ? []
        : planNextMeetings({ rule: meetingRuleOf(answers), after: now, zone: unit.zone, calendar, count: 3 });
    const checklists = await listOfferedChecklists(tx, unit.id);
    const changed = unit.readyAt === undefined || !isSame(draft.answers, answersOf(unit));
    return {
      status: 'shown',
      view: { unitId: unit.id, draft, checklists, meetings, changed },
      problem: undefined,
    };
  }
}

/** Given no draft where nothing is being set up; gives none where that stays so. */
type Change = (draft: SetupDraft | undefined, unit: Unit) => SetupDraft | undefined;

const inHandSchema = z.object({ dialogue: z.literal('setup'), unitId: z.string() });
type InHand = z.infer<typeof inHandSchema>;

function answersOf(unit: Unit): SetupAnswers {
  const { day, time, place, shift } = unit.meetingRule ?? {};
  // The own name is not asked among the settings; it only has to be there for them to be complete.
  return { own_name: '', cell_name: unit.name, day, time, place, shift, checklist: unit.checklistKey };
}

function isSame(one: SetupAnswers, other: SetupAnswers): boolean {
  return setupSteps.every((step) => one[step] === other[step]);
}

function settled(unit: Unit, answers: CompleteAnswers): Unit {
  return {
    ...unit,
    name: answers.cell_name,
    meetingRule: meetingRuleOf(answers),
    checklistKey: answers.checklist,
  };
}

async function nameSecretary(tx: Pick<Store, 'members'>, { memberId }: Seat, name: string): Promise<void> {
  const member = await tx.members.findById(memberId);
  if (member !== undefined) await tx.members.update({ ...member, name });
}
