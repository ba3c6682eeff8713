import { countMemberships } from '../../core/cell/memberships.ts';
import type { AnnexRow, ReportCopy, ReportFacts } from '../../core/documents/facts.ts';
import { publishedItems, publishedQuestions } from '../../core/documents/published.ts';
import { consentVersion } from '../../core/joining/consent.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Actor, Refused, Seat } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { Snapshot } from '../../core/ports/summaries.ts';
import { nameOfRound } from '../../core/rounds/round.ts';
import { hasDetails } from '../../core/reviews/answer.ts';
import { mayComparePools } from '../../core/summaries/change.ts';
import { withoutOwnPools } from '../../core/summaries/own-in-pool.ts';
import type { FrozenSummary } from '../../core/summaries/summary.ts';
import type { SummaryWords } from '../../core/summaries/words.ts';
import { localDateOf } from '../../core/time/local-time.ts';
import { publishedCommitments } from '../../core/units/counts.ts';
import { isShown } from '../summaries/choosing.ts';
import { summaryFor, type SummaryMatter } from '../summaries/reading.ts';
import { look, type SummaryParts } from '../summaries/summary-view.ts';
import { withinRound } from '../within.ts';
import { readDocumentChecklist, type GroundsOf } from './checklist.ts';
import { approvedFinally } from './final.ts';
import { readUnitFacts, unitOf, type UnitFactsParts } from './unit-facts.ts';

type Parts = SummaryParts & UnitFactsParts;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'>; groundsOf: GroundsOf };

export type ReportOutcome =
  | {
      status: 'gathered';
      report: ReportFacts;
      copy: ReportCopy;
      /** Whose words the copy prints. */
      memberIds: readonly string[];
    }
  | { status: 'not_found' }
  | Refused;

export type Reports = ReturnType<typeof createReports>;

/** What the report on a round says: figures as they were frozen, and in the cell's own copy what is for the whole cell. */
export function createReports({ store, clock, groundsOf }: Deps) {
  return {
    gather: (
      actor: Actor,
      { roundId, copy }: { roundId: string; copy: ReportCopy['for'] },
    ): Promise<ReportOutcome> =>
      store.transaction((tx) =>
        withinRound(tx, actor, roundId, 'document_make', async (round, viewer): Promise<ReportOutcome> => {
          if (!isShown(round)) return { status: 'not_found' };
          const now = clock.now();
          const { matter, approved } = await look(tx, { actor, round, viewer, now });
          const final = approvedFinally(round, approved);
          const summary = final?.content ?? summaryFor(matter, viewer.memberId);
          const told = copy === 'cell' ? toldToCell(summary) : [];
          return {
            status: 'gathered',
            report: await reportOf(tx, { round, matter, viewer, summary, isFinal: final !== undefined, now }),
            copy: copy === 'cell' ? { for: 'cell', annex: told.map(toRow) } : { for: 'committee' },
            memberIds: [...new Set(told.map(({ memberId }) => memberId))],
          };
        }),
      ),
  };

  async function reportOf(
    tx: Parts,
    {
      round,
      matter,
      viewer,
      summary,
      isFinal,
      now,
    }: {
      round: Round;
      matter: SummaryMatter;
      viewer: Seat;
      summary: FrozenSummary;
      isFinal: boolean;
      now: Date;
    },
  ): Promise<ReportFacts> {
    const unit = await unitOf(tx, round);
    const meeting = round.meetingId === undefined ? undefined : await tx.meetings.findById(round.meetingId);
    const dayOf = (at: Date) => localDateOf(at, unit.zone);
    const { participation, committee } = summary;
    const closing = closingFor(matter, viewer.memberId);
    return {
      unit: await readUnitFacts(tx, unit, now),
      round: nameOfRound(round, unit.zone),
      ...{ number: undefined, on: undefined, plan: undefined, final: isFinal },
      meetingOn: meeting?.on,
      from: dayOf(round.openedAt ?? round.opensAt),
      until: dayOf(round.closesAt),
      roster: await rosterOf(tx, round, { closing, exempt: participation.exempt }),
      participation,
      ...(await readDocumentChecklist(tx, round, groundsOf)),
      countedOn: closing && dayOf(closing.createdAt),
      ...figuresOf(matter, viewer, closing),
      helpAsked: undefined,
      committeeReviewed: committee !== undefined && committee.state !== 'missing',
      suggestions: await suggestionsOf(tx, round, closing),
    };
  }
}

