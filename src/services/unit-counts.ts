import type { Zone } from '../core/local-time.ts';
import { localDateOf, type Period } from '../core/local-time.ts';
import type { ChecklistContent } from '../core/checklist.ts';
import type { Actor } from '../core/permissions.ts';
import type { Clock } from '../core/ports/runtime.ts';
import type { Store } from '../core/ports/store.ts';
import { figuresOf, type Figures } from '../core/unit-counts.ts';
import { hasBegun, neighbour, spanOf, type Span } from '../core/unit-span.ts';
import { cellsBelow, childrenOf, type TreeUnit } from '../core/unit-tree.ts';
import { withUnit, type Denied } from './units.ts';

type Parts = Pick<Store, 'checklists' | 'unitFigures' | 'unitTree'>;

type Deps = { store: Parts; clock: Clock; defaultZone: Zone };

/** The counts of a unit over a span, and the same for each unit directly under it. */
export type UnitCounts = {
  unit: TreeUnit;
  span: Span;
  figures: Figures;
  parts: readonly { unit: TreeUnit; figures: Figures }[];
  /** The checklists that the figures speak of, by key, as they are now. */
  checklists: ReadonlyMap<string, ChecklistContent>;
  /** Where the spans before and after have something to say. */
  before: Span;
  after: Span | undefined;
};

export type CountsOutcome = { status: 'counted'; counts: UnitCounts } | { status: 'gone' } | Denied;

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
        const [snapshots, meetings] = await Promise.all([
          store.unitFigures.listSnapshots(cellIds, span),
          store.unitFigures.listHeldMeetings(cellIds, span, now),
        ]);
        const after = neighbour(span, 1);
        return {
          status: 'counted',
          counts: {
            unit,
            span,
            figures: figuresOf(cellIds, { snapshots, meetings }),
            parts: childrenOf(tree, unit.id).map((child) => ({
              unit: child,
              figures: figuresOf(
                (below.get(child.id) ?? []).map(({ id }) => id),
                { snapshots, meetings },
              ),
            })),
            checklists: await contentsOf(new Set(snapshots.map(({ checklistKey }) => checklistKey))),
            before: neighbour(span, -1),
            after: hasBegun(after, thisMonth) ? after : undefined,
          },
        };
      }),
  };

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
