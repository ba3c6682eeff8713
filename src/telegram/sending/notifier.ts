import { type Api, GrammyError } from 'grammy';
import type { Group } from '../../core/model/groups.ts';
import type { Locale } from '../../core/model/people.ts';
import type { Notice, SendOutcome } from '../../core/model/notices.ts';
import type { Groups } from '../../core/ports/groups.ts';
import type { Translator, Translators } from '../../i18n/translator.ts';
import type { Screen } from '../../screens/screen.ts';
import type { RetryAfter } from './retry-after.ts';
import type { EditShown, Feature, GroupNoticeViews } from '../../screens/feature.ts';
import type { Menus } from '../menus.ts';
import type { Letter } from '../../play/notices.ts';
import { courseOf, migratedTo, mutingOf, retryAfterMs } from './errors.ts';
import { chatOf, editFile, editScreen, sendScreen } from './screens.ts';

type Deps = {
  api: Api;
  /** Waits by itself: of a letter in two messages the first would come again where the second had to wait. */
  patientApi: Api;
  gate: Pick<RetryAfter, 'closedFor'>;
  menus: Pick<Menus, 'show'>;
  groups: Pick<Groups, 'findById'>;
  translators: Translators;
  defaultLocale: Locale;
  features: readonly Feature[];
};

/** Hands what was worded to Telegram, and says what became of it. */
export function createNotifier(deps: Deps) {
  const { api, patientApi, menus, groups, translators, defaultLocale, features } = deps;
  const groupViews: GroupNoticeViews = {};
  for (const feature of features) Object.assign(groupViews, feature.groupNotices);

  return {
    async send({ to, menu, view }: Letter): Promise<SendOutcome> {
      try {
        if (menu !== undefined) await menus.show(to, menu.text);
        const by = menu === undefined ? api : patientApi;
        const messageId = view && (await deliver(by, chatOf(to.account), view));
        return { status: 'sent', messageId };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    sendToGroup,
  };

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

  async function deliver(by: Api, chatId: string, view: Screen | EditShown): Promise<number | undefined> {
    if (!('edit' in view)) return sendScreen(by, chatId, view);
    const { edit: messageId, screen, file } = view;
    const message = { chatId, messageId };
    try {
      await (file === undefined ? editScreen(by, message, screen) : editFile(by, message, { screen, file }));
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
