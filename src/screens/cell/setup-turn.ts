import type { SetupOutcome } from '../../services/cell/setup.ts';
import type { Translator } from '../../i18n/translator.ts';
import { setupDoneScreen, setupScreen } from './setup-screens.ts';
import type { Input, Turn } from '../feature.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';

export function setupTurn(translator: Translator, from: Input['kind'], outcome: SetupOutcome): Turn {
  switch (outcome.status) {
    case 'denied':
      return deniedTurn(translator, from, outcome);
    case 'gone':
    case 'closed':
    case 'saved':
      return goneTurn(translator, from, 'cell');
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
