import type { Api } from 'grammy';
import type { ChatMember, Update } from 'grammy/types';
import type { Locale } from '../core/model/people.ts';
import type { Translators } from '../i18n/translator.ts';
import type { GroupPresence, Presence } from '../services/groups/presence.ts';
import type { GroupSide, InGroup, Input } from '../screens/feature.ts';
import type { Screen } from '../screens/screen.ts';
import { sendScreen } from './sending/screens.ts';
import { courseOf, doWithout, migratedTo, mutingOf } from './sending/errors.ts';

type Deps = {
  api: Api;
  presence: Pick<GroupPresence, 'migrate' | 'lose' | 'mute' | 'reach'>;
  translators: Translators;
  defaultLocale: Locale;
  side: GroupSide;
};

/** Where to answer: in the topic of a forum that was written in. */
type There = Pick<InGroup, 'chatId'> & { topicId?: number | undefined };

export type GroupPlay = ReturnType<typeof createGroupPlay>;

/** Plays one update from a group. Nothing that belongs to a person is read or shown here, whoever asks. */
export function createGroupPlay({ api, presence, translators, defaultLocale, side }: Deps) {
  const translator = translators[defaultLocale];

  return async function playInGroup(update: Update, input: Input | undefined): Promise<void> {
    if (update.my_chat_member !== undefined) return noteMembership(update.my_chat_member);
    if (update.callback_query !== undefined) return answerTap(update.callback_query, input);
    if (update.message !== undefined) await hear(update.message, input);
  };

  async function answerTap(
    { id, from, message }: NonNullable<Update['callback_query']>,
    input: Input | undefined,
  ): Promise<void> {
    const text =
      input?.kind === 'tap' && message !== undefined
        ? await side.taps[input.action]?.({
            ...{ chatId: String(message.chat.id), telegramId: String(from.id) },
            ...{ args: input.args, translator },
          })
        : undefined;
    await doWithout(api.answerCallbackQuery(id, { text: text ?? translator.label('group-tap') }));
  }

  async function noteMembership(changed: NonNullable<Update['my_chat_member']>): Promise<void> {
    const { chat, from, date, old_chat_member, new_chat_member } = changed;
    if (chat.type === 'channel') return;
    const chatId = String(chat.id);
    const byTelegramId = String(from.id);
    const screen = await side.onMembership({
      ...{ chatId, translator, at: new Date(date * 1000) },
      ...{ was: presenceOf(old_chat_member), is: presenceOf(new_chat_member) },
      byTelegramId: byTelegramId === anonymousAdmin ? undefined : byTelegramId,
    });
    if (screen !== undefined) await send({ chatId }, screen);
  }

  async function hear(message: NonNullable<Update['message']>, input: Input | undefined): Promise<void> {
    const { chat, from, migrate_to_chat_id: to, migrate_from_chat_id: before } = message;
    const chatId = String(chat.id);
    if (to !== undefined) return presence.migrate(chatId, String(to));
    if (before !== undefined) return presence.migrate(String(before), chatId);
    if (input?.kind !== 'command') return;
    const asked = {
      ...{ chatId, topicId: message.message_thread_id, translator, at: new Date(message.date * 1000) },
      // Who writes as the group is nobody in particular.
      telegramId: message.sender_chat === undefined ? String(from.id) : undefined,
    };
    const { command, payload } = input;
    const answer = Object.hasOwn(side.commands, command) ? side.commands[command] : undefined;
    const screen = await (answer ?? side.anyOtherCommand)({ ...asked, payload });
    if (screen !== undefined) await send(asked, screen);
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
