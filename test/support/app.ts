import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import { expect } from 'vitest';
import { z } from 'zod';
import type { Overrides } from '../../src/app/app.ts';
import { startApp, type App } from '../../src/app/start.ts';
import type { Config } from '../../src/app/config.ts';
import type { Log } from '../../src/core/ports/runtime.ts';
import { startEmulator, type Emulator } from '../../src/playground/emulator/emulator.ts';
import { createTestClock, day, minute, nextOf, type TestClock } from './clock.ts';
import { copyEmptyDatabase } from './database.ts';
import { testKeys } from './open-database.ts';
import { copyServerDatabase, dropServerDatabase, isOnServer, keepDatabaseOf } from './server-database.ts';
import { createPeople, type People, type PersonDriver } from './people.ts';

export type TestApp = {
  app: App;
  emulator: Emulator;
  clock: TestClock;
  people: People;
  folder: string;
  /** Every line logged, as text. */
  logged: string[];
  claimLink: string;
  /** Waits until the bot has nothing left to do at this instant. */
  settle(): Promise<void>;
  /** Lets time pass, with the bot's tick in the morning and in the evening, and four times a day on the last two days. */
  passTo(at: string): Promise<void>;
  /** Moves time in one jump, as when the server was off. */
  jumpTo(at: string): Promise<void>;
  /** Stops the bot without letting it finish, then starts it again on the same data, on which `between` may work. */
  restart(between?: (databaseUrl: string) => Promise<void>): Promise<void>;
  /** From the next start on, with the page of the web door or without it. */
  hasPage(page: boolean): void;
  /** Stops everything like `close`, and returns what another world can begin with. */
  leave(): Promise<Left>;
  /** Stops everything, and fails where Telegram would have refused one of the bot's calls. */
  close(): Promise<void>;
};

/** The bot's data, Telegram's, and what time it was. */
export type Left = { database: Buffer; telegram: Uint8Array; at: string };

type Options = {
  startsAt?: string;
  /** Begins as another world was left, at that time. */
  left?: Left;
  /** On a server, instead of a database of its own. */
  databaseUrl?: string;
  /** Read instead of the shipped checklists. */
  checklistsFolder?: string;
  /** False where the app has to find out by itself what time it is. */
  isClockRight?: boolean;
  /** Refusals that this test provokes on purpose. */
  allowRefusals?: boolean;
  /** Who answers for the data, as the environment says it; `null` where it says nothing. */
  operatorName?: string | null;
  /** With the page of the web door. */
  page?: boolean;
  /** Instead of the open internet, where the makers of browsers take messages. */
  pushNetwork?: Overrides['pushNetwork'];
  /** Chats that letters are under way to at the same time. */
  parallel?: Overrides['parallel'];
  /** How long the page waits for whoever sends a request slowly. */
  pagePatience?: Overrides['pagePatience'];
};

/** Where the page would be reached from outside. */
export const pageUrl = 'https://tusoi.example.vn';

