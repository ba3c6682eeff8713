import { currentSeat } from '../../core/permissions.ts';
import type { Cells } from '../../services/cell/cell.ts';
import type { CellSetup } from '../../services/cell/setup.ts';
import type { RosterEntries } from '../../services/roster/entry.ts';
import type { Feature, Input, Turn, Land, Who } from '../feature.ts';
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
      chibo: (request) => show(request, 'command', currentSeat(request.actor)?.unitId),
    },
    taps: {
      'cell.menu': (request) => show(request, 'tap', request.input.args[0]),
      'cell.settings': async ({ actor, translator, input }) =>
        setupTurn(translator, 'tap', await cellSetup.openSettings(actor, input.args[0] ?? '')),
    },
  };

  async function show(who: Who, from: Input['kind'], unitId: string | undefined): Promise<Turn> {
    const { account, actor, translator } = who;
    const outcome = await cells.show(actor, unitId);
    if (outcome.status === 'unready') return land(who, from);
    const turn = cellTurn(translator, from, outcome);
    const left = account.dialogue === 'roster' ? await entries.leave(actor) : undefined;
    return account.dialogue === 'setup' || left?.status === 'ended' ? { ...turn, dialogue: null } : turn;
  }
}
