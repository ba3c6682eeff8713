import type { StartLinks } from '../../services/joining/start-links.ts';
import { alreadyInScreen, linkRefusedScreen } from './welcome.ts';
import { landingTurn } from './where-they-stand.ts';
import type { Feature } from '../feature.ts';

type Deps = { startLinks: Pick<StartLinks, 'open'> };

/** /start: the welcome, and the links by which people come: claim_<code>, join_<token>. */
export function createStartFeature({ startLinks }: Deps): Feature {
  return {
    answersAnybody: true,
    about: 'person',
    commands: {
      start: async (request) => {
        const { actor, translator, input } = request;
        const opened = await startLinks.open(actor, input.payload);
        switch (opened.status) {
          case 'denied':
            return opened;
          case 'refused':
            return { screen: linkRefusedScreen(translator, opened.why) };
          case 'already_in':
            return { screen: alreadyInScreen(translator, opened.unitName) };
          case 'opened':
            return landingTurn(request, opened.landing);
        }
      },
    },
  };
}
