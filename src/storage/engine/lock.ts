import Sqlite from 'better-sqlite3';
import { makePrivate } from './files.ts';
import { isBusy } from './sqlite-errors.ts';

export type Lock = { status: 'acquired'; release(): void } | { status: 'held' };

/**
 * Keeps a second process away from the database, while backup programs may still read it. The lock is the operating
 * system's, taken through an empty SQLite file, so it ends with the process, also after kill -9. The file stays:
 * if it were removed, two processes could each lock a file of this name.
 */
export function acquireLock(lockPath: string): Lock {
  makePrivate(lockPath);
  const holder = new Sqlite(lockPath, { timeout: 0 });
  try {
    holder.pragma('journal_mode = MEMORY');
    holder.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    holder.close();
    if (isBusy(error)) return { status: 'held' };
    throw error;
  }
  held.add(holder);
  return {
    status: 'acquired',
    release() {
      held.delete(holder);
      holder.close();
    },
  };
}

/** A connection that nobody refers to is collected as garbage, and its lock with it. */
const held = new Set<Sqlite.Database>();
