import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Migration } from '../engine/migration-files.ts';
import { HISTORY } from './inspection.ts';

/** Applies what is missing, all or nothing, and returns the names. Expects a history that has been compared, and a lock. */
export async function applyMigrations(
  client: pg.ClientBase,
  migrations: readonly Migration[],
  recorded: readonly { name: string }[],
): Promise<readonly string[]> {
  const missing = migrations.filter(({ name }) => !recorded.some((one) => one.name === name));
  await client.query('BEGIN');
  try {
    await client.query(historyTable);
    for (const { name, sql, checksum } of missing) {
      await client.query(sql);
      await client.query(
        `INSERT INTO "${HISTORY}" (id, checksum, migration_name, finished_at, applied_steps_count)
         VALUES ($1, $2, $3, now(), 1)`,
        [randomUUID(), checksum, name],
      );
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
  return missing.map(({ name }) => name);
}

/** As Prisma's own command line makes it, which reads it too. */
const historyTable = `CREATE TABLE IF NOT EXISTS "${HISTORY}" (
  id VARCHAR(36) PRIMARY KEY,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;
