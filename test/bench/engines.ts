import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startCluster } from '../support/postgres-cluster.ts';
import { makeServerDatabase } from '../support/server-database.ts';
import { openStoreAt } from '../support/store.ts';
import { measureOutbox, permitted } from './broadcasts.ts';
import type { Goal, Measured } from './figure.ts';
import { bytesOfReview } from './review-bytes.ts';
import { measureCounts, measureSummary } from './summaries.ts';
import { measureOurs, usualRate, type Taps, type TapPlan } from './taps.ts';

/** Beside the bot on the same two cores PostgreSQL may cost so many times what SQLite does. */
const mostTimes = 2.5;

/** Of so many calls one fails. */
const failing = 100;

export type EnginesPlan = {
  taps: TapPlan;
  summaryRuns: number;
  reviews: number;
  sending: { cells: number; membersPerCell: number; members?: number };
};

type Engine = {
  makeDatabase: () => Promise<string>;
  bytesOf?: (url: string) => Promise<number>;
  serverMs: () => number;
  close: () => Promise<void>;
};

type Found = {
  taps: Taps;
  summary: Measured;
  counts: Measured;
  bytes: number;
  sent: Awaited<ReturnType<typeof measureOutbox>>;
};

/** Both engines side by side, each figure beside the other's: SQLite keeps what is promised, PostgreSQL is compared with it. */
export async function measureEngines(plan: EnginesPlan): Promise<Measured[]> {
  const [files, server] = [openFiles(), await openServer()];
  try {
    const [sqlite, postgres] = [await measureTapsOn(files), await measureTapsOn(server)];
    return compare(
      { taps: sqlite, ...(await measureRestOn(files)) },
      { taps: postgres, ...(await measureRestOn(server)) },
    );
  } finally {
    await files.close();
    await server.close();
  }

  async function measureTapsOn({ makeDatabase, serverMs }: Engine): Promise<Taps> {
    return measureOurs(plan.taps, { databaseUrl: await makeDatabase(), serverMs });
  }

  async function measureRestOn(engine: Engine): Promise<Omit<Found, 'taps'>> {
    const { makeDatabase, bytesOf, serverMs } = engine;
    const open = async () => openStoreAt(await makeDatabase());
    const runs = plan.summaryRuns;
    const summary = await measureSummary({ size: 150, limit: 100, runs }, await open());
    const counts = await measureCounts(runs, await open());
    const bytes = await bytesOfReview(plan.reviews, await open(), bytesOf);
    const beside = { databaseUrl: await makeDatabase(), serverMs };
    return { summary, counts, bytes, sent: await measureOutbox({ ...plan.sending, failing, beside }) };
  }
}

