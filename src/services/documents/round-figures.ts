import type { RoundFigures } from '../../core/documents/facts.ts';
import { publishedItems, publishedQuestions } from '../../core/documents/published.ts';
import { consentVersion } from '../../core/joining/consent.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Seat } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Snapshot } from '../../core/ports/summaries.ts';
import { mayComparePools } from '../../core/summaries/comparison.ts';
import { withoutOwnPools } from '../../core/summaries/own-in-pool.ts';
import { localDateOf, type Zone } from '../../core/time/local-time.ts';
import { publishedCommitments } from '../../core/units/counts.ts';
import type { SummaryMatter } from '../summaries/reading.ts';

/** The figures that documents print of a round: those that were frozen when it closed. */
export async function readRoundFigures(
  tx: Pick<Store, 'suggestions'>,
  { round, matter, viewer, zone }: { round: Round; matter: SummaryMatter; viewer: Seat; zone: Zone },
): Promise<RoundFigures> {
  const closing = closingFor(matter, viewer.memberId);
  return {
    countedOn: closing && localDateOf(closing.createdAt, zone),
    ...figuresOf(matter, viewer, closing),
    suggestions: await suggestionsOf(tx, round, closing),
  };
}

/** As it was frozen, without what whoever prints it could take off. */
export function closingFor({ batches, own, ownSaid }: SummaryMatter, viewerId: string): Snapshot | undefined {
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
): Pick<RoundFigures, 'items' | 'questions' | 'pooled' | 'paperForms' | 'commitments'> {
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
    ...(counts.paper !== undefined && counts.paper.items.length > 0 && { paperForms: counts.paper.forms }),
    // None, and none that may be told, look the same.
    commitments: { ...untold, all: commitments.made === 0 ? undefined : commitments },
  };
}

/** Those under a name, however few; and how many of them were answered by now. */
async function suggestionsOf(
  tx: Pick<Store, 'suggestions'>,
  { id }: Pick<Round, 'id'>,
  closing: Snapshot | undefined,
): Promise<RoundFigures['suggestions']> {
  const sent = closing?.counts.suggestions?.named;
  if (sent === undefined) return undefined;
  const named = (await tx.suggestions.listByRound(id, consentVersion)).filter(
    ({ sharing, withdrawnAt }) => sharing !== 'counts_only' && withdrawnAt === undefined,
  );
  return { sent, answered: Math.min(sent, named.filter(({ answer }) => answer !== undefined).length) };
}
