import { graveItems, type ChecklistContent } from '../../core/rounds/checklist.ts';
import { consentVersion } from '../../core/joining/consent.ts';
import type { LocalDate, Zone } from '../../core/time/local-time.ts';
import type { Round } from '../../core/model/rounds.ts';
import { may, type Actor, type Seat, type Refused } from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { ApprovedSummary } from '../../core/ports/summaries.ts';
import { nameOfRound, type RoundName } from '../../core/rounds/round.ts';
import { mayReadSuggestion, type SuggestionCounts } from '../../core/suggestions/suggestion.ts';
import { mayReadWords } from '../../core/sharing.ts';
import { haveFewSent } from '../../core/summaries/people.ts';
import {
  fingerprintOf,
  forOtherReader,
  forReader,
  type FrozenSummary,
} from '../../core/summaries/summary.ts';
import type { SummaryWords } from '../../core/summaries/words.ts';
import type { SnapshotServices } from './snapshots.ts';
import type { StandingCommitment } from '../commitments/counts.ts';
import { createItemNames, type ItemName } from '../rounds/item-names.ts';
import { withinRound } from '../within.ts';
import { findCurrentRound, isShown, listRoundChoices, type NamedRound } from './choosing.ts';
import { loadCommitteeDraft, loadMatter, summaryFor, type SummaryMatter } from './reading.ts';

/** A summary as it is laid on the screen of one reader. */
export type SummaryView = {
  round: NamedRound;
  cell: { name: string; zone: Zone };
  meetingOn: LocalDate | undefined;
  checklist: ChecklistContent;
  summary: FrozenSummary;
  /** Commitments that this reader may read by name, as they stand in this round. */
  commitments: readonly CommitmentLine[];
  /** What the committee has written so far of its own review, beside the draft; undefined where it is sent or not begun. */
  committeeDraft: readonly SummaryWords[] | undefined;
  /** The approved version that is shown; undefined where it is the draft. */
  version: number | undefined;
  comparedWith: RoundName | undefined;
  /** Of the draft as this reader sees it, so that nothing else is approved than what was on screen. */
  seen: string;
  approved:
    | {
        number: number;
        at: Date;
        by: string;
        changed: boolean;
        /** By who approved it, until anybody else has opened it. */
        mayTakeBack: boolean;
      }
    | undefined;
  /** How many suggestions of this round the reader may read, and what was counted of them when it closed. */
  suggestions: { readable: number; counts: SuggestionCounts | undefined };
  may: { approve: boolean; remind: boolean };
};

/** A commitment with its words, as one reader may see it. */
export type CommitmentLine = Pick<
  StandingCommitment,
  'memberId' | 'item' | 'sharing' | 'status' | 'overdue' | 'dueOn'
> & {
  name: string;
  itemName: ItemName;
  remedy: string;
  note: string | undefined;
};

export type SummaryRequest = { roundId: string; version: number | undefined };

type Parts = Pick<
  Store,
  | 'checklists'
  | 'commitments'
  | 'meetings'
  | 'members'
  | 'offices'
  | 'participants'
  | 'reviews'
  | 'revisions'
  | 'rounds'
  | 'snapshots'
  | 'suggestions'
  | 'summaries'
  | 'units'
>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  snapshots: Pick<SnapshotServices, 'closeRound'>;
};

type OpenOutcome = { status: 'opened'; view: SummaryView } | typeof notFound;

type ApprovalOutcome =
  | { status: 'approved' | 'already_approved'; number: number; view: SummaryView }
  /** To be asked first. */
  | { status: 'few_sent'; sent: number; total: number }
  | { status: 'changed'; view: SummaryView }
  | typeof notFound;

type TakeBackOutcome =
  /** `kept` where somebody else has opened it by now, or another was approved since. */
  { status: 'taken_back' | 'kept'; view: SummaryView } | typeof notFound;

