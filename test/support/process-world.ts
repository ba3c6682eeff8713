import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { expect } from 'vitest';
import { startApp, type App } from '../../src/app/start.ts';
import { loadConfig } from '../../src/app/config.ts';
import type { RefusalKind } from '../../src/playground/emulator/api-error.ts';
import { startEmulator, type Emulator } from '../../src/playground/emulator/emulator.ts';
import type { EmulatorEvent } from '../../src/playground/emulator/events.ts';
import { createMovableClock } from '../../src/playground/emulator/movable-clock.ts';
import { instantText } from '../../src/storage/engine/instant-text.ts';
import { freePort } from './free-port.ts';
import { testKeys } from './open-database.ts';
import { createPeople, type People, type PersonDriver } from './people.ts';
import { endAll, nodeStart, type BotProcess } from './process.ts';
import { copyServerDatabase, dropServerDatabase, isOnServer, keepDatabaseOf } from './server-database.ts';
import { ask } from './tables.ts';

/** Telegram for a bot that runs as a process of its own, on the machine's time. */
export type ProcessWorld = {
  emulator: Emulator;
  people: People;
  /** Where the database and its key lie. */
  folder: string;
  /** What the program is started with. */
  env: Record<string, string>;
  /** Starts the program, and waits until it says that it runs. */
  start(by?: typeof nodeStart): Promise<BotProcess>;
  /** Waits until the process has handled everything it received and sent everything due. */
  settle(): Promise<void>;
  /** The same bot inside this process, to prepare quickly what a test starts from. */
  prepare(work: (app: App) => Promise<void>): Promise<void>;
  /** A week passes at Telegram without updates, and the next one bears this number. */
  quietWeek(nextId: number): Promise<void>;
  /** Kills the program when this happens at Telegram. */
  killWhen(bot: BotProcess, happens: (event: EmulatorEvent) => boolean): Promise<void>;
  /**
   * Ends everything, and fails where the program printed a name or a text, or where Telegram would have refused one of its
   * calls for another reason than these.
   */
  close(allowed?: readonly RefusalKind[]): Promise<void>;
};

export async function openProcessWorld(): Promise<ProcessWorld> {
  const clock = createMovableClock();
  // Where it is stopped and started again, nobody else listens there meanwhile.
  const emulator = await startEmulator({ clock, port: await freePort() });
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-process-'));
  const data = isOnServer() ? await dataOnServer() : dataIn(folder);
  keepDatabaseOf(folder, data.DATABASE_URL);
  const env = {
    BOT_TOKEN: emulator.token,
    TELEGRAM_API_ROOT: emulator.url,
    ...data,
    DEFAULT_TIMEZONE: zoneAtNoon(),
    OPERATOR_NAME: 'Đảng ủy phường Trung Tâm',
  };
  let inside: App | undefined;

  async function settle(): Promise<void> {
    await emulator.confirmed();
    if (inside !== undefined) return inside.idle();
    await until(() => !isCalling(emulator) && countOpen(folder) === 0);
  }

  return {
    emulator,
    folder,
    env,
    settle,
    async start(by = nodeStart) {
      const bot = by({ env });
      await bot.prints(/Dừng bằng Ctrl\+C\./);
      return bot;
    },
    people: createPeople({ emulator, clock, settle }),
    async prepare(work) {
      const loaded = loadConfig(env);
      if (loaded.status !== 'loaded') throw new Error('the configuration of the test is wrong');
      const outcome = await startApp(loaded.config, { log: silent, ticking: false });
      if (outcome.status !== 'started') throw new Error(`the app did not start: ${JSON.stringify(outcome)}`);
      inside = outcome.app;
      try {
        await work(inside);
      } finally {
        await inside.stop(5000);
        inside = undefined;
      }
    },
    async quietWeek(nextId) {
      await emulator.confirmed();
      const now = clock.now();
      clock.advance(7 * 24 * 60 * 60 * 1000);
      emulator.renumber(nextId);
      clock.moveTo(now);
    },
    async killWhen(bot, happens) {
      await new Promise<void>((resolve) => {
        emulator.on(function listen(event) {
          if (!happens(event)) return;
          emulator.off(listen);
          bot.signal('SIGKILL');
          resolve();
        });
      });
      await bot.exited;
      emulator.faults.clear();
    },
    async close(allowed = []) {
      const printed = await endAll();
      await emulator.stop();
      await dropServerDatabase(data.DATABASE_URL);
      rmSync(folder, { recursive: true, force: true });
      for (const words of personal) expect(printed).not.toContain(words);
      expect(emulator.refusals.filter(({ kind }) => !allowed.includes(kind))).toEqual([]);
    },
  };
}

