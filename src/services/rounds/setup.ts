import { usableFocus, usableItems, pickFocus } from '../../core/rounds/items.ts';
import type { LocalDate } from '../../core/time/local-time.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { ChecklistVersion } from '../../core/rounds/checklist.ts';
import { isRoundAhead, nameOfRound, type RoundName } from '../../core/rounds/round.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { listOfferedChecklists } from '../offered-checklists.ts';
import { type InCell, withinCell, withinRound } from '../within.ts';
import { meetingOf, unitOf } from '../records.ts';

type Parts = Pick<Store, 'checklists' | 'meetings' | 'participants' | 'reviews' | 'rounds' | 'units'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; ids: Ids };

/** A round that is still to come or open, as it is laid before the secretary. */
export type RoundSetupView = {
  unitId: string;
  round: Round;
  meetingOn: LocalDate | undefined;
  checklist: ChecklistVersion;
  checklists: readonly ChecklistVersion[];
  /** The numbers it is about, out of those that may be used. */
  chosen: readonly number[];
  usable: readonly number[];
  /** Somebody has begun: what it asks stays as it is. */
  isBegun: boolean;
  committee: 'off' | 'on' | 'sent';
  /** Whether there is an earlier round whose choice may be taken over. */
  hasBefore: boolean;
  /** Other rounds that may be prepared. */
  others: readonly (RoundName & { id: string })[];
};

export type RoundSetupOutcome = InCell &
  (
    | { status: 'shown'; view: RoundSetupView; done: boolean; problem: 'begun' | 'one_needed' | undefined }
    | { status: 'none'; unitId: string }
    | { status: 'gone' }
    | Refused
  );

export type RoundSetup = ReturnType<typeof createRoundSetup>;

type Change = { round?: Round; problem?: 'begun' | 'one_needed' };

/** What the next round is about: its checklist, its items, and whether the cell committee reviews itself too. */
export function createRoundSetup({ store, clock, ids }: Deps) {
  return {
    /** The round that ends first among those that may still be prepared. */
    open: (actor: Actor, unitId: string): Promise<RoundSetupOutcome> =>
      withinCell(store, actor, unitId, 'round_write', async () => {
        const rounds = await listAhead(store, unitId, clock.now());
        const begun = await Promise.all(rounds.map((round) => isBegun(store, round.id)));
        const round = rounds.find((_, index) => begun[index] === false) ?? rounds[0];
        return round === undefined ? { status: 'none', unitId } : show(store, round);
      }),

    openRound: (actor: Actor, roundId: string): Promise<RoundSetupOutcome> =>
      change(actor, roundId, () => Promise.resolve({})),

    chooseChecklist: (actor: Actor, roundId: string, checklistId: string): Promise<RoundSetupOutcome> =>
      prepare(actor, roundId, async (tx, { round }) => {
        const named = await tx.checklists.findById(checklistId);
        const offered = await listOfferedChecklists(tx, round.unitId);
        const latest = offered.find(({ key }) => key === named?.key);
        if (latest === undefined || latest.id === round.checklistId) return {};
        return { round: { ...round, checklistId: latest.id, ownChecklist: true, focusItems: undefined } };
      }),

    pick: (actor: Actor, roundId: string, item: number, on: boolean): Promise<RoundSetupOutcome> =>
      prepare(actor, roundId, (_, { round, checklist }) => {
        if (!usableItems(checklist.content).includes(item)) return Promise.resolve({});
        const picked = pickFocus(checklist.content, round.focusItems, { item, on });
        return Promise.resolve(
          picked === undefined
            ? { problem: 'one_needed' }
            : { round: { ...round, ...picked, checklistId: checklist.id, ownChecklist: true } },
        );
      }),

    /** Only this one; the others are tapped to it. */
    only: (actor: Actor, roundId: string, item: number): Promise<RoundSetupOutcome> =>
      prepare(actor, roundId, (_, { round, checklist }) => {
        const focusItems = usableFocus(checklist.content, [item]);
        return Promise.resolve(
          focusItems === undefined
            ? {}
            : { round: { ...round, focusItems, checklistId: checklist.id, ownChecklist: true } },
        );
      }),

    all: (actor: Actor, roundId: string): Promise<RoundSetupOutcome> =>
      prepare(actor, roundId, (_, { round }) =>
        Promise.resolve({ round: { ...round, focusItems: undefined } }),
      ),

    /** The checklist, the items and the committee's part of the round before. */
    asBefore: (actor: Actor, roundId: string): Promise<RoundSetupOutcome> =>
      prepare(actor, roundId, async (tx, { round }, now) => {
        const before = await findBefore(tx, round);
        const version = before && (await tx.checklists.findById(before.checklistId));
        const latest = version && (await tx.checklists.findLatest(version.key));
        if (before === undefined || latest === undefined) return {};
        const committee = await tx.participants.findCommittee(before.id);
        if (committee?.status === 'expected') await setCommittee(tx, { round, actor, on: true }, now);
        const focusItems = usableFocus(latest.content, before.focusItems);
        return { round: { ...round, checklistId: latest.id, ownChecklist: true, focusItems } };
      }),

    committee: (actor: Actor, roundId: string, on: boolean): Promise<RoundSetupOutcome> =>
      change(actor, roundId, async (tx, { round }, now) => {
        await setCommittee(tx, { round, actor, on }, now);
        return {};
      }),
  };

  type Found = { round: Round; checklist: ChecklistVersion };
  type Work = (tx: Parts, found: Found, now: Date) => Promise<Change>;

  /** What is asked of the members: fixed as soon as one of them has begun. */
  function prepare(actor: Actor, roundId: string, work: Work): Promise<RoundSetupOutcome> {
    return change(actor, roundId, async (tx, found, now) =>
      (await isBegun(tx, found.round.id)) ? { problem: 'begun' } : work(tx, found, now),
    );
  }

  async function change(actor: Actor, roundId: string, work: Work): Promise<RoundSetupOutcome> {
    const now = clock.now();
    return store.transaction((tx) =>
      withinRound(tx, actor, roundId, 'round_write', async (round) => {
        if (!isRoundAhead(round, now)) return { status: 'gone' };
        const checklist = await readVersion(tx, round);
        const { round: changed, problem } = await work(tx, { round, checklist }, now);
        if (changed !== undefined) await tx.rounds.update(changed);
        return show(tx, changed ?? round, { done: changed !== undefined, problem });
      }),
    );
  }

  async function show(
    tx: Parts,
    round: Round,
    { done = false, problem }: { done?: boolean; problem?: 'begun' | 'one_needed' } = {},
  ): Promise<RoundSetupOutcome> {
    const { unitId } = round;
    const checklist = await readVersion(tx, round);
    const usable = usableItems(checklist.content);
    const meeting = await meetingOf(tx, round);
    const { zone } = await unitOf(tx, round);
    const others = (await listAhead(tx, unitId, clock.now()))
      .filter(({ id }) => id !== round.id)
      .map((one) => ({ ...nameOfRound(one, zone), id: one.id }));
    const view: RoundSetupView = {
      ...{
        unitId,
        round,
        meetingOn: meeting?.on,
        checklist,
        checklists: await listOfferedChecklists(tx, unitId),
      },
      chosen: usableFocus(checklist.content, round.focusItems) ?? usable,
      usable,
      isBegun: await isBegun(tx, round.id),
      committee: await committeeState(tx, round.id),
      hasBefore: (await findBefore(tx, round)) !== undefined,
      others,
    };
    return { status: 'shown', view, done, problem };
  }

  /** What was sent on the committee's behalf stays. */
  async function setCommittee(
    tx: Parts,
    { round, actor, on }: { round: Round; actor: Actor; on: boolean },
    now: Date,
  ): Promise<void> {
    const memberId = actor.seats.find(({ unitId }) => unitId === round.unitId)?.memberId;
    const known = await tx.participants.findCommittee(round.id);
    const status = on ? 'expected' : 'exempt';
    if (known !== undefined) {
      if (known.status !== status && (await committeeState(tx, round.id)) !== 'sent') {
        await tx.participants.update({ ...known, status }, now);
      }
      return;
    }
    if (!on || memberId === undefined) return;
    const id = ids.next();
    await tx.participants.insertMany([
      {
        ...{ id, roundId: round.id, memberId, subject: 'cell_committee', status, reason: undefined },
        addedAt: now,
      },
    ]);
  }
}

