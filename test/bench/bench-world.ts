import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { consentVersion } from '../../src/core/joining/consent.ts';
import type { Door } from '../../src/core/model/people.ts';
import type { Clock } from '../../src/core/ports/runtime.ts';
import { startEmulator, type Emulator } from '../../src/playground/emulator/emulator.ts';
import type { Limits } from '../../src/playground/emulator/limits.ts';
import type { Person } from '../../src/playground/emulator/person.ts';
import { openDatabase } from '../../src/storage/engine/open-database.ts';
import { createIds } from '../../src/storage/engine/ids.ts';
import { createTokens } from '../../src/storage/engine/tokens.ts';
import { createStore } from '../../src/storage/store.ts';
import { startMeasured, type MeasuredProcess } from './measured-process.ts';
import { createShiftedClock, weekOfMeeting } from './shifted-clock.ts';
import { memberOf, officeOf, unitOf } from '../support/records.ts';

export type BenchWorld = {
  emulator: Emulator;
  clock: Clock;
  folder: string;
  databaseUrl: string;
  /** The members of the cells, the secretary of each first. */
  people: Person[];
  /** What the devices of the members are known by, in the same order, where they come by the page. */
  sessions: string[];
  /** What the bot is started with. */
  env: Readonly<Record<string, string>>;
  startBot(env?: Readonly<Record<string, string>>): Promise<MeasuredProcess>;
  close(): Promise<void>;
};

export const benchKey = Buffer.alloc(32, 7).toString('base64');

type Options = {
  cells: number;
  membersPerCell: number;
  /** Where the last cell is smaller. */
  members?: number;
  checklistKey?: string;
  /** Members have the page of the web door instead of Telegram. */
  byPage?: boolean;
  /** Instead of a file. */
  databaseUrl?: string;
  /** How long each call is on its way. */
  delayMs?: number;
  limits: Partial<Limits>;
};

/** Cells whose round is due to open, all members with the bot in their Telegram, and the emulator of this process around them. */
export async function openBenchWorld(options: Options): Promise<BenchWorld> {
  const offsetMs = weekOfMeeting.startsAt.getTime() - Date.now();
  const clock = createShiftedClock(weekOfMeeting.startsAt, offsetMs);
  const emulator = await startEmulator({
    clock,
    delayMs: options.delayMs ?? 0,
    limits: options.limits,
    keepCalls: 1000,
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-bench-'));
  const databaseUrl = options.databaseUrl ?? `file:${path.join(folder, 'tu-soi.db')}`;
  const members = options.members ?? options.cells * options.membersPerCell;
  const numbers = Array.from({ length: members }, (_, index) => index + 1);
  const byPage = options.byPage === true;
  const people = byPage ? [] : numbers.map((number) => emulator.person({ firstName: `Người ${number}` }));
  for (const person of people) person.start();
  const sessions = byPage ? numbers.map(() => createTokens().next()) : [];
  const doors = [
    ...people.map(({ id }) => ({ kind: 'telegram' as const, address: String(id) })),
    ...sessions.map((session) => ({ kind: 'web' as const, address: createTokens().hash(session) })),
  ];
  await seedCells({ ...options, databaseUrl, clock, doors });
  const env = {
    BOT_TOKEN: emulator.token,
    TELEGRAM_API_ROOT: emulator.url,
    DATABASE_URL: databaseUrl,
    DATA_KEY: benchKey,
    LOG_LEVEL: 'error',
    OPERATOR_NAME: 'Đảng ủy phường Trung Tâm',
    BENCH_CLOCK_OFFSET: String(offsetMs),
  };
  return {
    ...{ emulator, clock, folder, databaseUrl, people, sessions, env },
    startBot: (more = {}) => startMeasured('bot-process.ts', { ...env, ...more }),
    async close() {
      await emulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Seed = Pick<Options, 'membersPerCell' | 'checklistKey'> &
  Pick<BenchWorld, 'databaseUrl' | 'clock'> & {
    /** One a member. */
    doors: readonly Pick<Door, 'kind' | 'address'>[];
  };

async function seedCells(seed: Seed): Promise<void> {
  const { databaseUrl: url, clock, doors, membersPerCell, checklistKey = 'bieu-hien-27' } = seed;
  const opened = await openDatabase({ url, keys: { kind: 'value', value: benchKey }, clock });
  if (opened.status !== 'opened')
    throw new Error(`the database of the bench does not open: ${opened.status}`);
  const ids = createIds();
  const now = clock.now();
  try {
    const whole = createStore({ ...opened, ids });
    for (let first = 0; first < doors.length; first += membersPerCell) {
      const unitId = ids.next();
      const people = doors.slice(first, first + membersPerCell).map((door, index) => ({
        ...{ door, id: ids.next(), accountId: ids.next(), position: index + 1 },
        name: `Đảng viên ${first + index + 1}`,
      }));
      await whole.transaction(async (store) => {
        const day = weekOfMeeting.meetingDay;
        const meetingRule = { day, time: '19:30', shift: 'same_day', place: 'Nhà văn hóa' } as const;
        const name = `Chi bộ số ${first / membersPerCell + 1}`;
        await store.units.insert(unitOf(unitId, name, now, { checklistKey, meetingRule }));
        for (const { accountId, door } of people) {
          const account = { id: accountId, locale: 'vi', createdAt: now } as const;
          const isByTelegram = door.kind === 'telegram';
          await store.accounts.insert(isByTelegram ? { ...account, telegramId: door.address } : account);
          if (!isByTelegram) await store.doors.insert({ id: ids.next(), accountId, ...door, openedAt: now });
        }
        await store.members.insertMany(
          people.map(({ id, accountId, name, position }) =>
            memberOf({ id, unitId, accountId, name, position }, now),
          ),
        );
        const office = { id: ids.next(), unitId, memberId: people[0]?.id, role: 'secretary' } as const;
        await store.offices.insert(officeOf(office, now));
      });
      const consent = { version: consentVersion, locale: 'vi', givenAt: now };
      const data = people.map(({ accountId, door }) => ({
        ...{ ...consent, id: ids.next(), accountId, door: door.kind },
      }));
      // All at once, as there are thousands in a city.
      await opened.database.prisma((db) => db.consent.createMany({ data }));
    }
  } finally {
    await opened.database.close();
  }
}

/** Looks again and again, for a minute at most where nothing else is said. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  everyMs = 20,
  patienceMs = 60_000,
): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`the bench waited ${patienceMs / 1000} seconds in vain`);
    await pause(everyMs);
  }
}
