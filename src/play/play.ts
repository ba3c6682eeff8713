import type { Account, DialogueName, DoorKind, Locale } from '../core/model/people.ts';
import { currentSeat, type Actor } from '../core/permissions.ts';
import type { Deliveries } from '../core/ports/deliveries.ts';
import type { Accounts } from '../core/ports/people.ts';
import type { Clock, Ids } from '../core/ports/runtime.ts';
import type { Translators } from '../i18n/translator.ts';
import type { Answer, Asking, Input, Land, Turn, Who } from '../screens/feature.ts';
import { unknownButton } from '../screens/handlers.ts';
import type { CellHeader } from './cell-header.ts';
import type { Channel, Origin, Person, Received } from './channel.ts';
import type { Presenter } from './presenter.ts';
import { refusalTurn } from './refusals.ts';
import type { Route, Routes } from './routes.ts';

type Deps = {
  deliveries: Pick<Deliveries, 'markOpened'>;
  accounts: Pick<
    Accounts,
    'findById' | 'findByDoor' | 'insert' | 'loadActor' | 'setReachable' | 'setDialogue' | 'setLastDoor'
  >;
  clock: Clock;
  ids: Ids;
  translators: Translators;
  defaultLocale: Locale;
  consentVersion: number;
  botUsername: string;
  routes: Routes;
  cellHeader: Pick<CellHeader, 'settle' | 'onTurn'>;
  present: Presenter;
  /** Somebody is reached no more by this kind of door. */
  lose: (accountId: string, kind: DoorKind) => Promise<unknown>;
  /** Where this person stands on the way in: consent, a name, the setup, the welcome. */
  land: Land;
};

export type Play = ReturnType<typeof createPlay>;

/**
 * Plays one update from the person to the answer on their screen, and says whose dialogue it is afterwards. All state
 * is in the database, so that it may be called from inside a conversation, outside of one, and again after a crash.
 */
