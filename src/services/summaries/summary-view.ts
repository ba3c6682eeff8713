import { consentVersion } from '../../core/joining/consent.ts';
import type { Round } from '../../core/model/rounds.ts';
import { isOpenTo, may, type Actor, type Seat } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import type { ApprovedSummary } from '../../core/ports/summaries.ts';
import { graveItems, type ChecklistContent } from '../../core/rounds/checklist.ts';
import { nameOfRound, phaseOf, type RoundName } from '../../core/rounds/round.ts';
import { mayReadWords } from '../../core/sharing.ts';
import { mayReadSuggestion, type SuggestionCounts } from '../../core/suggestions/suggestion.ts';
import {
  fingerprintOf,
  forOtherReader,
  forReader,
  type FrozenSummary,
} from '../../core/summaries/summary.ts';
import type { SummaryWords } from '../../core/summaries/words.ts';
import type { LocalDate, Zone } from '../../core/time/local-time.ts';
import type { CommitmentThen } from '../commitments/counts.ts';
import { createItemNames, type ItemName } from '../rounds/item-names.ts';
import type { NamedRound } from './choosing.ts';
import { loadCommitteeDraft, loadMatter, summaryFor, type SummaryMatter } from './reading.ts';
import { meetingOf, nameOf, namesOf, unitOf } from '../records.ts';
import type { SnapshotParts } from './sent-reviews.ts';

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
  may: { approve: boolean; remind: boolean; print: boolean; markPaper: boolean };
};

/** A commitment with its words, as one reader may see it. */
export type CommitmentLine = Pick<
  CommitmentThen,
  'memberId' | 'item' | 'sharing' | 'status' | 'overdue' | 'dueOn'
> & {
  name: string;
  itemName: ItemName;
  remedy: string;
  note: string | undefined;
};

export type SummaryParts = SnapshotParts & Pick<Store, 'checklists' | 'meetings' | 'summaries'>;

/** Who looks at which round, and all that they may be shown of it. */
type Look = {
  actor: Actor;
  round: Round;
  viewer: Seat;
  phase: ReturnType<typeof phaseOf>;
  approved: readonly ApprovedSummary[];
  matter: SummaryMatter;
  isOpen: IsOpen;
};

/** Whether what this member wrote for others to read is open to who looks. */
export type IsOpen = (memberId: string) => boolean;

export async function look(
  tx: SummaryParts,
  { now, ...of }: Pick<Look, 'actor' | 'round' | 'viewer'> & { now: Date },
): Promise<Look> {
  const { round, viewer } = of;
  const approved = await tx.summaries.listByRound(round.id);
  const newest = approved.at(-1);
  const readerIds = [viewer.memberId, ...(newest === undefined ? [] : [newest.approvedById])];
  const batches = await tx.snapshots.listByRound(round.id);
  const phase = phaseOf(round, now);
  return {
    ...{ ...of, phase, approved, matter: await loadMatter(tx, round, { readerIds, batches, now }) },
    isOpen: await readOpen(tx, of),
  };
}

/** What was sent first before somebody had this place stays closed to them, whatever was changed in it since. */
async function readOpen(
  tx: Pick<Store, 'reviews'>,
  { actor, round, viewer }: Pick<Look, 'actor' | 'round' | 'viewer'>,
): Promise<IsOpen> {
  if (actor.closedBefore?.has(viewer.memberId) !== true) return () => true;
  const reviews = await tx.reviews.listByRound(round.id);
  const sentAt = new Map(reviews.map((review) => [review.memberId, review.sentAt]));
  return (memberId) => {
    const at = sentAt.get(memberId);
    return at !== undefined && isOpenTo(actor, viewer.memberId, at);
  };
}

/** Without the words that are closed to who looks; of the committee's review, which is under way for long, nothing is told then. */
export function withOpenWords(summary: FrozenSummary, { actor, viewer, isOpen }: Opened): FrozenSummary {
  if (actor.closedBefore?.has(viewer.memberId) !== true) return summary;
  const { words, committee, ...counts } = summary;
  return {
    ...{ ...counts, words: words.filter(({ memberId }) => isOpen(memberId)) },
    ...(committee && { committee: { ...committee, words: [] } }),
  };
}

