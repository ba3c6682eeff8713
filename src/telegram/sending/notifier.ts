import { type Api, GrammyError } from 'grammy';
import { consentVersion } from '../../core/joining/consent.ts';
import type { Group } from '../../core/model/groups.ts';
import type { Account, Locale } from '../../core/model/people.ts';
import type { Delivery, Notice, SendOutcome } from '../../core/model/notices.ts';
import type { Groups } from '../../core/ports/groups.ts';
import type { Accounts } from '../../core/ports/people.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Translator, Translators } from '../../i18n/translator.ts';
import type { Screen } from '../../screens/screen.ts';
import type { RetryAfter } from './retry-after.ts';
import type {
  EditShown,
  Feature,
  GroupNoticeViews,
  NoticeShown,
  NoticeViews,
} from '../../screens/feature.ts';
import type { Menus } from '../menus.ts';
import type { CellHeader } from '../../play/cell-header.ts';
import type { Routes } from '../../play/routes.ts';
import { withWayOut } from '../../play/way-out.ts';
import { courseOf, migratedTo, mutingOf, retryAfterMs } from './errors.ts';
import { chatOf, editFile, editScreen, sendScreen } from './screens.ts';

type Deps = {
  api: Api;
  gate: Pick<RetryAfter, 'closedFor'>;
  accounts: Pick<Accounts, 'findById' | 'loadActor'>;
  menus: Pick<Menus, 'show'>;
  clock: Pick<Clock, 'now'>;
  groups: Pick<Groups, 'findById'>;
  translators: Translators;
  defaultLocale: Locale;
  features: readonly Feature[];
  cellHeader: Pick<CellHeader, 'onNotice'>;
  routes: Pick<Routes, 'guarded'>;
};

/** Words a notice when it is sent, not when it was planned, and hands it to Telegram. */
export function createNotifier(deps: Deps) {
  const { api, accounts, groups, translators, defaultLocale, features, cellHeader, routes } = deps;
  const views: NoticeViews = {};
  const groupViews: GroupNoticeViews = {};
  for (const feature of features) {
    Object.assign(views, feature.notices);
    Object.assign(groupViews, feature.groupNotices);
  }

  return async function send(delivery: Delivery): Promise<SendOutcome> {
    const { accountId, groupId, notice } = delivery;
    if (groupId !== undefined) return sendToGroup(groupId, notice);
    const account = accountId === undefined ? undefined : await accounts.findById(accountId);
    if (account === undefined) return { status: 'pointless' };
    const translator = translators[account.locale ?? defaultLocale];
    const words = await wordsOf(notice, { account, translator });
    if (words === undefined) return { status: 'pointless' };
    const whose = { account, translator };
    const ids = Object.values(notice).filter((value) => typeof value === 'string');
    const told = async (screen: NoticeShown): Promise<Screen> =>
      withWayOut(translator, await cellHeader.onNotice(screen, whose, ids));
    const view =
      'edit' in words
        ? { ...words, screen: await told(words.screen) }
        : 'menu' in words
          ? await cellHeader.onNotice(words, whose, ids)
          : await told(words);
    try {
      if ('menu' in words && !('edit' in view)) {
        await showMenu(whose, view.text);
        if (words.next === undefined) return { status: 'sent', messageId: undefined };
        const next = await cellHeader.onNotice(words.next, whose, ids);
        return { status: 'sent', messageId: await deliver(chatOf(account), next) };
      }
      return { status: 'sent', messageId: await deliver(chatOf(account), view) };
    } catch (error) {
      return outcomeOf(error);
    }
  };

  async function showMenu(to: { account: Account; translator: Translator }, text: string): Promise<void> {
    const actor = await accounts.loadActor(to.account.id, consentVersion, deps.clock.now());
    await deps.menus.show({ ...to, actor }, text);
  }

  async function sendToGroup(groupId: string, notice: Notice): Promise<SendOutcome> {
    const group = await groups.findById(groupId);
    if (group?.status !== 'linked') return { status: 'pointless' };
    const screen = await groupWordsOf(notice, { group, translator: translators[defaultLocale] });
    if (screen === undefined) return { status: 'pointless' };
    try {
      const { chatId, topicId } = group;
      return { status: 'sent', messageId: await sendScreen(api, chatId, screen, topicId) };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it ties the notice to the view of its kind
  async function groupWordsOf<Kind extends Notice['kind']>(
    notice: Extract<Notice, { kind: Kind }>,
    to: { group: Group; translator: Translator },
  ): Promise<Screen | undefined> {
    const view = groupViews[notice.kind];
    if (view === undefined)
      throw new Error(`no part of the bot words the notice "${notice.kind}" in a group`);
    return view(notice, to);
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it ties the notice to the view of its kind
  async function wordsOf<Kind extends Notice['kind']>(
    notice: Extract<Notice, { kind: Kind }>,
    to: { account: Account; translator: Translator },
  ): Promise<NoticeShown | EditShown | undefined> {
    const view = views[notice.kind];
    if (view === undefined) throw new Error(`no part of the bot words the notice "${notice.kind}"`);
    return view(notice, to);
  }

  async function deliver(chatId: string, view: Screen | EditShown): Promise<number | undefined> {
    if (!('edit' in view)) return sendScreen(api, chatId, routes.guarded(view));
    const { edit: messageId, screen, file } = view;
    const message = { chatId, messageId };
    try {
      await (file === undefined
        ? editScreen(api, message, screen)
        : editFile(api, message, { screen, file }));
    } catch (error) {
      if (courseOf(error, 'notice') !== 'pass') throw error;
    }
    return messageId;
  }

  function outcomeOf(error: unknown): SendOutcome {
    const course = courseOf(error, 'notice');
    const why = error instanceof GrammyError ? String(error.error_code) : 'network';
    switch (course) {
      case undefined:
        throw error;
      case 'later': {
        const askedMs = retryAfterMs(error);
        if (askedMs === undefined) return { status: 'unavailable', why };
        const closedFor = Math.ceil(deps.gate.closedFor());
        return {
          status: 'retry_after',
          seconds: Math.max(askedMs / 1000, closedFor),
          everybody: closedFor > 0,
        };
      }
      case 'unreachable':
        return { status: 'unreachable' };
      case 'mute':
        return { status: 'muted', why: mutingOf(error) ?? 'rights' };
      case 'leave_topic':
        return { status: 'topic_gone' };
      case 'move':
        return { status: 'migrated', chatId: migratedTo(error) ?? '' };
      case 'pass':
      case 'give_up':
        return { status: 'refused', why };
    }
  }
}
