import type { DialogueName } from '../../core/model/people.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Feature } from '../feature.ts';

/** /huy: leaves the dialogue under way. What was answered is stored already, so nothing is lost. */
export function createCancelFeature(): Feature {
  return {
    commands: {
      huy: ({ account, translator: { t } }) => {
        if (account.dialogue === undefined) {
          return Promise.resolve({ screen: { text: t('cancel-nothing'), buttons: [] } });
        }
        const text = leftText(t, account.dialogue);
        return Promise.resolve({ screen: { text, buttons: [] }, dialogue: null });
      },
    },
  };
}

function leftText(t: Translator['t'], dialogue: DialogueName): string {
  switch (dialogue) {
    case 'review':
      return t('cancel-left');
    case 'commitment':
      return t('cancel-left-commitment');
    case 'joining':
      return t('cancel-left-joining');
    case 'suggestion':
      return t('cancel-left-suggestion');
    case 'setup':
    case 'roster':
    case 'meeting':
    case 'plan':
    case 'agenda':
    case 'rsvp':
    case 'excuse':
    case 'office':
    case 'units':
      return t('cancel-left-other');
  }
}
