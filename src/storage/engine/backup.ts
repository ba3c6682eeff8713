import Sqlite from 'better-sqlite3';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import type { Damaged, Foreign } from '../../core/model/database.ts';
import { isWritable, locateDatabase, syncFolder } from './files.ts';
import { inspectDatabase } from './inspection.ts';
import { isBusy, isDiskFailure } from './sqlite-errors.ts';

export type BackupOutcome =
  | { status: 'backed_up'; file: string; bytes: number }
  /** There is no database yet. */
  | { status: 'absent' }
  | { status: 'exists'; file: string }
  | { status: 'locked' }
  | Foreign
  | Damaged
  | { status: 'unwritable'; file: string }
  /** What could not be written, or read for want of room beside it. */
  | { status: 'disk_full'; file: string };

/**
 * A consistent copy of one instant, also while the bot runs: one read transaction, so that a writer neither waits nor
 * shows halfway. The key is never part of it. The copy appears under its name only when it is whole and on disk.
 */
export function backUp({ url, file }: { url: string; file: string }): BackupOutcome {
  const { path: location } = locateDatabase(url);
  const target = path.resolve(file);
  const inspection = inspectDatabase(location);
  if (inspection.status === 'disk_full') return { status: 'disk_full', file: location };
  if (inspection.status !== 'inspected') return inspection;
  if (existsSync(target)) return { status: 'exists', file: target };
  const draft = `${target}.unfinished`;
  try {
    mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
  } catch (error) {
    return { status: isDiskFailure(error) ? 'disk_full' : 'unwritable', file: target };
  }
  if (!isWritable(target)) return { status: 'unwritable', file: target };
  rmSync(draft, { force: true });
  try {
    copyWhole(location, draft);
    if (!isSound(draft)) return { status: 'damaged', why: 'unsound' };
    syncFile(draft);
    renameSync(draft, target);
    syncFolder(path.dirname(target));
    return { status: 'backed_up', file: target, bytes: statSync(target).size };
  } catch (error) {
    if (isBusy(error)) return { status: 'locked' };
    if (isDiskFailure(error)) return { status: 'disk_full', file: target };
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Whether SQLite finds the inside of a file whole. */
export function isSound(file: string): boolean {
  const connection = new Sqlite(file, { readonly: true });
  try {
    return connection.pragma('integrity_check(1)', { simple: true }) === 'ok';
  } finally {
    connection.close();
  }
}

export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const BUSY_MS = 5000;

function copyWhole(location: string, draft: string): void {
  const connection = new Sqlite(location, { fileMustExist: true, timeout: BUSY_MS });
  try {
    // Leaves out freed pages too: nothing that was erased travels with a copy.
    connection.prepare('VACUUM INTO ?').run(draft);
  } finally {
    connection.close();
  }
  chmodSync(draft, 0o600);
}
