import { pushConsentVersion } from '../core/joining/consent.ts';
import type { PageMessage, PushTarget } from '../core/model/page.ts';
import type { Account, Locale } from '../core/model/people.ts';
import { currentSeat, type Actor } from '../core/permissions.ts';
import type { Deliveries } from '../core/ports/deliveries.ts';
import type { Pages } from '../core/ports/pages.ts';
import type { Accounts } from '../core/ports/people.ts';
import type { Units } from '../core/ports/units.ts';
import type { Clock } from '../core/ports/runtime.ts';
import type { Translators } from '../i18n/translator.ts';
import type { Routes } from '../play/routes.ts';
import { keyboardFor } from '../screens/menu.ts';
import type { Entered, WebDoors } from '../services/joining/web-doors.ts';
import type { OwnPushes } from '../services/own-data/pushes.ts';
import type { WebIntake } from './intake.ts';
import type { z } from 'zod';
import type { Answer, keySchema, PageMessageView, PageState, PushState } from './protocol.ts';
import type { Pushes } from './push/pushes.ts';
import type { Streams } from './streams.ts';

type Deps = {
  doors: Pick<WebDoors, 'enter' | 'find' | 'close'>;
  accounts: Pick<Accounts, 'findByDoor' | 'loadActor'>;
  pages: Pages;
  deliveries: Pick<Deliveries, 'markOpened'>;
  units: Pick<Units, 'listCellsOf'>;
  intake: Pick<WebIntake, 'act'>;
  streams: Pick<Streams, 'changed' | 'hear' | 'open'>;
  pushes: Pick<Pushes, 'publicKey'>;
  ownPushes: OwnPushes;
  clock: Pick<Clock, 'now'>;
  routes: Pick<Routes, 'takesFile'>;
  translators: Translators;
  defaultLocale: Locale;
  consentVersion: number;
  ids: { next(): string };
};

export type Visits = ReturnType<typeof createVisits>;

