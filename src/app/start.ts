import { composeUseCases } from './use-cases.ts';
import { openHttp } from './http.ts';
import type { PageFront } from './page-front.ts';
import type { App, Opened, Overrides } from './app.ts';
import { run } from './run.ts';
import type { Domains } from './domains.ts';
import { createClient } from '../telegram/bot.ts';
import { createRetryAfter } from '../telegram/sending/retry-after.ts';
import { createHangWatch } from '../telegram/intake/hang-watch.ts';
import { agentOf, clientOptions, dropIdle, isSameMachine } from '../telegram/sending/network.ts';
import { createProbe, reachTelegram, whenStopped } from '../telegram/sending/reach-telegram.ts';
import { keySourceOf, placesOf, type Config } from './config.ts';
import { shownCode } from '../core/joining/door-code.ts';
import { createCalendar } from '../core/time/calendar.ts';
import { loadTranslators } from '../i18n/translator.ts';
import { withoutStandby } from '../jobs/crew.ts';
import { createClockWatch, type ClockState } from '../jobs/clock-watch.ts';
import { createLog } from './log.ts';
import { withholdGraveWords } from '../services/own-data/grave-words.ts';
import { loadChecklists } from '../services/rounds/checklists.ts';
import { readChecklistFiles } from '../storage/data-files/checklist-files.ts';
import { settlePrintableSince } from '../storage/meta.ts';
import { isForWantOfRoom } from '../storage/engine/database.ts';
import { openDatabase } from '../storage/engine/open-database.ts';
import { createKeyRotation } from '../storage/resealing/key-rotation.ts';
import { readDocumentFiles } from '../storage/data-files/document-files.ts';
import { readHolidayFile } from '../storage/data-files/holiday-file.ts';
import {
  checklistsFolder,
  documentsFolder,
  holidaysFile,
  localesFolder,
} from '../storage/data-files/project-files.ts';
import { isPostgres } from '../storage/postgres/address.ts';
import { systemClock } from './system-clock.ts';
import { pageLink } from '../screens/links.ts';
import { createBotLinks } from '../telegram/links.ts';
import type { StartRefusal, StartRefusalFacts } from '../screens/operator/start.ts';

export type { App } from './app.ts';

export type StartOutcome =
  | { status: 'started'; app: App }
  /** Told to stop while it was waiting for Telegram. */
  | { status: 'stopped' }
  | { status: 'refused'; refusal: StartRefusalFacts };

/** Puts everything together and starts it. Where it refuses to start, nothing was changed on disk. */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<StartOutcome> {
  const opened = await openHttp(config.http);
  if (opened.status === 'port_taken')
    return refused(config, { status: 'port_taken', why: String(opened.port) });
  const { front } = opened;
  const log = overrides.log ?? createLog(config.logLevel);
  let pageFront: PageFront | undefined;
  let outcome: StartOutcome | undefined;
  try {
    if (config.web !== undefined) {
      // Loaded only where there is a page.
      const { openPageFront } = await import('./page-front.ts');
      const page = await openPageFront(config.web, log, overrides.pagePatience);
      if (page.status === 'port_taken')
        return refused(config, { status: 'port_taken', why: String(config.web.port) });
      pageFront = page.front;
    }
    outcome = await startBehind({ front, pageFront, log }, config, overrides);
    return outcome;
  } finally {
    if (outcome?.status !== 'started') await Promise.all([front.stop(), pageFront?.stop()]);
  }
}

