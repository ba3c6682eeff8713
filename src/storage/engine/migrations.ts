import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { SharedConnection, type Connection } from './connection.ts';
import type { Migration } from './migration-files.ts';
import { migrationList, schemaFilters, startSchemaEngine } from './schema-engine.ts';

/** Applies what is missing, all or nothing, and returns the names. Expects a history that has been compared. */
export async function applyMigrations(
  { handle, adapter }: Connection,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  // Rebuilding a table with foreign keys on deletes its children, and inside a transaction they cannot be switched off.
  handle.pragma('foreign_keys = OFF');
  try {
    handle.exec('BEGIN IMMEDIATE');
    const engine = await startSchemaEngine(
      bindMigrationAwareSqlAdapterFactory(new SharedConnection(adapter)),
    );
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrationList(migrations),
      filters: schemaFilters,
    });
    engine.free();
    if (handle.prepare('PRAGMA foreign_key_check').get() !== undefined) {
      throw new Error('a migration left rows without their parents');
    }
    handle.exec('COMMIT');
    return appliedMigrationNames;
  } catch (error) {
    if (handle.inTransaction) handle.exec('ROLLBACK');
    throw error;
  } finally {
    // The engine leaves the file locked for this connection alone.
    handle.pragma('main.locking_mode = NORMAL');
    handle.pragma('foreign_keys = ON');
  }
}
