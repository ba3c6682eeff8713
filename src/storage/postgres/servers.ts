import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import pg from 'pg';
import type { PostgresAddress, Tls } from './address.ts';
import { isServerGone, NotWritable } from './failures.ts';
import { readTimestamp } from './statement.ts';

export type Servers = {
  /** A connection to the server that can be written to, for as long as whoever asked keeps it. */
  acquire: () => Promise<pg.PoolClient>;
  /** One beside them, for whoever keeps it. */
  connect: () => Promise<pg.Client>;
  /** Waits for what is under way. */
  end: () => Promise<void>;
};

/** Connections to whichever of several servers can be written to; when it is lost, all are asked anew. */
export function openServers(address: PostgresAddress): Servers {
  const pools = address.hosts.map((place) => openPool(address, place));
  let current = 0;

  async function acquire(): Promise<pg.PoolClient> {
    let failure: unknown;
    for (const offset of pools.keys()) {
      const place = (current + offset) % pools.length;
      try {
        const client = await pools[place]?.connect();
        if (client === undefined) continue;
        current = place;
        return client;
      } catch (error) {
        // Of several that fail, one that was reached tells more than one that was not.
        if (failure === undefined || isServerGone(failure)) failure = error;
      }
    }
    throw failure;
  }

  async function connect(): Promise<pg.Client> {
    let failure: unknown;
    for (const offset of address.hosts.keys()) {
      const place = address.hosts[(current + offset) % address.hosts.length];
      if (place === undefined) continue;
      const client = new pg.Client({ ...settingsOf(address, place), pipeline: true });
      client.on('error', () => undefined);
      try {
        await client.connect();
        await assertWritable(client);
        return client;
      } catch (error) {
        failure = error;
        await client.end().catch(() => undefined);
      }
    }
    throw failure;
  }

  return {
    acquire,
    connect,
    async end() {
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
}

type Place = PostgresAddress['hosts'][number];

function settingsOf(address: PostgresAddress, { host, port }: Place): pg.ClientConfig {
  return {
    ...{ host, port, database: address.database, user: address.user },
    ...(address.password !== undefined && { password: address.password }),
    ssl: tlsOptions(address.tls),
    connectionTimeoutMillis: address.connectMs,
    statement_timeout: address.statementMs,
    // What a program left open when it died or froze holds up the others no longer.
    idle_in_transaction_session_timeout: idleMs,
    keepAlive: true,
    application_name: 'tu-soi',
    options: '-c TimeZone=UTC',
  };
}

/** A transaction waits for nothing but the database: far more than its program needs between two statements. */
const idleMs = 4000;

function openPool(address: PostgresAddress, place: Place): pg.Pool {
  const pool = new pg.Pool({
    ...settingsOf(address, place),
    max: address.poolSize,
    // What follows without looking at an answer is sent along: a beginning costs no way of its own.
    pipeline: true,
    types,
    verify: (client, done) => {
      void assertWritable(client).then(() => {
        done();
      }, done);
    },
  });
  // Whoever asks next is told, or given another connection: also where one is lost that somebody has and asks nothing by.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}

async function assertWritable(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ standby: boolean }>(
    `SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only')::boolean AS standby`,
  );
  if (rows[0]?.standby !== false) throw new NotWritable();
}

const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.TIMESTAMP, readTimestamp);

function tlsOptions({ mode, rootFile, certificateFile, keyFile }: Tls): false | ConnectionOptions {
  if (mode === 'disable') return false;
  return {
    rejectUnauthorized: mode !== 'require',
    ...(mode === 'verify-ca' && { checkServerIdentity: () => undefined }),
    ...(rootFile !== undefined && { ca: readFileSync(rootFile) }),
    ...(certificateFile !== undefined && { cert: readFileSync(certificateFile) }),
    ...(keyFile !== undefined && { key: readFileSync(keyFile) }),
  };
}
