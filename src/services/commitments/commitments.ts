import { isOpen, isOverdue } from '../../core/commitments/commitment.ts';
import { dateNote, parseDate, type DateNote } from '../../core/time/date-input.ts';
import { addMonths, instantOf, localDateOf, type LocalDate, type Zone } from '../../core/time/local-time.ts';
import type { Commitment, CommitmentReport } from '../../core/model/commitments.ts';
import {
  currentMembership,
  permit,
  type Actor,
  type Membership,
  type Refused,
} from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { quickDeadlines, type QuickDeadline } from '../../core/time/quick-deadlines.ts';
import { tidyText } from '../../core/text/typed.ts';
import { report, type Said } from './reports.ts';
import { readUnitDates } from '../cell/dates.ts';
import { createItemNames, type ItemName } from '../rounds/item-names.ts';

type Parts = Pick<Store, 'checklists' | 'commitments' | 'meetings' | 'rounds' | 'units'>;

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
  commitments: readonly OwnCommitment[];
  zone: Zone;
  /** The cell, for whoever belongs to several. */
  cellName: string | undefined;
};

export type CommitmentNote = { kind: 'empty' | 'too_long' } | DateNote;

export type CommitmentOutcome =
  { status: 'shown'; view: CommitmentView; note?: CommitmentNote } | { status: 'gone' } | Refused;

export type Commitments = ReturnType<typeof createCommitmentServices>;

/** A member's own commitments: listed, opened, and what has become of them. */
export function createCommitmentServices({ store, clock, ids }: Deps) {
  const nameOf = createItemNames(store);

  return {
    /** Open ones first, by deadline, then those kept in the last twelve months, newest first. */
    async list(actor: Actor): Promise<({ status: 'listed' } & CommitmentListView) | Refused> {
      const current = currentMembership(actor);
      const permission = permit(actor, 'commitments', current?.unitId);
      if (permission.status === 'denied') return permission;
      if (current === undefined) return { status: 'denied', why: 'not_a_member' };
      const unit = await store.units.findById(current.unitId);
      const zone = unit?.zone ?? 'UTC';
      const today = localDateOf(clock.now(), zone);
      const since = instantOf(addMonths(today, -12), '00:00', zone);
      const all = (await store.commitments.listByMember(current.memberId)).filter(
        (one) => one.withdrawnAt === undefined && one.text !== undefined,
      );
      const open = all.filter(isOpen).sort(byDeadline);
      const kept = all
        .filter(({ settledAt }) => settledAt !== undefined && settledAt >= since)
        .sort((one, other) => (other.settledAt?.getTime() ?? 0) - (one.settledAt?.getTime() ?? 0));
      const commitments = await Promise.all([...open, ...kept].map((one) => own(one, today)));
      return {
        status: 'listed',
        ...{ commitments, zone },
        cellName: isInSeveral(actor) ? unit?.name : undefined,
      };
    },

    open: (actor: Actor, id: string): Promise<CommitmentOutcome> => work(actor, id, (_tx, one) => ({ one })),

    report: (actor: Actor, id: string, status: CommitmentReport): Promise<CommitmentOutcome> =>
      work(actor, id, (tx, one, now) => say(tx, one, { kind: 'status', status }, now)),

    /** How far, or why not yet. */
    writeNote: (actor: Actor, id: string, typed: string): Promise<CommitmentOutcome> =>
      work(actor, id, async (tx, one, now) => {
        const tidied = tidyText(typed);
        if (tidied.status !== 'tidied') return { one, note: { kind: tidied.status } };
        return say(tx, one, { kind: 'note', note: tidied.text }, now);
      }),

    setDeadline: (actor: Actor, id: string, typed: string): Promise<CommitmentOutcome> =>
      work(actor, id, async (tx, one, now) => {
        const date = parseDate(typed, await readUnitDates(tx, one.unitId, now));
        return date.status === 'parsed'
          ? say(tx, one, { kind: 'deadline', dueOn: date.on }, now)
          : { one, note: dateNote(date, typed) };
      }),

    setReminding: (actor: Actor, id: string, reminding: boolean): Promise<CommitmentOutcome> =>
      work(actor, id, async (tx, one) => {
        const changed = { ...one, reminding };
        await tx.commitments.put([changed]);
        return { one: changed };
      }),
  };

  async function say(tx: Parts, one: Commitment, said: Said, now: Date): Promise<{ one: Commitment }> {
    return { one: await report(tx, { ids, commitment: one, said }, now) };
  }

  async function work(
    actor: Actor,
    id: string,
    change: (
      tx: Parts,
      one: Commitment,
      now: Date,
    ) => Promise<{ one: Commitment; note?: CommitmentNote }> | { one: Commitment },
  ): Promise<CommitmentOutcome> {
    const now = clock.now();
    return store.transaction(async (tx) => {
      const own = actor.memberships.map(({ memberId }) => memberId);
      const found = await tx.commitments.findById(id, own);
      const permission = permit(actor, 'commitments', found?.unitId ?? currentMembership(actor)?.unitId);
      if (permission.status === 'denied') return permission;
      if (found === undefined || !isOwn(found, permission.membership)) return { status: 'gone' };
      const { one, ...noted }: { one: Commitment; note?: CommitmentNote } = await change(tx, found, now);
      return { status: 'shown', view: await describe(tx, actor, one, now), ...noted };
    });
  }

  async function describe(tx: Parts, actor: Actor, one: Commitment, now: Date): Promise<CommitmentView> {
    const unit = await tx.units.findById(one.unitId);
    const { zone, today, meetingOn } = await readUnitDates(tx, one.unitId, now);
    return {
      ...{ zone, cellName: isInSeveral(actor) ? unit?.name : undefined },
      commitment: await own(one, today, tx),
      deadlines: quickDeadlines(today, meetingOn),
    };
  }

  async function own(one: Commitment, today: LocalDate, tx: Parts = store): Promise<OwnCommitment> {
    return { ...one, name: await nameOf(one, tx), isOverdue: isOverdue(one, today) };
  }
}

function isInSeveral({ memberships }: Actor): boolean {
  return memberships.length > 1;
}

/** What was erased or withdrawn is not there any more. */
function isOwn(one: Commitment, membership: Membership | undefined): boolean {
  return one.memberId === membership?.memberId && one.withdrawnAt === undefined && one.text !== undefined;
}

function byDeadline(one: Commitment, other: Commitment): number {
  if (one.dueOn === other.dueOn) return one.madeAt.getTime() - other.madeAt.getTime();
  if (one.dueOn === undefined) return 1;
  if (other.dueOn === undefined) return -1;
  return one.dueOn < other.dueOn ? -1 : 1;
}
