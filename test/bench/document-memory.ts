import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { consentVersion } from '../../src/core/joining/consent.ts';
import { spanOf, wholeSpanKey } from '../../src/core/units/span.ts';
import { startEmulator, type Emulator } from '../../src/playground/emulator/emulator.ts';
import type { Person } from '../../src/playground/emulator/person.ts';
import { mostSheets } from '../../src/services/documents/paper-form.ts';
import { testKeys } from '../support/open-database.ts';
import type { SummaryCell } from '../support/summary-cell.ts';
import { until } from './bench-world.ts';
import type { Measured } from './figure.ts';
import { startMeasured, type MeasuredProcess } from './measured-process.ts';
import { createShiftedClock } from './shifted-clock.ts';

/** Somebody with the data of each button that sends them a document. */
type Asker = { person: Person; data: readonly string[] };

type Plan = { rounds: number; restSeconds: number };

/**
 * What the bot's own process keeps of documents that it has made and sent, in a cell that was filled for that: the same again must
 * not cost more. The first times compile code, and bring the heap to the size that it goes on with.
 */
export async function measureDocumentMemory(
  cell: SummaryCell,
  asked: { roundId: string; wardId: string; writerId: string },
  { rounds, restSeconds }: Plan,
): Promise<Measured> {
  await letGoOfPhones(cell);
  const startsAt = cell.clock.now();
  const offsetMs = startsAt.getTime() - Date.now();
  const emulator = await startEmulator({
    ...{ clock: createShiftedClock(startsAt, offsetMs), keepCalls: 100 },
    limits: { scale: Number.POSITIVE_INFINITY },
  });
  const askers = await askersOf(cell, emulator, asked);
  const bot = await startMeasured('bot-process.ts', {
    ...{ BOT_TOKEN: emulator.token, TELEGRAM_API_ROOT: emulator.url },
    ...{ DATABASE_URL: await copyOf(cell), DATA_KEY: testKeys.value, LOG_LEVEL: 'error' },
    ...{ OPERATOR_NAME: 'Đảng ủy phường Trung Tâm', BENCH_CLOCK_OFFSET: String(offsetMs) },
  });
  try {
    await until(() => askers.every(({ person }) => person.messages().some(({ isFromBot }) => isFromBot)));
    for (let round = 0; round < rounds; round += 1) await askForEach(askers, bot);
    await pause(restSeconds * 1000);
    const before = await megabytesOf(bot);
    for (let round = 0; round < rounds; round += 1) await askForEach(askers, bot);
    await pause(restSeconds * 1000);
    const value = await megabytesOf(bot);
    return {
      name: `the bot's memory ${restSeconds} s after ${2 * rounds} times each document, beside that after ${rounds}`,
      ...{ unit: 'MB', value, baseline: before },
      goal: { of: 'excess', at: 'most', limit: 10 },
    };
  } finally {
    await bot.stop();
    await emulator.stop();
  }
}

/** As many as fill one file of paper forms. */
async function letGoOfPhones({ store, unitId }: SummaryCell): Promise<void> {
  const members = await store.members.listByUnit(unitId);
  for (const member of members.slice(-mostSheets))
    await store.members.update({ ...member, accountId: undefined });
}

async function askersOf(
  cell: SummaryCell,
  emulator: Emulator,
  { roundId, wardId, writerId }: { roundId: string; wardId: string; writerId: string },
): Promise<Asker[]> {
  const round = await cell.store.rounds.findById(roundId);
  const year = wholeSpanKey(spanOf('year', { year: 2026, month: 1 }));
  return [
    {
      person: await personOf(cell, emulator, cell.secretaryId),
      data: [
        ...['committee', 'cell'].map((copy) => `document.report:${roundId}:${copy}`),
        ...['anybody', '0'].map((whose) => `document.form:${roundId}:${whose}`),
        ...[`workbook.round:${roundId}`, `trend.round_picture:${roundId}`],
        ...[`document.minutes:${round?.meetingId ?? ''}`, `unit_report.make:${wardId}:${year}`],
      ],
    },
    {
      person: await personOf(cell, emulator, writerId),
      data: [`document.own_made:${roundId}:all`, 'document.year:2026'],
    },
  ];
}

/** Somebody of the cell who has agreed and begins to talk to the bot. */
async function personOf(
  { store, ids, clock }: SummaryCell,
  emulator: Emulator,
  memberId: string,
): Promise<Person> {
  const member = await store.members.findById(memberId);
  const accountId = member?.accountId ?? '';
  const [door] = await store.doors.listByAccount(accountId);
  if (member === undefined || door === undefined) throw new Error('nobody can ask for documents');
  await store.consents.insert({
    ...{ id: ids.next(), accountId, version: consentVersion, door: 'telegram', locale: 'vi' },
    givenAt: clock.now(),
  });
  const person = emulator.person({ id: Number(door.address), firstName: member.name });
  person.start();
  return person;
}

/** The bench still holds the one it was filled in. */
async function copyOf({ database, folder, ids }: SummaryCell): Promise<string> {
  const file = path.join(folder, `${ids.next()}.db`);
  await database.read((sql) => sql.run('VACUUM INTO ?', [file]));
  return `file:${file}`;
}

async function askForEach(askers: readonly Asker[], bot: MeasuredProcess): Promise<void> {
  for (const { person, data } of askers) {
    for (const one of data) {
      const files = () => person.messages().filter(({ file }) => file !== undefined).length;
      const before = files();
      person.forge(one, person.messages().findLast(({ isFromBot }) => isFromBot)?.messageId ?? 0);
      await until(() => files() > before);
      await bot.settle();
    }
  }
}

async function megabytesOf(bot: MeasuredProcess): Promise<number> {
  const { residentBytes } = await bot.usage();
  return residentBytes / 2 ** 20;
}
