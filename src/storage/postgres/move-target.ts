import type pg from 'pg';
import type { DatabaseRefusal, ServerRefusal } from '../../core/model/database.ts';
import { postgresMigrationsFolder } from '../data-files/project-files.ts';
import type { Inspection } from '../engine/inspection.ts';
import { readMigrations } from '../engine/migration-files.ts';
import type { Sql } from '../engine/sql.ts';
import { compareHistory } from '../engine/start-plan.ts';
import { tables } from '../generated/tables.ts';
import type { MoveTarget } from '../moving/moving.ts';
import { createServersAccess } from './access.ts';
import { readAddress } from './address.ts';
import { isDiskFailure, refusalOf } from './failures.ts';
import { inspectTables, mayMakeTables, objectionTo, readServer } from './inspection.ts';
import { applyMigrations } from './migrations.ts';
import { STARTING } from './open.ts';
import { openServers, type Servers } from './servers.ts';

/** Why nothing can be brought to a server. */
export type TargetRefusal =
  | { status: 'server_disk_full' }
  | Extract<DatabaseRefusal, { status: 'newer' | 'damaged' | 'foreign' }>
  | ServerRefusal;

type Target = MoveTarget<TargetRefusal> & { close(): Promise<void> };

/** Everything is carried over in one transaction, and counting a large table takes longer than a tap may. */
const limitMs = 24 * 60 * 60 * 1000;
const statementMs = 10 * 60 * 1000;

/** Undefined where it is no address of a server. */
export function openMoveTarget(url: string): Target | undefined {
  const address = readAddress(url);
  if (address === undefined) return undefined;
  const servers = openServers({ ...address, statementMs });
  const { outside, disconnect } = createServersAccess({ servers, limitMs, onConflict: () => undefined });
  return {
    read: outside.read,
    write: outside.write,
    prepare: () => prepare(servers),
    continueNumbers,
    async close() {
      await disconnect();
      await servers.end();
    },
  };
}

/** What an operator can mend where carrying over was broken off. */
export function targetRefusalOf(error: unknown): TargetRefusal | undefined {
  return isDiskFailure(error) ? { status: 'server_disk_full' } : refusalOf(error);
}

async function prepare(servers: Servers): Promise<TargetRefusal | undefined> {
  const client = await servers.acquire();
  try {
    return await prepareOn(client);
  } finally {
    // With it goes the lock.
    client.release(true);
  }
}

async function prepareOn(client: pg.PoolClient): Promise<TargetRefusal | undefined> {
  const objection = objectionTo(await readServer(client));
  if (objection !== undefined) return objection;
  await client.query('SELECT pg_advisory_lock($1)', [STARTING]);
  const inspection: Inspection = await inspectTables(client);
  if (inspection.status === 'foreign' || inspection.status === 'damaged') return inspection;
  if (inspection.status !== 'inspected') throw new Error(`a server's database is ${inspection.status}`);
  const migrations = readMigrations(postgresMigrationsFolder);
  const history = compareHistory(inspection.recorded, migrations);
  if (history.status !== 'compared') return history;
  if (!history.behind) return undefined;
  if (!(await mayMakeTables(client))) return { status: 'server_rights' };
  await applyMigrations(client, migrations, inspection.recorded);
  return undefined;
}

/** Numbers that PostgreSQL makes by itself begin at 1, whatever was brought. */
async function continueNumbers(sql: Sql): Promise<void> {
  for (const { name, key, columns } of tables) {
    const [only, ...others] = columns.filter((column) => key.includes(column.name));
    if (only?.type !== 'Int' || others.length > 0) continue;
    await sql.all(
      `SELECT setval(pg_get_serial_sequence(?, ?), max("${only.name}")) FROM "${name}" HAVING max("${only.name}") IS NOT NULL`,
      [`"${name}"`, only.name],
    );
  }
}
