import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createFeatures } from './app-features.ts';
import { createCore, type Core } from './app-core.ts';
import { createSteps } from './app-jobs.ts';
import type { Services } from './app-services.ts';
import { assemble, createClient, type TelegramBot } from './bot/bot.ts';
import { nameOf } from './bot/inbox.ts';
import { createMenus } from './bot/menus.ts';
import { clientOptions } from './bot/network.ts';
import { createNotifier } from './bot/notifier.ts';
import { createPlay } from './bot/play.ts';
import { createPresenter } from './bot/presenter.ts';
import { createRoutes } from './bot/routes.ts';
import { reachTelegram, whenStopped, type Stopped } from './bot/reach.ts';
import { isOutage, tolerate } from './bot/telegram-errors.ts';
import { createUpdates } from './bot/updates.ts';
import { keySourceOf, placesOf, type Config } from './config.ts';
import { createCalendar } from './core/calendar.ts';
import { consentVersion } from './core/consent.ts';
import type { Clock, Log } from './core/ports/runtime.ts';
import { loadTranslators, type Translators } from './i18n/translator.ts';
import { createTick } from './jobs/tick.ts';
import { createTicker } from './jobs/ticker.ts';
import { createTimers } from './jobs/timers.ts';
import { createLog } from './log.ts';
import { loadChecklists } from './services/checklists.ts';
import { createOutbox } from './services/outbox.ts';
import { readChecklistFiles } from './storage/checklist-files.ts';
import { openDatabase, type Database } from './storage/database.ts';
import { readHolidayFile } from './storage/holiday-file.ts';
import { describeProblem } from './storage/json-file.ts';
import { systemClock } from './system-clock.ts';
import type { StartRefusalFacts } from './views/start.ts';

const root = path.resolve(import.meta.dirname, '..');

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

export type StartOutcome =
  | { status: 'started'; app: App }
  /** Told to stop while it was waiting for Telegram. */
  | { status: 'stopped' }
  | { status: 'refused'; refusal: StartRefusalFacts };

type Overrides = {
  clock?: Clock;
  log?: Log;
  signal?: AbortSignal;
  /** False where whoever starts the app ticks it. */
  ticking?: boolean;
  /** Telegram cannot be reached; it is tried again in so many seconds. */
  onWaiting?: (facts: { seconds: number; why: string }) => void;
  /** The token was revoked while the bot ran: it receives nothing any more. */
  onTokenRefused?: () => void;
};

/** Puts everything together and starts it. Where it refuses to start, nothing was changed on disk. */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<StartOutcome> {
  const clock = overrides.clock ?? systemClock;
  const log = overrides.log ?? createLog(config.logLevel);
  const translators = await loadTranslators(path.join(root, 'locales'));
  const files = await readFiles();
  if (files.status === 'broken') return refused(config, 'checklist_broken', files.problem);

  const client = clientOptions(config.telegramApiRoot, config.telegramProxyUrl);
  const bot = createClient(config.botToken, client);
  const stopped = whenStopped(overrides.signal);
  const reached = await reachTelegram(bot, stopped, overrides);
  if (reached === 'stopped' || overrides.signal?.aborted === true) return { status: 'stopped' };
  if (reached === 'token_refused') return refused(config, 'token_refused', '');

  const opened = await openDatabase({ url: config.databaseUrl, keys: keySourceOf(config), clock });
  if (opened.status !== 'opened') {
    return refused(config, opened.status, 'why' in opened ? opened.why : '');
  }
  const { database, cipher } = opened;
  try {
    const core = createCore({
      ...{ config, clock, log, database, cipher },
      calendar: createCalendar(files.holidays),
    });
    await loadChecklists({ store: core.store, clock, log }, files.checklists);
    const claimLink = await makeClaimLink(core.services, bot.botInfo.username);
    const app = await run({
      ...{ config, clock, log, translators, bot, core, database, overrides, claimLink, stopped },
    });
    return { status: 'started', app };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function run(deps: {
  config: Config;
  clock: Clock;
  log: Log;
  translators: Translators;
  bot: TelegramBot;
  core: Core;
  database: Database;
  overrides: Overrides;
  claimLink: string | undefined;
  stopped: Stopped;
}): Promise<App> {
  const { config, clock, log, translators, bot, core, database, overrides } = deps;
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
  });
  const routes = createRoutes(features);
  const menus = createMenus({ api });
  const present = createPresenter({ api, accounts, shownWords: services.shownWords, menus });
  const play = createPlay({
    ...{ api, accounts, clock, ids, translators, defaultLocale, consentVersion, routes, present, land },
    botUsername: () => botUsername,
  });
  const dialogueNames = features.flatMap((feature) => feature.dialogue?.name ?? []);
  assemble({ bot, play, routes, dialogueNames, dialogues, accounts, clock });

  const send = createNotifier({ api, accounts, groups: store.groups, translators, defaultLocale, features });
  const outbox = createOutbox({
    ...{ store, clock, log, send, groups: services.groupPresence.upkeep },
    defaultZone: config.defaultZone,
  });
  const inbox = createUpdates({
    ...{ bot, clock, log },
    client: clientOptions(config.telegramApiRoot, config.telegramProxyUrl),
    store: inboxStore,
    onHandled: outbox.kick,
    onSetAside: async (update) => {
      await services.operatorNews.reportSetAside(await inboxStore.countSetAside());
      const chat = update.message?.chat ?? update.callback_query?.message?.chat;
      if (chat?.type !== 'private') return;
      const text = translators[defaultLocale].t('frame-failed');
      await tolerate(api.sendMessage(chat.id, text), ['unreachable', 'other']);
    },
    onTokenRefused: () => overrides.onTokenRefused?.(),
  });

  const tick = createTick({
    clock,
    log,
    steps: createSteps({ services, inboxStore, outbox }),
  });
  const ticker =
    overrides.ticking === false ? undefined : createTicker({ tick, timers: createTimers({ log }), log });

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
      const sent = outbox.stop();
      await ticker?.stop();
      await inbox.stop(withinMs);
      await Promise.race([sent, pause(Math.max(0, endsAt - performance.now()))]);
      await database.close();
    },
  };

  async function begin(): Promise<void> {
    await inbox.start();
    if (overrides.signal?.aborted === true) return;
    ticker?.start();
    outbox.kick();
    try {
      await tolerate(menus.publish(translators), ['too_many', 'other']);
    } catch (error) {
      if (!isOutage(error)) throw error;
      log.warn({ err: nameOf(error) }, 'the command menu could not be published; the next start tries again');
    }
  }
}

async function makeClaimLink({ claims }: Services, username: string): Promise<string | undefined> {
  if (await claims.isClaimed()) return undefined;
  const { token } = await claims.createClaim();
  return `https://t.me/${username}?start=claim_${token}`;
}

async function readFiles() {
  const [checklists, holidays] = await Promise.all([
    readChecklistFiles(path.join(root, 'prisma/checklists')),
    readHolidayFile(path.join(root, 'prisma/holidays/viet-nam.json')),
  ]);
  if (checklists.status === 'broken')
    return { status: 'broken' as const, problem: describeProblem(checklists) };
  if (holidays.status === 'broken') return { status: 'broken' as const, problem: describeProblem(holidays) };
  return { status: 'read' as const, checklists: checklists.checklists, holidays: holidays.holidays };
}

function refused(config: Config, status: StartRefusalFacts['status'], why: string): StartOutcome {
  return {
    status: 'refused',
    refusal: {
      status,
      ...placesOf(config),
      why,
    },
  };
}
