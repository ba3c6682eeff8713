import { type Zone, localDateOf, type Period } from '../../core/time/local-time.ts';
import type { ChecklistContent } from '../../core/rounds/checklist.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { withoutOwnPools, type OwnPart } from '../../core/summaries/own-in-pool.ts';
import { noMemberships } from '../../core/cell/memberships.ts';
import { figuresOf, type CellSnapshot, type CountedCell, type Figures } from '../../core/units/counts.ts';
import { hasBegun, monthsBegun, neighbour, spanOf, type Span } from '../../core/units/span.ts';
import { cellsBelow, childrenOf, type TreeUnit } from '../../core/units/tree.ts';
import { listOwnSaid } from '../commitments/counts.ts';
import { withUnit } from './within-unit.ts';

type Parts = Pick<
  Store,
  | 'checklists'
  | 'commitments'
  | 'members'
  | 'reviews'
  | 'revisions'
  | 'rounds'
  | 'unitFigures'
  | 'unitTree'
  | 'units'
>;

type Deps = { store: Parts; clock: Clock; defaultZone: Zone };

/** The counts of a unit over a span, and the same for each unit directly under it. */
export type CountsView = {
  unit: TreeUnit;
  span: Span;
  figures: Figures;
  /** People known to be on the rosters of two of its cells or more, who are in the figures of each. */
  inSeveral: number;
  parts: readonly { unit: TreeUnit; figures: Figures }[];
  /** The checklists that the figures speak of, by key, as they are now. */
  checklists: ReadonlyMap<string, ChecklistContent>;
  /** Where the spans before and after have something to say. */
  before: Span;
  after: Span | undefined;
};

export type CountsOutcome = { status: 'counted'; view: CountsView } | { status: 'gone' } | Refused;

export type UnitCounting = ReturnType<typeof createUnitCounting>;

/** What a committee reads of its cells: frozen counts only, and nothing of a round that is open. */
export function createUnitCounting({ store, clock, defaultZone }: Deps) {
  return {
    /** Without a span, this month. */
    count: (actor: Actor, unitId: string, wanted: Span | undefined): Promise<CountsOutcome> =>
      withUnit(store, actor, unitId, 'unit_counts', async (tree, unit) => {
        const now = clock.now();
        const thisMonth = periodOf(now, defaultZone);
        const span =
          wanted !== undefined && hasBegun(wanted, thisMonth) ? wanted : spanOf('month', thisMonth);
        const below = cellsBelow(tree);
        const cellIds = (below.get(unit.id) ?? []).map(({ id }) => id);
        const [frozen, meetings, rosters, inSeveral] = await Promise.all([
          store.unitFigures.listSnapshots(cellIds, span),
          store.unitFigures.listHeldMeetings(cellIds, span),
          store.unitFigures.countMemberships(cellIds),
          store.unitFigures.countInSeveral(cellIds),
        ]);
        const snapshots = await withoutOwn(actor.accountId, frozen, now);
        const found = { snapshots, meetings, months: monthsBegun(span, thisMonth) };
        const cellsOf = ({ id: unitId }: TreeUnit): CountedCell[] =>
          (below.get(unitId) ?? []).map(({ id, readyAt }) => ({
            id,
            readySince: readyAt && periodOf(readyAt, defaultZone),
            roster: rosters.get(id) ?? noMemberships,
          }));
        const after = neighbour(span, 1);
        return {
          status: 'counted',
          view: {
            unit,
            span,
            figures: figuresOf(cellsOf(unit), found),
            inSeveral,
            parts: childrenOf(tree, unit.id).map((child) => ({
              unit: child,
              figures: figuresOf(cellsOf(child), found),
            })),
            checklists: await contentsOf(new Set(snapshots.map(({ checklistKey }) => checklistKey))),
            before: neighbour(span, -1),
            after: hasBegun(after, thisMonth) ? after : undefined,
          },
        };
      }),
  };

  /** Whoever sat in one of these cells knows what they answered there themselves, also where they have left it since. */
  async function withoutOwn(
    accountId: string,
    frozen: readonly CellSnapshot[],
    now: Date,
  ): Promise<CellSnapshot[]> {
    const rows = await store.members.listByAccount(accountId);
    let open = [...frozen];
    for (const { id: memberId, unitId } of rows) {
      const roundIds = open.flatMap((one) => (one.unitId === unitId ? [one.roundId] : []));
      for (const roundId of new Set(roundIds)) {
        const part = await ownPart(memberId, roundId, now);
        open = open.flatMap((one) => (one.roundId === roundId ? withoutOwnPools([one], part) : [one]));
      }
    }
    return open;
  }

  async function ownPart(memberId: string, roundId: string, now: Date): Promise<OwnPart> {
    const [round, found] = await Promise.all([
      store.rounds.findById(roundId),
      store.reviews.findOwn(roundId, memberId),
    ]);
    return {
      viewerId: memberId,
      own: found && (await store.revisions.findNewest(found.review.id)),
      commitments: round === undefined ? [] : await listOwnSaid(store, round, memberId, now),
    };
  }

  async function contentsOf(keys: ReadonlySet<string>): Promise<ReadonlyMap<string, ChecklistContent>> {
    const contents = new Map<string, ChecklistContent>();
    for (const key of keys) {
      const checklist = await store.checklists.findLatest(key);
      if (checklist !== undefined) contents.set(key, checklist.content);
    }
    return contents;
  }
}

function periodOf(at: Date, zone: Zone): Period {
  const on = localDateOf(at, zone);
  return { year: Number(on.slice(0, 4)), month: Number(on.slice(5, 7)) };
}