function compare(sqlite: Found, postgres: Found): Measured[] {
  const both = (
    name: string,
    unit: string,
    value: (found: Found) => number,
    goal: Goal,
    busy?: (found: Found) => Busy,
  ) => {
    const [one, other] = [value(sqlite), value(postgres)];
    const within: Goal =
      goal.at === 'most'
        ? { of: 'ratio', at: 'most', limit: mostTimes }
        : { of: 'ratio', at: 'least', limit: 1 / mostTimes };
    return [
      {
        ...{ name: `${name}, SQLite`, unit, value: one, baseline: other, goal },
        ...(busy && { busy: busy(sqlite) }),
      },
      {
        ...{ name: `${name}, PostgreSQL`, unit, value: other, baseline: one, goal: within },
        ...(busy && { busy: busy(postgres) }),
      },
    ];
  };
  const atMost = (limit: number): Goal => ({ of: 'value', at: 'most', limit });
  const atLeast = (limit: number): Goal => ({ of: 'value', at: 'least', limit });
  const exactly = ({ sent }: Found, name: string): Measured[] => [
    { name: `letters lost, ${name}`, unit: '1', value: sent.lost, baseline: sent.people, goal: atMost(0) },
    {
      ...{ name: `letters that came twice, ${name}`, unit: '1', value: sent.twice },
      ...{ baseline: sent.mayComeTwice, goal: { of: 'excess', at: 'most', limit: 0 } },
    },
  ];
  const { people } = sqlite.sent;
  return [
    ...both(`tap p95 at ${usualRate}/s`, 'ms', ({ taps }) => taps.percentile(95), atMost(130)),
    ...[sqlite, postgres].map(({ taps }, index): Measured => {
      const value = taps.percentile(95) - taps.delay;
      const name = `of it not the way to Telegram, ${index === 0 ? 'SQLite' : 'PostgreSQL'}`;
      return { name, unit: 'ms', value, baseline: taps.delay, goal: atMost(index === 0 ? 30 : 75) };
    }),
    ...both(`processor time of a tap`, 'ms', ({ taps }) => taps.processorMs, atMost(4)),
    {
      ...{ name: `processor time of a tap, the server's`, unit: 'ms', value: postgres.taps.serverMs },
      ...{ baseline: postgres.taps.processorMs, goal: { of: 'ratio', at: 'most', limit: 1 } },
    },
    ...both(
      'taps held',
      '1/s',
      ({ taps }) => taps.held,
      atLeast(400),
      ({ taps }) => taps.busy,
    ),
    ...both('summary of 150 members', 'ms', ({ summary }) => summary.value, atMost(100)),
    ...both('counts of 641 cells', 'ms', ({ counts }) => counts.value, atMost(1000)),
    ...both('bytes a sent review', 'B', ({ bytes }) => bytes, atMost(32_768)),
    ...both(
      `letters to ${people} a second of ${permitted} permitted, every ${failing}th call failing`,
      '1/s',
      ({ sent }) => sent.perSecond,
      atLeast(permitted * 0.9),
      ({ sent }) => sent.busy,
    ),
    ...exactly(sqlite, 'SQLite'),
    ...exactly(postgres, 'PostgreSQL'),
    ...both(`resident memory after them`, 'MB', ({ sent }) => sent.megabytes, atMost(512)),
  ];
}

type Busy = NonNullable<Measured['busy']>;

/** Files in a folder that goes with them. */
function openFiles(): Engine {
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-engines-'));
  let made = 0;
  return {
    makeDatabase: () => Promise.resolve(`file:${path.join(folder, `${String((made += 1))}.db`)}`),
    serverMs: () => 0,
    close() {
      rmSync(folder, { recursive: true });
      return Promise.resolve();
    },
  };
}

/** A server that waits for its disk, as one does that people rely on. */
async function openServer(): Promise<Engine> {
  const { urlOf, pid, stop } = await startCluster({ settings: { fsync: 'on', full_page_writes: 'on' } });
  return {
    makeDatabase: () => makeServerDatabase(urlOf('postgres')),
    async bytesOf(url) {
      const client = new pg.Client(url);
      await client.connect();
      const { rows } = await client.query<{ bytes: string }>(
        'SELECT pg_database_size(current_database()) AS bytes',
      );
      await client.end();
      return Number(rows[0]?.bytes);
    },
    serverMs: () => processorMsOf(pid),
    close: stop,
  };
}

/** Of a process and of those that it has begun, ended ones too, as Linux counts it: in hundredths of a second. */
function processorMsOf(pid: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), ...statOf(name) }));
  const own = all.find((one) => one.pid === pid)?.ticks ?? [];
  const begun = all.filter(({ parent }) => parent === pid).flatMap(({ ticks }) => ticks.slice(0, 2));
  return [...own, ...begun].reduce((sum, ticks) => sum + ticks, 0) * 10;
}

/** Its parent, and what it took itself, in programs and in the system, and what those took that it has seen end. */
function statOf(pid: string): { parent: number; ticks: readonly number[] } {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { parent: fields[1] ?? 0, ticks: fields.slice(11, 15) };
  } catch {
    // It has ended meanwhile.
    return { parent: 0, ticks: [] };
  }
}
