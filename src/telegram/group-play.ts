import type { Api } from 'grammy';
import type { ChatMember, Update } from 'grammy/types';
import type { Locale } from '../core/model/people.ts';
import type { Translators } from '../i18n/translator.ts';
import type { GroupPresence, Presence } from '../services/groups/presence.ts';
import type { GroupAnswer, GroupProgressService } from '../services/groups/progress.ts';
import type { GroupTopics } from '../services/groups/topics.ts';
import {
  countsScreen,
  groupAnonymous,
  groupHello,
  groupPayload,
  groupUnlinked,
  linkedAnnouncement,
  noneOpenText,
  onlyPrivate,
  withTopicOffer,
} from '../screens/groups/group.ts';
import type { Input } from '../screens/feature.ts';
import type { Screen } from '../screens/screen.ts';
import { sendScreen } from './presenter.ts';
import { courseOf, doWithout, migratedTo, mutingOf } from './sending/errors.ts';

type Deps = {
  api: Api;
  botUsername: string;
  presence: Pick<GroupPresence, 'change' | 'migrate' | 'lose' | 'mute' | 'reach'>;
  progress: Pick<GroupProgressService, 'inGroup' | 'link' | 'mayAnswer'>;
  topics: Pick<GroupTopics, 'choose'>;
  translators: Translators;
  defaultLocale: Locale;
};

/** Where to answer: in the topic of a forum that was written in. */
type There = { chatId: string; topicId?: number | undefined };

export type GroupPlay = ReturnType<typeof createGroupPlay>;

/** Plays one update from a group. Nothing that belongs to a person is read or shown here, whoever asks. */
export function createGroupPlay(deps: Deps) {
  const { api, botUsername, presence, progress, topics } = deps;
  const translator = deps.translators[deps.defaultLocale];

  return async function playInGroup(update: Update, input: Input | undefined): Promise<void> {
    if (update.my_chat_member !== undefined) return noteMembership(update.my_chat_member);
    if (update.callback_query !== undefined) return answerTap(update.callback_query, input);
    if (update.message !== undefined) await hear(update.message, input);
  };

  async function answerTap(
    { id, from, message }: NonNullable<Update['callback_query']>,
    input: Input | undefined,
  ): Promise<void> {
    const topic =
      input?.kind === 'tap' && input.action === 'group.here' ? readTopic(input.args[0]) : undefined;
    const text =
      topic !== undefined && message !== undefined
        ? await chooseTopic(String(message.chat.id), String(from.id), topic)
        : translator.label('group-tap');
    await doWithout(api.answerCallbackQuery(id, { text }));
  }

  async function chooseTopic(chatId: string, telegramId: string, topic: number): Promise<string> {
    const topicId = topic === generalTopic ? undefined : topic;
    const { status } = await topics.choose({ chatId, telegramId, topicId });
    switch (status) {
      case 'chosen':
        return translator.label('group-here-chosen');
      case 'denied':
        return translator.label('group-here-denied');
      case 'not_linked':
        return translator.label('group-tap');
    }
  }

  async function noteMembership(changed: NonNullable<Update['my_chat_member']>): Promise<void> {
    const { chat, from, date, old_chat_member, new_chat_member } = changed;
    if (chat.type === 'channel') return;
    const chatId = String(chat.id);
    const outcome = await presence.change({
      chatId,
      was: presenceOf(old_chat_member),
      is: presenceOf(new_chat_member),
      byTelegramId: String(from.id),
      at: new Date(date * 1000),
    });
    if (outcome.status === 'noted') return;
    const isAnonymous = String(from.id) === anonymousAdmin;
    await send({ chatId }, groupHello(translator, isAnonymous ? 'anonymous' : outcome.status));
  }

  async function hear(message: NonNullable<Update['message']>, input: Input | undefined): Promise<void> {
    const { chat, from, migrate_to_chat_id: to, migrate_from_chat_id: before } = message;
    const chatId = String(chat.id);
    if (to !== undefined) return presence.migrate(chatId, String(to));
    if (before !== undefined) return presence.migrate(String(before), chatId);
    if (input?.kind !== 'command') return;
    const there = { chatId, topicId: message.message_thread_id };
    // Who writes as the group is nobody in particular.
    const telegramId = message.sender_chat === undefined ? String(from.id) : undefined;
    const { topicId } = there;
    if (input.command === 'tiendo')
      return answer(there, await progress.inGroup(chatId, { telegramId, topicId }));
    if (input.command === 'start' && input.payload === groupPayload) {
      const at = new Date(message.date * 1000);
      return answer(there, await progress.link(chatId, { telegramId, topicId }, at));
    }
    if (progress.mayAnswer(chatId)) await send(there, onlyPrivate({ translator, botUsername }));
  }

  async function answer(there: There, answered: GroupAnswer): Promise<void> {
    const { topicId } = there;
    const offered = (screen: Screen, offers: boolean): Screen =>
      offers ? withTopicOffer(translator, screen, topicId) : screen;
    switch (answered.status) {
      case 'counted':
        return send(
          there,
          offered(countsScreen({ translator, botUsername }, answered), answered.offersTopic),
        );
      case 'none_open': {
        const screen = { text: noneOpenText(translator, answered), buttons: [] };
        return send(there, offered(screen, answered.offersTopic));
      }
      case 'anonymous':
        return send(there, groupAnonymous(translator));
      case 'unlinked':
        return send(there, groupUnlinked(translator, answered.why));
      case 'linked':
        return send(there, linkedAnnouncement({ translator, botUsername }, answered));
      case 'silent':
        return;
    }
  }

  async function send({ chatId, topicId }: There, screen: Screen): Promise<void> {
    try {
      await sendScreen(api, chatId, screen, topicId);
      await presence.reach(chatId, topicId);
    } catch (error) {
      const to = migratedTo(error);
      if (to !== undefined) {
        await presence.migrate(chatId, to);
        await doWithout(sendScreen(api, to, screen));
        return;
      }
      const course = courseOf(error, 'group');
      if (course === 'unreachable') await presence.lose(chatId);
      else if (course === 'mute') await presence.mute(chatId, mutingOf(error) ?? 'rights', topicId);
      else if (course !== 'leave_topic' && course !== 'pass' && course !== 'give_up') throw error;
    }
  }
}

/** The title of a group as Telegram gives it now; undefined where the bot cannot look. */
export async function readTitle(api: Api, chatId: string): Promise<string | undefined> {
  const chat = await doWithout(api.getChat(chatId));
  return chat?.title;
}

/** In whose name Telegram tells what an admin does who remains anonymous. */
const anonymousAdmin = '1087968824';

/** What a button says of the topic that a forum always has, and that messages do not name. */
const generalTopic = 0;

/** Undefined for anything that no button of this program carries. */
function readTopic(text: string | undefined): number | undefined {
  const topic = /^\d{1,10}$/.test(text ?? '') ? Number(text) : undefined;
  return topic !== undefined && topic < 2 ** 31 ? topic : undefined;
}

function presenceOf(member: ChatMember): Presence {
  switch (member.status) {
    case 'creator':
    case 'administrator':
      return 'admin';
    case 'member':
      return 'member';
    case 'restricted':
      return member.is_member ? 'member' : 'outside';
    case 'left':
    case 'kicked':
      return 'outside';
  }
}
