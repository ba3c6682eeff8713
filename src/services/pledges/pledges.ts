import {
  partAfter,
  pledgeForm,
  saysAnything,
  type PledgeDraft,
  type PledgeProblem,
} from '../../core/pledges/form.ts';
import { isReportable, pledgeYears, withReport, withSharing } from '../../core/pledges/pledge.ts';
import type { CommitmentReport } from '../../core/model/commitments.ts';
import { pledgeParts, type Pledge, type PledgePart, type PledgeTexts } from '../../core/model/pledges.ts';
import { currentSeat, isOpenTo, unopened, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { Sharing } from '../../core/sharing.ts';
import { localDateOf } from '../../core/time/local-time.ts';
import { fillForm, type Idle } from '../forms.ts';
import { findReader } from '../offices/reader.ts';
import { type InCell, withinCell } from '../within.ts';
import { erasePledge, keepPledge } from './keeping.ts';
import { contestPaper } from './on-paper.ts';
import { describe, isMakeable, type PledgePlace, type PledgeView } from './view.ts';
import type { RemovalParts } from '../delivery/shown-words.ts';

type Parts = RemovalParts &
  Pick<Store, 'accessEvents' | 'accounts' | 'doors' | 'offices' | 'pledges' | 'units'>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  /** After something was deleted. */
  onErased: () => Promise<void>;
};

export type PledgeOutcome = InCell &
  (
    | ({ status: 'shown' } & PledgeView)
    | ({
        status: 'asked';
        part: PledgePart;
        making: boolean;
        problem: PledgeProblem | undefined;
      } & PledgeView)
    /** Who may read it is to be chosen; `texts` is what it will say. */
    | ({ status: 'choosing'; texts: PledgeTexts; problem: PledgeProblem | undefined } & PledgeView)
    /** Nothing was written, so that nothing can be pledged. */
    | ({ status: 'empty' } & PledgeView)
    | ({ status: 'noting'; problem: PledgeProblem | undefined } & PledgeView)
    | { status: 'gone' }
    | Idle
    | Refused
  );

export type Pledges = ReturnType<typeof createPledges>;

