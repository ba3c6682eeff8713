import type { ClockConfirming } from '../../services/delivery/clock-confirming.ts';
import { clockConfirmedScreen, clockScreen } from './clock.ts';
import { numberArg } from '../button-data.ts';
import { shortDate } from '../dates.ts';
import type { Feature } from '../feature.ts';

type Deps = { clockConfirming: ClockConfirming; zone: string };

/** What whoever hosts the bot is told, and asked. */
export function createOperatorFeature({ clockConfirming, zone }: Deps): Feature {
  const words = 'clock.denied';
  return {
    refusals: { not_a_member: words, no_seat: words, not_your_office: words },
    taps: {
      'clock.look': async ({ actor, translator }) => {
        const outcome = await clockConfirming.look(actor);
        if (outcome.status === 'denied') return outcome;
        return { screen: clockScreen(translator, outcome.at, zone) };
      },
      'clock.confirm': async ({ actor, translator, input }) => {
        const shownAt = new Date((numberArg(input.args[0], 10) ?? 0) * 1000);
        const outcome = await clockConfirming.confirm(actor, shownAt);
        if (outcome.status === 'denied') return outcome;
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
