import Sqlite from 'better-sqlite3';
import { migrationsFolder } from '../data-files/project-files.ts';
import { locateDatabase } from './files.ts';
import { inspectDatabase } from './inspection.ts';
import { refusalTo, type Looked } from './looked.ts';
import { readMigrations } from './migration-files.ts';
import type { Sql } from './sql.ts';
import { sqlOf } from './sqlite.ts';
import { isPostgres } from '../postgres/address.ts';

/** Reads what stands in a database, changing nothing, also while the bot runs. */
export async function lookBeside<Found>(
  url: string,
  look: (sql: Sql) => Promise<Found>,
): Promise<Looked<Found>> {
  if (isPostgres(url)) {
    const { lookAtServer } = await import('../postgres/look.ts');
    return lookAtServer(url, look);
  }
  const { path: location } = locateDatabase(url);
  const inspection = inspectDatabase(location);
  const refusal = refusalTo(inspection, readMigrations(migrationsFolder));
  if (refusal !== undefined) return refusal;
  const handle = new Sqlite(location, { readonly: true, timeout: BUSY_MS });
  try {
    return { status: 'looked', found: await look(sqlOf(handle)) };
  } finally {
    handle.close();
  }
}

const BUSY_MS = 5000;
