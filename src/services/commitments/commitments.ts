import { isOpen, isOverdue } from '../../core/commitments/commitment.ts';
import { commitmentForm, type CommitmentNote, type Field, type Said } from '../../core/commitments/form.ts';
import { addMonths, instantOf, localDateOf, type LocalDate, type Zone } from '../../core/time/local-time.ts';
import type { Commitment, CommitmentReport } from '../../core/model/commitments.ts';
import {
  currentSeat,
  isOpenTo,
  unopened,
  type Actor,
  type Refused,
  type Seat,
} from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { quickDeadlines, type QuickDeadline } from '../../core/time/quick-deadlines.ts';
import { report } from './reports.ts';
import { readUnitDates, type UnitDates } from '../cell/dates.ts';
import { fillForm, type Idle } from '../forms.ts';
import { type InCell, within, withinCell } from '../within.ts';
import { createItemNames, type ItemName } from '../rounds/item-names.ts';

type Parts = Pick<Store, 'accounts' | 'checklists' | 'commitments' | 'meetings' | 'rounds' | 'units'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; ids: Ids };

/** A commitment as its member sees it. */
export type OwnCommitment = Omit<Commitment, 'unitId' | 'memberId' | 'everNamed'> & {
  name: ItemName;
  isOverdue: boolean;
};

/** One commitment with what its screen needs. */
export type CommitmentView = {
  commitment: OwnCommitment;
  zone: Zone;
  /** The cell, for whoever belongs to several. */
  cellName: string | undefined;
  /** Deadlines to pick from. */
  deadlines: readonly QuickDeadline[];
};

export type CommitmentListView = {
  unitId: string;
  commitments: readonly OwnCommitment[];
  zone: Zone;
  /** The cell, for whoever belongs to several. */
  cellName: string | undefined;
};

export type CommitmentOutcome = InCell &
  (
    | { status: 'shown'; view: CommitmentView }
    /** How far it is, or until when, is asked for in writing. */
    | { status: 'asked'; field: Field; view: CommitmentView; note: CommitmentNote | undefined }
    | { status: 'gone' }
    | Idle
    | Refused
  );

/** A commitment with the dates by which its deadline is understood. */
type Place = { one: Commitment; dates: UnitDates };

export type Commitments = ReturnType<typeof createCommitmentServices>;

