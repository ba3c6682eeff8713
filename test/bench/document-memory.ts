import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { itemsOf } from '../../src/core/rounds/checklist.ts';
import { spanOf, wholeSpanKey } from '../../src/core/units/span.ts';
import { startEmulator, type Emulator } from '../../src/playground/emulator/emulator.ts';
import type { Person } from '../../src/playground/emulator/person.ts';
import { mostSheets } from '../../src/services/documents/paper-form.ts';
import { checklists } from '../support/checklists.ts';
import { testKeys } from '../support/open-database.ts';
import { consentOf } from '../support/records.ts';
import type { SummaryCell } from '../support/summary-cell.ts';
import { until } from './bench-world.ts';
import { medianOf, type Measured } from './figure.ts';
import { startMeasured, type MeasuredProcess } from './measured-process.ts';
import { createShiftedClock } from './shifted-clock.ts';

/** Somebody with the data of each button that sends them a document. */
type Asker = { person: Person; data: readonly string[] };

type Plan = { runs: number; rounds: number; restSeconds: number };

/** Of the bot's own process, in megabytes, each after a rest. */
type Course = { warm: number; once: number; often: number; twiceAsOften: number };

/**
 * What the bot's own process keeps of documents that it has made and sent, in a cell that was filled for that: beside a bot that
 * has answered members and shown summaries for a while, and beside one that has made as many before.
 */
export async function measureDocumentMemory(
  cell: SummaryCell,
  asked: { roundId: string; wardId: string; writerId: string },
  plan: Plan,
): Promise<Measured[]> {
  const tapping = (await cell.store.members.listByUnit(cell.unitId)).slice(3, 23);
  await letGoOfPhones(cell);
  const startsAt = cell.clock.now();
  const offsetMs = startsAt.getTime() - Date.now();
  const emulator = await startEmulator({
    ...{ clock: createShiftedClock(startsAt, offsetMs), keepCalls: 100 },
    limits: { scale: Number.POSITIVE_INFINITY },
  });
  try {
    const askers = await askersOf(cell, emulator, asked);
    const members: Person[] = [];
    for (const { id } of tapping) members.push(await personOf(cell, emulator, id));
    const people = { emulator, askers, members, roundId: asked.roundId };
    const courses: Course[] = [];
    for (let run = 0; run < plan.runs; run += 1) {
      const bot = await startMeasured('bot-process.ts', {
        ...{ BOT_TOKEN: emulator.token, TELEGRAM_API_ROOT: emulator.url, BENCH_RATE_SCALE: '100' },
        ...{ DATABASE_URL: await copyOf(cell), DATA_KEY: testKeys.value, LOG_LEVEL: 'error' },
        ...{ OPERATOR_NAME: 'Đảng ủy phường Trung Tâm', BENCH_CLOCK_OFFSET: String(offsetMs) },
      });
      try {
        courses.push(await follow(bot, people, plan));
      } finally {
        await bot.stop();
      }
    }
    const median = (of: keyof Course): number => medianOf(courses.map((course) => course[of]));
    const { rounds, restSeconds } = plan;
    const figure = { unit: 'MB', goal: { of: 'excess', at: 'most', limit: 10 } } as const;
    return [
      {
        name: `the bot's memory ${restSeconds} s after each document, beside that before the first, when it had answered taps`,
        ...{ ...figure, value: median('once'), baseline: median('warm') },
      },
      {
        name: `the bot's memory ${restSeconds} s after ${2 * rounds} times each document, beside that after ${rounds}`,
        ...{ ...figure, value: median('twiceAsOften'), baseline: median('often') },
      },
    ];
  } finally {
    await emulator.stop();
  }
}

type People = { emulator: Emulator; askers: readonly Asker[]; members: readonly Person[]; roundId: string };

async function follow(bot: MeasuredProcess, people: People, { rounds, restSeconds }: Plan): Promise<Course> {
  const { askers, members } = people;
  const everybody = [...askers.map(({ person }) => person), ...members];
  await until(() => everybody.every((person) => person.messages().some(({ isFromBot }) => isFromBot)));
  const megabytes = async (): Promise<number> => {
    await pause(restSeconds * 1000);
    const { residentBytes } = await bot.usage();
    return residentBytes / 2 ** 20;
  };
  const askTimes = async (times: number): Promise<void> => {
    for (let round = 0; round < times; round += 1) await askForEach(askers, bot);
  };

  for (let round = 0; round < 5; round += 1) await useWithoutDocuments(bot, people);
  const warm = await megabytes();
  await askTimes(1);
  const once = await megabytes();
  await askTimes(rounds - 1);
  const often = await megabytes();
  await askTimes(rounds);
  return { warm, once, often, twiceAsOften: await megabytes() };
}

/** Everybody goes through the whole review; whoever leads the cell looks at what came in and at what else they have. */
async function useWithoutDocuments(
  bot: MeasuredProcess,
  { emulator, askers, members, roundId }: People,
): Promise<void> {
  const heard = async (): Promise<void> => {
    await emulator.confirmed();
    await bot.settle();
  };
  const tapAll = async (...data: string[]): Promise<void> => {
    for (const person of members) person.forge(data.join(':'), lastFromBot(person));
    await heard();
  };
  await tapAll('review.open', roundId);
  for (const { number } of itemsOf(checklists.full)) {
    await tapAll('review.item', roundId, String(number));
    await tapAll('review.level', roundId, String(number), 'at_risk');
  }
  for (const command of ['/tonghop', '/lich', '/chibo', '/camket', '/dulieu']) {
    askers[0]?.person.say(command);
    await heard();
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
  await store.consents.insert(consentOf(ids.next(), accountId, clock.now()));
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
      person.forge(one, lastFromBot(person));
      await until(() => files() > before);
      await bot.settle();
    }
  }
}

function lastFromBot(person: Person): number {
  return person.messages().findLast(({ isFromBot }) => isFromBot)?.messageId ?? 0;
}
