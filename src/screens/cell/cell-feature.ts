import { currentSeat } from '../../core/permissions.ts';
import type { Cells } from '../../services/cell/cell.ts';
import type { CellSetup } from '../../services/cell/setup.ts';
import type { RosterEntries } from '../../services/roster/entry.ts';
import type { Answer, Asking, Feature, Land } from '../feature.ts';
import { onTap } from '../handlers.ts';
import { cellTurn } from './cell-turn.ts';
import { setupTurn } from './setup-turn.ts';

type Deps = {
  cells: Pick<Cells, 'show'>;
  cellSetup: Pick<CellSetup, 'openSettings'>;
  entries: Pick<RosterEntries, 'leave'>;
  land: Land;
};

/** /chibo: the cell at a glance, and the way to everything in it. */
export function createCellFeature({ cells, cellSetup, entries, land }: Deps): Feature {
  return {
    commands: {
      chibo: (request) => show(request, currentSeat(request.actor)?.unitId),
    },
    taps: {
      'cell.menu': (request) => show(request, request.input.args[0]),
      'cell.settings': onTap(cellSetup.openSettings, setupTurn),
    },
  };

  async function show(request: Asking, unitId: string | undefined): Promise<Answer> {
    const { account, actor } = request;
    const outcome = await cells.show(actor, unitId);
    if (outcome.status === 'unready') return land(request);
    const turn = cellTurn(request, outcome);
    const left = account.dialogue === 'roster' ? await entries.leave(actor) : undefined;
    return account.dialogue === 'setup' || left?.status === 'ended' ? { ...turn, dialogue: null } : turn;
  }
}
