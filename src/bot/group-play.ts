import type { Api } from 'grammy';
import type { ChatMember, Update } from 'grammy/types';
import type { Locale } from '../core/model/people.ts';
import type { Translators } from '../i18n/translator.ts';
import type { GroupPresence, Presence } from '../services/group-presence.ts';
import type { GroupProgressService } from '../services/group-progress.ts';
import { countsScreen, groupHello, groupUnlinked, noneOpenText, onlyPrivate } from '../views/group.ts';
import type { Screen } from '../views/screen.ts';
import { sendScreen } from './presenter.ts';
import { wishOf } from './routes.ts';
import { courseOf, doWithout, migratedTo } from './telegram-errors.ts';

type Deps = {
  api: Api;
  botUsername: string;
  presence: Pick<GroupPresence, 'change' | 'migrate' | 'lose'>;
  progress: Pick<GroupProgressService, 'inGroup' | 'mayAnswer'>;
  translators: Translators;
  defaultLocale: Locale;
};

export type GroupPlay = ReturnType<typeof createGroupPlay>;

/** Plays one update from a group. Nothing that belongs to a person is read or shown here, whoever asks. */
export function createGroupPlay(deps: Deps) {
  const { api, botUsername, presence, progress } = deps;
  const translator = deps.translators[deps.defaultLocale];

  return async function playInGroup(update: Update): Promise<void> {
    if (update.my_chat_member !== undefined) return noteMembership(update.my_chat_member);
    if (update.callback_query !== undefined) {
      const text = translator.label('group-tap');
      await doWithout(api.answerCallbackQuery(update.callback_query.id, { text }));
      return;
    }
    if (update.message !== undefined) await hear(update.message, update);
  };

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
    if (outcome.status !== 'noted') await send(chatId, groupHello(translator, outcome.status === 'asked'));
  }

  async function hear(message: NonNullable<Update['message']>, update: Update): Promise<void> {
    const { chat, from, migrate_to_chat_id: to, migrate_from_chat_id: before } = message;
    const chatId = String(chat.id);
    if (to !== undefined) return presence.migrate(chatId, String(to));
    if (before !== undefined) return presence.migrate(String(before), chatId);
    const wish = wishOf(update);
    if (wish?.kind !== 'command') return;
    if (wish.command === 'tiendo') return answer(chatId, String(from.id));
    if (progress.mayAnswer(chatId)) await send(chatId, onlyPrivate({ translator, botUsername }));
  }

  async function answer(chatId: string, telegramId: string): Promise<void> {
    const answered = await progress.inGroup(chatId, telegramId);
    switch (answered.status) {
      case 'counted':
        return send(chatId, countsScreen({ translator, botUsername }, answered));
      case 'none_open':
        return send(chatId, { text: noneOpenText(translator, answered), buttons: [] });
      case 'unlinked':
        return send(chatId, groupUnlinked(translator, answered.asked));
      case 'silent':
        return;
    }
  }

  async function send(chatId: string, screen: Screen): Promise<void> {
    try {
      await sendScreen(api, chatId, screen);
    } catch (error) {
      const to = migratedTo(error);
      if (to !== undefined) {
        await presence.migrate(chatId, to);
        await doWithout(sendScreen(api, to, screen));
        return;
      }
      const course = courseOf(error, 'group');
      if (course === 'unreachable') await presence.lose(chatId);
      else if (course !== 'pass' && course !== 'give_up') throw error;
    }
  }
}

/** The title of a group as Telegram gives it now; undefined where the bot cannot look. */
export async function readTitle(api: Api, chatId: string): Promise<string | undefined> {
  const chat = await doWithout(api.getChat(chatId));
  return chat?.title;
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
