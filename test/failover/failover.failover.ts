import { chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setTimeout as pause } from 'node:timers/promises';
import { createIds } from '../../src/storage/engine/ids.ts';
import { openDatabase } from '../../src/storage/engine/open-database.ts';
import { createStore } from '../../src/storage/store.ts';
import { benchKey, openBenchWorld, until, type BenchWorld } from '../bench/bench-world.ts';
import { startCluster, type Cluster } from '../support/postgres-cluster.ts';
import { answerOn, levelAfter, type Answering } from './answering.ts';
import { canCut, startPrograms, type Programs } from './programs.ts';

const isShort = process.env['FAILOVER'] === 'short';
const kills = isShort ? 2 : 10;
const stops = isShort ? 1 : 3;
const cuts = canCut() ? (isShort ? 1 : 2) : 0;
const members = isShort ? 60 : 200;
const everyMs = 4000;
/** Longer than a lease lasts and a silent program is borne with. */
const frozenMs = 12_000;
/** Messages on their way at once: so many may come twice each time that the one who sends is lost. */
const inFlight = 4;
const longestWaitMs = 10_000;
/** Its program runs in a network of its own. */
const apart = 2;

const name = 'tu_soi';
let primary: Cluster;
let standby: Cluster;
let world: BenchWorld;
let programs: Programs;
let answering: Answering;
/** Each time that the sender was lost while the letters went out. */
let lostSenders = 0;
const letters = new Map<number, number>();
const told: string[] = [];
/** What somebody waited for too long. */
const slow: string[] = [];

beforeAll(async () => {
  // The user as whom a server runs has to come through.
  chmodSync(tmpdir(), 0o711);
  const replicated = { wal_level: 'replica', max_wal_senders: '4', hot_standby: 'on', fsync: 'on' };
  primary = await startCluster({ settings: replicated });
  await withClient(primary.urlOf('postgres'), (client) => client.query(`CREATE DATABASE ${name}`));
  standby = await startCluster({ settings: replicated, follows: primary });
  await withClient(primary.urlOf('postgres'), async (client) => {
    await client.query(`ALTER SYSTEM SET synchronous_standby_names = '*'`);
    await client.query('SELECT pg_reload_conf()');
    await until(async () => {
      const { rows } = await client.query(`SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'`);
      return rows.length === 1;
    });
  });
  const hosts = [primary, standby].map(({ port }) => `127.0.0.1:${String(port)}`).join(',');
  const databaseUrl = `${primary.urlOf(name).replace(/@[^/]*/, `@${hosts}`)}?sslmode=disable`;
  world = await openBenchWorld({
    ...{ cells: 1, membersPerCell: members, databaseUrl },
    limits: { scale: Number.POSITIVE_INFINITY },
  });
  world.emulator.on((event) => {
    if (event.type !== 'message_sent' || !event.message.isFromBot) return;
    if (/^Kính gửi đồng chí/.test(event.message.text))
      letters.set(event.chatId, (letters.get(event.chatId) ?? 0) + 1);
  });
  const ports = [primary.port, standby.port, Number(new URL(world.emulator.url).port)];
  programs = await startPrograms({
    ...{ env: world.env, count: 3 },
    ...(cuts > 0 && { apart: { place: apart, ports } }),
  });
}, 300_000);

afterAll(async () => {
  await programs.stop();
  await world.close();
  await standby.stop();
  await primary.stop();
  process.stdout.write(`${told.join('\n')}\n`);
}, 60_000);

async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The place of the program that leads, as the database knows them. */
async function leader(): Promise<number> {
  let found: number | undefined;
  await until(async () => {
    found = await leadingPlace();
    return found !== undefined;
  }, 100);
  return found ?? 0;
}

async function leadingPlace(): Promise<number | undefined> {
  const rows = await withClient(primary.urlOf(name), async (client) => {
    const found = await client.query<{ holder: string }>(
      `SELECT holder FROM "Lease" WHERE name = 'leader' AND "until" > clock_timestamp() AT TIME ZONE 'UTC'`,
    );
    return found.rows;
  });
  return programs.placeOf(rows[0]?.holder ?? '');
}

/** While everybody taps on: each of them is answered at least once since. */
async function disturb(what: string, act: () => Promise<void>): Promise<void> {
  answering.waits();
  await act();
  await pause(everyMs + 8000);
  const { answered, longestMs } = answering.waits();
  const found = `${what}: ${answered} taps were answered, the longest wait for a screen was ${(longestMs / 1000).toFixed(1)} s`;
  told.push(found);
  if (longestMs >= longestWaitMs || answered < members) slow.push(found);
}

