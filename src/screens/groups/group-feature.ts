import type { Group } from '../../core/model/groups.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { GroupLinking, GroupView, LinkOutcome } from '../../services/groups/linking.ts';
import type { GroupNews } from '../../services/groups/news.ts';
import type { GroupProgressService, OwnProgress } from '../../services/groups/progress.ts';
import {
  cancelledAnnouncement,
  putBackAnnouncement,
  countsScreen,
  countsZaloScreen,
  linkedAnnouncement,
  meetingAnnouncement,
  movedAnnouncement,
  noneOpenText,
  openedAnnouncement,
  ownCountsScreen,
} from './group.ts';
import {
  groupAskedScreen,
  groupLinkScreen,
  groupReplaceScreen,
  madeAdminNotice,
  mutedNotice,
  removedNotice,
  type TitledGroup,
} from './link.ts';
import { firstArg } from '../callback-data.ts';
import type { Answer, Asking, Feature, Request, Turn } from '../feature.ts';
import { onTap, wording } from '../handlers.ts';
import { zaloReader } from '../zalo.ts';

type Deps = {
  linking: GroupLinking;
  progress: Pick<GroupProgressService, 'own'>;
  news: GroupNews;
  botUsername: string;
  /** The title of a chat as Telegram gives it now; undefined where it does not. */
  titleOf: (chatId: string) => Promise<string | undefined>;
  /** Where members come in, as it is passed on. */
  address: string;
};

/** The cell's group as its secretary sees it in private, and what the bot says there by itself. */
export function createGroupFeature({
  linking,
  progress,
  news,
  botUsername,
  titleOf,
  address: url,
}: Deps): Feature {
  return {
    refusals: { gone: 'group-gone' },
    commands: {
      tiendo: async (request) => progressTurn(request, await progress.own(request.actor)),
    },
    taps: {
      'group.progress': async (request) =>
        progressTurn(request, await progress.own(request.actor, request.input.args[0])),
      'group.zalo': async (request) => {
        const [unitId, to] = request.input.args;
        const own = await progress.own(request.actor, unitId);
        return own.status === 'counted'
          ? {
              screen: countsZaloScreen(request.translator, own, { to: zaloReader(to), url }),
              cellId: own.cellId,
            }
          : progressTurn(request, own);
      },
      'group.show': onTap(linking.show, linkTurn),
      'group.link': async (request) =>
        linkTurn(request, await linking.confirm(request.actor, firstArg(request), { replacing: false })),
      'group.replace': async (request) =>
        linkTurn(request, await linking.confirm(request.actor, firstArg(request), { replacing: true })),
      'group.decline': onTap(linking.decline, linkTurn),
      'group.unlink': onTap(linking.unlink, linkTurn),
    },
    notices: {
      group_link_asked: async (notice, { account, translator }) => {
        const asked = await news.asked(notice, account.id);
        if (asked === undefined) return undefined;
        const group = await withTitle(asked.group);
        return groupAskedScreen(translator, { group, cellName: asked.view.cellName, linked: false });
      },
      group_admin: async (notice, { account, translator }) => {
        const admin = await news.admin(notice, account.id);
        if (admin === undefined) return undefined;
        const title = await titleOf(admin.chatId);
        return madeAdminNotice(translator, { cellName: admin.cellName, group: { title } });
      },
      group_muted: wording((notice, accountId) => news.muted(notice, accountId), mutedNotice),
      group_removed: wording((notice, accountId) => news.removed(notice, accountId), removedNotice),
    },
    groupNotices: {
      group_linked: async (notice, { translator }) => {
        const linked = await news.linked(notice);
        return linked && linkedAnnouncement({ translator, botUsername }, linked);
      },
      group_round_opened: async (notice, { translator }) => {
        const counted = await news.counted(notice);
        return counted && openedAnnouncement({ translator, botUsername }, counted);
      },
      group_counts: async (notice, { translator }) => {
        const counted = await news.counted(notice);
        return counted && countsScreen({ translator, botUsername }, counted);
      },
      meeting_announced: async (notice, { translator }) => {
        const announced = await news.announced(notice);
        return announced && meetingAnnouncement(translator, announced);
      },
      group_meeting_moved: async (notice, { translator }) => {
        const moved = await news.moved(notice);
        return moved && movedAnnouncement(translator, moved);
      },
      group_meeting_put_back: async (notice, { translator }) => {
        const ahead = await news.putBack(notice);
        return ahead && putBackAnnouncement(translator, ahead);
      },
      group_meeting_cancelled: async (notice, { translator }) => {
        const cancelled = await news.cancelled(notice);
        return cancelled && cancelledAnnouncement(translator, cancelled);
      },
    },
  };

  async function linkTurn({ translator }: Request<'tap'>, outcome: LinkOutcome): Promise<Answer> {
    switch (outcome.status) {
      case 'denied':
      case 'gone':
        return outcome;
      case 'asked':
        return askedTurn(translator, outcome);
      case 'shown':
        return announcementTurn(translator, outcome.view);
      case 'linked':
      case 'unlinked':
      case 'declined':
        return {
          ...(await announcementTurn(translator, outcome.view)),
          toast: translator.label('group-toast', { done: outcome.status }),
        };
    }
  }

  /** Another group is linked: one more question before it is replaced. */
  async function askedTurn(
    translator: Translator,
    { group, view }: Extract<LinkOutcome, { status: 'asked' }>,
  ): Promise<Turn> {
    if (view.linked === undefined) return announcementTurn(translator, view);
    const [asked, current] = await Promise.all([withTitle(group), withTitle(view.linked)]);
    const { unitId, cellName } = view;
    return {
      screen: groupReplaceScreen(translator, { unitId, cellName, group: asked, current }),
      cellId: unitId,
    };
  }

  async function announcementTurn(translator: Translator, view: GroupView): Promise<Turn> {
    const linked = view.linked && (await withTitle(view.linked));
    const offered = await Promise.all(view.offered.slice(0, 3).map(withTitle));
    return {
      screen: groupLinkScreen(translator, { ...view, linked, offered }, botUsername),
      cellId: view.unitId,
    };
  }

  async function withTitle({ chatId, ...group }: Group): Promise<TitledGroup> {
    return { ...group, title: await titleOf(chatId) };
  }
}

function progressTurn({ translator }: Asking, own: OwnProgress): Answer {
  switch (own.status) {
    case 'counted':
      return { screen: ownCountsScreen(translator, own), cellId: own.cellId };
    case 'none_open':
      return { screen: { text: noneOpenText(translator, own), buttons: [] }, cellId: own.cellId };
    case 'denied':
      if (own.why !== 'not_your_office') return own;
      return { screen: { text: translator.t('group-progress.member'), buttons: [] } };
  }
}
