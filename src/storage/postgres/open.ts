import type pg from 'pg';
import type { DatabaseRefusal, ServerRefusal } from '../../core/model/database.ts';
import type { Log } from '../../core/ports/runtime.ts';
import { postgresMigrationsFolder } from '../data-files/project-files.ts';
import type { Database, OpenOptions, OpenOutcome } from '../engine/database.ts';
import { readMigrations } from '../engine/migration-files.ts';
import { ownNotes, settleKeys } from '../engine/opening.ts';
import { planStart } from '../engine/start-plan.ts';
import { loadKeys } from '../keys/key-file.ts';
import { reseal } from '../resealing/resealing.ts';
import { resealSteps } from '../resealing/steps.ts';
import { list } from '../engine/any-table.ts';
import { tables } from '../generated/tables.ts';
import { createServersAccess } from './access.ts';
import { sealedColumn } from '../engine/columns.ts';
import { createCrew } from './crew.ts';
import { createInboxShare } from './inbox-share.ts';
import type { JoinedCrew } from '../../core/ports/crew.ts';
import { readAddress, type PostgresAddress } from './address.ts';
import { isDiskFailure, refusalOf } from './failures.ts';
import { hasStandbySql, inspectTables, mayMakeTables, objectionTo, readServer } from './inspection.ts';
import { applyMigrations } from './migrations.ts';
import { openServers, type Servers } from './servers.ts';
import { sqlOver, timeOfServer } from './sql.ts';

/** The URL is `postgresql:` and what `readAddress` reads. */
export type ServerOptions = Omit<OpenOptions, 'mayLoseLast'> & {
  /** A transaction is done again, as others changed what it had read. */
  onConflict?: () => void;
};

export type ServerOutcome =
  | (Opened & {
      /** Once: from then on nothing is written after the others have given this program up. */
      joinCrew: (id: string, log: Log) => JoinedCrew;
      /** Whether a second server has each write before it is acknowledged. */
      hasStandby: boolean;
    })
  | DatabaseRefusal
  | ServerRefusal;

type Opened = Extract<OpenOutcome, { status: 'opened' }>;

/** Guards, migrates and opens the database of a server. Where it refuses, nothing was changed there. */
export async function openServerDatabase(options: ServerOptions): Promise<ServerOutcome> {
  const address = readAddress(options.url);
  if (address === undefined) throw new Error('this is no address of a server');
  const opening = tryOpening(address);
  if ('status' in opening) return opening;
  const { servers } = opening;
  try {
    const outcome = await openOn(servers, options);
    if (outcome.status !== 'opened') await servers.end();
    return outcome;
  } catch (error) {
    await servers.end();
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    return refusal;
  }
}

function tryOpening(address: PostgresAddress): { servers: Servers } | ServerRefusal {
  try {
    return { servers: openServers(address) };
  } catch (error) {
    // A certificate or a key cannot be read.
    return { status: 'server_tls', why: error instanceof Error ? error.message : '' };
  }
}

async function openOn(servers: Servers, options: ServerOptions): Promise<ServerOutcome> {
  const client = await servers.acquire();
  try {
    const prepared = await prepare(client, options);
    if (prepared.status !== 'prepared') return prepared;
    const { cipher } = prepared;
    const hasStandby = await isReplicated(client);
    let peerId: string | undefined;
    const database = createServerDatabase(servers, options, () => peerId);
    return {
      ...{ ...prepared, status: 'opened', database, madeKey: false, hasStandby },
      joinCrew(id, log) {
        const crew = createCrew({ connect: servers.connect, log });
        return {
          hasStandby,
          crew: {
            ...crew,
            async enter(as, hear) {
              await crew.enter(as, hear);
              peerId = as;
            },
          },
          share: (source) => createInboxShare({ database, cipher, peerId: id, source }),
          words: sealedColumn(cipher, 'Call', 'word'),
        };
      },
    };
  } finally {
    // With it goes the lock.
    client.release(true);
  }
}

async function isReplicated(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ replicated: boolean }>(`SELECT ${hasStandbySql} AS replicated`);
  return rows[0]?.replicated === true;
}

/** One process at a time: whoever starts meanwhile finds done what this one did. */
async function prepare(
  client: pg.PoolClient,
  options: ServerOptions,
): Promise<
  DatabaseRefusal | ServerRefusal | ({ status: 'prepared' } & Pick<Opened, 'cipher' | 'keys' | 'applied'>)
> {
  const {
    keys,
    migrations = readMigrations(postgresMigrationsFolder),
    resealSteps: steps = resealSteps,
  } = options;
  const refusal = objectionTo(await readServer(client));
  if (refusal !== undefined) return refusal;
  await client.query('SET statement_timeout = 0');
  await client.query('SELECT pg_advisory_lock($1)', [STARTING]);
  const inspection = await inspectTables(client);
  const plan = planStart({ inspection, keys: loadKeys(keys), migrations, isShared: true });
  if (plan.status !== 'planned') return plan;
  if (!('ring' in plan)) return { status: 'key_not_made' };
  if (plan.behind && !(await mayMakeTables(client))) return { status: 'server_rights' };
  const recorded = inspection.status === 'inspected' ? inspection.recorded : [];
  const applied = plan.behind ? await applyMigrations(client, migrations, recorded) : [];
  const starting = startingOn(client);
  const settled = await settleKeys(starting.write, { keys, ring: plan.ring, steps });
  await reseal({ starting, cipher: settled.cipher, steps, onProgress: options.onResealing });
  return { ...settled, status: 'prepared', applied };
}

function startingOn(client: pg.PoolClient): Parameters<typeof reseal>[0]['starting'] {
  const sql = sqlOver((config) => client.query(config));
  return {
    async write(work) {
      await client.query('BEGIN');
      // Where it throws, the connection goes, and with it what was begun.
      const result = await work(sql);
      await client.query('COMMIT');
      return result;
    },
    async rewrite() {
      await client.query(`VACUUM (FULL) ${list(tables.map(({ name }) => name))}`);
    },
  };
}

/** Any number that nobody else takes: of the letters "tu-soi". */
export const STARTING = 0x74_75_73_6f_69;

function createServerDatabase(
  servers: Servers,
  { onConflict = () => undefined }: ServerOptions,
  peerId: () => string | undefined,
): Database {
  const { outside, transaction, disconnect } = createServersAccess({
    ...{ servers, limitMs: MAX_MS, onConflict, peerId },
  });
  let closing: Promise<void> | undefined;
  return {
    ...outside,
    transaction,
    now: () => outside.read(timeOfServer),
    ...ownNotes(outside, isDiskFailure),
    // A server keeps its files itself.
    isInPlace: () => true,
    truncateWal: () => Promise.resolve(true),
    close() {
      closing ??= disconnect().then(servers.end);
      return closing;
    },
  };
}

const MAX_MS = 10_000;
