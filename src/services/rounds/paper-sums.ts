import type { Round } from '../../core/model/rounds.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { ChecklistContent } from '../../core/rounds/checklist.ts';
import {
  addForm,
  beginForm,
  firstGroup,
  itemsToTick,
  looseFormSchema,
  restOfGroup,
  withTick,
  type LooseForm,
  type PaperTick,
} from '../../core/rounds/paper-sums.ts';
import { nameOfRound, phaseOf, type RoundName } from '../../core/rounds/round.ts';
import { withinRound, type InCell } from '../within.ts';
import { readChecklist } from './checklists.ts';
import { unitOf } from '../records.ts';

type Parts = Pick<
  Store,
  'accounts' | 'checklists' | 'paperSheets' | 'participants' | 'reviews' | 'rounds' | 'units'
>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'> };

export type PaperSumsView = {
  roundId: string;
  round: RoundName;
  /** Nothing printed: no form can have come back. */
  isPrinted: boolean;
  /** Entered so far, of as many as were handed in on paper without being entered by name. */
  forms: number;
  most: number;
};

export type LooseFormView = {
  roundId: string;
  round: RoundName;
  checklist: ChecklistContent;
  form: LooseForm;
  number: number;
};

export type PaperSumsOutcome =
  | ({ status: 'listed' | 'added' | 'cleared' | 'full'; view: PaperSumsView } & InCell)
  | ({ status: 'ticking'; view: LooseFormView } & InCell)
  /** The round is closed: its sums are frozen. */
  | { status: 'over' }
  /** Its checklist only asks questions. */
  | { status: 'nothing_to_tick' }
  | Refused;

export type PaperSumsServices = ReturnType<typeof createPaperSums>;

/** Forms without a name: read off one after the other, and kept as sums alone until the round closes. */
export function createPaperSums({ store, clock }: Deps) {
  return {
    open: (actor: Actor, roundId: string) =>
      within(actor, roundId, async (tx, { round }) => ({ status: 'listed', view: await viewOf(tx, round) })),

    begin: (actor: Actor, roundId: string) =>
      within(actor, roundId, async (tx, { round, checklist }) => {
        const view = await viewOf(tx, round);
        if (!view.isPrinted || view.forms >= view.most) return { status: 'full', view };
        return keep(tx, actor, { round, checklist }, { ...beginForm(roundId), group: firstGroup(checklist) });
      }),

    tick: (
      actor: Actor,
      roundId: string,
      { number, tick }: { number: number; tick: PaperTick | undefined },
    ) =>
      withForm(actor, roundId, ({ checklist }, form) => {
        const item = itemsToTick(checklist).find((one) => one.number === number);
        return item === undefined ? form : withTick(form, item, tick);
      }),

    rest: (actor: Actor, roundId: string, group: number) =>
      withForm(actor, roundId, ({ checklist }, form) => restOfGroup(form, checklist, group)),

    go: (actor: Actor, roundId: string, group: number) =>
      withForm(actor, roundId, ({ checklist }, form) =>
        group >= 1 && group <= checklist.groups.length + 1 ? { ...form, group } : form,
      ),

    /** Tapped twice it is added once: the form is out of hand then. */
    add: (actor: Actor, roundId: string) =>
      within(actor, roundId, async (tx, { round, checklist }) => {
        const form = await readForm(tx, actor, roundId);
        const before = await viewOf(tx, round);
        if (form === undefined) return { status: 'listed', view: before };
        await tx.accounts.saveDraft(actor.accountId, {});
        if (before.forms >= before.most) return { status: 'full', view: before };
        const sheet = await tx.paperSheets.find(roundId);
        await tx.paperSheets.save({ ...sheet, sums: addForm(sheet.sums, checklist, form) });
        return { status: 'added', view: await viewOf(tx, round) };
      }),

    /** Of sums no single form can be taken out: all of them are entered anew. */
    clear: (actor: Actor, roundId: string) =>
      within(actor, roundId, async (tx, { round }) => {
        const sheet = await tx.paperSheets.find(roundId);
        if (sheet.sums !== undefined) await tx.paperSheets.save({ ...sheet, sums: undefined });
        return { status: 'cleared', view: await viewOf(tx, round) };
      }),
  };

  type Place = { round: Round; checklist: ChecklistContent };

  function within(
    actor: Actor,
    roundId: string,
    work: (tx: Parts, place: Place) => Promise<PaperSumsOutcome>,
  ): Promise<PaperSumsOutcome> {
    return store.transaction((tx) =>
      withinRound(tx, actor, roundId, 'paper_enter', async (round) => {
        if (phaseOf(round, clock.now()) !== 'open') return { status: 'over' };
        const checklist = await readChecklist(tx, round);
        return itemsToTick(checklist).length === 0
          ? { status: 'nothing_to_tick' }
          : work(tx, { round, checklist });
      }),
    );
  }

  function withForm(
    actor: Actor,
    roundId: string,
    step: (place: Place, form: LooseForm) => LooseForm,
  ): Promise<PaperSumsOutcome> {
    return within(actor, roundId, async (tx, place) => {
      const form = await readForm(tx, actor, roundId);
      if (form === undefined) return { status: 'listed', view: await viewOf(tx, place.round) };
      return keep(tx, actor, place, step(place, form));
    });
  }

  async function keep(
    tx: Parts,
    actor: Actor,
    { round, checklist }: Place,
    form: LooseForm,
  ): Promise<PaperSumsOutcome> {
    await tx.accounts.saveDraft(actor.accountId, form);
    const { forms, ...of } = await viewOf(tx, round);
    return {
      status: 'ticking',
      view: { roundId: of.roundId, round: of.round, checklist, form, number: forms + 1 },
    };
  }
}

async function readForm(
  tx: Pick<Store, 'accounts'>,
  { accountId }: Actor,
  roundId: string,
): Promise<LooseForm | undefined> {
  const form = looseFormSchema.safeParse(await tx.accounts.readDraft(accountId)).data;
  return form?.roundId === roundId ? form : undefined;
}

/** Who handed in a form that was not entered under their name. */
export async function listOnPaper(
  tx: Pick<Store, 'participants' | 'reviews'>,
  { id }: Pick<Round, 'id'>,
): Promise<string[]> {
  const reviews = await tx.reviews.listByRound(id);
  const sent = new Set(reviews.flatMap(({ memberId, sentAt }) => (sentAt === undefined ? [] : [memberId])));
  return (await tx.participants.listByRound(id)).flatMap(({ memberId, status }) =>
    status === 'paper' && !sent.has(memberId) ? [memberId] : [],
  );
}

async function viewOf(tx: Parts, round: Round): Promise<PaperSumsView> {
  const unit = await unitOf(tx, round);
  const { printings, sums } = await tx.paperSheets.find(round.id);
  return {
    ...{ roundId: round.id, round: nameOfRound(round, unit.zone), isPrinted: printings.length > 0 },
    ...{ forms: sums?.forms ?? 0, most: (await listOnPaper(tx, round)).length },
  };
}
