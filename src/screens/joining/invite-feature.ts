import { currentSeat } from '../../core/permissions.ts';
import type { Created, Inviting } from '../../services/joining/invitations.ts';
import type { Translator } from '../../i18n/translator.ts';
import {
  invitationCaption,
  invitationListScreen,
  invitationScreen,
  inviteMenuScreen,
  inviteZaloScreen,
  pageInvitationCaption,
  invitePickScreen,
} from './invitations.ts';
import type { Feature, Input, Turn, Land, Who } from '../feature.ts';
import { pageArg } from '../paging.ts';
import { linkPhoto } from './link-photo.ts';
import { pageLink, telegramLink } from '../links.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';
import { plainAddress, zaloReader } from '../zalo.ts';

/** `webUrl` where there is a page to come in by, too. */
type Deps = { inviting: Inviting; land: Land; botUsername: string; webUrl: string | undefined };

/** /moi: links by which members join, each shown once, with a picture to pass on. */
export function createInviteFeature({ inviting, land, botUsername, webUrl }: Deps): Feature {
  return {
    commands: {
      moi: (request) => {
        const seat = currentSeat(request.actor);
        return seat?.unitReady === false
          ? land(request, 'command')
          : menu(request, 'command', seat?.unitId ?? '');
      },
    },
    taps: {
      'invite.menu': (request) => menu(request, 'tap', request.input.args[0] ?? ''),
      'invite.zalo': async ({ actor, translator, input }) => {
        const [unitId = '', to] = input.args;
        const outcome = await inviting.passOn(actor, unitId);
        if (outcome.status === 'denied') return deniedTurn(translator, 'tap', outcome);
        const url = plainAddress({ webUrl, botUsername });
        return {
          screen: inviteZaloScreen(translator, outcome, { to: zaloReader(to), url }),
          cellId: outcome.cellId,
        };
      },
      'invite.pick': async ({ actor, translator, input }) => {
        const [unitId = '', page] = input.args;
        const outcome = await inviting.roster(actor, unitId);
        if (outcome.status === 'denied') return deniedTurn(translator, 'tap', outcome);
        return { screen: invitePickScreen(translator, outcome, pageArg(page)), cellId: outcome.cellId };
      },
      'invite.cell': async ({ actor, translator, input }) =>
        createdTurn(translator, await inviting.createForCell(actor, input.args[0] ?? '')),
      'invite.member': async ({ actor, translator, input }) =>
        createdTurn(translator, await inviting.createForMember(actor, input.args[0] ?? '')),
      'invite.list': async ({ actor, translator, input }) => {
        const outcome = await inviting.list(actor, input.args[0] ?? '');
        if (outcome.status === 'denied') return deniedTurn(translator, 'tap', outcome);
        return { screen: invitationListScreen(translator, outcome), cellId: outcome.cellId };
      },
      'invite.withdraw': async ({ actor, translator, input }) => {
        const outcome = await inviting.withdraw(actor, input.args[0] ?? '');
        if (outcome.status === 'denied') return deniedTurn(translator, 'tap', outcome);
        if (outcome.status === 'gone') return goneTurn(translator, 'tap', 'invitation');
        return {
          screen: invitationListScreen(translator, outcome),
          toast: translator.label('invite-list.withdrawn'),
          cellId: outcome.cellId,
        };
      },
    },
  };

  async function menu({ actor, translator }: Who, from: Input['kind'], unitId: string): Promise<Turn> {
    const outcome = await inviting.roster(actor, unitId);
    if (outcome.status === 'denied') return deniedTurn(translator, from, outcome);
    return { screen: inviteMenuScreen(translator, outcome.unit), cellId: outcome.cellId };
  }

  async function createdTurn(translator: Translator, outcome: Created): Promise<Turn> {
    switch (outcome.status) {
      case 'denied':
        return deniedTurn(translator, 'tap', outcome);
      case 'gone':
        return goneTurn(translator, 'tap', 'invitation');
      case 'just_created':
        return { toast: translator.label('link-to-open.just_created') };
      case 'created': {
        const link = telegramLink(botUsername, outcome.payload);
        const caption = invitationCaption(translator, outcome, { link, payload: outcome.payload });
        const more = [await linkPhoto(link, 'moi.png', caption)];
        if (webUrl !== undefined) {
          const link = pageLink(webUrl, outcome.payload);
          const caption = pageInvitationCaption(translator, outcome, { link, webUrl });
          more.push(await linkPhoto(link, 'moi-trang-web.png', caption));
        }
        const screen = invitationScreen(translator, outcome, { link, webUrl });
        return { screen, more, cellId: outcome.cellId };
      }
    }
  }
}
