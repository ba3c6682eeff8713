import type { OperatorNaming } from '../../services/joining/operator-naming.ts';
import { operatorNamedScreen, operatorNameNotice, operatorNameScreen } from './operator-name.ts';
import type { Feature, Land } from '../feature.ts';

type Deps = { naming: Pick<OperatorNaming, 'ask' | 'give' | 'isAsked'>; land: Land };

/** Asks whoever hosts the bot who answers for its data. */
export function createOperatorNameFeature({ naming, land }: Deps): Feature {
  return {
    about: 'person',
    taps: {
      'operator.name': async ({ actor, translator }) => {
        const outcome = await naming.ask(actor);
        if (outcome.status === 'denied') return outcome;
        if (outcome.status === 'named') return { screen: operatorNamedScreen(translator, outcome.name) };
        return { screen: operatorNameScreen(translator), dialogue: 'operator' };
      },
      'operator.later': async (request) => ({ dialogue: null, ...(await land(request)) }),
    },
    dialogue: {
      name: 'operator',
      hears: async ({ actor, translator, input }) => {
        const outcome = input.kind === 'text' ? await naming.give(actor, input.text) : undefined;
        if (outcome?.status === 'denied') return outcome;
        if (outcome?.status === 'named')
          return { screen: operatorNamedScreen(translator, outcome.name), dialogue: null };
        return { screen: operatorNameScreen(translator, outcome?.problem ?? 'other'), dialogue: 'operator' };
      },
    },
    notices: {
      operator_name_asked: async (_, { account, translator }) =>
        (await naming.isAsked(account.id)) ? operatorNameNotice(translator) : undefined,
    },
  };
}