function dataIn(folder: string): Data {
  return {
    DATABASE_URL: `file:${path.join(folder, 'tu-soi.db')}`,
    DATA_KEY_FILE: path.join(folder, 'data.key'),
  };
}

/** A start over a server makes no key. */
async function dataOnServer(): Promise<Data> {
  return { DATABASE_URL: await copyServerDatabase(), DATA_KEY: testKeys.value };
}

type Data = { DATABASE_URL: string } & Record<string, string>;

/** Programs run with the machine's time, and at night notices wait for the morning: it is noon there. */
function zoneAtNoon(): string {
  const hours = 12 - Temporal.Now.zonedDateTimeISO('UTC').hour;
  return hours === 0 ? 'Etc/UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

/** Words of the people in these tests, whole or in part. */
const personal = [
  ...['Nguyễn', 'Trần Thị', 'Lê Văn', 'Phạm', 'Hoàng Văn', 'Telegram của', 'Khách'],
  ...['Tổ dân phố', 'Nhà văn hóa', 'nể nang', 'va chạm', 'Góp ý thẳng', 'Chậm việc', 'Ngại học', 'Bận việc'],
];

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Looks again and again; the test's own time limit ends it. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

function isCalling(emulator: Emulator): boolean {
  return emulator.calls.some(
    ({ method, outcome }) => method !== 'getUpdates' && outcome.status === 'pending',
  );
}

/** Updates still to be handled and messages still to be sent, as the other process has stored them. */
function countOpen(folder: string): number {
  const open = `SELECT 1 AS open FROM InboxUpdate WHERE setAsideAt IS NULL
    UNION ALL SELECT 1 AS open FROM Delivery WHERE status = 'pending' AND notBefore <= ?`;
  return ask(folder, open, instantText(new Date())).length;
}

/** Claims the bot and sets up a cell that meets in four days or a little later, so that its round opens at once. */
export async function setUpCell({ people }: ProcessWorld, claimLink: string): Promise<PersonDriver> {
  const inFourDays = Temporal.Now.plainDateISO(zoneAtNoon()).add({ days: 4 });
  const secretary = people.person({ firstName: 'Telegram của Bình' });
  await secretary.opens(claimLink);
  await secretary.taps('Tôi đồng ý');
  await secretary.says('Trần Thị Bình');
  await secretary.says('Chi bộ Tổ dân phố 5');
  await secretary.says(String(inFourDays.day));
  await secretary.says('19:30');
  await secretary.says('Nhà văn hóa tổ 5');
  await secretary.taps('Vẫn sinh hoạt đúng ngày');
  await secretary.taps('27 biểu hiện');
  await secretary.taps('Xác nhận');
  return secretary;
}

/** Enters the names into the roster as one pasted list. */
export async function enterRoster(secretary: PersonDriver, names: readonly string[]): Promise<void> {
  await secretary.says('/chibo');
  await secretary.taps('Thêm đảng viên');
  await secretary.says(names.join('\n'));
  await secretary.taps('Lưu');
}

/** Joins as this roster name by a single-use link. */
export async function join(
  { people }: ProcessWorld,
  secretary: PersonDriver,
  name: string,
): Promise<PersonDriver> {
  await secretary.says('/moi');
  await secretary.taps('Mời riêng một người');
  await secretary.taps(name);
  const links = secretary
    .inbox()
    .flatMap(({ text }) =>
      [...text.matchAll(/https:\/\/t\.me\/\S+\?start=join_[\w-]+/g)].map(([link]) => link),
    );
  const member = people.person({ firstName: `Telegram của ${name}` });
  await member.opens(links.at(-1) ?? '');
  await member.taps('Tôi đồng ý');
  await member.taps('Đúng là tôi');
  return member;
}
