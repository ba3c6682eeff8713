import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServersAccess } from '../../src/storage/postgres/access.ts';
import { readAddress } from '../../src/storage/postgres/address.ts';
import { objectionTo } from '../../src/storage/postgres/inspection.ts';
import { openServerDatabase, type ServerOptions } from '../../src/storage/postgres/open.ts';
import { openServers } from '../../src/storage/postgres/servers.ts';
import { freePort } from '../support/free-port.ts';
import { testKeys } from '../support/open-database.ts';
import { startCluster, type Cluster } from '../support/postgres-cluster.ts';
import { makeServerDatabase } from '../support/server-database.ts';

let cluster: Cluster;
let admin: pg.Client;

beforeAll(async () => {
  cluster = await startCluster({ asked: 'asked' });
  admin = new pg.Client(cluster.urlOf('postgres'));
  await admin.connect();
  await admin.query(`CREATE ROLE asked LOGIN PASSWORD 'right'`);
  await admin.query('CREATE ROLE reader LOGIN');
});

afterAll(async () => {
  await admin.end();
  await cluster.stop();
});

const clock = { now: () => new Date('2026-12-01T08:00:00Z') };

async function open(url: string, more: Partial<ServerOptions> = {}) {
  const outcome = await openServerDatabase({ url, keys: testKeys, clock, ...more });
  if (outcome.status !== 'opened') return outcome;
  await outcome.database.close();
  return { status: outcome.status, applied: outcome.applied.length };
}

const make = (template?: string) => makeServerDatabase(cluster.urlOf('postgres'), template);

/** How many tables a database has. */
async function countTables(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_tables WHERE schemaname = 'public'`,
  );
  await client.end();
  return rows[0]?.count ?? 0;
}

const asUser = (url: string, credentials: string) => url.replace(/\/\/\w+@/, `//${credentials}@`);

describe('a start says what is wrong with its server', () => {
  it('nobody listens there', async () => {
    const url = `postgresql://tusoi@127.0.0.1:${String(await freePort())}/tusoi`;
    expect(await open(url)).toEqual({ status: 'server_unreachable', why: 'ECONNREFUSED' });
  });

  it('the name of its host is unknown', async () => {
    expect(await open('postgresql://tusoi@no-such-host.invalid/tusoi?sslmode=disable')).toMatchObject({
      status: 'server_unreachable',
    });
  });

  it('it has no TLS, and nobody said that it may go without', async () => {
    const url = cluster.urlOf('postgres');
    expect(await open(`${url}?sslmode=verify-full`)).toMatchObject({ status: 'server_tls' });
  });

  it('the certificate that it is checked by is not there', async () => {
    const url = `${cluster.urlOf('postgres')}?sslmode=verify-full&sslrootcert=/nowhere/ca.pem`;
    expect(await open(url)).toEqual({
      status: 'server_tls',
      why: "ENOENT: no such file or directory, open '/nowhere/ca.pem'",
    });
  });

  it('the password is not the right one', async () => {
    expect(await open(asUser(cluster.urlOf('postgres'), 'asked:wrong'))).toEqual({
      status: 'server_password',
    });
  });

  it('the user is unknown', async () => {
    expect(await open(asUser(cluster.urlOf('postgres'), 'nobody:x'))).toEqual({ status: 'server_password' });
  });

  it('the database is not there', async () => {
    expect(await open(cluster.urlOf('nowhere'))).toEqual({ status: 'database_absent' });
  });

  it('the user may not make tables, and none is made', async () => {
    const url = await make();
    expect(await open(asUser(url, 'reader'))).toEqual({ status: 'server_rights' });
    expect(await countTables(url)).toBe(0);
  });

  it('the database is not in UTF-8', async () => {
    await admin.query(`CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'`);
    expect(await open(cluster.urlOf('latin'))).toEqual({ status: 'encoding_wrong' });
  });

  it('it can only be read, as a standby can', async () => {
    const url = await make();
    await admin.query(
      `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET default_transaction_read_only = on`,
    );
    expect(await open(url)).toEqual({ status: 'server_standby' });
  });

  it('it is older than 15', () => {
    const server = { version: 140_010, encoding: 'UTF8', schema: 'public' };
    expect(objectionTo(server)).toEqual({ status: 'server_old' });
  });
});

describe('a start says what is wrong with its database', () => {
  it('a newer program made its tables', async () => {
    const url = await make();
    await open(url);
    const client = new pg.Client(url);
    await client.connect();
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'y', '29990101_later', now())`,
    );
    await client.end();
    expect(await open(url)).toEqual({ status: 'newer', migrations: ['29990101_later'] });
  });

  it('another program made its tables', async () => {
    const url = await make();
    const client = new pg.Client(url);
    await client.connect();
    await client.query('CREATE TABLE other (id int)');
    await client.end();
    expect(await open(url)).toEqual({ status: 'foreign', why: 'other_program' });
  });

  it('another key sealed it', async () => {
    const url = await make();
    await open(url);
    const other = { kind: 'value', value: Buffer.alloc(32, 8).toString('base64') } as const;
    expect(await open(url, { keys: other })).toEqual({ status: 'key_wrong' });
  });

  it('there is no key: a start makes none, and no table', async () => {
    const url = await make();
    const keys = { kind: 'file', path: path.join(cluster.folder, 'absent.key') } as const;
    expect(await open(url, { keys })).toEqual({ status: 'key_not_made' });
    expect(await countTables(url)).toBe(0);
  });
});

it('the tables are made once, also by two that start at the same time', async () => {
  const url = await make();
  const outcomes = await Promise.all([open(url), open(url)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['opened', 'opened']);
  expect(outcomes.filter((one) => 'applied' in one && one.applied > 0)).toHaveLength(1);
});

it('what is under way waits where the server takes no more connections for a moment', async () => {
  await admin.query('CREATE ROLE few LOGIN CONNECTION LIMIT 1');
  const url = `${asUser(await make(), 'few')}?sslmode=disable`;
  const taken = new pg.Client(url);
  await taken.connect();
  const address = readAddress(url);
  if (address === undefined) throw new Error('no address');
  const servers = openServers(address);
  const { outside, disconnect } = createServersAccess({
    servers,
    limitMs: 10_000,
    onConflict: () => undefined,
  });
  const reading = outside.read((sql) => sql.first('SELECT 1 AS one'));
  const ended = reading.then(
    () => 'read',
    () => 'refused',
  );
  const meanwhile = new Promise((resolve) => setTimeout(resolve, 300, 'waiting'));
  expect(await Promise.race([ended, meanwhile])).toBe('waiting');
  await taken.end();
  expect(await reading).toEqual({ one: 1 });
  await disconnect();
  await servers.end();
});

it('of several servers the one is taken that can be written to', async () => {
  const url = await make();
  const dead = await freePort();
  const several = url.replace(/@([^/]+)\//, `@127.0.0.1:${String(dead)},$1/`);
  expect(await open(several)).toMatchObject({ status: 'opened' });
});
