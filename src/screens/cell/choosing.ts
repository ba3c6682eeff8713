import type { PlacesView } from '../../services/cell/choosing.ts';
import type { Translator } from '../../i18n/translator.ts';
import { callbackData } from '../callback-data.ts';
import type { Button, Screen } from '../screen.ts';

/** The cells and units of one person; a tap on a cell makes it the one that commands are about. */
export function cellChoosingScreen({ t, label }: Translator, { cells, units }: PlacesView): Screen {
  const unitRows = units.map(({ id, name }): Button[] => [
    { text: name, data: callbackData('unit.show', id) },
  ]);
  const [first] = cells;
  if (first === undefined) return { text: t('switch-none'), buttons: unitRows };
  if (cells.length === 1) return { text: t('switch-one', { cell: first.name }), buttons: unitRows };
  const active = cells.find((cell) => cell.active) ?? first;
  return {
    text: [t('switch-title'), t('switch-active', { cell: active.name }), t('switch-choose')].join('\n\n'),
    buttons: [
      ...cells.map((cell): Button[] => [
        {
          text: cell.active ? label('switch-here', { cell: cell.name }) : cell.name,
          data: callbackData('switch.to', cell.unitId),
        },
      ]),
      ...unitRows,
    ],
  };
}
