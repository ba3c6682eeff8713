import { beginningOf } from '../core/text/graphemes.ts';
import type { Account } from '../core/model/people.ts';
import type { Shows, Tells } from '../core/ports/summaries.ts';
import type { Accounts } from '../core/ports/people.ts';
import type { Screen } from '../screens/screen.ts';
import type { Attachment, MadeDocument, Turn } from '../screens/feature.ts';
import { kindOfMessage, type Channel, type Origin, type Person, type CaptionedFile } from './channel.ts';
import type { Routes } from './routes.ts';
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

type Deps = {
  accounts: Pick<Accounts, 'setScreen'>;
  shownWords: ShownWordsBook;
  routes: Pick<Routes, 'guarded'>;
  /** Milliseconds of a clock that only goes on. */
  elapsed?: () => number;
};

/** How long the same button is taken for the same wish after its file has come or it was tapped last, in milliseconds. */
const shaking = 2500;

/** What somebody did, and what brings them the answer. */
type Way = { origin: Origin; channel: Channel };

export type Presenter = ReturnType<typeof createPresenter>;

/** Brings a turn to the person: at most one round trip deep, the tap answered while its screen is edited. */
export function createPresenter({ accounts, shownWords, routes, elapsed = () => performance.now() }: Deps) {
  /** Which button brought each account its last file, and when. */
  const made = new Map<string, { asked: string; at: number }>();

  return async function present(turn: Turn, person: Person, way: Way): Promise<void> {
    const { origin, channel } = way;
    const { account } = person;
    const isGreeting = origin.kind === 'typed' && turn.menu !== undefined;
    if (isGreeting && turn.menu !== undefined) await channel.showMenu(person, turn.menu.text);
    const work: Promise<unknown>[] = [];
    if (turn.tells !== undefined) await shownWords.noteTold(account.id, turn.tells);
    if (origin.kind === 'tap') work.push(channel.answerTap(origin.queryId, wordOf(turn)));
    if (turn.screen !== undefined) {
      // With a menu the reply keyboard comes below.
      const screen = turn.menu === undefined ? withWayOut(person.translator, turn.screen) : turn.screen;
      work.push(showScreen(turn, screen, account, way));
    }
    await settleAll(work);
    for (const attachment of turn.more ?? []) await attach(person, attachment, way);
    if (!isGreeting && turn.menu !== undefined) await channel.showMenu(person, turn.menu.text);
  };

  async function showScreen(
    turn: Turn,
    screen: Screen,
    account: Account,
    { origin, channel }: Way,
  ): Promise<void> {
    const { shows } = screen;
    const isEdit = origin.kind === 'tap' && origin.editable && turn.below !== true;
    const tapped = isEdit ? origin.messageId : undefined;
    if (shows !== undefined) await shownWords.expect(account.id, tapped, shows);
    const isEdited = tapped !== undefined && (await channel.edit(account, tapped, screen));
    const shown = isEdited ? tapped : await channel.send(account, routes.guarded(screen));
    if (shows !== undefined) await shownWords.settle(account.id, shown, shows);
    // In this order: a page that is open reads which screen stands when it is told of the other's buttons.
    await rememberScreen(account, screen, shown);
    if (!isEdited) await dropButtons(account, channel);
  }

  /** Only a screen with buttons is remembered: there is nothing to take off another one. */
  async function rememberScreen(account: Account, { buttons }: Screen, messageId: number): Promise<void> {
    const alive = buttons.length > 0 ? messageId : undefined;
    if (account.screenMessageId !== alive) await accounts.setScreen(account.id, alive);
  }

  /** One that stands in another channel keeps its buttons: what they carry is checked whenever they are tapped. */
  async function dropButtons(account: Account, channel: Channel): Promise<void> {
    const { screenMessageId } = account;
    if (screenMessageId !== undefined && kindOfMessage(screenMessageId) === channel.kind)
      await channel.retire(account, screenMessageId);
  }

  async function attach({ account, translator }: Person, attachment: Attachment, way: Way): Promise<void> {
    const { channel } = way;
    switch (attachment.kind) {
      case 'screen':
        await channel.send(account, routes.guarded(withWayOut(translator, attachment.screen)));
        return;
      case 'photo':
        await channel.sendPhoto(account, attachment);
        return;
      case 'document':
        await channel.sendFile(account, attachment);
        return;
      case 'made':
        await makeOnce(account, attachment, way);
    }
  }

  /** A shaking finger asks for a file again before it has come. */
  async function makeOnce(account: Account, document: MadeDocument, { origin, channel }: Way): Promise<void> {
    if (origin.kind === 'typed') return makeAndSend(account, document, channel);
    const asked = `${String(origin.messageId)} ${origin.data}`;
    for (const [id, { at }] of made) if (elapsed() - at > shaking) made.delete(id);
    if (made.get(account.id)?.asked !== asked) await makeAndSend(account, document, channel);
    made.set(account.id, { asked, at: elapsed() });
  }

  async function makeAndSend(account: Account, document: MadeDocument, channel: Channel): Promise<void> {
    const { make, as, caption, shows, waiting } = document;
    const [file] = await Promise.all([make(), channel.announceFile(account)]);
    if (waiting !== undefined && shows !== undefined)
      return replaceWaiting(account, { file: { ...file, caption }, shows, waiting, channel });
    if (shows !== undefined) await shownWords.expect(account.id, undefined, shows);
    const sent = { ...file, caption };
    const messageId = await (as === 'photo'
      ? channel.sendPhoto(account, sent)
      : channel.sendFile(account, sent));
    if (shows !== undefined) await shownWords.settle(account.id, messageId, shows);
  }

  /**
   * Nobody's words are in a message whose number is not written down: were the program killed in between, they could not be
   * taken back out of it.
   */
  async function replaceWaiting(
    account: Account,
    {
      file,
      shows,
      waiting,
      channel,
    }: { file: CaptionedFile; shows: Shows; waiting: CaptionedFile; channel: Channel },
  ): Promise<void> {
    const sent = await channel.sendFile(account, waiting);
    await shownWords.expect(account.id, sent, shows);
    const isReplaced = await channel.replaceFile(account, sent, file);
    const messageId = isReplaced ? sent : await channel.sendFile(account, file);
    await shownWords.settle(account.id, messageId, shows);
  }
}

/** A word over the screen has 200 characters at most. */
function wordOf({ toast, alert }: Turn): { text: string; alert: boolean } | undefined {
  return toast === undefined ? undefined : { text: beginningOf(toast, 200), alert: alert === true };
}

/** Waits for all, so that no call is left running, then reports the first failure. */
async function settleAll(work: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