export function createPlay(deps: Deps) {
  const { accounts, clock, botUsername, routes, present, translators } = deps;

  return async function play(received: Received, channel: Channel): Promise<DialogueName | undefined> {
    const { input } = received;
    const now = clock.now();
    const account = await identify(received.door, now);
    if (account === undefined) return undefined;
    const actor = await accounts.loadActor(account.id, deps.consentVersion, now, account.door.kind);
    await noteUse(account, actor);
    if (actor.consented) await noteOpened(account, received.origin);
    const translator = translators[account.locale ?? deps.defaultLocale];
    const route = routes.find(input, account.dialogue);
    const asked = { input, feature: route?.feature };
    const settled = await deps.cellHeader.settle(asked, actor);
    const who = {
      ...{ account, translator, inputId: received.updateId },
      actor: settled.status === 'settled' ? settled.actor : actor,
    };
    const given =
      settled.status === 'left'
        ? { toast: translator.label('switch.button_left'), alert: true }
        : await answerVisibly(input, route, { who, channel });
    const turn = await deps.cellHeader.onTurn(given, asked, {
      ...{ account, translator },
      aboutId: settled.status === 'settled' ? settled.aboutId : undefined,
      activeId: currentSeat(actor)?.unitId,
      seats: actor.seats.length,
    });
    if (turn.dialogue !== undefined && (turn.dialogue ?? undefined) !== account.dialogue) {
      await accounts.setDialogue(account.id, turn.dialogue ?? undefined);
    }
    try {
      const shown = asksByTyping(turn, { input, before: account.dialogue });
      await present(shown, await afterwards(turn, who), { origin: received.origin, channel });
    } catch (error) {
      if (!channel.isUnreachable(error)) throw error;
      await deps.lose(account.id, account.door.kind);
    }
    return turn.dialogue === undefined ? account.dialogue : (turn.dialogue ?? undefined);
  };

  /** A command and a button leave a dialogue open, and ask nothing of it where they do not say so: it may be another menu. */
  function asksByTyping(
    turn: Turn,
    { input, before }: { input: Input; before: DialogueName | undefined },
  ): Turn {
    const { screen, dialogue, byButtons } = turn;
    const isTyped = input.kind !== 'tap' && input.kind !== 'command';
    const goesOn = dialogue === undefined && before !== undefined && isTyped;
    const asks = (goesOn || typeof dialogue === 'string') && byButtons !== true;
    return asks && screen !== undefined ? { ...turn, screen: { ...screen, asks } } : turn;
  }

  /** A file that is waited for takes seconds to be fetched and read. */
  async function answerVisibly(
    input: Input,
    route: Route | undefined,
    { who, channel }: { who: Who; channel: Channel },
  ): Promise<Turn> {
    const isFileRead =
      who.actor.consented && route !== undefined && 'file' in input && input.file !== undefined;
    const [turn] = await Promise.all([
      answer(input, route, who),
      isFileRead ? channel.announceReading(who.account) : undefined,
    ]);
    return turn;
  }

  async function answer(input: Input, route: Route | undefined, who: Who): Promise<Turn> {
    const isAsked = input.kind === 'command' || input.kind === 'tap';
    const isHeard = who.actor.consented || (isAsked && route?.feature.answersAnybody === true);
    if (isHeard && route !== undefined) return route.run(who);
    const asking = { ...who, input };
    const answer = await answerWithoutRoute(asking, isHeard);
    return answer.status === undefined ? answer : refusalTurn(answer, asking);
  }

  async function answerWithoutRoute(asking: Asking, isHeard: boolean): Promise<Answer> {
    const { actor, translator, input } = asking;
    const { t } = translator;
    if (input.kind === 'text' && input.anotherBot !== undefined) {
      const text = t('frame.another_bot', { other: input.anotherBot, bot: botUsername });
      return { screen: { text, buttons: [] } };
    }
    if (!isHeard) {
      const turn = await deps.land(asking);
      return input.kind === 'tap' ? { ...turn, below: true } : turn;
    }
    switch (input.kind) {
      case 'tap':
        return unknownButton;
      case 'command':
        return { screen: { text: t('frame.unknown_command'), buttons: [] } };
      case 'edited':
        return {};
      case 'text':
      case 'other':
        if (actor.seats.length === 0) return deps.land(asking);
        return { screen: { text: t('frame.unknown'), buttons: [] } };
    }
  }

  /** At Telegram anybody may come in; a device that is not known was closed meanwhile. */
  async function identify(door: Received['door'], now: Date): Promise<Account | undefined> {
    const known = await accounts.findByDoor(door);
    if (known !== undefined) {
      if (!known.reachable) await accounts.setReachable(known.id, true, now);
      return known;
    }
    if (door.kind !== 'telegram') return undefined;
    const id = deps.ids.next();
    await accounts.insert({ id, telegramId: door.address, locale: undefined, createdAt: now });
    return accounts.findById(id);
  }

  /**
   * Of those who come by Telegram alone nothing is written down. By a door that is not agreed to yet nothing goes out while
   * there is another.
   */
  async function noteUse({ id, door, lastDoorId }: Account, { consented }: Actor): Promise<void> {
    const hasSeveral = lastDoorId !== undefined || door.kind !== 'telegram';
    if (hasSeveral && consented && lastDoorId !== door.id) await accounts.setLastDoor(id, door.id);
  }

  /** The screen that somebody is at was opened before, or is none that was sent to them. */
  async function noteOpened({ id, screenMessageId }: Account, origin: Origin): Promise<void> {
    if (origin.kind === 'tap' && origin.messageId !== screenMessageId)
      await deps.deliveries.markOpened(id, origin.messageId);
  }

  /** Whoever gets a menu gets it for what they are now, in the language they have now: an office taken in this turn began after its start. */
  async function afterwards(turn: Turn, who: Who): Promise<Person> {
    if (turn.menu === undefined) return who;
    const account = (await accounts.findByDoor(who.account.door)) ?? who.account;
    const { kind } = account.door;
    const actor = await accounts.loadActor(account.id, deps.consentVersion, clock.now(), kind);
    return { account, actor, translator: translators[account.locale ?? deps.defaultLocale] };
  }
}