/** Who looks at which round, and all that they may be shown of it. */
type Look = {
  actor: Actor;
  round: Round;
  viewer: Seat;
  approved: readonly ApprovedSummary[];
  matter: SummaryMatter;
};

export type Summaries = ReturnType<typeof createSummaries>;

export function createSummaries({ store, clock, ids, snapshots }: Deps) {
  const itemName = createItemNames(store);

  return {
    listChoices: (actor: Actor, roundId: string) =>
      listRoundChoices(store, actor, { roundId, now: clock.now() }),

    /** The summary that /tonghop is about. */
    async openCurrent(
      actor: Actor,
    ): Promise<{ status: 'opened'; view: SummaryView } | { status: 'none' } | Refused> {
      const now = clock.now();
      const current = await findCurrentRound(store, actor, now);
      if (current.status !== 'found') return current;
      const { round, viewer } = current;
      return {
        status: 'opened',
        view: await describe(store, await look(store, { actor, round, viewer, now })),
      };
    },

    open: (actor: Actor, { roundId, version }: SummaryRequest): Promise<OpenOutcome | Refused> =>
      withinRound(store, actor, roundId, 'summary_read', async (round, viewer): Promise<OpenOutcome> => {
        if (!isShown(round)) return notFound;
        const own = await look(store, { actor, round, viewer, now: clock.now() });
        const wanted = own.approved.find(({ number }) => number === version);
        if (version !== undefined && wanted === undefined) return notFound;
        return { status: 'opened', view: await describe(store, own, wanted) };
      }),

    /** Freezes the draft, where it still is what was on screen; not for the few unless that is `wanted`. Twice is once. */
    approve: (
      actor: Actor,
      { roundId, seen, wanted }: { roundId: string; seen: string; wanted: boolean },
    ): Promise<ApprovalOutcome | Refused> =>
      store.transaction((tx) =>
        withinRound(
          tx,
          actor,
          roundId,
          'summary_approve',
          async (round, viewer): Promise<ApprovalOutcome> => {
            if (!isShown(round)) return notFound;
            const now = clock.now();
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
          },
        ),
      ),

    /** The newest version, as if it had not been approved. */
    takeBack: (
      actor: Actor,
      { roundId, number }: { roundId: string; number: number },
    ): Promise<TakeBackOutcome | Refused> =>
      store.transaction((tx) =>
        withinRound(
          tx,
          actor,
          roundId,
          'summary_approve',
          async (round, viewer): Promise<TakeBackOutcome> => {
            if (!isShown(round)) return notFound;
            const now = clock.now();
            const own = await look(tx, { actor, round, viewer, now });
            const newest = own.approved.at(-1);
            if (newest === undefined || newest.number !== number || !mayTakeBack(actor, own))
              return { status: 'kept', view: await describe(tx, own) };
            await tx.summaries.delete(newest.id);
            return {
              status: 'taken_back',
              view: await describe(tx, await look(tx, { actor, round, viewer, now })),
            };
          },
        ),
      ),
  };

  function mayTakeBack(
    actor: Actor,
    { round, viewer, approved }: Pick<Look, 'round' | 'viewer' | 'approved'>,
  ): boolean {
    const newest = approved.at(-1);
    const isOwn = newest?.approvedById === viewer.memberId && newest.openedAt === undefined;
    return isOwn && may(actor, 'summary_approve', round.unitId);
  }

  async function look(
    tx: Parts,
    { now, ...of }: Pick<Look, 'actor' | 'round' | 'viewer'> & { now: Date },
  ): Promise<Look> {
    const { round, viewer } = of;
    const approved = await tx.summaries.listByRound(round.id);
    const newest = approved.at(-1);
    const readerIds = [viewer.memberId, ...(newest === undefined ? [] : [newest.approvedById])];
    const batches = await tx.snapshots.listByRound(round.id);
    return { ...of, approved, matter: await loadMatter(tx, round, { readerIds, batches, now }) };
  }

  /** The draft, or the approved version that is `wanted`. */
  async function describe(
    tx: Parts,
    { actor, round, viewer, approved, matter }: Look,
    wanted?: ApprovedSummary,
  ): Promise<SummaryView> {
    const unit = await tx.units.findById(round.unitId);
    if (unit === undefined) throw new Error(`the unit ${round.unitId} of a round is not in the database`);
    const meeting = round.meetingId === undefined ? undefined : await tx.meetings.findById(round.meetingId);
    const draft = summaryFor(matter, viewer.memberId);
    const newest = approved.at(-1);
    return {
      round: { ...nameOfRound(round, unit.zone), id: round.id },
      cell: { name: unit.name, zone: unit.zone },
      meetingOn: meeting?.on,
      checklist: matter.checklist,
      summary: wanted === undefined ? draft : approvedFor(wanted, viewer, draft),
      version: wanted?.number,
      commitments: await listCommitments(tx, matter, viewer.memberId),
      committeeDraft:
        wanted === undefined ? await loadCommitteeDraft(tx, round, graveItems(matter.checklist)) : undefined,
      comparedWith: matter.previous && nameOfRound(matter.previous, unit.zone),
      seen: fingerprintOf(draft).slice(0, shortFingerprint),
      approved:
        newest === undefined
          ? undefined
          : {
              ...(await describeApproval(tx, newest, matter)),
              mayTakeBack: wanted === undefined && mayTakeBack(actor, { round, viewer, approved }),
            },
      suggestions: await describeSuggestions(tx, round.id, viewer.memberId, matter),
      may: {
        approve: may(actor, 'summary_approve', round.unitId),
        remind: !draft.closed && may(actor, 'remind', round.unitId),
      },
    };
  }

  async function describeSuggestions(
    tx: Parts,
    roundId: string,
    viewerId: string,
    { batches }: Pick<SummaryMatter, 'batches'>,
  ): Promise<SummaryView['suggestions']> {
    const all = await tx.suggestions.listByRound(roundId, consentVersion);
    return {
      readable: all.filter((one) => mayReadSuggestion(one, viewerId)).length,
      counts: batches.find(({ kind }) => kind === 'closing')?.counts.suggestions,
    };
  }

  async function listCommitments(
    tx: Parts,
    matter: SummaryMatter,
    viewerId: string,
  ): Promise<CommitmentLine[]> {
    const readable = matter.commitments.filter((one) => mayReadWords(one.sharing, one, viewerId));
    const members = await tx.members.listByIds([...new Set(readable.map(({ memberId }) => memberId))]);
    const names = new Map(members.map(({ id, name }) => [id, name]));
    const lines: CommitmentLine[] = [];
    for (const one of readable) {
      const { memberId, item, sharing, status, overdue, dueOn, text } = one;
      if (text === undefined) continue;
      lines.push({
        ...{ memberId, item, sharing, status, overdue, dueOn, remedy: text.remedy, note: one.note },
        ...{ name: names.get(memberId) ?? '', itemName: await itemName(one, tx) },
      });
    }
    return lines;
  }

  /** Whether it changed is seen with the eyes of who approved it. */
  async function describeApproval(
    tx: Parts,
    { number, approvedAt, approvedById, fingerprint }: ApprovedSummary,
    matter: SummaryMatter,
  ): Promise<Omit<NonNullable<SummaryView['approved']>, 'mayTakeBack'>> {
    const by = await tx.members.findById(approvedById);
    return {
      number,
      at: approvedAt,
      by: by?.name ?? '',
      changed: fingerprintOf(summaryFor(matter, approvedById)) !== fingerprint,
    };
  }
}

const shortFingerprint = 12;
const notFound = { status: 'not_found' } as const;

function approvedFor(
  { approvedById, content }: ApprovedSummary,
  { memberId: viewerId }: Seat,
  seen: FrozenSummary,
): FrozenSummary {
  if (approvedById === viewerId) return forReader(content, viewerId);
  return forOtherReader(content, { viewerId, seen });
}
