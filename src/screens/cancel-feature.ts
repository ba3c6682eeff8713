import { currentSeat, type Actor } from '../core/permissions.ts';
import type { RosterEntries } from '../services/roster/entry.ts';
import type { SuggestionWriting } from '../services/suggestions/writing.ts';
import { buttonData } from './button-data.ts';
import type { DialogueName } from '../core/model/people.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Feature, Turn } from './feature.ts';
import { said } from './handlers.ts';

type Deps = { entries: Pick<RosterEntries, 'pause'>; suggestions: Pick<SuggestionWriting, 'inHand'> };

/** /huy: leaves the dialogue under way, and says what of it is kept and where it goes on. */
export function createCancelFeature({ entries, suggestions }: Deps): Feature {
  return {
    about: 'person',
    commands: {
      huy: async ({ account, actor, translator }) => {
        if (account.dialogue === undefined) return said(translator.t('cancel-nothing'));
        return { ...(await left(translator, actor, account.dialogue)), dialogue: null };
      },
    },
  };

  async function left({ t, label }: Translator, actor: Actor, dialogue: DialogueName): Promise<Turn> {
    switch (dialogue) {
      case 'roster': {
        const paused = await entries.pause(actor);
        if (paused.status === 'ended') return said(t('cancel-left.roster'));
        const goOn = { text: label('common-go-on'), data: buttonData('roster.add', paused.unitId) };
        const screen = { text: t('cancel-left.roster_kept', { count: paused.count }), buttons: [[goOn]] };
        return { screen, cellId: paused.unitId };
      }
      case 'suggestion':
        return said(
          t((await suggestions.inHand(actor)) === 'answer' ? 'cancel-left.answer' : 'cancel-left.suggestion'),
        );
      case 'setup':
        return said(t(currentSeat(actor)?.unitReady === true ? 'cancel-left.settings' : 'cancel-left.setup'));
      case 'operator': {
        const goOn = { text: label('operator-name.button'), data: buttonData('operator.name') };
        return { screen: { text: t('cancel-left.operator'), buttons: [[goOn]] } };
      }
      case 'review':
        return said(t('cancel-left.review'));
      case 'excuse':
      case 'reply':
        return said(t('cancel-left.reply'));
      case 'leave':
      case 'commitment':
      case 'pledge':
      case 'joining':
      case 'meeting':
      case 'plan':
      case 'agenda':
      case 'office':
      case 'paper':
      case 'units':
      case 'documents':
      case 'unit_documents':
      case 'document_number':
      case 'unit_report':
      case 'checklists':
      case 'unit_checklists':
      case 'door':
        return said(t(`cancel-left.${dialogue}`));
    }
  }
}
