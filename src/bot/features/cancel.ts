import type { Feature } from '../feature.ts';

/** /huy: leaves the dialogue under way. What was answered is stored already, so nothing is lost. */
export function createCancelFeature(): Feature {
  return {
    commands: {
      huy: ({ account, translator: { t } }) => {
        if (account.dialogue === undefined) {
          return Promise.resolve({ screen: { text: t('cancel-nothing'), buttons: [] } });
        }
        const text = account.dialogue === 'review' ? t('cancel-left') : t('cancel-left-other');
        return Promise.resolve({ screen: { text, buttons: [] }, dialogue: null });
      },
    },
  };
}
