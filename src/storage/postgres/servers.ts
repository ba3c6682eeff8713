import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import pg from 'pg';
import type { PostgresAddress, Tls } from './address.ts';
import { isServerGone, NotWritable } from './failures.ts';
import { readTimestamp } from './statement.ts';

export type Servers = {
  /** A connection to the server that can be written to, for as long as whoever asked keeps it. */
  acquire: () => Promise<pg.PoolClient>;
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

  return {
    acquire,
    async end() {
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
}

function openPool(address: PostgresAddress, { host, port }: { host: string; port: number }): pg.Pool {
  const pool = new pg.Pool({
    ...{ host, port, database: address.database, user: address.user },
    ...(address.password !== undefined && { password: address.password }),
    ssl: tlsOptions(address.tls),
    max: address.poolSize,
    connectionTimeoutMillis: address.connectMs,
    statement_timeout: address.statementMs,
    // Beyond what a transaction may take: what its program left behind when it died holds up the others no longer.
    idle_in_transaction_session_timeout: 2 * address.statementMs,
    keepAlive: true,
    application_name: 'tu-soi',
    options: '-c TimeZone=UTC',
    // What follows without looking at an answer is sent along: a beginning costs no way of its own.
    pipeline: true,
    types,
    verify: (client, done) => {
      void assertWritable(client).then(() => {
        done();
      }, done);
    },
  });
  // Whoever asks next is told, or given another connection.
  pool.on('error', () => undefined);
  return pool;
}

async function assertWritable(client: pg.PoolClient): Promise<void> {
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
