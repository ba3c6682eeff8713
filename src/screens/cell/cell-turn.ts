import type { CellOutcome } from '../../services/cell/cell.ts';
import { cellScreen } from './cell.ts';
import type { Answer, Asking } from '../feature.ts';
import { refusal } from '../handlers.ts';

export const cellGone = refusal('gone.cell');

export function cellTurn({ translator }: Asking, outcome: CellOutcome): Answer {
  if (outcome.status === 'denied') return outcome;
  if (outcome.status === 'unready') return cellGone;
  return { screen: cellScreen(translator, outcome.view), cellId: outcome.cellId };
}
