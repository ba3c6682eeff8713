import { type Zone, localDateOf, type Period } from '../../core/time/local-time.ts';
import type { ChecklistContent } from '../../core/rounds/checklist.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { noMemberships } from '../../core/cell/memberships.ts';
import { figuresOf, type CountedCell, type Figures } from '../../core/units/counts.ts';
import { hasBegun, monthsBegun, neighbour, spanOf, type Span } from '../../core/units/span.ts';
import { cellsBelow, childrenOf, type TreeUnit } from '../../core/units/tree.ts';
import { withoutOwnParts, type OwnPartsOf } from './own-parts.ts';
import { withUnit } from './within-unit.ts';

type Parts = OwnPartsOf & Pick<Store, 'checklists' | 'unitFigures' | 'unitTree' | 'units'>;

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
        const seats = await store.members.listByAccount(actor.accountId);
        const snapshots = await withoutOwnParts(store, frozen, { seats, now });
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
            checklists: await latestContents(
              store,
              new Set(snapshots.map(({ checklistKey }) => checklistKey)),
            ),
            before: neighbour(span, -1),
            after: hasBegun(after, thisMonth) ? after : undefined,
          },
        };
      }),
  };
}

/** The checklists with these keys as they are now. */
export async function latestContents(
  store: Pick<Store, 'checklists'>,
  keys: ReadonlySet<string>,
): Promise<ReadonlyMap<string, ChecklistContent>> {
  const contents = new Map<string, ChecklistContent>();
  for (const key of keys) {
    const checklist = await store.checklists.findLatest(key);
    if (checklist !== undefined) contents.set(key, checklist.content);
  }
  return contents;
}

export function periodOf(at: Date, zone: Zone): Period {
  const on = localDateOf(at, zone);
  return { year: Number(on.slice(0, 4)), month: Number(on.slice(5, 7)) };
}
