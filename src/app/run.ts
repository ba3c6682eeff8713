import type { ApiClientOptions, Transformer } from 'grammy';
import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from './core.ts';
import { createFeatures } from './features.ts';
import type { HttpFront } from './http.ts';
import { createSteps } from './jobs.ts';
import { assemble, type TelegramBot } from '../telegram/bot.ts';
import { nameOf } from '../telegram/error-name.ts';
import { createGroupPlay, readTitle } from '../telegram/group-play.ts';
import { createMenus } from '../telegram/menus.ts';
import type { ChatGate } from '../telegram/sending/chat-gate.ts';
import { createCellHeader } from '../telegram/cell-header.ts';
import { createNotStored } from '../telegram/intake/not-stored.ts';
import { createNotifier } from '../telegram/sending/notifier.ts';
import { createOperatorAlarm } from '../telegram/sending/operator-alarm.ts';
import { createPlay } from '../telegram/play.ts';
import { createPresenter } from '../telegram/presenter.ts';
import type { Stopped } from '../telegram/sending/reach.ts';
import { createRivalWatch } from '../telegram/intake/rival-watch.ts';
import { createRoutes } from '../telegram/routes.ts';
import { courseOf, doWithout } from '../telegram/sending/errors.ts';
import { bringUpdatesTo, createUpdates } from '../telegram/intake/updates.ts';
import type { Config } from './config.ts';
import { consentVersion } from '../core/joining/consent.ts';
import type { Clock, Log } from '../core/ports/runtime.ts';
import type { Translators } from '../i18n/translator.ts';
import { createIntakeWatch } from '../jobs/intake-watch.ts';
import type { ClockState } from '../jobs/clock-watch.ts';
import { createStandstillWatch } from '../jobs/standstill.ts';
import { createTick } from '../jobs/tick.ts';
import { createTicker } from '../jobs/ticker.ts';
import { createTimers } from '../jobs/timers.ts';
import { createOutbox } from '../services/delivery/outbox.ts';
import type { Database } from '../storage/engine/database.ts';

export type App = {
  botUsername: string;
  /** Until somebody has claimed the bot: the one-time link of this start. */
  claimLink: string | undefined;
  /** What the jobs do every minute, done now. */
  tick(): Promise<void>;
  /** Resolves when everything received is handled and everything due is sent. */
  idle(): Promise<void>;
  /** When the next planned meeting of any cell starts: for whoever moves the clock. */
  nextMeetingAt(): Promise<Date | undefined>;
  /** Stops fetching, lets what is running end within this time, and closes the database. */
  stop(withinMs: number): Promise<void>;
};

export type Overrides = {
  /** Where the checklists are read from. */
  checklistsFolder?: string;
  clock?: Clock;
  /** Whoever moves the clock answers for it: it is not held against Telegram's time. */
  isClockRight?: boolean;
  log?: Log;
  signal?: AbortSignal;
  /** False where whoever starts the app ticks it. */
  ticking?: boolean;
  /** How many times more messages the Bot API server allows, where it is another than Telegram's. */
  rateScale?: number;
  /** A power cut may take the last moments, and no write waits for the disk. */
  mayLoseLast?: boolean;
  /** Telegram cannot be reached; it is tried again in so many seconds. */
  onWaiting?: (facts: { seconds: number; why: string }) => void;
  /** Data of an earlier version is being brought into the form of this one, which may take minutes. */
  onResealing?: (progress: { step: string; rows: number }) => void;
  /** The token was revoked while the bot ran: it receives nothing any more. */
  onTokenRefused?: () => void;
  /** The database was removed or replaced under the running program: nothing is taken in any more. */
  onDatabaseGone?: () => void;
};

/** The program ends soon, also where Telegram does not answer. */
const tellWithinMs = 3000;