/**
 * A round not yet open is shown with what it will open with: its own checklist in the newest version, or the cell's.
 */
async function readVersion(tx: Pick<Store, 'checklists' | 'units'>, round: Round): Promise<ChecklistVersion> {
  const stored = await tx.checklists.findById(round.checklistId);
  if (stored === undefined) throw new Error(`the checklist of the round ${round.id} is not in the database`);
  if (round.openedAt !== undefined) return stored;
  const unit = round.ownChecklist ? undefined : await tx.units.findById(round.unitId);
  return (await tx.checklists.findLatest(unit?.checklistKey ?? stored.key)) ?? stored;
}

async function listAhead(tx: Pick<Store, 'rounds'>, unitId: string, now: Date): Promise<Round[]> {
  const rounds = (await tx.rounds.listByUnit(unitId)).filter((round) => isRoundAhead(round, now));
  return rounds.sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
}

async function isBegun(tx: Pick<Store, 'reviews'>, roundId: string): Promise<boolean> {
  if ((await tx.reviews.findCommittee(roundId)) !== undefined) return true;
  return (await tx.reviews.listByRound(roundId)).length > 0;
}

async function committeeState(
  tx: Pick<Store, 'participants' | 'reviews'>,
  roundId: string,
): Promise<RoundSetupView['committee']> {
  const committee = await tx.participants.findCommittee(roundId);
  const own = committee && (await tx.reviews.findCommittee(roundId));
  if (own?.review.sentAt !== undefined) return 'sent';
  return committee?.status === 'expected' ? 'on' : 'off';
}

/** The latest one of the same kind that was opened before it. */
async function findBefore(tx: Pick<Store, 'rounds'>, round: Round): Promise<Round | undefined> {
  return (await tx.rounds.listByUnit(round.unitId))
    .filter(
      ({ kind, openedAt, cancelledAt, dueAt }) =>
        kind === round.kind && openedAt !== undefined && cancelledAt === undefined && dueAt < round.dueAt,
    )
    .sort((one, other) => other.dueAt.getTime() - one.dueAt.getTime())[0];
}
