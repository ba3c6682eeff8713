import type { Feature } from '../feature.ts';

/** What whoever hosts the bot is told. */
export function createOperatorFeature(): Feature {
  return {
    notices: {
      updates_set_aside: ({ count }, { translator }) =>
        Promise.resolve({ text: translator.t('frame-set-aside', { count }), buttons: [] }),
    },
  };
}