/** The whole app against the emulator, on a real database file and a clock that the test moves. */
export async function startTestApp({
  startsAt = '2026-11-21T01:00:00Z',
  left,
  databaseUrl: given,
  checklistsFolder,
  isClockRight = true,
  allowRefusals = false,
  operatorName = 'Đảng ủy phường Trung Tâm',
  page = false,
  pushNetwork,
  parallel,
  pagePatience,
}: Options = {}): Promise<TestApp> {
  const clock = createTestClock(startsAt);
  const emulator = await startEmulator({ clock, saved: left?.telegram });
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-app-'));
  const logged: string[] = [];
  const databaseUrl = given ?? (await beginWith(folder, left));
  keepDatabaseOf(folder, databaseUrl);
  const web = { url: pageUrl, host: '127.0.0.1', port: 0 };
  let config: Config = {
    botToken: emulator.token,
    databaseUrl,
    dataKey: testKeys.value,
    dataKeyFile: undefined,
    telegramApiRoot: emulator.url,
    telegramProxyUrl: undefined,
    http: undefined,
    web: page ? web : undefined,
    operatorName: operatorName ?? undefined,
    defaultZone: 'Asia/Ho_Chi_Minh',
    defaultLocale: 'vi',
    logLevel: 'info',
  };

  async function start(): Promise<App> {
    const outcome = await startApp(config, {
      ...{ clock, isClockRight, log: memoryLog(logged), ticking: false, checklistsFolder, mayLoseLast: true },
      ...{ pushNetwork, parallel, pagePatience },
    });
    if (outcome.status !== 'started') throw new Error(`the app did not start: ${JSON.stringify(outcome)}`);
    return outcome.app;
  }

  async function settle(): Promise<void> {
    await emulator.confirmed();
    await test.app.idle();
  }

  async function stop(atEnd?: () => void): Promise<void> {
    const unanswered = emulator.unanswered();
    await test.app.stop(5000);
    await emulator.stop();
    atEnd?.();
    rmSync(folder, { recursive: true, force: true });
    if (!allowRefusals) expect(emulator.refusals).toEqual([]);
    expect(unanswered).toEqual([]);
  }

  async function tick(): Promise<void> {
    await test.app.tick();
    await settle();
  }

  const app = await start();
  const test: TestApp = {
    app,
    emulator,
    clock,
    folder,
    logged,
    claimLink: app.claimLink ?? '',
    people: createPeople({ emulator, clock, settle }),
    settle,
    async passTo(at) {
      const end = new Date(at).getTime();
      while (clock.now().getTime() < end) {
        const now = clock.now();
        const hours = end - now.getTime() > 2 * day ? [1, 12] : [1, 6, 12, 18];
        clock.moveTo(new Date(Math.min(end, nextOf(hours, now))));
        await tick();
      }
    },
    async jumpTo(at) {
      clock.moveTo(new Date(at));
      await tick();
    },
    hasPage(has) {
      config = { ...config, web: has ? web : undefined };
    },
    async restart(between) {
      await test.app.stop(0);
      await between?.(config.databaseUrl);
      clock.advance(minute);
      test.app = await start();
    },
    async leave() {
      let database = Buffer.alloc(0);
      await stop(() => {
        database = keepDatabase(databaseUrl);
      });
      return { database, telegram: emulator.save(), at: clock.now().toISOString() };
    },
    async close() {
      await stop();
      await dropServerDatabase(databaseUrl);
    },
  };
  await settle();
  return test;
}

async function beginWith(folder: string, left: Left | undefined): Promise<string> {
  if (left !== undefined && isOnServer()) return copyServerDatabase(left.database.toString());
  const url = await copyEmptyDatabase(folder);
  if (left !== undefined) writeFileSync(url.replace('file:', ''), left.database);
  return url;
}

/** Its bytes; on a server it is left where it is, for others to be made like it. */
function keepDatabase(url: string): Buffer<ArrayBuffer> {
  return isOnServer() ? Buffer.from(url) : readFileSync(url.replace('file:', ''));
}

/**
 * Where several tests begin: walked to by hand once, then opened as it was left for each of them, in a fifth of the time. The
 * bot has started anew since. What several files begin with is kept under a name for all of them.
 */
export function startingPoint<Who extends string>(
  walk: (test: TestApp) => Promise<Record<Who, PersonDriver>>,
  { keptAs, ...options }: Omit<Options, 'left'> & { keptAs?: string } = {},
): (also?: Omit<Options, 'left'>) => Promise<Record<Who, PersonDriver> & { test: TestApp }> {
  let walked: Promise<Walked> | undefined;

  async function walkThere(): Promise<Walked> {
    const test = await startTestApp(options);
    const people = Object.entries<PersonDriver>(await walk(test)).map(([who, { id }]) => [who, id] as const);
    return { people, left: await test.leave() };
  }

  return async (also = {}) => {
    const { left, people } = await (walked ??=
      keptAs === undefined ? walkThere() : onceInTheRun(keptAs, walkThere));
    const test = await startTestApp({ ...options, ...also, startsAt: left.at, left });
    const again = people.map(([who, id]) => [who, test.people.again(id)]);
    return { ...z.custom<Record<Who, PersonDriver>>().parse(Object.fromEntries(again)), test };
  };
}

/** With the Telegram id of each. */
type Walked = { people: (readonly [string, number])[]; left: Left };

/** Made by whichever worker comes first; the others wait for what it leaves in the folder of the run. */
async function onceInTheRun<Made>(name: string, make: () => Promise<Made>): Promise<Made> {
  const file = path.join(tmpdir(), `${name}.made`);
  const beingMade = `${file}.begun`;
  for (;;) {
    if (existsSync(file)) return z.custom<Made>().parse(deserialize(readFileSync(file)));
    if (mkdirSync(beingMade, { recursive: true }) !== undefined) break;
    await pause(20);
  }
  try {
    const made = await make();
    writeFileSync(`${beingMade}/made`, serialize(made));
    renameSync(`${beingMade}/made`, file);
    return made;
  } finally {
    rmSync(beingMade, { recursive: true });
  }
}

function memoryLog(logged: string[]): Log {
  function write(level: string) {
    return (facts: Record<string, unknown>, message: string): void => {
      logged.push(JSON.stringify({ level, ...facts, message }));
    };
  }
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
