import { mostPoints } from '../../core/meetings/agenda.ts';
import type { AgendaOutcome, Agendas } from '../../services/meetings/agendas.ts';
import type { AgendaPreview, AgendaPublished, Announcing } from '../../services/meetings/announcing.ts';
import type { Schedule } from '../../services/meetings/schedule.ts';
import {
  agendaPointScreen,
  agendaScreen,
  agendaTypingScreen,
  agendaZaloScreen,
  publishScreen,
} from './agenda.ts';
import { announcedNotice } from './announcement.ts';
import { trialTurn } from './letter-preview.ts';
import { quietLines } from './names.ts';
import { meetingOverScreen, nothingUnderWayScreen } from './meeting.ts';
import { numberArg } from '../button-data.ts';
import type { Answer, Asking, Feature, Request } from '../feature.ts';
import { leaving, onTap, onText, unknownButton } from '../handlers.ts';
import type { Screen } from '../screen.ts';
import { zaloReader } from '../zalo.ts';

/** `address` is where members come in, as it is passed on. */
type Deps = {
  agendas: Agendas;
  announcing: Pick<Announcing, 'preview' | 'publish'>;
  schedule: Pick<Schedule, 'read'>;
  address: string;
};

/** The agenda of a meeting, and telling the members of it. */
export function createAgendaFeature({ agendas, announcing, schedule, address: url }: Deps): Feature {
  return {
    taps: {
      'agenda.show': onTap(agendas.show, agendaTurn),
      'agenda.type': async (request) => {
        const [meetingId = '', mode] = request.input.args;
        if (mode !== 'all' && mode !== 'add') return unknownButton;
        return agendaTurn(request, await agendas.type(request.actor, meetingId, { mode }));
      },
      'agenda.point': async (request) => {
        const [meetingId = '', text] = request.input.args;
        const index = numberArg(text);
        if (index === undefined) return unknownButton;
        return agendaTurn(request, await agendas.showPoint(request.actor, meetingId, index));
      },
      'agenda.edit': async (request) => {
        const [meetingId = '', text, stamp = ''] = request.input.args;
        const index = numberArg(text);
        if (index === undefined) return unknownButton;
        return agendaTurn(
          request,
          await agendas.type(request.actor, meetingId, { mode: 'point', index, stamp }),
        );
      },
      'agenda.drop': async (request) => {
        const [meetingId = '', text, stamp = ''] = request.input.args;
        const index = numberArg(text);
        if (index === undefined) return unknownButton;
        return agendaTurn(request, await agendas.remove(request.actor, meetingId, { index, stamp }));
      },
      'agenda.move': async (request) => {
        const [meetingId = '', text, stamp = '', way] = request.input.args;
        const index = numberArg(text);
        if (index === undefined || (way !== 'up' && way !== 'down')) return unknownButton;
        return agendaTurn(request, await agendas.move(request.actor, meetingId, { index, stamp, way }));
      },
      'agenda.zalo': async (request) => {
        const [meetingId = '', to] = request.input.args;
        const outcome = await agendas.show(request.actor, meetingId);
        return outcome.status === 'shown'
          ? {
              screen: agendaZaloScreen(request.translator, outcome, { to: zaloReader(to), url }),
              cellId: outcome.cellId,
            }
          : agendaTurn(request, outcome);
      },
      'agenda.publish': async (request) => previewTurn(request, await previewOf(request)),
      'agenda.trial': async (request) => {
        const preview = await previewOf(request);
        if (preview.status !== 'previewed') return previewTurn(request, preview);
        const { translator } = request;
        return trialTurn(translator, preview, publishScreen(translator, preview), preview.letter);
      },
      'agenda.publish_now': async (request) => {
        const [meetingId = '', stamp = ''] = request.input.args;
        return agendaTurn(request, await announcing.publish(request.actor, meetingId, stamp));
      },
    },
    dialogue: {
      name: 'agenda',
      hears: onText(agendas.hear, agendaTurn),
    },
  };

  /** The announcement as whoever is about to send it would get it. */
  async function previewOf({ actor, account, translator, input }: Request<'tap'>): Promise<Preview> {
    const [meetingId = ''] = input.args;
    const outcome = await announcing.preview(actor, meetingId);
    if (outcome.status !== 'previewed') return outcome;
    const own = await schedule.read(meetingId, account.id);
    if (own === undefined) return { status: 'over' };
    const again = outcome.meeting.announcements > 0;
    return { ...outcome, letter: announcedNotice(translator, own, { again }) };
  }
}

type Preview =
  | Exclude<AgendaPreview, { status: 'previewed' }>
  | (Extract<AgendaPreview, { status: 'previewed' }> & { letter: Screen });

function previewTurn(request: Request<'tap'>, outcome: Preview): Answer {
  if (outcome.status !== 'previewed') return agendaTurn(request, outcome);
  const { cellId } = outcome;
  return { screen: publishScreen(request.translator, outcome), ...leaving(request, 'agenda'), cellId };
}

function agendaTurn(request: Asking, outcome: AgendaOutcome | AgendaPublished): Answer {
  const { cellId } = outcome;
  const { translator } = request;
  const { t, label } = translator;
  const left = leaving(request, 'agenda');
  switch (outcome.status) {
    case 'shown':
      return { screen: agendaScreen(translator, outcome), ...left, cellId };
    case 'point':
      return { screen: agendaPointScreen(translator, outcome), ...left, cellId };
    case 'typing':
      return { screen: agendaTypingScreen(translator, outcome), dialogue: 'agenda', cellId };
    case 'changed':
      return { screen: agendaScreen(translator, outcome, [t('agenda-title.changed')]), ...left, cellId };
    case 'removed':
      return {
        screen: agendaScreen(translator, outcome),
        toast: label('agenda-point.removed'),
        ...left,
        cellId,
      };
    case 'full':
      return { toast: label('agenda-title.full', { most: mostPoints }), alert: true };
    case 'published': {
      const { told, waits, meeting } = outcome;
      const said = [
        t('agenda-publish.done', { count: told }),
        ...(told > 0 ? quietLines(translator, waits, meeting.zone) : []),
      ];
      return { screen: agendaScreen(translator, outcome, said), ...left, cellId };
    }
    case 'not_published':
      return {
        screen: agendaScreen(translator, outcome),
        toast: label('agenda-publish.before'),
        ...left,
        cellId,
      };
    case 'idle':
      return { screen: nothingUnderWayScreen(translator), ...left, cellId };
    case 'over':
      return { screen: meetingOverScreen(translator), ...left, cellId };
    case 'denied':
      return outcome;
  }
}
