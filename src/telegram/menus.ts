import type { Api } from 'grammy';
import type { Account } from '../core/model/people.ts';
import { currentSeat, hasUnits, may, type Action, type Actor } from '../core/permissions.ts';
import type { Translator, Translators } from '../i18n/translator.ts';
import type { Messages } from '../i18n/messages.ts';
import { doWithout } from './sending/errors.ts';
import { withWayOut } from './way-out.ts';

type MenuKey = Extract<keyof Messages, `menu-${string}`>;

/** The command menu in its order: name and alias, who may use it, what it says. */
const entries: readonly { command: string; alias: string; action: Action; text: MenuKey }[] = [
  { command: 'tusoi', alias: 'review', action: 'review', text: 'menu-review' },
  { command: 'camket', alias: 'commitments', action: 'commitments', text: 'menu-commitments' },
  { command: 'lich', alias: 'schedule', action: 'schedule', text: 'menu-schedule' },
  { command: 'tonghop', alias: 'summary', action: 'summary_read', text: 'menu-summary' },
  { command: 'nhac', alias: 'remind', action: 'remind', text: 'menu-remind' },
  { command: 'tiendo', alias: 'progress', action: 'progress', text: 'menu-progress' },
  { command: 'chibo', alias: 'cell', action: 'cell_read', text: 'menu-cell' },
  { command: 'moi', alias: 'invite', action: 'invite', text: 'menu-invite' },
  { command: 'donvi', alias: 'unit', action: 'unit_read', text: 'menu-units' },
  { command: 'chuyen', alias: 'switch', action: 'review', text: 'menu-switch' },
  { command: 'dulieu', alias: 'mydata', action: 'own_data', text: 'menu-data' },
  { command: 'ngonngu', alias: 'language', action: 'language', text: 'menu-language' },
  { command: 'trogiup', alias: 'help', action: 'help', text: 'menu-help' },
];

export type Menus = ReturnType<typeof createMenus>;

/** Command menus and reply keyboards by role. They only show: what may be done is decided when it is asked for. */
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
      await api.setMyCommands([{ command: 'tiendo', description: vi.label('menu-progress') }], {
        scope: { type: 'all_group_chats' },
      });
      await api.setMyDescription(vi.label('bot-description'));
      await api.setMyShortDescription(vi.label('bot-short-description'));
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

/** The words on the persistent keyboard; typed by hand they work too. */
export function keyboardFor(actor: Actor, translator: Translator): string[][] {
  const unitId = currentSeat(actor)?.unitId;
  const { label } = translator;
  if (!may(actor, 'review', unitId)) {
    return actor.consented && hasUnits(actor) ? [[label('keyboard-units'), label('keyboard-help')]] : [];
  }
  const rows = [[label('keyboard-review'), label('keyboard-commitments')]];
  if (may(actor, 'summary_read', unitId)) {
    rows.push([label('keyboard-cell'), label('keyboard-summary')]);
  }
  const remind = may(actor, 'remind', unitId) ? [label('keyboard-remind')] : [];
  return [...rows, [label('keyboard-schedule'), ...remind, label('keyboard-help')]];
}

export function commandsFor(
  actor: Actor,
  { locale, label }: Translator,
): { command: string; description: string }[] {
  const unitId = currentSeat(actor)?.unitId;
  return entries
    .filter(({ command, action }) => {
      if (command === 'donvi') return hasUnits(actor);
      if (command === 'chuyen') return actor.seats.length > 1;
      return may(actor, action, unitId);
    })
    .map(({ command, alias, text }) => ({
      command: locale === 'en' ? alias : command,
      description: label(text),
    }));
}
