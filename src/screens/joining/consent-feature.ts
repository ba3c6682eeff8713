import type { Locale } from '../../core/model/people.ts';
import type { Consenting } from '../../services/joining/consents.ts';
import type { Enrolment } from '../../services/joining/enrolment.ts';
import { consentDeclinedScreen, consentDetailsScreen, consentScreen } from './consent.ts';
import { numberArg } from '../button-data.ts';
import type { Feature, Land } from '../feature.ts';
import { landingTurn } from './where-they-stand.ts';

type Deps = {
  consents: Pick<Consenting, 'give' | 'textFor'>;
  enrolment: Pick<Enrolment, 'consentAsked'>;
  land: Land;
  defaultLocale: Locale;
};

/** Those that name no door stand under a text with this one's line. */
const onOldButtons = ['telegram'];

/** The consent that comes before everything. "Not yet" stores nothing. */
export function createConsentFeature({ consents, enrolment, land, defaultLocale }: Deps): Feature {
  return {
    answersAnybody: true,
    about: 'person',
    taps: {
      'consent.give': async (request) => {
        const { account, actor, translator, input } = request;
        const [shown, ...doors] = input.args;
        const lines = doors.length === 0 ? onOldButtons : doors;
        const outcome = await consents.give(actor, {
          version: numberArg(shown) ?? 0,
          lines,
          locale: account.locale ?? defaultLocale,
        });
        if (outcome.status === 'denied') return outcome;
        const toast = translator.label(`consent.${outcome.status}`);
        return { ...landingTurn(request, outcome.landing), toast };
      },
      'consent.show': land,
      'consent.more': async ({ actor, translator }) => ({
        screen: consentDetailsScreen(translator, await consents.textFor(actor)),
      }),
      'consent.decline': ({ translator }) => ({ screen: consentDeclinedScreen(translator) }),
    },
    notices: {
      consent_asked: async (_, { account, translator }) => {
        const view = await enrolment.consentAsked(account);
        return view && consentScreen(translator, view);
      },
    },
  };
}
