import type { Api } from 'grammy';
import type { Account } from '../core/model/people.ts';
import type { Actor } from '../core/permissions.ts';
import type { Translator, Translators } from '../i18n/translator.ts';
import { commandsFor, groupCommands, keyboardFor } from '../screens/menu.ts';
import { doWithout } from './sending/errors.ts';
import { withWayOut } from './way-out.ts';

export type Menus = ReturnType<typeof createMenus>;

/** Sets command menus and sends reply keyboards. */
export function createMenus({ api }: { api: Api }) {
  return {
    /** What everybody sees before anything is known of them, in Vietnamese; English only for those who chose it. */
    async publish({ vi }: Translators): Promise<void> {
      const nobody: Actor = {
        accountId: '',
        consented: false,
        seats: [],
        offices: [],
        activeUnitId: undefined,
      };
      await api.setMyCommands(commandsFor(nobody, vi));
      await api.setMyCommands(groupCommands(vi), { scope: { type: 'all_group_chats' } });
      await api.setMyDescription(vi.label('bot-description'));
      await api.setMyShortDescription(vi.label('bot-description.short'));
    },

    /** The person's own menu, and a message with the reply keyboard. */
    async show(
      person: { account: Account; actor: Actor; translator: Translator },
      text: string,
    ): Promise<void> {
      const { account, actor, translator } = person;
      await doWithout(
        api.setMyCommands(commandsFor(actor, translator), {
          scope: { type: 'chat', chat_id: Number(account.chatId) },
        }),
      );
      const keyboard = keyboardFor(actor, translator);
      const shown = keyboard.length > 0 ? text : withWayOut(translator, { text, buttons: [] }).text;
      await api.sendMessage(account.chatId, shown, {
        parse_mode: 'HTML',
        reply_markup:
          keyboard.length === 0
            ? { remove_keyboard: true }
            : {
                keyboard: keyboard.map((row) => row.map((label) => ({ text: label }))),
                resize_keyboard: true,
                is_persistent: true,
              },
      });
    },
  };
}
