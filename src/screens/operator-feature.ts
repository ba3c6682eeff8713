import type { ClockConfirming } from '../services/delivery/clock-confirming.ts';
import { clockConfirmedScreen, clockScreen } from './terminal/clock.ts';
import type { Translator } from '../i18n/translator.ts';
import { shortDate } from './dates.ts';
import type { Feature, Turn } from './feature.ts';

type Deps = { clockConfirming: ClockConfirming; zone: string };

/** What whoever hosts the bot is told, and asked. */
export function createOperatorFeature({ clockConfirming, zone }: Deps): Feature {
  return {
    taps: {
      'clock.look': async ({ actor, translator }) => {
        const outcome = await clockConfirming.look(actor);
        if (outcome.status === 'denied') return deniedTurn(translator);
        return { screen: clockScreen(translator, outcome.at, zone) };
      },
      'clock.confirm': async ({ actor, translator, input }) => {
        const shownAt = new Date(Number(input.args[0]) * 1000);
        const outcome = await clockConfirming.confirm(actor, shownAt);
        if (outcome.status === 'denied') return deniedTurn(translator);
        const screen =
          outcome.status === 'confirmed'
            ? clockConfirmedScreen(translator)
            : clockScreen(translator, outcome.at, zone);
        return { screen };
      },
    },
    notices: {
      updates_set_aside: ({ count }, { translator }) =>
        Promise.resolve({ text: translator.t('frame.set_aside', { count }), buttons: [] }),
      updates_unreadable: ({ count, on }, { translator }) =>
        Promise.resolve({
          text: translator.t('frame.unreadable', { count, on: shortDate(translator, on) }),
          buttons: [],
        }),
      data_resealed: (_, { translator }) =>
        Promise.resolve({ text: translator.t('frame.resealed'), buttons: [] }),
    },
  };
}

function deniedTurn({ label }: Translator): Turn {
  return { toast: label('clock.denied'), alert: true };
}