/** Lets an opened database and a reached Telegram work together. */
export async function run(deps: {
  config: Config;
  clock: Clock;
  log: Log;
  translators: Translators;
  bot: TelegramBot;
  gate: ChatGate;
  client: ApiClientOptions;
  /** Over every call, so that none hangs after the cause has gone. */
  watch: Transformer;
  core: Core;
  database: Database;
  front: HttpFront;
  overrides: Overrides;
  claimLink: string | undefined;
  stopped: Stopped;
  clockState: () => ClockState;
  /** When somebody sent a message, as Telegram says. */
  messageSent: (at: Date) => void;
}): Promise<App> {
  const { config, clock, log, translators, bot, core, database, front, overrides, clockState } = deps;
  const { gauge } = front;
  const webhook = config.http?.webhook;
  const { store, services, dialogues, inboxStore, ids } = core;
  const { api } = bot;
  const { accounts } = store;
  const defaultLocale = config.defaultLocale;
  const botUsername = bot.botInfo.username;

  const { features, land } = createFeatures({
    services,
    store,
    translators,
    defaultLocale,
    botUsername,
    titleOf: (chatId) => readTitle(api, chatId),
  });
  const routes = createRoutes(features);
  const menus = createMenus({ api });
  const cellHeader = createCellHeader({ places: store.places, accounts, routes });
  const present = createPresenter({ api, accounts, shownWords: services.shownWords, menus, routes });
  const play = createPlay({
    ...{ accounts, clock, ids, translators, defaultLocale, consentVersion, routes, present, land },
    ...{ botUsername, cellHeader },
  });
  const playInGroup = createGroupPlay({
    ...{ api, botUsername, translators, defaultLocale },
    presence: services.groupPresence,
    progress: services.groupProgress,
    topics: services.groupTopics,
  });
  const dialogueNames = features.flatMap((feature) => feature.dialogue?.name ?? []);
  assemble({ bot, botUsername, play, playInGroup, routes, dialogueNames, dialogues, accounts, clock });

  const notify = createNotifier({
    api,
    gate: deps.gate,
    accounts,
    groups: store.groups,
    menus,
    clock,
    translators,
    defaultLocale,
    features,
    cellHeader,
    routes,
  });
  const send: typeof notify = async (delivery) => {
    const outcome = await notify(delivery);
    gauge.deliveryTried(outcome.status);
    return outcome;
  };
  const timers = createTimers({ log });
  const notStored = createNotStored({
    ...{ api, log },
    sentenceFor: async (telegramId) => {
      const account = await accounts.findByTelegramId(telegramId);
      return translators[account?.locale ?? defaultLocale].t('frame-not-stored');
    },
  });
  const intake = createIntakeWatch({
    timers,
    mark: () => database.mark(clock.now()),
    onStoringAgain: () => {
      notStored.over();
      outbox.kick();
    },
  });
  const outbox = createOutbox({
    ...{ store, clock, log, send, groups: services.groupPresence.upkeep },
    canWrite: intake.writeMark,
    clockState,
    defaultZone: config.defaultZone,
    rateScale: overrides.rateScale ?? 1,
  });
  const alarm = createOperatorAlarm({
    ...{ api, store, clock, translators, defaultLocale },
    zone: config.defaultZone,
  });
  const inbox = createUpdates({
    ...{ bot, clock, log },
    client: deps.client,
    watch: deps.watch,
    messageSent: deps.messageSent,
    store: inboxStore,
    intake,
    onNotStored: (update) => {
      notStored.tell(update);
    },
    answers: (command) => routes.answers(command),
    onHandled: (seconds) => {
      gauge.updateHandled(seconds);
      outbox.kick();
    },
    onSetAside: async (update) => {
      gauge.updateSetAside();
      await services.operatorNews.reportSetAside(await inboxStore.countSetAside());
      const chat = update.message?.chat ?? update.callback_query?.message?.chat;
      if (chat?.type !== 'private') return;
      const text = translators[defaultLocale].t('frame-failed');
      await doWithout(api.sendMessage(chat.id, text));
    },
    onUnreadable: () => {
      gauge.updateSetAside();
    },
    rival: createRivalWatch({ clock, log, report: alarm }),
    onTokenRefused: () => overrides.onTokenRefused?.(),
  });

  const standstill = createStandstillWatch({
    ...{ clock, timers, log, intake, clockState },
    oldestDueAt: () => store.deliveries.nextAt(),
    report: alarm,
  });
  const runSteps = createTick({
    clock,
    log,
    steps: createSteps({ services, inboxStore, outbox }),
    clockState,
  });
  async function tick(): Promise<void> {
    if (!database.isInPlace()) return leaveDatabase();
    if (await intake.writeMark()) {
      await runSteps();
      gauge.ticked(clock.now());
    } else log.error({}, 'nothing can be written: what is due waits');
    standstill.ticked();
  }
  /** What would be taken in now could not be kept. */
  async function leaveDatabase(): Promise<void> {
    log.error({}, 'the database was removed or replaced while it was open');
    front.show(undefined);
    await inbox.stop(0);
    const told = alarm('gone').catch((error: unknown) => {
      log.warn({ err: nameOf(error) }, 'the operator could not be told');
    });
    await Promise.race([told, pause(tellWithinMs)]);
    overrides.onDatabaseGone?.();
  }
  const ticker = overrides.ticking === false ? undefined : createTicker({ tick, timers, log });

  // Where it is told to stop meanwhile, `stop` ends what is under way.
  await Promise.race([begin(), deps.stopped]);

  return {
    botUsername,
    claimLink: deps.claimLink,
    tick,
    async idle() {
      await inbox.idle();
      await outbox.drain();
    },
    async nextMeetingAt() {
      const now = clock.now();
      const unitIds = [...(await store.meetings.countUpcoming(now)).keys()];
      const meetings = await Promise.all(unitIds.map((unitId) => store.meetings.listUpcoming(unitId, now)));
      const starts = meetings.flat().map(({ startsAt }) => startsAt);
      return starts.sort((one, other) => one.getTime() - other.getTime())[0];
    },
    async stop(withinMs) {
      const endsAt = performance.now() + withinMs;
      front.show(undefined);
      standstill.stop();
      intake.stop();
      const sent = outbox.stop();
      await ticker?.stop();
      await inbox.stop(withinMs);
      await Promise.race([sent, pause(Math.max(0, endsAt - performance.now()))]);
      await database.close();
      await front.stop();
    },
  };

  async function begin(): Promise<void> {
    await inbox.start({ polls: webhook === undefined });
    if (overrides.signal?.aborted === true) return;
    ticker?.start();
    if (ticker !== undefined) standstill.start();
    front.show({
      inbox: inbox.depth,
      outbox: () => store.deliveries.countDue(clock.now()),
      readiness: () => ({
        database: intake.isWritten() ? 'ok' : 'failed',
        tick: standstill.isTicking() ? 'ok' : 'standing_still',
      }),
      receive: (update) => inbox.receive(update),
    });
    if (webhook !== undefined) await bringUpdatesTo(bot, webhook, { log, signal: overrides.signal });
    outbox.kick();
    try {
      await menus.publish(translators);
    } catch (error) {
      if (courseOf(error, 'extra') === undefined) throw error;
      log.warn({ err: nameOf(error) }, 'the command menu could not be published; the next start tries again');
    }
  }
}