/** What a device may ask for, once it is known whose it is. */
export function createVisits(deps: Deps) {
  const { doors, accounts, pages, intake, streams, translators } = deps;

  return {
    async enter(
      { key, as }: z.output<typeof keySchema>,
      visitor: Account | undefined,
    ): Promise<Exclude<Entered, { says: string }> | { status: 'entered'; session: string | undefined }> {
      const entered = await doors.enter(key, visitor, as);
      if (!('says' in entered)) return entered;
      const session = 'session' in entered ? entered.session : undefined;
      const account = session === undefined ? visitor : await doors.find(session);
      if (account !== undefined)
        await intake.act(account.door.address, { id: deps.ids.next(), did: { text: entered.says } });
      return { status: 'entered', session };
    },

    find: doors.find,

    act,

    /** How large a file is waited for; undefined where none is. */
    fileAwaited: ({ dialogue }: Account): number | undefined => dialogue && deps.routes.takesFile(dialogue),

    sendFile: (visitor: Account, id: string, file: Uint8Array): Promise<Answer | undefined> =>
      act(visitor, { id, did: { file } }),

    stateOf,

    async markRead({ id, door }: Account, number: number): Promise<void> {
      const at = { accountId: id, number };
      const found = await pages.find(at);
      if (found?.doorId !== door.id || !found.message.isUnread) return;
      await deps.deliveries.markOpened(id, number);
      await pages.replace(at, { ...found.message, isUnread: false });
      streams.changed(door.id);
    },

    /** An open page shows this notice, and those before it. */
    async heard({ id, door }: Account, number: number): Promise<void> {
      const shown = await pages.find({ accountId: id, number });
      if (shown?.doorId === door.id) streams.hear(door.id, number);
    },

    async fileOf(
      { id, door }: Account,
      number: number,
    ): Promise<{ name: string; isPhoto: boolean; bytes: Uint8Array } | undefined> {
      const at = { accountId: id, number };
      const found = await pages.find(at);
      const bytes = found?.doorId === door.id ? await pages.readFile(at) : undefined;
      const file = found?.message.file;
      return bytes === undefined || file === undefined ? undefined : { ...file, bytes };
    },

    /** Undefined for whoever has agreed to nothing: nothing is offered to them. */
    async pushOf(visitor: Account): Promise<PushState | undefined> {
      if (!(await actorOf(visitor)).consented) return undefined;
      const isOn = await deps.ownPushes.isOn(visitor.door.id);
      return { isOn, key: await deps.pushes.publicKey(), version: pushConsentVersion };
    },

    async beginPush(visitor: Account, asked: { target: PushTarget; version: number }) {
      return deps.ownPushes.begin(await actorOf(visitor), { doorId: visitor.door.id, ...asked });
    },

    async endPush(visitor: Account) {
      const { id } = visitor.door;
      return deps.ownPushes.end(await actorOf(visitor), { doorId: id, byDoorId: id });
    },

    leave: ({ door }: Account): Promise<void> => doors.close(door.id),

    listen: ({ door }: Account, listener: () => void): (() => void) => streams.open(door.id, listener),
  };

  async function act(visitor: Account, done: Parameters<WebIntake['act']>[1]): Promise<Answer | undefined> {
    const word = await intake.act(visitor.door.address, done);
    const state = await stateOf(visitor);
    return state && { state, ...(word === undefined ? {} : { word }) };
  }

  function actorOf({ id }: Account): Promise<Actor> {
    return accounts.loadActor(id, deps.consentVersion, deps.clock.now(), 'web');
  }

  /** Undefined where the device was closed meanwhile. */
  async function stateOf({ door }: Account): Promise<PageState | undefined> {
    const account = await accounts.findByDoor(door);
    if (account === undefined) return undefined;
    const actor = await actorOf(account);
    const lang = account.locale ?? deps.defaultLocale;
    const messages = await pages.list(door.id);
    const turn = lastTurnOf(messages);
    // What came below a screen, such as a file, leaves it in its place.
    const isShown = (message: PageMessage & { number: number }): boolean =>
      turn !== undefined && (message.turn === turn || message.number === account.screenMessageId);
    const shown = messages.filter(isShown);
    return {
      lang,
      cell: await cellOf(account, actor),
      screen: shown.map(viewOf),
      notices: messages
        .filter((message) => message.turn === undefined)
        .slice(-mostNotices)
        .reverse()
        .map(viewOf),
      tasks: keyboardFor(actor, translators[lang]).flat(),
      asks: asksOf(account, shown),
    };
  }

  function asksOf({ dialogue }: Account, shown: readonly PageMessage[]): PageState['asks'] {
    // What earlier versions wrote does not say it.
    const isAsked = shown.some(({ asks = true }) => asks);
    if (dialogue === undefined || !isAsked) return undefined;
    const file = deps.routes.takesFile(dialogue);
    return file === undefined ? 'text' : { file };
  }

  async function cellOf(account: Account, actor: Actor): Promise<string | undefined> {
    const unitId = currentSeat(actor)?.unitId;
    const cells = unitId === undefined ? [] : await deps.units.listCellsOf(account.id);
    // One that is still to be set up has none yet.
    return cells.find((cell) => cell.unitId === unitId)?.name || undefined;
  }
}

const mostNotices = 20;

/** The one answered last: an edit counts as much as a new message. */
function lastTurnOf(messages: readonly PageMessage[]): number | undefined {
  const answered = messages.filter(({ turn }) => turn !== undefined);
  return answered.reduce<PageMessage | undefined>(
    (last, one) => (last === undefined || one.at >= last.at ? one : last),
    undefined,
  )?.turn;
}

function viewOf({
  number,
  text,
  buttons,
  file,
  isUnread,
  at,
}: PageMessage & { number: number }): PageMessageView {
  return {
    ...{ number, text, isUnread, at: at.toISOString() },
    buttons: buttons.map((row) =>
      row.map(({ style, ...button }) => ({ ...button, ...(style && { style }) })),
    ),
    ...(file && { file }),
  };
}