type Opened = Pick<Look, 'actor' | 'viewer' | 'isOpen'>;

/** What a look found, laid before its reader: the draft, or the approved version that is `wanted`. */
export function createDescribe(store: SummaryParts) {
  const itemName = createItemNames(store);

  return async function describe(
    tx: SummaryParts,
    own: Look,
    wanted?: ApprovedSummary,
  ): Promise<SummaryView> {
    const { actor, round, viewer, phase, approved, matter } = own;
    const unit = await unitOf(tx, round);
    const meeting = await meetingOf(tx, round);
    const draft = summaryFor(matter, viewer.memberId);
    const newest = approved.at(-1);
    return {
      round: { ...nameOfRound(round, unit.zone), id: round.id },
      cell: { name: unit.name, zone: unit.zone },
      meetingOn: meeting?.on,
      checklist: matter.checklist,
      summary: withOpenWords(wanted === undefined ? draft : approvedFor(wanted, viewer, draft), own),
      version: wanted?.number,
      commitments: await listCommitments(tx, own),
      committeeDraft:
        wanted === undefined && actor.closedBefore?.has(viewer.memberId) !== true
          ? await loadCommitteeDraft(tx, round, graveItems(matter.checklist))
          : undefined,
      comparedWith: matter.previous && nameOfRound(matter.previous, unit.zone),
      seen: fingerprintOf(draft).slice(0, shortFingerprint),
      approved:
        newest === undefined
          ? undefined
          : {
              ...(await describeApproval(tx, newest, matter)),
              mayTakeBack: wanted === undefined && mayTakeBack(actor, { round, viewer, approved }),
            },
      suggestions: await describeSuggestions(tx, own),
      may: {
        approve: may(actor, 'summary_approve', round.unitId),
        remind: !draft.closed && may(actor, 'remind', round.unitId),
        print: may(actor, 'document_make', round.unitId),
        markPaper:
          wanted === undefined &&
          (phase === 'open' || phase === 'late') &&
          may(actor, 'paper_mark', round.unitId),
      },
    };
  };

  async function listCommitments(
    tx: SummaryParts,
    { actor, matter, viewer: { memberId: viewerId } }: Look,
  ): Promise<CommitmentLine[]> {
    const readable = matter.commitments.filter(
      (one) => mayReadWords(one.sharing, one, viewerId) && isOpenTo(actor, viewerId, one.madeAt),
    );
    const names = await namesOf(tx, readable);
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
}

export function mayTakeBack(
  actor: Actor,
  { round, viewer, approved }: Pick<Look, 'round' | 'viewer' | 'approved'>,
): boolean {
  const newest = approved.at(-1);
  const isOwn = newest?.approvedById === viewer.memberId && newest.openedAt === undefined;
  return isOwn && may(actor, 'summary_approve', round.unitId);
}

/** Of a draft, as a button carries it. */
export const shortFingerprint = 12;

async function describeSuggestions(
  tx: SummaryParts,
  { actor, round, viewer: { memberId }, matter }: Look,
): Promise<SummaryView['suggestions']> {
  const all = await tx.suggestions.listByRound(round.id, consentVersion);
  return {
    readable: all.filter((one) => mayReadSuggestion(one, memberId) && isOpenTo(actor, memberId, one.sentAt))
      .length,
    counts: matter.batches.find(({ kind }) => kind === 'closing')?.counts.suggestions,
  };
}

/** Whether it changed is seen with the eyes of who approved it. */
async function describeApproval(
  tx: SummaryParts,
  { number, approvedAt, approvedById, fingerprint }: ApprovedSummary,
  matter: SummaryMatter,
): Promise<Omit<NonNullable<SummaryView['approved']>, 'mayTakeBack'>> {
  return {
    number,
    at: approvedAt,
    by: await nameOf(tx, approvedById),
    changed: fingerprintOf(summaryFor(matter, approvedById)) !== fingerprint,
  };
}

function approvedFor(
  { approvedById, content }: ApprovedSummary,
  { memberId: viewerId }: Seat,
  seen: FrozenSummary,
): FrozenSummary {
  if (approvedById === viewerId) return forReader(content, viewerId);
  return forOtherReader(content, { viewerId, seen });
}
