import type { CellChoosing, PlacesView } from '../../services/cell/choosing.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import type { Button, Screen } from '../screen.ts';
import type { Answer, Feature, Who } from '../feature.ts';

/** /chuyen: which of several cells the commands are about. */
export function createChoosingFeature({ choosing }: { choosing: CellChoosing }): Feature {
  return {
    about: 'choice_of_cell',
    refusals: { gone: 'gone.cell' },
    commands: { chuyen: show },
    taps: {
      'switch.to': async ({ actor, account, translator, input }) => {
        const outcome = await choosing.switchTo(actor, input.args[0] ?? '');
        if (outcome.status !== 'switched') return outcome;
        const menu = { text: translator.t('switch.done', { cell: outcome.name }) };
        const screen = cellChoosingScreen(translator, outcome.places);
        // What is typed from now on must not end in what was begun in the cell that was left.
        return account.dialogue === undefined ? { screen, menu } : { screen, menu, dialogue: null };
      },
    },
  };

  async function show({ actor, translator }: Who): Promise<Answer> {
    const outcome = await choosing.list(actor);
    return outcome.status === 'denied' ? outcome : { screen: cellChoosingScreen(translator, outcome.places) };
  }
}

/** The cells and units of one person; a tap on a cell makes it the one that commands are about. */
function cellChoosingScreen({ t }: Translator, { cells, units }: PlacesView): Screen {
  const unitRows = units.map(({ id, name }): Button[] => [{ text: name, data: buttonData('unit.show', id) }]);
  const [first] = cells;
  if (first === undefined) return { text: t('switch.none'), buttons: unitRows };
  if (cells.length === 1) return { text: t('switch.one', { cell: first.name }), buttons: unitRows };
  const active = cells.find((cell) => cell.active) ?? first;
  return {
    text: [t('switch'), t('switch.active', { cell: active.name }), t('switch.choose')].join('\n\n'),
    buttons: [
      ...cells.map((cell): Button[] => [
        {
          text: cell.active ? `✓ ${cell.name}` : cell.name,
          data: buttonData('switch.to', cell.unitId),
        },
      ]),
      ...unitRows,
    ],
  };
}
