import type { OwnDoors } from '../../services/own-data/doors.ts';
import type { OwnPushes } from '../../services/own-data/pushes.ts';
import type { Takeovers } from '../../services/own-data/takeovers.ts';
import { localDateOf } from '../../core/time/local-time.ts';
import { firstArg, numberArg } from '../button-data.ts';
import { shortDate } from '../dates.ts';
import {
  contestedDoorScreen,
  contestedNotice,
  doorCodeScreen,
  doorsScreen,
  openedNotice,
  openingCodeScreen,
  openingScreen,
  takenOverNotice,
} from './doors.ts';
import type { Answer, Feature, NoticeViews, Request } from '../feature.ts';
import { refusal, textOf, unknownButton, wording, said } from '../handlers.ts';

type Deps = {
  doors: OwnDoors;
  pushes: Pick<OwnPushes, 'end'>;
  takeovers: Takeovers;
  /** Where there is a page. */
  webUrl: string | undefined;
};

/** The connections by which a person comes in, and what opens with them. */
export function createDoorsFeature({ doors, pushes, takeovers, webUrl }: Deps): Feature {
  const canAdd = webUrl !== undefined;
  return {
    answersAnybody: true,
    about: 'person',
    taps: {
      'door.list': list,
      'door.push_end': async (request) => {
        const { account, actor, translator } = request;
        const ended = await pushes.end(actor, { doorId: firstArg(request), byDoorId: account.door.id });
        if (ended.status === 'denied' || ended.status === 'gone') return ended;
        if (ended.status === 'newer') return refusal('own-doors.push-newer');
        return { ...(await list(request)), toast: translator.label('own-doors.push-ended') };
      },
      'door.code': async ({ actor, translator }) => {
        if (webUrl === undefined) return unknownButton;
        const made = await doors.makeCode(actor);
        if (made.status === 'denied') return made;
        return { screen: doorCodeScreen(translator, { ...made, webUrl }) };
      },
      'door.opening': async ({ actor, translator }) => {
        const made = await doors.makeCode(actor);
        if (made.status === 'denied') return made;
        return { screen: openingCodeScreen(translator, made), below: true };
      },
      'door.close': async ({ account, actor, translator, input }) => {
        const asked = { doorId: input.args[0] ?? '', byDoorId: account.door.id };
        const outcome = await doors.close(actor, asked);
        const { label } = translator;
        if (outcome.status === 'denied' || outcome.status === 'gone') return outcome;
        if (outcome.status === 'newer') {
          const date = shortDate(translator, localDateOf(outcome.until, outcome.zone));
          return { toast: label('own-doors.newer', { date }), alert: true };
        }
        return {
          screen: doorsScreen(translator, outcome, canAdd),
          ...(outcome.kind === 'web'
            ? { toast: label('own-doors.closed') }
            : { toast: label('own-doors.closed-telegram'), alert: true }),
        };
      },
      'door.contest': async (request) => {
        const { account, actor, translator } = request;
        const asked = { doorId: firstArg(request), byDoorId: account.door.id };
        const outcome = await doors.contest(actor, asked);
        if (outcome.status === 'late') return refusal('door-opened.late');
        return outcome.status === 'contested'
          ? { screen: contestedDoorScreen(translator, outcome) }
          : outcome;
      },
      'door.take_back': async (request) => {
        const { actor, translator } = request;
        const outcome = await doors.takeBack(actor, new Date((numberArg(firstArg(request), 10) ?? 0) * 1000));
        if (outcome.status !== 'taken_back') return outcome;
        return said(translator.t('door-opened.taken-back'));
      },
      'door.not_mine': async (request) => {
        const { t } = request.translator;
        const outcome = await takeovers.contest(request.actor, firstArg(request));
        if (outcome.status === 'late') return refusal('taken-over.late');
        if (outcome.status !== 'contested') return outcome;
        const text = t('taken-over.contested', { unit: outcome.unitName });
        return { screen: { text, buttons: [] }, menu: { text: t('welcome.keyboard') } };
      },
      'door.ask': ({ translator }) => ({ screen: openingScreen(translator), dialogue: 'door' }),
    },
    dialogue: {
      name: 'door',
      hears: async ({ actor, translator, input }) => {
        const outcome = await takeovers.open(actor, textOf(input));
        switch (outcome.status) {
          case 'denied':
            return outcome;
          case 'opened':
          case 'all_open':
            return {
              screen: { text: translator.t(`own-door-opening.${outcome.status}`), buttons: [] },
              dialogue: null,
            };
          case 'no_code':
          case 'wrong':
          case 'locked':
            return { screen: openingScreen(translator, outcome.status) };
        }
      },
    },
    notices: doorNotices({ doors, takeovers }),
  };

  async function list({ account, actor, translator }: Request<'tap'>): Promise<Answer> {
    const listed = await doors.list(actor, account.door.id);
    if (listed.status === 'denied') return listed;
    return { screen: doorsScreen(translator, listed, canAdd) };
  }
}

function doorNotices({ doors, takeovers }: Pick<Deps, 'doors' | 'takeovers'>): NoticeViews {
  return {
    taken_over: wording(
      ({ takeoverId }, accountId) => takeovers.readTaken(accountId, takeoverId),
      takenOverNotice,
    ),
    takeover_contested: wording(({ takeoverId }) => takeovers.readContested(takeoverId), contestedNotice),
    door_opened: wording(
      ({ doorId }, accountId) => doors.readOpened(accountId, doorId),
      (translator, opened, { doorId }) => openedNotice(translator, { ...opened, doorId }),
    ),
  };
}
