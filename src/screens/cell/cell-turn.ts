import type { CellOutcome } from '../../services/cell/cell.ts';
import type { Translator } from '../../i18n/translator.ts';
import { cellScreen } from './cell.ts';
import type { Input, Turn } from '../feature.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';

export function cellTurn(translator: Translator, from: Input['kind'], outcome: CellOutcome): Turn {
  switch (outcome.status) {
    case 'denied':
      return deniedTurn(translator, from, outcome);
    case 'unready':
      return goneTurn(translator, from, 'cell');
    case 'shown':
      return { screen: cellScreen(translator, outcome.view), cellId: outcome.cellId };
  }
}
