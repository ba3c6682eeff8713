import type { UnitFiguresFacts } from '../../core/documents/facts.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Span } from '../../core/units/span.ts';
import type { UnitCounting } from '../units/counts.ts';

export type UnitFiguresOutcome =
  { status: 'gathered'; figures: UnitFiguresFacts } | { status: 'gone' } | Refused;

type Deps = { store: Pick<Store, 'documentSettings'>; counting: Pick<UnitCounting, 'count'> };

export type UnitFigureSheets = ReturnType<typeof createUnitFigureSheets>;

/** What a workbook of a unit has in it: the counts that its officer reads on screen, and nothing else. */
export function createUnitFigureSheets({ store, counting }: Deps) {
  return {
    async gather(actor: Actor, unitId: string, wanted: Span | undefined): Promise<UnitFiguresOutcome> {
      const outcome = await counting.count(actor, unitId, wanted);
      if (outcome.status !== 'counted') return outcome;
      const { unit, span, figures, parts, checklists } = outcome.view;
      const { printing = [] } = await store.documentSettings.read(unit.id);
      return {
        status: 'gathered',
        figures: {
          ...{ unit: unit.name, printing, span, figures, checklists },
          parts: parts.map((part) => ({ unit: part.unit.name, figures: part.figures })),
        },
      };
    },
  };
}
