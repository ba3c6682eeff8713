import {
  isPoolTold,
  timesByGroup,
  trendGroups,
  trendLength,
  type TrendFacts,
  type TrendGroup,
  type TrendPoint,
} from '../../core/documents/trend.ts';
import type { Round } from '../../core/model/rounds.ts';
import type { Actor, Refused, Seat } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import { sameItems } from '../../core/rounds/items.ts';
import { nameOfRound } from '../../core/rounds/round.ts';
import { withoutOwnPools } from '../../core/summaries/own-in-pool.ts';
import { readChecklist } from '../rounds/checklists.ts';
import { isShown } from '../summaries/choosing.ts';
import { type InCell, withinRound } from '../within.ts';
import { unitOf } from '../records.ts';

type Parts = Pick<
  Store,
  'checklists' | 'documentSettings' | 'reviews' | 'revisions' | 'rounds' | 'snapshots' | 'units'
>;

export type TrendOutcome = InCell & ({ status: 'drawn'; trend: TrendFacts } | { status: 'gone' } | Refused);

export type Trends = ReturnType<typeof createTrends>;

/** How the latest rounds of a cell went that are of one kind with a given one, and its checklist. */
export function createTrends({ store }: { store: Parts }) {
  return {
    draw: (actor: Actor, roundId: string): Promise<TrendOutcome> =>
      withinRound(store, actor, roundId, 'summary_read', async (round, viewer) => {
        if (!isShown(round)) return { status: 'gone' };
        const unit = await unitOf(store, round);
        const content = await readChecklist(store, round);
        const groups = trendGroups(content);
        const points: TrendPoint[] = [];
        for (const one of await listLatest(store, round)) {
          const asked = sameItems(one, round) ? groups : undefined;
          points.push({
            at: nameOfRound(one, unit.zone),
            ...(await figuresOf(store, one, { viewer, groups: asked, count: groups.length })),
          });
        }
        const { printing = [] } = await store.documentSettings.read(unit.id);
        return {
          status: 'drawn',
          trend: {
            ...{ unit: unit.name, printing, checklist: content.title.vi, points },
            groups: groups.map(({ title }) => title),
          },
        };
      }),
  };
}

/** Oldest first. */
async function listLatest(tx: Pick<Store, 'rounds'>, { unitId, kind }: Round): Promise<Round[]> {
  const all = await tx.rounds.listByUnit(unitId);
  return all
    .filter((one) => one.kind === kind && one.closedAt !== undefined && one.cancelledAt === undefined)
    .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
    .slice(-trendLength);
}

/** Without groups where it asked something else. */
async function figuresOf(
  tx: Parts,
  { id }: Round,
  { viewer, groups, count }: { viewer: Seat; groups: readonly TrendGroup[] | undefined; count: number },
): Promise<Omit<TrendPoint, 'at'>> {
  const untold = Array.from({ length: count }, () => undefined);
  const frozen = (await tx.snapshots.listByRound(id)).filter(({ kind }) => kind === 'closing');
  const found = await tx.reviews.findOwn(id, viewer.memberId);
  const own = found && (await tx.revisions.findNewest(found.review.id));
  const part = { viewerId: viewer.memberId, own, commitments: [] };
  const [closing] = withoutOwnPools(frozen, part);
  if (closing === undefined) return { participation: undefined, groups: untold, pooled: false };
  const { counts } = closing;
  const { sent = 0, paper = 0, total = 0 } = counts.participation ?? {};
  const pool = counts.trends === undefined ? [] : await tx.revisions.listPool(closing.id);
  const isIn = pool.some(({ memberId }) => memberId === viewer.memberId);
  const pooled = isPoolTold(counts, { viewerId: viewer.memberId, isIn });
  return {
    participation: total === 0 ? undefined : { done: sent + paper, of: total },
    groups: groups === undefined ? untold : timesByGroup(counts, groups, pooled),
    pooled: pooled && groups !== undefined,
  };
}