/** A member's pledge for a year: made, put right, said to be kept or not, taken back. */
export function createPledges({ store, clock, onErased }: Deps) {
  const form = fillForm({
    ...{ store, form: pledgeForm, notText: 'typed' as const },
    within: about,
    take: async (tx, { place, draft, answer }) => {
      const { asks, making, texts } = draft;
      if (asks === 'sharing') return { place, draft };
      if (asks === 'note') return { place: await note(tx, place, answer), draft };
      if (making) {
        const kept = { ...texts, [asks]: answer };
        return { place, draft: { ...draft, texts: kept, asks: partAfter(asks) } };
      }
      return { place: await rewrite(tx, place, { [asks]: answer }), draft };
    },
    show: async (tx, { place, draft, answer, problem }): Promise<PledgeOutcome> => {
      const view = await describe(tx, place, clock.now());
      const { asks, making, texts } = draft;
      if (answer !== undefined && !making) return { status: 'shown', ...view };
      if (asks === 'note') return { status: 'noting', ...view, problem };
      if (asks !== 'sharing') return { status: 'asked', ...view, part: asks, making, problem };
      if (!saysAnything(texts)) return { status: 'empty', ...view };
      return { status: 'choosing', ...view, texts, problem };
    },
    // What is shown as done is not asked any more; saying it once more changes nothing.
    settle: (draft, { status }) => (status === 'shown' ? undefined : draft),
  });

  return {
    hear: form.hear,

    /** Of the year that it is, where none is given. */
    open: (actor: Actor, unitId: string | undefined, year?: number): Promise<PledgeOutcome> =>
      about(store, actor, { unitId: unitId ?? currentSeat(actor)?.unitId, year }, (place) =>
        shown(store, place),
      ),

    /** One part after the other. */
    make: (actor: Actor, unitId: string, year: number): Promise<PledgeOutcome> =>
      ask(actor, { unitId, year }, ({ pledge }) =>
        pledge === undefined ? { making: true, asks: pledgeParts[0] } : undefined,
      ),

    /** Leaves the part open that is asked for, while it is being made; what stood in it is taken out where it was made. */
    leaveOut: (actor: Actor, { unitId, year }: Of, part: PledgePart): Promise<PledgeOutcome> =>
      store.transaction((tx) =>
        about(tx, actor, { unitId, year }, async (place) => {
          const draft = await form.readIn(tx, actor);
          const isMaking = draft?.making === true && draft.unitId === unitId && draft.year === year;
          if (!isMaking || place.pledge !== undefined)
            return shown(tx, await rewrite(tx, place, { [part]: undefined }));
          const texts = { ...draft.texts, [part]: undefined };
          return form.keep(tx, actor, { place, draft: { ...draft, texts, asks: partAfter(part) } });
        }),
      ),

    change: (actor: Actor, of: Of, part: PledgePart): Promise<PledgeOutcome> =>
      ask(actor, of, ({ pledge }) => (pledge === undefined ? undefined : { making: false, asks: part })),

    changeSharing: (actor: Actor, of: Of): Promise<PledgeOutcome> =>
      ask(actor, of, ({ pledge }) =>
        pledge === undefined ? undefined : { making: false, asks: 'sharing', texts: pledge.texts },
      ),

    /** Makes the pledge that was written, or changes who may read it. Tapped twice, it is made once. */
    share: (actor: Actor, of: Of, shared: Shared): Promise<PledgeOutcome> =>
      store.transaction((tx) =>
        about(tx, actor, of, async (place) => {
          const { unit, seat, pledge, year } = place;
          const draft = await form.readIn(tx, actor);
          const isDrafted = draft?.making === true && draft.unitId === unit.id && draft.year === year;
          const texts = pledge?.texts ?? (isDrafted ? draft.texts : {});
          const reader = await findReader(tx, { unitId: unit.id, memberId: seat.memberId }, clock.now());
          const isFor = shared.sharing !== 'secretary' || reader?.memberId === shared.sharedWithId;
          if (!saysAnything(texts)) return shown(tx, place);
          if (!isFor)
            return {
              status: 'choosing',
              ...(await describe(tx, place, clock.now())),
              texts,
              problem: undefined,
            };
          const { sharing } = shared;
          const sharedWithId = sharing === 'secretary' ? shared.sharedWithId : undefined;
          const made: Pledge = pledge ?? {
            ...{ unitId: unit.id, memberId: seat.memberId, year, texts, madeAt: clock.now(), reports: [] },
            ...{ sharing, sharedWithId, widest: sharing },
          };
          return shown(tx, await put(tx, place, withSharing(made, { sharing, sharedWithId })));
        }),
      ),

    report: (actor: Actor, of: Of, status: CommitmentReport): Promise<PledgeOutcome> =>
      store.transaction((tx) =>
        about(tx, actor, of, async (place) => {
          const { pledge, today } = place;
          if (pledge === undefined || !isReportable(pledge, today)) return { status: 'gone' };
          const said = withReport(pledge, { status, note: undefined, at: clock.now() });
          await tx.pledges.save(said);
          return shown(tx, { ...place, pledge: said });
        }),
      ),

    /** How far it is, or what stands in the way; what is typed next is that. */
    askNote: (actor: Actor, of: Of): Promise<PledgeOutcome> =>
      ask(actor, of, ({ pledge }) =>
        pledge === undefined || pledge.reports.length === 0 ? undefined : { making: false, asks: 'note' },
      ),

    /** That nothing was handed in on paper, or that it was after all. */
    contest: (actor: Actor, of: Of, isContested: boolean): Promise<PledgeOutcome> =>
      store.transaction((tx) =>
        about(tx, actor, of, async (place) => {
          const { unit, seat, year, paper } = place;
          const contestedAt = isContested ? clock.now() : undefined;
          await contestPaper(tx, { unitId: unit.id, year, memberId: seat.memberId }, contestedAt);
          return shown(tx, { ...place, paper: paper && { ...paper, contestedAt } });
        }),
      ),

    /** With everything that was said of it. */
    async erase(actor: Actor, of: Of): Promise<PledgeOutcome> {
      const outcome = await store.transaction((tx) =>
        about(tx, actor, of, async (place) => {
          if (place.pledge !== undefined) await erasePledge(tx, place.pledge, clock.now());
          return shown(tx, { ...place, pledge: undefined });
        }),
      );
      if (outcome.status === 'shown') await onErased();
      return outcome;
    },
  };

  function ask(
    actor: Actor,
    of: Of,
    next: (
      place: PledgePlace,
    ) => (Pick<PledgeDraft, 'making' | 'asks'> & { texts?: PledgeTexts }) | undefined,
  ): Promise<PledgeOutcome> {
    return store.transaction((tx) =>
      about(tx, actor, of, async (place) => {
        const wanted = isMakeable(place) ? next(place) : undefined;
        if (wanted === undefined) return shown(tx, place);
        const { unit, year } = place;
        const draft: PledgeDraft = {
          ...{ dialogue: 'pledge', unitId: unit.id, year, texts: wanted.texts ?? {} },
          ...{ making: wanted.making, asks: wanted.asks },
        };
        return form.keep(tx, actor, { place, draft });
      }),
    );
  }

  /** One part anew; the last that is left cannot be taken out. */
  async function rewrite(tx: Parts, place: PledgePlace, part: PledgeTexts): Promise<PledgePlace> {
    const { pledge } = place;
    if (pledge === undefined || !isMakeable(place)) return place;
    const texts = { ...pledge.texts, ...part };
    return saysAnything(texts) ? put(tx, place, { ...pledge, texts }) : place;
  }

  async function note(tx: Parts, place: PledgePlace, said: string): Promise<PledgePlace> {
    const { pledge, today } = place;
    const last = pledge?.reports.at(-1);
    if (pledge === undefined || last === undefined || !isReportable(pledge, today)) return place;
    return put(tx, place, { ...pledge, reports: [...pledge.reports.slice(0, -1), { ...last, note: said }] });
  }

  async function put(tx: Parts, place: PledgePlace, said: Pledge): Promise<PledgePlace> {
    return { ...place, pledge: await keepPledge(tx, { said, before: place.pledge }, clock.now()) };
  }

  async function shown(tx: Parts, place: PledgePlace): Promise<PledgeOutcome> {
    return { status: 'shown', ...(await describe(tx, place, clock.now())) };
  }

  function about(
    tx: Parts,
    actor: Actor,
    { unitId, year }: { unitId: string | undefined; year: number | undefined },
    work: (place: PledgePlace) => Promise<PledgeOutcome>,
  ): Promise<PledgeOutcome> {
    return withinCell(tx, actor, unitId, 'pledge', async (unit, seat) => {
      const today = localDateOf(clock.now(), unit.zone);
      const [current = 0] = pledgeYears(today);
      const of = year ?? current;
      const pledge = await tx.pledges.find({ memberId: seat.memberId, year: of });
      if (pledge !== undefined && !isOpenTo(actor, seat.memberId, pledge.madeAt)) return unopened;
      const papers = await tx.pledges.listOnPaper({ unitId: unit.id, year: of });
      const paper = papers.find(
        ({ memberId, markedAt }) => memberId === seat.memberId && isOpenTo(actor, memberId, markedAt),
      );
      const isThere = pledge !== undefined || paper !== undefined;
      if (!isThere && !pledgeYears(today).includes(of)) return { status: 'gone' };
      return work({ unit, seat, year: of, today, pledge, paper });
    });
  }
}

type Of = { unitId: string; year: number };
type Shared = { sharing: Sharing; sharedWithId: string | undefined };