/** Whoever else could lead sleeps until the others have given it up. */
async function letLead(place: number): Promise<void> {
  for (const other of programs.othersThan(place)) process.kill(programs.pidOf(other), 'SIGSTOP');
  await until(async () => (await leadingPlace()) === place, 100);
  for (const other of programs.othersThan(place)) process.kill(programs.pidOf(other), 'SIGCONT');
  await pause(everyMs + 8000);
}

it('the letters to a cell come to everybody, twice at most as often as they were on their way when the sender was lost', async () => {
  await until(() => letters.size >= members / 4, 50);
  programs.signal(await leader(), 'SIGKILL');
  lostSenders += 1;
  await until(() => letters.size === members, 50);
  const twice = [...letters.values()].reduce((sum, count) => sum + count - 1, 0);
  told.push(`${members} letters, the sender killed among them: ${twice} came twice`);
  expect(twice).toBeLessThanOrEqual(inFlight * lostSenders);
}, 120_000);

it('a start over a server with a synchronous standby says so', async () => {
  const keys = { kind: 'value', value: benchKey } as const;
  const opened = await openDatabase({ url: world.databaseUrl, keys, clock: world.clock });
  expect(opened).toMatchObject({ status: 'opened', hasStandby: true });
  if (opened.status === 'opened') await opened.database.close();
});

it('whoever taps is answered, and nothing that was answered is lost, whatever is killed, frozen or cut off', async () => {
  answering = answerOn(world.emulator, world.people, everyMs);
  await pause(everyMs);
  for (let turn = 1; turn <= kills; turn += 1)
    await disturb(`leader killed (${turn})`, async () => {
      programs.signal(await leader(), 'SIGKILL');
    });
  for (let turn = 1; turn <= stops; turn += 1)
    await disturb(`leader frozen (${turn})`, async () => {
      const place = await leader();
      const pid = programs.pidOf(place);
      process.kill(pid, 'SIGSTOP');
      await pause(frozenMs);
      process.kill(pid, 'SIGCONT');
    });
  for (let turn = 1; turn <= cuts; turn += 1) {
    const isLeader = turn === 1;
    await letLead(isLeader ? apart : 0);
    await disturb(`${isLeader ? 'leader' : 'another than the leader'} cut off (${turn})`, async () => {
      programs.cut();
      await pause(frozenMs);
      programs.mend();
    });
  }
  await disturb('primary killed and standby promoted', async () => {
    await primary.kill();
    // Taps that the old one has not heard of: they are answered over the new one or not at all.
    await until(() => answering.waiting() >= members / 10, 10);
    standby.promote();
    await withClient(standby.urlOf('postgres'), async (client) => {
      await until(async () => {
        const { rows } = await client.query<{ standby: boolean }>('SELECT pg_is_in_recovery() AS standby');
        return rows[0]?.standby === false;
      });
      await client.query(`ALTER SYSTEM SET synchronous_standby_names = ''`);
      await client.query('SELECT pg_reload_conf()');
    });
  });
  const counts = await answering.end();
  told.push(`${counts.reduce((sum, count) => sum + count, 0)} answers were answered with a screen`);
  expect(await differences(counts)).toEqual([]);
  expect(Math.min(...counts)).toBeGreaterThan(0);
  expect(slow).toEqual([]);
}, 900_000);

/** Whose answers are not those that they were shown. */
async function differences(counts: readonly number[]): Promise<string[]> {
  const url = standby.urlOf(name);
  const opened = await openDatabase({ url, keys: { kind: 'value', value: benchKey }, clock: world.clock });
  if (opened.status !== 'opened') throw new Error(opened.status);
  const store = createStore({ ...opened, ids: createIds() });
  const found: string[] = [];
  for (const [index, person] of world.people.entries()) {
    const account = await store.accounts.findByTelegramId(String(person.id));
    const [member] = account === undefined ? [] : await store.members.listByAccount(account.id);
    const touched = member && (await store.reviews.findLatestTouched([member.id]));
    const review = touched && (await store.reviews.findOwn(touched.roundId, touched.memberId));
    const stands = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
      (item) => review?.answers.find((answer) => answer.item === item)?.level,
    );
    const shown = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((item) => levelAfter(item, counts[index] ?? 0));
    if (JSON.stringify(stands) !== JSON.stringify(shown))
      found.push(`${person.firstName}: ${stands.join(' ')} instead of ${shown.join(' ')}`);
  }
  await opened.database.close();
  return found;
}