async function startBehind(
  { front, pageFront, log }: Pick<Opened, 'front' | 'pageFront' | 'log'>,
  config: Config,
  overrides: Overrides,
): Promise<StartOutcome> {
  const clock = overrides.clock ?? systemClock;
  const translators = await loadTranslators(localesFolder);
  const files = await readFiles(overrides.checklistsFolder ?? checklistsFolder);
  if (files.status === 'broken') return refused(config, { ...files, status: 'file_broken' });

  const clockWatch = createClockWatch({
    clock,
    timers: { monotonic: () => performance.now() },
    isSameMachine: isSameMachine(config.telegramApiRoot),
  });
  const clockState = (): ClockState => (overrides.isClockRight === true ? 'confirmed' : clockWatch.state());
  const way = { apiRoot: config.telegramApiRoot, proxyUrl: config.telegramProxyUrl };
  const agent = agentOf(way, { keepAlive: true });
  const client = clientOptions(way.apiRoot, agent, clockWatch.answered);
  const gate = createRetryAfter({ clock, log });
  const watch = createHangWatch({
    probe: createProbe(config.botToken, clientOptions(way.apiRoot, agentOf(way, { keepAlive: false }))),
    dropIdle: () => {
      dropIdle(agent);
    },
  });
  const bot = createClient(config.botToken, client, { gate, watch });
  const stopped = whenStopped(overrides.signal);
  const reached = await reachTelegram(bot, stopped, overrides);
  if (reached === 'stopped' || overrides.signal?.aborted === true) return { status: 'stopped' };
  if (reached === 'token_refused') return refused(config, { status: 'token_refused' });

  const opened = await openDatabase({
    ...{ url: config.databaseUrl, keys: keySourceOf(config), clock },
    mayLoseLast: overrides.mayLoseLast,
    onConflict: () => {
      front.gauge.transactionRepeated();
    },
    onResealing: (progress) => {
      log.info(progress, 'existing data is being resealed');
      overrides.onResealing?.(progress);
    },
  });
  if (opened.status !== 'opened') {
    return refused(config, opened);
  }
  const { database, cipher, keys } = opened;
  try {
    const useCases = composeUseCases({
      ...{ config, clock, log, database, cipher },
      confirmClock: clockWatch.confirm,
      isClockConfirmed: () => clockState() === 'confirmed',
      calendar: createCalendar(files.holidays),
      documentData: files.documentData,
      printableSince: await settlePrintableSince(database, clock.now()),
      onDocumentsMade: overrides.onDocumentsMade,
      random: overrides.random,
      isShared: 'joinCrew' in opened,
    });
    await loadChecklists({ store: useCases.store, clock, log }, files.checklists);
    await withholdGraveWords({ store: useCases.store, clock, log });
    await useCases.domains.joining.operatorNaming.begin(config.operatorName);
    if (await database.isResealUntold()) {
      await useCases.domains.delivery.operatorNews.reportResealed();
      await database.markResealTold();
    }
    const claim = await makeClaim(useCases.domains, bot.botInfo.username, config.web?.url);
    const self = { id: useCases.ids.next(), startedAt: clock.now() };
    const keyRotation = createKeyRotation({
      ...{ database, cipher, keys, log, isAlone: !isPostgres(config.databaseUrl) },
      self,
      now: database.now,
    });
    if ('joinCrew' in opened && !opened.hasStandby) log.warn({}, withoutStandby);
    const app = await run({
      ...{ config, clock, log, translators, overrides },
      ...{ bot, client, watch, gate, useCases, database, keyRotation, front, pageFront },
      crew: 'joinCrew' in opened ? { id: self.id, ...opened.joinCrew(self.id, log) } : undefined,
      ...{ ...claim, stopped, clockState, messageSent: clockWatch.messageSent },
    });
    return { status: 'started', app };
  } catch (error) {
    await database.close();
    if (!isPostgres(config.databaseUrl) && isForWantOfRoom(error, placesOf(config).database))
      return refused(config, { status: 'disk_full' });
    throw error;
  }
}

async function makeClaim(
  { joining: { claims } }: Domains,
  username: string,
  url: string | undefined,
): Promise<Pick<Opened, 'claimLink' | 'pageClaim'>> {
  if (await claims.isClaimed()) return { claimLink: undefined, pageClaim: undefined };
  const { payload, code } = await claims.createClaim();
  return {
    claimLink: createBotLinks(username).startWith(payload),
    pageClaim: url === undefined ? undefined : { link: pageLink(url, payload), url, code: shownCode(code) },
  };
}

async function readFiles(folder: string) {
  const [read, holidays, documents] = await Promise.all([
    readChecklistFiles(folder),
    readHolidayFile(holidaysFile),
    readDocumentFiles(documentsFolder),
  ]);
  if (read.status === 'broken') return read;
  if (holidays.status === 'broken') return holidays;
  if (documents.status === 'broken') return documents;
  return {
    status: 'read' as const,
    ...{ checklists: read.checklists, holidays: holidays.holidays, documentData: documents.documents },
  };
}

function refused(config: Config, refusal: StartRefusal): StartOutcome {
  return { status: 'refused', refusal: { ...refusal, ...placesOf(config) } };
}
