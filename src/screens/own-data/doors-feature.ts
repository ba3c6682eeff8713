import type { OwnDoors } from '../../services/own-data/doors.ts';
import type { OwnPushes } from '../../services/own-data/pushes.ts';
import { doorCodeScreen, doorsScreen } from './doors.ts';
import type { Feature, Request, Turn } from '../feature.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';

/** The connections by which a person comes in. `webUrl` where there is a page. */
export function createDoorsFeature({
  doors,
  pushes,
  webUrl,
}: {
  doors: OwnDoors;
  pushes: Pick<OwnPushes, 'end'>;
  webUrl: string | undefined;
}): Feature {
  const canAdd = webUrl !== undefined;
  return {
    answersAnybody: true,
    about: 'person',
    taps: {
      'door.list': list,
      'door.push_end': async (request) => {
        const { actor, translator, input } = request;
        const ended = await pushes.end(actor, input.args[0] ?? '');
        if (ended.status === 'denied') return deniedTurn(translator, 'tap', ended);
        if (ended.status === 'gone') return goneTurn(translator, 'tap', 'button');
        return { ...(await list(request)), toast: translator.label('own-doors.push-ended') };
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

  async function list({ actor, translator }: Request<'tap'>): Promise<Turn> {
    const listed = await doors.list(actor);
    if (listed.status === 'denied') return deniedTurn(translator, 'tap', listed);
    return { screen: doorsScreen(translator, listed, canAdd) };
  }
}
