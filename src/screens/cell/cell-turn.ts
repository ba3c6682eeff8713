import type { CellOutcome } from '../../services/cell/cell.ts';
import { cellScreen } from './cell.ts';
import type { Answer, Asking, Refusal } from '../feature.ts';

export const cellGone: Refusal = { status: 'gone', says: 'gone.cell' };

export function cellTurn({ translator }: Asking, outcome: CellOutcome): Answer {
  switch (outcome.status) {
    case 'denied':
      return outcome;
    case 'unready':
      return cellGone;
    case 'shown':
      return { screen: cellScreen(translator, outcome.view), cellId: outcome.cellId };
  }
}
