import type { SetupOutcome } from '../../services/cell/setup.ts';
import { setupDoneScreen, setupScreen } from './setup-screens.ts';
import type { Answer, Asking } from '../feature.ts';
import { cellGone } from './cell-turn.ts';

export function setupTurn({ translator }: Asking, outcome: SetupOutcome): Answer {
  switch (outcome.status) {
    case 'denied':
      return outcome;
    case 'gone':
    case 'closed':
    case 'saved':
      return cellGone;
    case 'shown':
      return {
        screen: setupScreen(translator, outcome.view, outcome.problem),
        dialogue: 'setup',
        cellId: outcome.cellId,
      };
    case 'confirmed':
      return {
        screen: setupDoneScreen(translator, outcome),
        dialogue: null,
        menu: { text: translator.t('setup-done.menu') },
        cellId: outcome.unit.id,
      };
  }
}
