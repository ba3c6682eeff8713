import type { ChecklistContent } from '../../core/rounds/checklist.ts';
import { consentVersion } from '../../core/joining/consent.ts';
import type { LocalDate, Zone } from '../../core/time/local-time.ts';
import type { Round } from '../../core/model/rounds.ts';
import {
  currentMembership,
  permit,
  type Actor,
  type Membership,
  type Refused,
} from '../../core/permissions.ts';
import type { Clock, Ids } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { ApprovedSummary } from '../../core/ports/summaries.ts';
import { nameOfRound, phaseOf, type RoundName } from '../../core/rounds/round.ts';
import { mayReadSuggestion, type SuggestionCounts } from '../../core/suggestions/suggestion.ts';
import { mayReadWords } from '../../core/sharing.ts';
import { isClosed } from '../../core/summaries/compilation.ts';
import {
  fingerprintOf,
  forOtherReader,
  forReader,
  type FrozenSummary,
} from '../../core/summaries/summary.ts';
import type { SnapshotServices } from './snapshots.ts';
import type { StandingCommitment } from '../commitments/counts.ts';
import { createItemNames, type ItemName } from '../rounds/item-names.ts';
import { loadMatter, summaryFor, type SummaryMatter } from './reading.ts';

type NamedRound = RoundName & { id: string };

