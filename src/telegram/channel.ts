import { InputFile, type Api } from 'grammy';
import type { Channel, CaptionedFile } from '../play/channel.ts';
import type { Menus } from './menus.ts';
import { courseOf, doWithout } from './sending/errors.ts';
import { chatOf, editFile, editScreen, sendScreen } from './sending/screens.ts';

/** A person's private chat. */
export function createTelegramChannel({ api, menus }: { api: Api; menus: Pick<Menus, 'show'> }): Channel {
  return {
    kind: 'telegram',

    send: (to, screen) => sendScreen(api, chatOf(to), screen),

    edit: (to, messageId, screen) => changed(editScreen(api, { chatId: chatOf(to), messageId }, screen)),

    replaceFile: (to, messageId, { caption, ...file }) =>
      changed(
        editFile(api, { chatId: chatOf(to), messageId }, { screen: { text: caption, buttons: [] }, file }),
      ),

    async retire(to, messageId) {
      await doWithout(api.editMessageReplyMarkup(chatOf(to), messageId));
    },

    async answerTap(queryId, word) {
      try {
        await api.answerCallbackQuery(queryId, word && { text: word.text, show_alert: word.alert });
      } catch (error) {
        if (courseOf(error, 'person') !== 'pass') throw error;
      }
    },

    async sendPhoto(to, { bytes, name, caption }) {
      const photo = new InputFile(bytes, name);
      return (await api.sendPhoto(chatOf(to), photo, { caption, parse_mode: 'HTML' })).message_id;
    },

    async sendFile(to, { bytes, name, caption }: CaptionedFile) {
      const file = new InputFile(bytes, name);
      return (await api.sendDocument(chatOf(to), file, { caption, parse_mode: 'HTML' })).message_id;
    },

    /** Telegram shows it for five seconds, or until the file comes. */
    async announceFile(to) {
      await doWithout(api.sendChatAction(chatOf(to), 'upload_document'));
    },

    async announceReading(to) {
      await doWithout(api.sendChatAction(chatOf(to), 'typing'));
    },

    showMenu: (person, text) => menus.show(person, text),

    isUnreachable: (error) => courseOf(error, 'person') === 'unreachable',
  };
}

/** False where the message can no longer be changed. */
async function changed(edit: Promise<void>): Promise<boolean> {
  try {
    await edit;
    return true;
  } catch (error) {
    const course = courseOf(error, 'person');
    if (course === 'pass') return true;
    if (course === 'anew') return false;
    throw error;
  }
}
