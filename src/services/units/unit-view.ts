import { leads } from '../../core/model/people.ts';
import type { Actor } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import { ancestry, cellsBelow, childrenOf, pathOf, type Tree, type TreeUnit } from '../../core/units/tree.ts';
import { may } from './within-unit.ts';

/** One unit with what may be done about it. */
export type UnitView = {
  unit: TreeUnit;
  /** What stands above it, as far as this person may see; the nearest first. */
  above: readonly TreeUnit[];
  /** Open units directly under it. */
  children: number;
  /** Open cells at or under it, and how many of them are set up. */
  cells: number;
  readyCells: number;
  officers: number;
  /** Of a cell: whether somebody leads it. */
  led: boolean;
  writable: boolean;
  countable: boolean;
  /** Whether what its documents print may be filled in from here. */
  documentable: boolean;
  /** Whether a report of its cells can be made. */
  reportable: boolean;
  /** Whether checklists may be written here for those below. */
  listable: boolean;
};

export async function viewUnit(
  tx: Pick<Store, 'offices'>,
  { actor, tree, unit, now }: { actor: Actor; tree: Tree; unit: TreeUnit; now: Date },
): Promise<UnitView> {
  const path = pathOf(tree, unit.id);
  const offices = await tx.offices.listByUnit(unit.id, now);
  const cells = cellsBelow(tree).get(unit.id) ?? [];
  return {
    unit,
    above: ancestry(tree, unit.id)
      .slice(1)
      .filter(({ id }) => may(actor, 'unit_read', pathOf(tree, id))),
    children: childrenOf(tree, unit.id).length,
    cells: cells.length,
    readyCells: cells.filter(({ readyAt }) => readyAt !== undefined).length,
    officers: offices.filter(({ role }) => role === 'committee_officer').length,
    led: offices.some(leads),
    writable: may(actor, 'unit_write', path),
    countable: may(actor, 'unit_counts', path),
    documentable: unit.kind !== 'cell' && may(actor, 'unit_documents', path),
    reportable: unit.kind !== 'cell' && may(actor, 'unit_report', path),
    listable: unit.kind !== 'cell' && may(actor, 'unit_checklists', path),
  };
}
