import Sqlite from 'better-sqlite3';
import { existsSync } from 'node:fs';
import type { Damaged, Foreign } from '../../core/model/database.ts';
import type { MetaKey } from '../meta.ts';
import { codeOf, isBusy, isDiskFailure } from './sqlite-errors.ts';

export type RecordedMigration = { name: string; checksum: string; finished: boolean };

/** What a database file holds, as far as a start has to know. */
export type Inspection =
  | { status: 'absent' }
  | { status: 'locked' }
  /** After a crash even reading takes room beside the file. */
  | { status: 'disk_full' }
  | Foreign
  | Damaged
  | {
      status: 'inspected';
      recorded: RecordedMigration[];
      keyCheck: string | undefined;
      lookupCheck?: string;
      /** With which keys it is sealed. */
      sealing?: string;
      hasRows: boolean;
    };

/** Looks without changing: a closed database has no WAL, and one left by a crash is read together with its WAL. */
export function inspectDatabase(location: string): Inspection {
  if (!existsSync(location)) return { status: 'absent' };
  try {
    return read(location, { readonly: true });
  } catch (error) {
    if (codeOf(error)?.startsWith('SQLITE_READONLY') !== true) return refusalOf(error);
  }
  // A crash while the journal mode changed leaves a journal that only a writing connection can roll back.
  try {
    return read(location, { fileMustExist: true });
  } catch (error) {
    return refusalOf(error);
  }
}

function read(location: string, options: Sqlite.Options): Inspection {
  const connection = new Sqlite(location, { ...options, timeout: BUSY_MS });
  try {
    const tables = connection
      .prepare<[], { name: string }>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
      )
      .all()
      .map(({ name }) => name);
    if (tables.length === 0)
      return { status: 'inspected', recorded: [], keyCheck: undefined, hasRows: false };
    if (!tables.includes(HISTORY)) return { status: 'foreign', why: 'other_program' };
    const keyCheck = tables.includes('Meta') ? metaOf(connection, 'keyCheck') : undefined;
    const hasRows = tables.some((table) => table !== HISTORY && holdsRows(connection, table));
    const lookupCheck = tables.includes('Meta') ? metaOf(connection, 'lookupCheck') : undefined;
    const sealing = tables.includes('Meta') ? metaOf(connection, 'sealing') : undefined;
    return {
      ...{ status: 'inspected', recorded: readHistory(connection), keyCheck, hasRows },
      ...(lookupCheck !== undefined && { lookupCheck }),
      ...(sealing !== undefined && { sealing }),
    };
  } finally {
    connection.close();
  }
}

const HISTORY = '_prisma_migrations';
const BUSY_MS = 1000;

function readHistory(connection: Sqlite.Database): RecordedMigration[] {
  return connection
    .prepare<[], { name: string; checksum: string; finished: number }>(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM ${HISTORY} WHERE rolled_back_at IS NULL ORDER BY migration_name`,
    )
    .all()
    .map(({ name, checksum, finished }) => ({ name, checksum, finished: finished === 1 }));
}

function metaOf(connection: Sqlite.Database, key: MetaKey): string | undefined {
  return connection.prepare<[string], string>('SELECT value FROM Meta WHERE key = ?').pluck().get(key);
}

function holdsRows(connection: Sqlite.Database, table: string): boolean {
  return connection.prepare(`SELECT 1 FROM "${table.replaceAll('"', '""')}" LIMIT 1`).get() !== undefined;
}

function refusalOf(error: unknown): Inspection {
  if (isBusy(error)) return { status: 'locked' };
  if (isDiskFailure(error) && codeOf(error) !== 'SQLITE_IOERR_READ') return { status: 'disk_full' };
  if (codeOf(error) === 'SQLITE_NOTADB') return { status: 'foreign', why: 'not_sqlite' };
  return { status: 'damaged', why: 'unsound' };
}
