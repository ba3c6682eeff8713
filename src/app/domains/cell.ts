import { createCellFeature } from '../../screens/cell/cell-feature.ts';
import { createChoosingFeature } from '../../screens/cell/choosing-feature.ts';
import { createSetupFeature } from '../../screens/cell/setup-feature.ts';
import { createCells } from '../../services/cell/cell.ts';
import { createCellChoosing } from '../../services/cell/choosing.ts';
import { createCellSetup } from '../../services/cell/setup.ts';
import type { Base, FeatureDeps } from './base.ts';
import type { Roster } from './roster.ts';
import type { Rounds } from './rounds.ts';

export type Cell = ReturnType<typeof composeCell>;

/** A cell: set up, looked at, chosen among several. */
export function composeCell(base: Base, { datesAhead, held: { findHeld } }: Rounds, { entries }: Roster) {
  const { planCell, replanCell } = datesAhead;
  const cells = createCells({ ...base, findHeld });
  const cellSetup = createCellSetup({ ...base, planCell, replanCell, findHeld, cells });
  const choosing = createCellChoosing(base);
  return {
    cellSetup,
    features: ({ land }: FeatureDeps) => [
      createSetupFeature({ cellSetup }),
      createCellFeature({ cells, cellSetup, entries, land }),
      createChoosingFeature({ choosing }),
    ],
  };
}
