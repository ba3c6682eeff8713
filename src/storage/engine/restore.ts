import Sqlite from 'better-sqlite3';
import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseRefusal, RestoredDoors } from '../../core/model/database.ts';
import { isSound, syncFile } from './backup.ts';
import { isWritable, locateDatabase, makeFolderOf, syncFolder } from './files.ts';
import { inspectDatabase } from './inspection.ts';
import { loadKeys, type KeySource } from '../keys/key-file.ts';
import { acquireLock, type Lock } from './lock.ts';
import { readMigrations } from './migration-files.ts';
import { migrationsFolder } from '../data-files/project-files.ts';
import { closeRestoredDoors, type Disconnect } from './restored-doors.ts';
import { codeOf, isDiskFailure } from './sqlite-errors.ts';
import { planStart } from './start-plan.ts';

export type RestoreOutcome =
  /** `keptAs`: where the database that was there before lies now. */
  | { status: 'restored'; database: string; keptAs: string | undefined; doors: RestoredDoors }
  | { status: 'no_file' }
  /** A database of this program in which nothing was ever stored. */
  | { status: 'empty' }
  /** A database is there already, and replacing it was not asked for. */
  | { status: 'occupied'; database: string }
  /** The bot runs. */
  | { status: 'in_use' }
  | DatabaseRefusal;

/**
 * Puts a copy in the place of the database. All checks come first, the key's among them: where it refuses, nothing was
 * changed. What was there before is kept beside it under another name.
 */
export function restore({
  file,
  url,
  keys,
  replace,
  disconnect,
  now,
}: {
  file: string;
  url: string;
  keys: KeySource;
  replace: boolean;
  /** Nobody comes in by these any more, until they are connected anew. */
  disconnect?: Disconnect | undefined;
  now: Date;
}): RestoreOutcome {
  const { path: database, lockPath } = locateDatabase(url);
  const checked = checkCopy(path.resolve(file), keys);
  if (checked.status !== 'usable') return checked;
  if ([database, lockPath].some((one) => !isWritable(one))) return { status: 'unwritable' };

  const draft = `${database}.restoring`;
  let lock: Lock | undefined;
  try {
    makeFolderOf(database);
    lock = acquireLock(lockPath);
    if (lock.status === 'held') return { status: 'in_use' };
    if (existsSync(database) && !replace) return { status: 'occupied', database };
    rmSync(draft, { force: true });
    copyFileSync(path.resolve(file), draft);
    chmodSync(draft, 0o600);
    const keptAs = existsSync(database) ? keptName(database, now) : undefined;
    if (keptAs !== undefined) foldWal(database);
    const before = keptAs === undefined ? undefined : database;
    const doors = closeRestoredDoors(draft, { before, disconnect, at: now });
    syncFile(draft);
    renameAll([...(keptAs === undefined ? [] : movesAside(database, keptAs)), { from: draft, to: database }]);
    syncFolder(path.dirname(database));
    return { status: 'restored', database, keptAs, doors };
  } catch (error) {
    if (isDiskFailure(error)) return { status: 'disk_full' };
    throw error;
  } finally {
    if (lock?.status === 'acquired') {
      rmSync(draft, { force: true });
      lock.release();
    }
  }
}

function checkCopy(file: string, keys: KeySource): { status: 'usable' } | RestoreOutcome {
  const inspection = inspectDatabase(file);
  if (inspection.status === 'absent') return { status: 'no_file' };
  if (inspection.status === 'inspected' && inspection.keyCheck === undefined) return { status: 'empty' };
  const plan = planStart({
    inspection,
    keys: loadKeys(keys),
    migrations: readMigrations(migrationsFolder),
  });
  if (plan.status !== 'planned') return plan;
  return isSound(file) ? { status: 'usable' } : { status: 'damaged', why: 'unsound' };
}

function keptName(database: string, now: Date): string {
  return `${database}.before-restore-${now.toISOString().replace(/\D/g, '').slice(0, 14)}`;
}

type Move = { from: string; to: string };

/** Together with what a crash left beside it: without its WAL the last changes would be gone. */
function movesAside(database: string, keptAs: string): Move[] {
  return ['-wal', '-shm', '-journal', '']
    .filter((suffix) => existsSync(database + suffix))
    .map((suffix) => ({ from: database + suffix, to: keptAs + suffix }));
}

/** Also a new name may find no room on a disk: all of them, or everything lies where it lay. */
function renameAll(moves: readonly Move[]): void {
  const done: Move[] = [];
  try {
    for (const move of moves) {
      renameSync(move.from, move.to);
      done.unshift(move);
    }
  } catch (error) {
    for (const { from, to } of done) renameSync(to, from);
    throw error;
  }
}

/** Only a sound database has a WAL that can be folded in; any other is kept as it is. */
function foldWal(database: string): void {
  try {
    const connection = new Sqlite(database, { fileMustExist: true });
    try {
      connection.pragma('journal_mode = DELETE');
    } finally {
      connection.close();
    }
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
  }
}