/** A summary as it is laid on the screen of one reader. */
export type OpenSummary = {
  round: NamedRound;
  cell: { name: string; zone: Zone };
  meetingOn: LocalDate | undefined;
  checklist: ChecklistContent;
  summary: FrozenSummary;
  /** Commitments that this reader may read by name, as they stand in this round. */
  commitments: readonly CommitmentLine[];
  /** The approved version that is shown; undefined where it is the draft. */
  version: number | undefined;
  comparedWith: RoundName | undefined;
  /** Of the draft as this reader sees it, so that nothing else is approved than what was on screen. */
  seen: string;
  approved: { number: number; at: Date; by: string; changed: boolean } | undefined;
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

/** A round in the list to choose from. */
export type RoundChoice = { round: NamedRound; isOpen: boolean; isApproved: boolean };

type Parts = Pick<
  Store,
  | 'accessEvents'
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

export type Summaries = ReturnType<typeof createSummaries>;

export function createSummaries({ store, clock, ids, snapshots }: Deps) {
  const itemName = createItemNames(store);

  return {
    /** The round that /tonghop is about: the open one that ends first, or else the latest. */
    async findCurrent(
      actor: Actor,
    ): Promise<{ status: 'found'; roundId: string } | { status: 'none' } | Refused> {
      const unit = readableUnit(actor);
      if (unit.status === 'denied') return unit;
      const now = clock.now();
      const rounds = await listRounds(unit.unitId);
      const current = rounds.filter((round) => phaseOf(round, now) === 'open').at(-1) ?? rounds[0];
      return current === undefined ? { status: 'none' } : { status: 'found', roundId: current.id };
    },

    /** Rounds to choose from, in the cell of the one given, newest first. */
    async listChoices(
      actor: Actor,
      roundId: string,
    ): Promise<{ status: 'listed'; choices: RoundChoice[] } | Refused> {
      const round = await store.rounds.findById(roundId);
      const permission = permit(actor, 'summary_read', round?.unitId);
      if (permission.status === 'denied') return permission;
      const now = clock.now();
      const zone = round && (await store.units.findById(round.unitId))?.zone;
      const choices: RoundChoice[] = [];
      for (const one of round === undefined ? [] : await listRounds(round.unitId)) {
        const approved = await store.summaries.findNewest(one.id);
        choices.push({
          round: { ...nameOfRound(one, zone ?? 'UTC'), id: one.id },
          isOpen: phaseOf(one, now) === 'open',
          isApproved: approved !== undefined,
        });
      }
      return { status: 'listed', choices };
    },

    /**
     * Hands the summary to `lay`, which says whose words stand on what it makes of it. Each of them gets it written
     * down before anything is returned.
     */
    async open<Page extends { memberIds: readonly string[] }>(
      actor: Actor,
      { roundId, version }: SummaryRequest,
      lay: (open: OpenSummary) => Page,
    ): Promise<{ status: 'opened'; page: Page } | { status: 'not_found' } | Refused> {
      const found = await find(actor, roundId);
      if (found.status !== 'found') return found;
      const { round, viewer } = found;
      const now = clock.now();
      await closeIfDue(round, now);
      const approved = await store.summaries.listByRound(roundId);
      const wanted = version === undefined ? undefined : approved.find(({ number }) => number === version);
      if (version !== undefined && wanted === undefined) return { status: 'not_found' };
      const newest = approved.at(-1);
      const readerIds = [viewer.memberId, ...(newest === undefined ? [] : [newest.approvedById])];
      const matter = await loadMatter(store, round, { readerIds, now });
      const page = lay(await describe({ actor, round, viewer, matter, newest, wanted }));
      await recordLook({ roundId, viewer, memberIds: page.memberIds, now });
      return { status: 'opened', page };
    },

    /** Freezes the draft, where it still is what was on screen. Twice is once. */
    async approve(
      actor: Actor,
      { roundId, seen }: { roundId: string; seen: string },
    ): Promise<
      | { status: 'approved' | 'already_approved'; number: number }
      | { status: 'changed' }
      | { status: 'not_found' }
      | Refused
    > {
      const found = await find(actor, roundId, 'summary_approve');
      if (found.status !== 'found') return found;
      const { round, viewer } = found;
      const now = clock.now();
      await closeIfDue(round, now);
      return store.transaction(async (tx) => {
        const content = summaryFor(
          await loadMatter(tx, round, { readerIds: [viewer.memberId], now }),
          viewer.memberId,
        );
        const fingerprint = fingerprintOf(content);
        const newest = await tx.summaries.findNewest(roundId);
        if (newest?.fingerprint === fingerprint) return { status: 'already_approved', number: newest.number };
        if (!fingerprint.startsWith(seen) || seen.length < shortFingerprint) return { status: 'changed' };
        const number = (newest?.number ?? 0) + 1;
        const approvedById = viewer.memberId;
        await tx.summaries.insert({
          ...{ id: ids.next(), roundId, number, approvedById, approvedAt: now, fingerprint, content },
        });
        return { status: 'approved', number };
      });
    },
  };

  async function find(
    actor: Actor,
    roundId: string,
    action: 'summary_read' | 'summary_approve' = 'summary_read',
  ): Promise<{ status: 'found'; round: Round; viewer: Membership } | { status: 'not_found' } | Refused> {
    const round = await store.rounds.findById(roundId);
    const permission = permit(actor, action, round?.unitId);
    if (permission.status === 'denied') return permission;
    const viewer = permission.membership;
    if (round === undefined || viewer === undefined || !isShown(round)) return { status: 'not_found' };
    return { status: 'found', round, viewer };
  }

  /** Where the time to close has passed and no tick came yet. */
  async function closeIfDue(round: Round, now: Date): Promise<void> {
    if (now < round.closesAt && round.closedAt === undefined) return;
    if (isClosed(await store.snapshots.listByRound(round.id))) return;
    await store.transaction((tx) => snapshots.closeRound(tx, round, now));
  }

  async function describe({
    actor,
    round,
    viewer,
    matter,
    newest,
    wanted,
  }: {
    actor: Actor;
    round: Round;
    viewer: Membership;
    matter: SummaryMatter;
    newest: ApprovedSummary | undefined;
    wanted: ApprovedSummary | undefined;
  }): Promise<OpenSummary> {
    const unit = await store.units.findById(round.unitId);
    if (unit === undefined) throw new Error(`the unit ${round.unitId} of a round is not in the database`);
    const meeting =
      round.meetingId === undefined ? undefined : await store.meetings.findById(round.meetingId);
    const draft = summaryFor(matter, viewer.memberId);
    return {
      round: { ...nameOfRound(round, unit.zone), id: round.id },
      cell: { name: unit.name, zone: unit.zone },
      meetingOn: meeting?.on,
      checklist: matter.checklist,
      summary: wanted === undefined ? draft : approvedFor(wanted, viewer, draft),
      version: wanted?.number,
      commitments: await listCommitments(matter, viewer.memberId),
      comparedWith: matter.previous && nameOfRound(matter.previous, unit.zone),
      seen: fingerprintOf(draft).slice(0, shortFingerprint),
      approved: newest === undefined ? undefined : await describeApproval(newest, matter),
      suggestions: await describeSuggestions(round.id, viewer.memberId, matter),
      may: {
        approve: permit(actor, 'summary_approve', round.unitId).status === 'granted',
        remind: !draft.closed && permit(actor, 'remind', round.unitId).status === 'granted',
      },
    };
  }

  async function describeSuggestions(
    roundId: string,
    viewerId: string,
    { batches }: Pick<SummaryMatter, 'batches'>,
  ): Promise<OpenSummary['suggestions']> {
    const all = await store.suggestions.listByRound(roundId, consentVersion);
    return {
      readable: all.filter((one) => mayReadSuggestion(one, viewerId)).length,
      counts: batches.find(({ kind }) => kind === 'closing')?.counts.suggestions,
    };
  }

  async function listCommitments(matter: SummaryMatter, viewerId: string): Promise<CommitmentLine[]> {
    const readable = matter.commitments.filter((one) => mayReadWords(one.sharing, one, viewerId));
    const members = await store.members.listByIds([...new Set(readable.map(({ memberId }) => memberId))]);
    const names = new Map(members.map(({ id, name }) => [id, name]));
    const lines: CommitmentLine[] = [];
    for (const one of readable) {
      const { memberId, item, sharing, status, overdue, dueOn, text } = one;
      if (text === undefined) continue;
      lines.push({
        ...{ memberId, item, sharing, status, overdue, dueOn, remedy: text.remedy, note: one.note },
        ...{ name: names.get(memberId) ?? '', itemName: await itemName(one) },
      });
    }
    return lines;
  }

  /** Whether it changed is seen with the eyes of who approved it. */
  async function describeApproval(
    { number, approvedAt, approvedById, fingerprint }: ApprovedSummary,
    matter: SummaryMatter,
  ): Promise<OpenSummary['approved']> {
    const by = await store.members.findById(approvedById);
    return {
      number,
      at: approvedAt,
      by: by?.name ?? '',
      changed: fingerprintOf(summaryFor(matter, approvedById)) !== fingerprint,
    };
  }

  async function recordLook({
    roundId,
    viewer,
    memberIds,
    now,
  }: {
    roundId: string;
    viewer: Membership;
    memberIds: readonly string[];
    now: Date;
  }): Promise<void> {
    const others = memberIds.filter((memberId) => memberId !== viewer.memberId);
    await store.transaction(async (tx) => {
      await tx.accessEvents.addSheet({ viewerId: viewer.memberId, roundId });
      for (const memberId of new Set(others)) {
        const event = { id: ids.next(), memberId, viewerId: viewer.memberId, roundId, at: now };
        await tx.accessEvents.record({ ...event, what: 'summary' });
      }
    });
  }

  /** Newest first. */
  async function listRounds(unitId: string): Promise<Round[]> {
    return (await store.rounds.listByUnit(unitId)).filter(isShown);
  }
}

const shortFingerprint = 12;

function approvedFor(
  { approvedById, content }: ApprovedSummary,
  { memberId: viewerId }: Membership,
  seen: FrozenSummary,
): FrozenSummary {
  if (approvedById === viewerId) return forReader(content, viewerId);
  return forOtherReader(content, { viewerId, seen });
}

/** The cell that a command is about, or the only one where this person may read a summary. */
function readableUnit(actor: Actor): { status: 'readable'; unitId: string } | Refused {
  const current = currentMembership(actor);
  const permission = permit(actor, 'summary_read', current?.unitId);
  if (permission.status === 'granted' && current !== undefined) {
    return { status: 'readable', unitId: current.unitId };
  }
  const other = actor.memberships.find(
    ({ unitId }) => permit(actor, 'summary_read', unitId).status === 'granted',
  );
  if (other !== undefined) return { status: 'readable', unitId: other.unitId };
  return permission.status === 'denied' ? permission : { status: 'denied', why: 'not_a_member' };
}

function isShown(round: Round): boolean {
  return round.openedAt !== undefined && round.cancelledAt === undefined;
}