/** A member's own commitments: listed, opened, and what has become of them. */
export function createCommitmentServices({ store, clock, ids }: Deps) {
  const nameOf = createItemNames(store);

  const form = fillForm({
    ...{ store, form: commitmentForm, notText: { kind: 'not_text' } },
    within: about,
    take: async (tx, { place, draft, answer }) => ({ draft, place: await say(tx, place, answer) }),
    show: async (tx, { actor, place, draft, answer, problem }): Promise<CommitmentOutcome> => {
      const view = await describe(tx, actor, place);
      const isDone = answer?.kind === 'deadline' || (answer !== undefined && place.one.status === 'kept');
      if (isDone) return { status: 'shown', view };
      return { status: 'asked', field: answer === undefined ? draft.field : 'deadline', view, note: problem };
    },
    // What is shown as done is not asked any more; saying it once more changes nothing.
    settle: (draft, outcome) => (outcome.status === 'asked' ? { ...draft, field: outcome.field } : undefined),
  });

  return {
    hear: form.hear,

    /** Open ones first, by deadline, then those kept in the last twelve months, newest first. */
    list: (actor: Actor): Promise<({ status: 'listed' } & CommitmentListView) | Refused> =>
      withinCell(store, actor, currentSeat(actor)?.unitId, 'commitments', async (unit, seat) => {
        const { id: unitId, zone } = unit;
        const today = localDateOf(clock.now(), zone);
        const since = instantOf(addMonths(today, -12), '00:00', zone);
        const all = (await store.commitments.listByMember(seat.memberId)).filter(
          (one) => isOwn(one, seat) && isOpenTo(actor, seat.memberId, one.madeAt),
        );
        const open = all.filter(isOpen).sort(byDeadline);
        const kept = all
          .filter(({ settledAt }) => settledAt !== undefined && settledAt >= since)
          .sort((one, other) => (other.settledAt?.getTime() ?? 0) - (one.settledAt?.getTime() ?? 0));
        const commitments = await Promise.all([...open, ...kept].map((one) => own(one, today)));
        return {
          status: 'listed',
          ...{ unitId, commitments, zone },
          cellName: isInSeveral(actor) ? unit.name : undefined,
        };
      }),

    open: (actor: Actor, id: string): Promise<CommitmentOutcome> =>
      work(actor, id, (_tx, place) => Promise.resolve(place)),

    /** Where it is not kept yet, how far it is is asked for. */
    report: (actor: Actor, id: string, status: CommitmentReport): Promise<CommitmentOutcome> =>
      store.transaction((tx) =>
        about(tx, actor, { commitmentId: id }, async (found) => {
          const place = await say(tx, found, { kind: 'status', status });
          if (status === 'kept') return { status: 'shown', view: await describe(tx, actor, place) };
          return form.keep(tx, actor, { place, draft: { commitmentId: id, field: 'note' } });
        }),
      ),

    /** How far, or why not yet; or until when. What is typed next is that. */
    ask: (actor: Actor, id: string, field: Field): Promise<CommitmentOutcome> =>
      form.begin(actor, { commitmentId: id, field }),

    setDeadline: (actor: Actor, id: string, on: LocalDate): Promise<CommitmentOutcome> =>
      store.transaction((tx) =>
        about(tx, actor, { commitmentId: id }, async (place) => {
          const draft = { commitmentId: id, field: 'deadline' } as const;
          const said = commitmentForm.questions.deadline.read(on, place, draft);
          if (said.status === 'unclear') return form.keep(tx, actor, { place, draft, problem: said.problem });
          return { status: 'shown', view: await describe(tx, actor, await say(tx, place, said.answer)) };
        }),
      ),

    setReminding: (actor: Actor, id: string, reminding: boolean): Promise<CommitmentOutcome> =>
      work(actor, id, async (tx, { one, dates }) => {
        const changed = { ...one, reminding };
        await tx.commitments.put([changed]);
        return { one: changed, dates };
      }),
  };

  async function say(tx: Parts, { one, dates }: Place, said: Said): Promise<Place> {
    return { one: await report(tx, { ids, commitment: one, said }, clock.now()), dates };
  }

  function work(
    actor: Actor,
    id: string,
    change: (tx: Parts, place: Place) => Promise<Place>,
  ): Promise<CommitmentOutcome> {
    return store.transaction((tx) =>
      about(tx, actor, { commitmentId: id }, async (place) => ({
        ...{ status: 'shown', view: await describe(tx, actor, await change(tx, place)) },
      })),
    );
  }

  async function about(
    tx: Parts,
    actor: Actor,
    { commitmentId: id }: { commitmentId: string },
    work: (place: Place) => Promise<CommitmentOutcome>,
  ): Promise<CommitmentOutcome> {
    const own = actor.seats.map(({ memberId }) => memberId);
    const found = await tx.commitments.findById(id, own);
    const unitId = found?.unitId ?? currentSeat(actor)?.unitId;
    return within(actor, { found: { one: found }, unitId }, 'commitments', async ({ one }, seat) => {
      if (one === undefined || !isOwn(one, seat)) return { status: 'gone' };
      if (!isOpenTo(actor, seat.memberId, one.madeAt)) return unopened;
      return work({ one, dates: await readUnitDates(tx, one.unitId, clock.now()) });
    });
  }

  async function describe(tx: Parts, actor: Actor, { one, dates }: Place): Promise<CommitmentView> {
    const { zone, today, meetingOn } = dates;
    return {
      zone,
      cellName: isInSeveral(actor) ? (await tx.units.findById(one.unitId))?.name : undefined,
      commitment: await own(one, today, tx),
      deadlines: quickDeadlines(today, meetingOn),
    };
  }

  async function own(one: Commitment, today: LocalDate, tx: Parts = store): Promise<OwnCommitment> {
    return { ...one, name: await nameOf(one, tx), isOverdue: isOverdue(one, today) };
  }
}

function isInSeveral({ seats }: Actor): boolean {
  return seats.length > 1;
}

/** What was erased or withdrawn is not there any more. */
function isOwn(one: Commitment, { memberId }: Seat): boolean {
  return one.memberId === memberId && one.withdrawnAt === undefined && one.text !== undefined;
}

function byDeadline(one: Commitment, other: Commitment): number {
  if (one.dueOn === other.dueOn) return one.madeAt.getTime() - other.madeAt.getTime();
  if (one.dueOn === undefined) return 1;
  if (other.dueOn === undefined) return -1;
  return one.dueOn < other.dueOn ? -1 : 1;
}
