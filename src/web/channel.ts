import type { DocumentFile } from '../core/ports/files.ts';
import type { PageMessage } from '../core/model/page.ts';
import type { Pages } from '../core/ports/pages.ts';
import type { Clock } from '../core/ports/runtime.ts';
import type { Account } from '../core/model/people.ts';
import type { SendOutcome } from '../core/model/notices.ts';
import type { Channel, CaptionedFile } from '../play/channel.ts';
import type { Letter } from '../play/notices.ts';
import type { Screen } from '../screens/screen.ts';

type Deps = {
  pages: Pick<Pages, 'add' | 'find' | 'replace'>;
  clock: Pick<Clock, 'now'>;
  /** What stands behind a door is another than before. */
  changed: (doorId: string) => void;
  /** A word over the screen, for whoever waits for the answer to their tap. */
  say: (queryId: string, word: { text: string; alert: boolean }) => void;
};

export type PageChannel = ReturnType<typeof createPageChannel>;

/** The pages of web doors. A page can be saved and copied whatever a screen asks for, as any page of a browser can. */
export function createPageChannel({ pages, clock, changed, say }: Deps) {
  return {
    inTurn,

    /** What the bot says of its own accord. */
    async deliver({ to, menu, view }: Letter): Promise<SendOutcome> {
      const page = inTurn(undefined);
      if (menu !== undefined) await page.showMenu(to, menu.text);
      if (view === undefined) return { status: 'sent', messageId: undefined };
      if (!('edit' in view)) return { status: 'sent', messageId: await page.send(to.account, view) };
      await edit(to.account, view.edit, view);
      return { status: 'sent', messageId: view.edit };
    },
  };

  /** Answers one update; without a turn it brings what the bot says of its own accord. */
  function inTurn(turn: number | undefined): Channel {
    const add = async (to: Account, message: Stated, bytes?: Uint8Array): Promise<number> => {
      const whole = {
        asks: false,
        ...message,
        ...turnOf(turn),
        isUnread: turn === undefined,
        at: clock.now(),
      };
      const number = await pages.add({ accountId: to.id, doorId: to.door.id }, whole, bytes);
      changed(to.door.id);
      return number;
    };
    const sendFile = (
      to: Account,
      { bytes, name, caption }: CaptionedFile,
      isPhoto: boolean,
    ): Promise<number> => add(to, { text: caption, buttons: [], file: { name, isPhoto } }, bytes);

    return {
      kind: 'web',
      send: (to, screen) => add(to, statedBy(screen)),
      async edit(to, messageId, screen) {
        const found = await pages.find({ accountId: to.id, number: messageId });
        // The number is the page's word: what answers a device stands on no other one.
        return found?.doorId === to.door.id && edit(to, messageId, { screen, turn });
      },
      async retire(to, messageId) {
        const found = await pages.find({ accountId: to.id, number: messageId });
        if (found === undefined) return;
        await pages.replace({ accountId: to.id, number: messageId }, { ...found.message, buttons: [] });
        changed(found.doorId);
      },
      answerTap(queryId, word) {
        if (word !== undefined) say(queryId, word);
        return Promise.resolve();
      },
      sendPhoto: (to, photo) => sendFile(to, photo, true),
      sendFile: (to, file) => sendFile(to, file, false),
      replaceFile: (to, messageId, { caption, ...file }) =>
        edit(to, messageId, { screen: { text: caption, buttons: [] }, turn, file }),
      // The page says itself that it waits.
      announceFile: () => Promise.resolve(),
      announceReading: () => Promise.resolve(),
      async showMenu({ account }, text) {
        await add(account, { text, buttons: [] });
      },
      isUnreachable: () => false,
    };
  }

  /** Puts something else in the place of a message, with another file where it brings one. */
  async function edit(
    to: Pick<Account, 'id'>,
    number: number,
    { screen, turn, file }: { screen: Screen; turn?: number | undefined; file?: DocumentFile },
  ): Promise<boolean> {
    const at = { accountId: to.id, number };
    const found = await pages.find(at);
    if (found === undefined) return false;
    const { message, doorId } = found;
    const isAnswer = turn !== undefined;
    const told = { ...message, ...statedBy(screen), ...turnOf(turn ?? message.turn) };
    const seen = isAnswer ? { isUnread: false, at: clock.now() } : {};
    const named = file === undefined ? {} : { file: { name: file.name, isPhoto: false } };
    await pages.replace(at, { ...told, ...seen, ...named }, file?.bytes);
    changed(doorId);
    return true;
  }
}

type Stated = Pick<PageMessage, 'text' | 'buttons' | 'file' | 'asks'>;

function statedBy({ text, buttons, asks = false }: Screen): Stated {
  return { text, buttons, asks };
}

function turnOf(turn: number | undefined): { turn?: number } {
  return turn === undefined ? {} : { turn };
}
