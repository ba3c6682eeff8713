import type { OwnDoors } from '../../services/own-data/doors.ts';
import { doorCodeScreen, doorsScreen } from './doors.ts';
import type { Feature, Request, Turn } from '../feature.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';

/** The connections by which a person comes in. `webUrl` where there is a page. */
export function createDoorsFeature({
  doors,
  webUrl,
}: {
  doors: OwnDoors;
  webUrl: string | undefined;
}): Feature {
  const canAdd = webUrl !== undefined;
  return {
    answersAnybody: true,
    about: 'person',
    taps: {
      'door.list': async ({ actor, translator }: Request<'tap'>): Promise<Turn> => {
        const listed = await doors.list(actor);
        if (listed.status === 'denied') return deniedTurn(translator, 'tap', listed);
        return { screen: doorsScreen(translator, listed, canAdd) };
      },
      'door.code': async ({ actor, translator }) => {
        if (webUrl === undefined) return goneTurn(translator, 'tap', 'button');
        const made = await doors.makeCode(actor);
        if (made.status === 'denied') return deniedTurn(translator, 'tap', made);
        return { screen: doorCodeScreen(translator, { ...made, webUrl }) };
      },
      'door.close': async ({ actor, translator, input }) => {
        const outcome = await doors.close(actor, input.args[0] ?? '');
        if (outcome.status === 'denied') return deniedTurn(translator, 'tap', outcome);
        if (outcome.status === 'gone') return goneTurn(translator, 'tap', 'button');
        const { label } = translator;
        return { screen: doorsScreen(translator, outcome, canAdd), toast: label('own-doors.closed') };
      },
    },
  };
}
