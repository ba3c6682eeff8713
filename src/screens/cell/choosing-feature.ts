import type { CellChoosing } from '../../services/cell/choosing.ts';
import { cellChoosingScreen } from './choosing.ts';
import type { Feature, Input, Turn, Who } from '../feature.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';

/** /chuyen: which of several cells the commands are about. */
export function createSwitchFeature({ switching }: { switching: CellChoosing }): Feature {
  return {
    commands: { chuyen: (request) => show(request, 'command') },
    taps: {
      'switch.to': async ({ actor, account, translator, input }) => {
        const outcome = await switching.switchTo(actor, input.args[0] ?? '');
        if (outcome.status === 'denied') return deniedTurn(translator, 'tap', outcome);
        if (outcome.status === 'gone') return goneTurn(translator, 'tap', 'cell-gone');
        const menu = { text: translator.t('switch-done', { cell: outcome.name }) };
        const screen = cellChoosingScreen(translator, outcome.places);
        // What is typed from now on must not end in what was begun in the cell that was left.
        return account.dialogue === undefined ? { screen, menu } : { screen, menu, dialogue: null };
      },
    },
  };

  async function show({ actor, translator }: Who, from: Input['kind']): Promise<Turn> {
    const outcome = await switching.list(actor);
    return outcome.status === 'denied'
      ? deniedTurn(translator, from, outcome)
      : { screen: cellChoosingScreen(translator, outcome.places) };
  }
}
