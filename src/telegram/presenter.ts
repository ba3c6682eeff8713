import { InputFile, type Api } from 'grammy';
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { beginningOf } from '../core/text/graphemes.ts';
import type { Account } from '../core/model/people.ts';
import type { Shows, Tells } from '../core/ports/summaries.ts';
import type { Accounts } from '../core/ports/people.ts';
import type { Actor } from '../core/permissions.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Button, Screen } from '../screens/screen.ts';
import type { Attachment, MadeDocument, Turn } from '../screens/feature.ts';
import type { Menus } from './menus.ts';
import type { Origin, Routes } from './routes.ts';
import { courseOf, doWithout } from './sending/errors.ts';
import { withWayOut } from './way-out.ts';

/** Writes down who was shown whose words, and in which message they stand. */
export type ShownWordsBook = {
  /** Before a toast that tells somebody's reason is sent. */
  noteTold(accountId: string, tells: Tells): Promise<void>;
  /** Before it is shown; the message is known where one is edited. */
  expect(accountId: string, messageId: number | undefined, shows: Shows): Promise<void>;
  /** After it was shown: nothing else stands in this message. */
  settle(accountId: string, messageId: number, shows: Shows): Promise<void>;
};

type Person = { account: Account; actor: Actor; translator: Translator };

type Deps = {
  api: Api;
  accounts: Pick<Accounts, 'setScreen'>;
  shownWords: ShownWordsBook;
  menus: Menus;
  routes: Pick<Routes, 'guarded'>;
};

export type Presenter = ReturnType<typeof createPresenter>;

/** Brings a turn to the person: at most one round trip deep, the tap answered while its screen is edited. */
export function createPresenter({ api, accounts, shownWords, menus, routes }: Deps) {
  return async function present(turn: Turn, person: Person, origin: Origin): Promise<void> {
    const { account } = person;
    const isGreeting = origin.kind === 'typed' && turn.menu !== undefined;
    if (isGreeting && turn.menu !== undefined) await menus.show(person, turn.menu.text);
    const work: Promise<unknown>[] = [];
    if (turn.tells !== undefined) await shownWords.noteTold(account.id, turn.tells);
    if (origin.kind === 'tap') work.push(answerTap(origin.queryId, turn));
    if (turn.screen !== undefined) {
      // With a menu the reply keyboard comes below.
      const screen = turn.menu === undefined ? withWayOut(person.translator, turn.screen) : turn.screen;
      work.push(showScreen(turn, screen, account, origin));
    }
    await settleAll(work);
    for (const attachment of turn.more ?? []) await attach(account, attachment);
    if (!isGreeting && turn.menu !== undefined) await menus.show(person, turn.menu.text);
  };

  async function answerTap(queryId: string, turn: Turn): Promise<void> {
    const text =
      turn.toast === undefined ? {} : { text: beginningOf(turn.toast, 200), show_alert: turn.alert === true };
    try {
      await api.answerCallbackQuery(queryId, text);
    } catch (error) {
      if (courseOf(error, 'person') !== 'pass') throw error;
    }
  }

  async function showScreen(turn: Turn, screen: Screen, account: Account, origin: Origin): Promise<void> {
    const { shows } = screen;
    const isEdit = origin.kind === 'tap' && origin.editable && turn.below !== true;
    const tapped = isEdit ? origin.messageId : undefined;
    if (shows !== undefined) await shownWords.expect(account.id, tapped, shows);
    const isEdited = tapped !== undefined && (await edit(account.chatId, tapped, screen));
    const shown = isEdited ? tapped : await sendScreen(api, account.chatId, routes.guarded(screen));
    if (shows !== undefined) await shownWords.settle(account.id, shown, shows);
    await Promise.all([rememberScreen(account, screen, shown), isEdited ? undefined : dropButtons(account)]);
  }

  /** Only a screen with buttons is remembered: there is nothing to take off another one. */
  async function rememberScreen(account: Account, { buttons }: Screen, messageId: number): Promise<void> {
    const alive = buttons.length > 0 ? messageId : undefined;
    if (account.screenMessageId !== alive) await accounts.setScreen(account.id, alive);
  }

  /** False where the message can no longer be edited. */
  async function edit(chatId: string, messageId: number, screen: Screen): Promise<boolean> {
    try {
      await api.editMessageText(chatId, messageId, screen.text, {
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        reply_markup: keyboardOf(screen.buttons),
      });
      return true;
    } catch (error) {
      const course = courseOf(error, 'person');
      if (course === 'pass') return true;
      if (course === 'anew') return false;
      throw error;
    }
  }

  /** A screen that scrolled up loses its buttons, so that only one is alive. */
  async function dropButtons({ chatId, screenMessageId }: Account): Promise<void> {
    if (screenMessageId === undefined) return;
    await doWithout(api.editMessageReplyMarkup(chatId, screenMessageId));
  }

  async function attach(account: Account, attachment: Attachment): Promise<void> {
    const { chatId } = account;
    switch (attachment.kind) {
      case 'screen':
        await sendScreen(api, chatId, routes.guarded(attachment.screen));
        return;
      case 'photo': {
        const { bytes, name, caption } = attachment;
        await api.sendPhoto(chatId, new InputFile(bytes, name), { caption, parse_mode: 'HTML' });
        return;
      }
      case 'document':
        await sendDocument(chatId, attachment, attachment.caption);
        return;
      case 'made':
        await makeAndSend(account, attachment);
    }
  }

  /** Telegram shows for five seconds, or until it comes, that a file is being sent. */
  async function makeAndSend({ id, chatId }: Account, { make, caption, shows }: MadeDocument): Promise<void> {
    const [file] = await Promise.all([make(), doWithout(api.sendChatAction(chatId, 'upload_document'))]);
    if (shows !== undefined) await shownWords.expect(id, undefined, shows);
    const messageId = await sendDocument(chatId, file, caption);
    if (shows !== undefined) await shownWords.settle(id, messageId, shows);
  }

  async function sendDocument(
    chatId: string,
    { bytes, name }: { bytes: Uint8Array; name: string },
    caption: string,
  ): Promise<number> {
    const options = { caption, parse_mode: 'HTML' as const };
    return (await api.sendDocument(chatId, new InputFile(bytes, name), options)).message_id;
  }
}

/** The id of the message. */
export async function sendScreen(
  api: Api,
  chatId: string,
  screen: Screen,
  topicId?: number,
): Promise<number> {
  const { message_id } = await api.sendMessage(chatId, screen.text, {
    ...(topicId === undefined ? {} : { message_thread_id: topicId }),
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    ...(screen.protect === true ? { protect_content: true } : {}),
    ...(screen.buttons.length > 0 ? { reply_markup: keyboardOf(screen.buttons) } : {}),
  });
  return message_id;
}

export function keyboardOf(rows: readonly (readonly Button[])[]): InlineKeyboardMarkup {
  return { inline_keyboard: rows.map((row) => row.map(toTelegram)) };
}

function toTelegram(button: Button): InlineKeyboardButton {
  const look =
    button.style === undefined ? { text: button.text } : { text: button.text, style: button.style };
  return 'url' in button ? { ...look, url: button.url } : { ...look, callback_data: button.data };
}

/** Waits for all, so that no call is left running, then reports the first failure. */
async function settleAll(work: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
