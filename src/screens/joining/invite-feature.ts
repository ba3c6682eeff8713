import { currentSeat } from '../../core/permissions.ts';
import type { Created, Inviting } from '../../services/joining/invitations.ts';
import {
  invitationCaption,
  invitationListScreen,
  invitationScreen,
  inviteMenuScreen,
  inviteZaloScreen,
  pageInvitationCaption,
  invitePickScreen,
} from './invitations.ts';
import { firstArg } from '../button-data.ts';
import type { Answer, Asking, Feature, Land, Who } from '../feature.ts';
import { onTap } from '../handlers.ts';
import { pageArg } from '../paging.ts';
import { linkPhoto } from './link-photo.ts';
import { pageLink, type BotLinks } from '../links.ts';
import { plainAddress, zaloReader } from '../zalo.ts';

/** `webUrl` where there is a page to come in by, too. */
type Deps = { inviting: Inviting; land: Land; links: BotLinks; webUrl: string | undefined };

/** /moi: links by which members join, each shown once, with a picture to pass on. */
export function createInviteFeature({ inviting, land, links, webUrl }: Deps): Feature {
  return {
    refusals: { gone: 'gone.invitation' },
    commands: {
      moi: (request) => {
        const seat = currentSeat(request.actor);
        return seat?.unitReady === false ? land(request) : menu(request, seat?.unitId ?? '');
      },
    },
    taps: {
      'invite.menu': (request) => menu(request, firstArg(request)),
      'invite.zalo': async ({ actor, translator, input }) => {
        const [unitId = '', to] = input.args;
        const outcome = await inviting.passOn(actor, unitId);
        if (outcome.status === 'denied') return outcome;
        const url = plainAddress({ webUrl, links });
        return {
          screen: inviteZaloScreen(translator, outcome, { to: zaloReader(to), url }),
          cellId: outcome.cellId,
        };
      },
      'invite.pick': async ({ actor, translator, input }) => {
        const [unitId = '', page] = input.args;
        const outcome = await inviting.roster(actor, unitId);
        if (outcome.status === 'denied') return outcome;
        return { screen: invitePickScreen(translator, outcome, pageArg(page)), cellId: outcome.cellId };
      },
      'invite.cell': onTap(inviting.createForCell, createdTurn),
      'invite.member': onTap(inviting.createForMember, createdTurn),
      'invite.list': onTap(inviting.list, ({ translator }, outcome) =>
        outcome.status === 'listed'
          ? { screen: invitationListScreen(translator, outcome), cellId: outcome.cellId }
          : outcome,
      ),
      'invite.withdraw': onTap(inviting.withdraw, ({ translator }, outcome) => {
        if (outcome.status === 'denied' || outcome.status === 'gone') return outcome;
        return {
          screen: invitationListScreen(translator, outcome),
          toast: translator.label('invite-list.withdrawn'),
          cellId: outcome.cellId,
        };
      }),
    },
  };

  async function menu({ actor, translator }: Who, unitId: string): Promise<Answer> {
    const outcome = await inviting.roster(actor, unitId);
    if (outcome.status === 'denied') return outcome;
    return { screen: inviteMenuScreen(translator, outcome.unit), cellId: outcome.cellId };
  }

  async function createdTurn({ translator }: Asking, outcome: Created): Promise<Answer> {
    switch (outcome.status) {
      case 'denied':
      case 'gone':
        return outcome;
      case 'just_created':
        return { toast: translator.label('link-to-open.just_created') };
      case 'created': {
        const link = links.startWith(outcome.payload);
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
