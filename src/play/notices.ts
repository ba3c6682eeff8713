import { consentVersion } from '../core/joining/consent.ts';
import type { Delivery, Notice } from '../core/model/notices.ts';
import type { Account, DoorKind, Locale } from '../core/model/people.ts';
import type { Accounts } from '../core/ports/people.ts';
import type { Clock } from '../core/ports/runtime.ts';
import type { Translator, Translators } from '../i18n/translator.ts';
import type { EditShown, Feature, NoticeShown, NoticeViews } from '../screens/feature.ts';
import type { Screen } from '../screens/screen.ts';
import type { CellHeader } from './cell-header.ts';
import type { Person } from './channel.ts';
import type { Routes } from './routes.ts';
import { withWayOut } from './way-out.ts';

type Deps = {
  accounts: Pick<Accounts, 'findById' | 'loadActor'>;
  clock: Pick<Clock, 'now'>;
  translators: Translators;
  defaultLocale: Locale;
  features: readonly Feature[];
  cellHeader: Pick<CellHeader, 'onNotice'>;
  routes: Pick<Routes, 'guarded'>;
  /** In which channel a message stands. */
  kindOf: (messageId: number) => DoorKind;
  /** Whether anything goes out by doors of this kind. */
  isOpen: (kind: DoorKind) => boolean;
};

/** What goes to somebody: a menu first where there is one, then a screen, or what takes the place of a message. */
export type Letter = {
  to: Person;
  menu: { text: string } | undefined;
  view: Screen | EditShown | undefined;
};

/** Words a notice when it is sent, not when it was planned; undefined where it has become pointless. */
export function createWordNotice(deps: Deps) {
  const { accounts, translators, defaultLocale, features, cellHeader, routes } = deps;
  const views: NoticeViews = {};
  for (const feature of features) Object.assign(views, feature.notices);

  return async function word({ accountId, notice }: Delivery): Promise<Letter | undefined> {
    const toDoorId = 'toDoorId' in notice ? notice.toDoorId : undefined;
    const account = accountId === undefined ? undefined : await reachedBy(accountId, toDoorId);
    if (account === undefined) return undefined;
    const translator = translators[account.locale ?? defaultLocale];
    const words = await wordsOf(notice, { account, translator });
    if (words === undefined) return undefined;
    const chat = 'chat' in notice ? notice.chat : undefined;
    const standsAt = 'edit' in words && chat === undefined ? deps.kindOf(words.edit) : undefined;
    const to = await personAt(chat === undefined ? account : inChat(account, chat), translator, standsAt);
    if (to === undefined) return undefined;
    const cellId = 'unitId' in notice ? notice.unitId : undefined;
    const headed = (screen: NoticeShown): Promise<Screen> => cellHeader.onNotice({ cellId, ...screen }, to);
    const told = async (screen: NoticeShown): Promise<Screen> => withWayOut(translator, await headed(screen));
    if ('edit' in words) return { to, menu: undefined, view: { ...words, screen: await told(words.screen) } };
    if (!('menu' in words)) return { to, menu: undefined, view: routes.guarded(await told(words)) };
    const { text } = await headed(words);
    const view = words.next === undefined ? undefined : routes.guarded(await headed(words.next));
    return { to, menu: { text }, view };
  };

  /** By the door that it is meant for, or else the one used last, where that kind is open. */
  async function reachedBy(accountId: string, toDoorId: string | undefined): Promise<Account | undefined> {
    const account = await accounts.findById(accountId, toDoorId === undefined ? undefined : { id: toDoorId });
    if (account === undefined || deps.isOpen(account.door.kind)) return account;
    if (toDoorId !== undefined) return undefined;
    return accounts.findById(accountId, 'telegram');
  }

  /** What takes the place of a message goes where that one stands, whichever door was used last. */
  async function personAt(
    account: Account,
    translator: Translator,
    kind: DoorKind | undefined,
  ): Promise<Person | undefined> {
    const there =
      kind === undefined || kind === account.door.kind ? account : await accounts.findById(account.id, kind);
    if (there === undefined) return undefined;
    const actor = await accounts.loadActor(there.id, consentVersion, deps.clock.now(), there.door.kind);
    return { account: there, actor, translator };
  }

  /** A Telegram that is no door of theirs any more. */
  function inChat(account: Account, address: string): Account {
    return { ...account, door: { ...account.door, kind: 'telegram', address } };
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it ties the notice to the view of its kind
  async function wordsOf<Kind extends Notice['kind']>(
    notice: Extract<Notice, { kind: Kind }>,
    to: { account: Account; translator: Translator },
  ): Promise<NoticeShown | EditShown | undefined> {
    const view = views[notice.kind];
    if (view === undefined) throw new Error(`no part of the bot words the notice "${notice.kind}"`);
    return view(notice, to);
  }
}
