import type { Api } from 'grammy';
import type { Actor } from '../core/permissions.ts';
import type { Translators } from '../i18n/translator.ts';
import { commandsFor, groupCommands, keyboardFor } from '../screens/menu.ts';
import type { Person } from '../play/channel.ts';
import { withWayOut } from '../play/way-out.ts';
import { doWithout } from './sending/errors.ts';
import { chatOf } from './sending/screens.ts';

export type Menus = ReturnType<typeof createMenus>;

/** Sets command menus and sends reply keyboards. */
export function createMenus({ api }: { api: Api }) {
  return {
    /** What everybody sees before anything is known of them, in Vietnamese; English only for those who chose it. */
    async publish({ vi }: Translators): Promise<void> {
      const nobody: Actor = {
        accountId: '',
        door: 'telegram',
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
    async show({ account, actor, translator }: Person, text: string): Promise<void> {
      await doWithout(
        api.setMyCommands(commandsFor(actor, translator), {
          scope: { type: 'chat', chat_id: Number(chatOf(account)) },
        }),
      );
      const keyboard = keyboardFor(actor, translator);
      const shown = keyboard.length > 0 ? text : withWayOut(translator, { text, buttons: [] }).text;
      await api.sendMessage(chatOf(account), shown, {
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
