import Sqlite from 'better-sqlite3';
import { locateDatabase } from './files.ts';
import { inspectDatabase, type Inspection } from './inspection.ts';
import { readMigrations } from './migration-files.ts';
import { migrationsFolder } from '../data-files/project-files.ts';
import type { Sql } from './sql.ts';
import { sqlOf } from './sqlite.ts';
import { compareHistory, type Refusal } from './start-plan.ts';

export type NotLookedAt =
  | Exclude<Inspection, { status: 'inspected' }>
  | Extract<Refusal, { status: 'newer' | 'damaged' }>
  /** Of an earlier version: a start of this one brings it up to date. */
  | { status: 'behind' };

/** Reads what stands in a database, changing nothing, also while the bot runs. */
export async function lookBeside<Found>(
  url: string,
  look: (sql: Sql) => Promise<Found>,
): Promise<{ status: 'looked'; found: Found } | NotLookedAt> {
  const { path: location } = locateDatabase(url);
  const inspection = inspectDatabase(location);
  if (inspection.status !== 'inspected') return inspection;
  if (inspection.keyCheck === undefined) return { status: 'absent' };
  const history = compareHistory(inspection.recorded, readMigrations(migrationsFolder));
  if (history.status !== 'compared') return history;
  if (history.behind) return { status: 'behind' };
  const handle = new Sqlite(location, { readonly: true, timeout: BUSY_MS });
  try {
    return { status: 'looked', found: await look(sqlOf(handle)) };
  } finally {
    handle.close();
  }
}

const BUSY_MS = 5000;
