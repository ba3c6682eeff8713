import type { Round } from '../../core/model/rounds.ts';
import type { Actor, Refused, Seat } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Transactional } from '../../core/ports/store.ts';
import { haveFewSent } from '../../core/summaries/people.ts';
import { fingerprintOf } from '../../core/summaries/summary.ts';
import { type Done, type InCell, withinOwnCell, withinRound } from '../within.ts';
import { findCurrentRound, isShown, listRoundChoices } from './choosing.ts';
import { summaryFor } from './reading.ts';
import type { SnapshotServices } from './snapshots.ts';
import {
  createDescribe,
  look,
  mayTakeBack,
  shortFingerprint,
  type SummaryParts,
  type SummaryView,
} from './summary-view.ts';

export type SummaryRequest = { roundId: string; version: number | undefined };

type Deps = {
  store: Transactional<SummaryParts>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  snapshots: Pick<SnapshotServices, 'closeRound'>;
};

type OpenOutcome = ({ status: 'opened'; view: SummaryView } & InCell) | typeof notFound;

type ApprovalOutcome = InCell &
  (
    | { status: 'approved' | 'already_approved'; number: number; view: SummaryView }
    /** To be asked first. */
    | { status: 'few_sent'; sent: number; total: number }
    | { status: 'changed'; view: SummaryView }
    | typeof notFound
  );

type TakeBackOutcome =
  /** `kept` where somebody else has opened it by now, or another was approved since. */
  ({ status: 'taken_back' | 'kept'; view: SummaryView } & InCell) | typeof notFound;

export type CurrentOutcome = InCell &
  ({ status: 'opened'; view: SummaryView } | { status: 'none' } | Refused);

export type Summaries = ReturnType<typeof createSummaries>;

export function createSummaries({ store, clock, ids, snapshots }: Deps) {
  const describe = createDescribe(store);

  return {
    listChoices: (actor: Actor, roundId: string) =>
      listRoundChoices(store, actor, { roundId, now: clock.now() }),

    /** The summary that /tonghop is about. */
    openCurrent: (actor: Actor): Promise<CurrentOutcome> =>
      withinOwnCell(actor, 'summary_read', async (viewer) => {
        const now = clock.now();
        const round = await findCurrentRound(store, viewer.unitId, now);
        if (round === undefined) return { status: 'none' };
        return {
          status: 'opened',
          view: await describe(store, await look(store, { actor, round, viewer, now })),
        };
      }),

    open: (actor: Actor, { roundId, version }: SummaryRequest): Promise<OpenOutcome | Refused> =>
      withinRound(store, actor, roundId, 'summary_read', async (round, viewer) => {
        if (!isShown(round)) return notFound;
        const own = await look(store, { actor, round, viewer, now: clock.now() });
        const wanted = own.approved.find(({ number }) => number === version);
        if (version !== undefined && wanted === undefined) return notFound;
        return { status: 'opened', view: await describe(store, own, wanted) };
      }),

    /** The cell whose round it is. */
    cellOf: async (roundId: string): Promise<string | undefined> =>
      (await store.rounds.findById(roundId))?.unitId,

    /** Freezes the draft, where it still is what was on screen; not for the few unless that is `wanted`. Twice is once. */
    approve: (
      actor: Actor,
      { roundId, seen, wanted }: { roundId: string; seen: string; wanted: boolean },
    ): Promise<ApprovalOutcome | Refused> =>
      approving(actor, roundId, async (tx, round, viewer, now) => {
        // Its time may have passed before a tick came: what is approved then is what was frozen.
        await snapshots.closeRound(tx, round, now);
        const own = await look(tx, { actor, round, viewer, now });
        const content = summaryFor(own.matter, viewer.memberId);
        const fingerprint = fingerprintOf(content);
        const newest = own.approved.at(-1);
        if (newest?.fingerprint === fingerprint)
          return { status: 'already_approved', number: newest.number, view: await describe(tx, own) };
        if (!fingerprint.startsWith(seen) || seen.length < shortFingerprint)
          return { status: 'changed', view: await describe(tx, own) };
        const { participation } = content;
        if (!wanted && haveFewSent(participation)) {
          const { sent, paper, total } = participation;
          return { status: 'few_sent', sent: sent + paper, total };
        }
        const number = (newest?.number ?? 0) + 1;
        const approvedById = viewer.memberId;
        const summary = {
          ...{ id: ids.next(), roundId, number, approvedById, approvedAt: now, fingerprint, content },
          openedAt: undefined,
        };
        await tx.summaries.insert(summary);
        const approved = [...own.approved, summary];
        return { status: 'approved', number, view: await describe(tx, { ...own, approved }) };
      }),

    /** The newest version, as if it had not been approved. */
    takeBack: (
      actor: Actor,
      { roundId, number }: { roundId: string; number: number },
    ): Promise<TakeBackOutcome | Refused> =>
      approving(actor, roundId, async (tx, round, viewer, now) => {
        const own = await look(tx, { actor, round, viewer, now });
        const newest = own.approved.at(-1);
        // Tapped twice: it is gone by now.
        if (number > (newest?.number ?? 0)) return { status: 'taken_back', view: await describe(tx, own) };
        if (newest?.number !== number || !mayTakeBack(actor, own))
          return { status: 'kept', view: await describe(tx, own) };
        await tx.summaries.delete(newest.id);
        return {
          status: 'taken_back',
          view: await describe(tx, await look(tx, { actor, round, viewer, now })),
        };
      }),
  };

  function approving<Outcome extends object>(
    actor: Actor,
    roundId: string,
    work: (tx: SummaryParts, round: Round, viewer: Seat, now: Date) => Promise<Outcome>,
  ): Done<Outcome | typeof notFound> {
    return store.transaction((tx) =>
      withinRound<Outcome | typeof notFound>(tx, actor, roundId, 'summary_approve', (round, viewer) =>
        isShown(round) ? work(tx, round, viewer, clock.now()) : notFound,
      ),
    );
  }
}

const notFound = { status: 'gone' } as const;