/** As it was frozen, without what whoever prints it could take off. */
function closingFor({ batches, own, ownSaid }: SummaryMatter, viewerId: string): Snapshot | undefined {
  const part = { viewerId, own: own.get(viewerId), commitments: ownSaid.get(viewerId) ?? [] };
  return withoutOwnPools(batches, part).find(({ kind }) => kind === 'closing');
}

function beforeFor({ before, ownBefore }: SummaryMatter, viewerId: string): Snapshot | undefined {
  const part = { viewerId, own: ownBefore.get(viewerId), commitments: [] };
  return withoutOwnPools(before, part).find(({ kind }) => kind === 'closing');
}

function figuresOf(
  matter: SummaryMatter,
  { memberId: viewerId }: Seat,
  closing: Snapshot | undefined,
): Pick<ReportFacts, 'items' | 'questions' | 'pooled' | 'commitments'> {
  const untold = { earlier: undefined, made: undefined };
  const tooFew = { status: 'too_few' } as const;
  if (closing === undefined)
    return { items: [], questions: [], pooled: tooFew, commitments: { ...untold, all: undefined } };
  const { counts, reviews } = closing;
  const commitments = publishedCommitments(counts);
  const isPooled = reviews > 0 && counts.pooled.length > 0;
  return {
    items: publishedItems({
      now: counts,
      before: beforeFor(matter, viewerId)?.counts,
      arePoolsComparable: mayComparePools(matter.pools.now, matter.pools.before, viewerId),
    }),
    questions: publishedQuestions(matter.questions ?? [], counts),
    pooled: isPooled ? { status: 'counted', reviews } : tooFew,
    // None, and none that may be told, look the same.
    commitments: { ...untold, all: commitments.made === 0 ? undefined : commitments },
  };
}

async function rosterOf(
  tx: Pick<Store, 'members' | 'participants'>,
  { id }: Pick<Round, 'id'>,
  { closing, exempt }: { closing: Snapshot | undefined; exempt: number },
): Promise<ReportFacts['roster']> {
  const frozen = closing?.counts.memberships;
  const participants = await tx.participants.listByRound(id);
  const members = await tx.members.listByIds(participants.map(({ memberId }) => memberId));
  const temporary = members.filter(({ standing }) => standing === 'temporary').length;
  const { official, probationary, unknown } = frozen ?? countMemberships(members);
  return {
    ...{ total: official + probationary + unknown, official, probationary, exempt },
    temporary: frozen === undefined ? temporary : undefined,
  };
}

/** Those under a name, however few; and how many of them were answered by now. */
async function suggestionsOf(
  tx: Pick<Store, 'suggestions'>,
  { id }: Pick<Round, 'id'>,
  closing: Snapshot | undefined,
): Promise<ReportFacts['suggestions']> {
  const sent = closing?.counts.suggestions?.named;
  if (sent === undefined) return undefined;
  const standing = (await tx.suggestions.listByRound(id, consentVersion)).filter(
    ({ sharing, withdrawnAt }) => sharing !== 'counts_only' && withdrawnAt === undefined,
  );
  return { sent, answered: Math.min(sent, standing.filter(({ answer }) => answer !== undefined).length) };
}

/** What members wrote for the whole cell to read. Why somebody passes an item over is not among it: they may be ill. */
function toldToCell({ words }: FrozenSummary): readonly SummaryWords[] {
  return words.filter(
    ({ sharing, level, value }) => sharing === 'cell' && (hasDetails(level) || value !== undefined),
  );
}

function toRow({
  name,
  item,
  level,
  how,
  causeKind,
  cause,
  remedy,
  deadlineOn,
  value,
}: SummaryWords): AnnexRow {
  return {
    name,
    item,
    level,
    how,
    causeKind,
    cause,
    remedy,
    deadlineOn,
    ...(value !== undefined && { value }),
  };
}
