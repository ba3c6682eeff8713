import type { DocumentFile } from '../../core/ports/files.ts';
import { InputFile, InputMediaBuilder, type Api } from 'grammy';
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { Account } from '../../core/model/people.ts';
import type { Button, Screen } from '../../screens/screen.ts';

const parse_mode = 'HTML';
const link_preview_options = { is_disabled: true };

/** A private chat bears the id of its user. */
export function chatOf({ door }: Pick<Account, 'door'>): string {
  return door.address;
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
    ...{ parse_mode, link_preview_options },
    ...(screen.protect === true ? { protect_content: true } : {}),
    ...(screen.buttons.length > 0 ? { reply_markup: keyboardOf(screen.buttons) } : {}),
  });
  return message_id;
}

export async function editScreen(
  api: Api,
  { chatId, messageId }: { chatId: string; messageId: number },
  screen: Screen,
): Promise<void> {
  const reply_markup = keyboardOf(screen.buttons);
  await api.editMessageText(chatId, messageId, screen.text, {
    ...{ parse_mode, link_preview_options, reply_markup },
  });
}

/** Puts another file in the place of one; the screen is its caption. */
export async function editFile(
  api: Api,
  { chatId, messageId }: { chatId: string; messageId: number },
  { screen, file }: { screen: Screen; file: DocumentFile },
): Promise<void> {
  const media = InputMediaBuilder.document(new InputFile(file.bytes, file.name), {
    ...{ caption: screen.text, parse_mode },
  });
  await api.editMessageMedia(chatId, messageId, media, { reply_markup: keyboardOf(screen.buttons) });
}

function keyboardOf(rows: readonly (readonly Button[])[]): InlineKeyboardMarkup {
  return { inline_keyboard: rows.map((row) => row.flatMap(toTelegram)).filter((row) => row.length > 0) };
}

/** None where Telegram has no button for it. */
function toTelegram(button: Button): InlineKeyboardButton[] {
  const look =
    button.style === undefined ? { text: button.text } : { text: button.text, style: button.style };
  if ('url' in button) return [{ ...look, url: button.url }];
  if ('data' in button) return [{ ...look, callback_data: button.data }];
  const isCopied = Array.from(button.copy).length <= longestCopied;
  return isCopied ? [{ ...look, copy_text: { text: button.copy } }] : [];
}

/** Characters that a button copies at most. */
const longestCopied = 256;
