import type { Group } from '../../core/model/groups.ts';
import type { Notice, NoticeKind } from '../../core/model/notices.ts';
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
  type To,
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
import { firstArg } from '../button-data.ts';
import type { Answer, Asking, Feature, GroupNoticeView, Request, Turn } from '../feature.ts';
import { onTap, wording, said } from '../handlers.ts';
import type { BotLinks } from '../links.ts';
import type { Screen } from '../screen.ts';
import { zaloReader } from '../zalo.ts';

type Deps = {
  linking: GroupLinking;
  progress: Pick<GroupProgressService, 'own'>;
  news: GroupNews;
  links: BotLinks;
  /** The title that a chat has now; undefined where its channel does not tell. */
  titleOf: (chatId: string) => Promise<string | undefined>;
  /** Where members come in, as it is passed on. */
  address: string;
};

/** The cell's group as its secretary sees it in private, and what the bot says there by itself. */
export function createGroupFeature({ linking, progress, news, links, titleOf, address: url }: Deps): Feature {
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
      group_linked: announcing((notice) => news.linked(notice), linkedAnnouncement),
      group_round_opened: announcing((notice) => news.counted(notice), openedAnnouncement),
      group_counts: announcing((notice) => news.counted(notice), countsScreen),
      meeting_announced: announcing((notice) => news.announced(notice), meetingAnnouncement),
      group_meeting_moved: announcing((notice) => news.moved(notice), movedAnnouncement),
      group_meeting_put_back: announcing((notice) => news.putBack(notice), putBackAnnouncement),
      group_meeting_cancelled: announcing((notice) => news.cancelled(notice), cancelledAnnouncement),
    },
  };

  /** Read as it is sent: what has become pointless is not said. */
  function announcing<Kind extends NoticeKind, View>(
    read: (notice: Extract<Notice, { kind: NoInfer<Kind> }>) => Promise<View | undefined>,
    announcement: (to: To, view: View) => Screen,
  ): GroupNoticeView<Kind> {
    return async (notice, { translator }) => {
      const view = await read(notice);
      return view && announcement({ translator, links }, view);
    };
  }

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
      screen: groupLinkScreen(translator, { ...view, linked, offered }, links),
      cellId: view.unitId,
    };
  }

  async function withTitle({ chatId, ...group }: Group): Promise<TitledGroup> {
    return { ...group, title: await titleOf(chatId) };
  }
}

function progressTurn({ translator }: Asking, own: OwnProgress): Answer {
  if (own.status === 'denied')
    return own.why === 'not_your_office' ? said(translator.t('group-progress.member')) : own;
  const screen =
    own.status === 'counted'
      ? ownCountsScreen(translator, own)
      : { text: noneOpenText(translator, own), buttons: [] };
  return { screen, cellId: own.cellId };
}
