import type Sqlite from 'better-sqlite3';
import { existsSync, rmSync } from 'node:fs';
import type { DatabaseRefusal } from '../../core/model/database.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Cipher } from '../keys/cipher.ts';
import { openConnection, type Connection, type Durability } from './connection.ts';
import {
  hasRoomBeside,
  identityOf,
  isWritable,
  keepPrivate,
  locateDatabase,
  makeFolderOf,
  makePrivate,
} from './files.ts';
import { createGate } from './gate.ts';
import { inspectDatabase } from './inspection.ts';
import { instantText } from './instant-text.ts';
import { completeKeyFile, loadKeys, makeKeyFile, type KeySource } from '../keys/key-file.ts';
import type { LiveKeys } from '../keys/live-keys.ts';
import { acquireLock, type Lock } from './lock.ts';
import { writeMeta } from '../meta.ts';
import { readMigrations, type Migration } from './migration-files.ts';
import { migrationsFolder } from '../data-files/project-files.ts';
import { applyMigrations } from './migrations.ts';
import { createGatedAccess } from './access.ts';
import type { Access } from './sql.ts';
import { inTransaction, sqlOf } from './sqlite.ts';
import { ownNotes, settleKeys } from './opening.ts';
import { reseal, type ResealProgress, type ResealStep } from '../resealing/resealing.ts';
import { resealSteps } from '../resealing/steps.ts';
import { isBusy, isDiskFailure } from './sqlite-errors.ts';
import { planStart, type Planned } from './start-plan.ts';

export interface Database extends Access {
  /** Inside it only its own access may be used: the others would wait for its end. */
  transaction<Result>(work: (inside: Access) => Promise<Result>): Promise<Result>;
  /** The time by the one clock of all programs over it. */
  now: () => Promise<Date>;
  /** Writes down the time, to find out whether anything can be written: `disk` where that is what fails. */
  mark(at: Date): Promise<'written' | 'disk' | 'other'>;
  /** Whether what is open is still what lies at its path: where it is not, what is written is lost. */
  isInPlace(): boolean;
  /** Whether the operator is still to hear that copies made before the last resealing tell more than this database. */
  isResealUntold(): Promise<boolean>;
  markResealTold(): Promise<void>;
  /** After an erasure, as the WAL still holds what was erased. False where a reader, such as a backup, was in the way. */
  truncateWal(): Promise<boolean>;
  /** Waits for what is running, then leaves a single file without a WAL. */
  close(): Promise<void>;
}

export type OpenOptions = {
  /** `file:` and a path, relative to the working directory. */
  url: string;
  keys: KeySource;
  clock: Pick<Clock, 'now'>;
  migrations?: readonly Migration[];
  resealSteps?: readonly ResealStep[];
  /** Existing data is brought into the form of this version, which may take minutes. */
  onResealing?: (progress: ResealProgress) => void;
} & Durability;

export type OpenOutcome =
  | {
      status: 'opened';
      database: Database;
      cipher: Cipher;
      keys: LiveKeys;
      applied: readonly string[];
      madeKey: boolean;
    }
  | DatabaseRefusal;

/** Guards, migrates and opens the database. Where it refuses, nothing was changed on disk. */
export async function openDatabase(options: OpenOptions): Promise<OpenOutcome> {
  const { path: location, lockPath } = locateDatabase(options.url);
  const migrations = options.migrations ?? readMigrations(migrationsFolder);
  if ([location, lockPath].some((file) => existsSync(file) && !isWritable(file)))
    return { status: 'unwritable' };

  // Without a lock file nobody runs this database, and a start that is refused must not leave one behind.
  const early = existsSync(lockPath) ? acquireLock(lockPath) : undefined;
  if (early?.status === 'held') return { status: 'locked' };
  const found = { inspection: inspectDatabase(location), keys: loadKeys(options.keys), migrations };
  const plan = refuseUnwritable(planStart(found), location);
  if (plan.status !== 'planned') {
    early?.release();
    return plan;
  }

  let lock: Lock | undefined = early;
  try {
    makeFolderOf(location);
    lock ??= acquireLock(lockPath);
    if (lock.status === 'held') return { status: 'locked' };
    return await start({ resealSteps, ...options, location, lock, plan, migrations });
  } catch (error) {
    if (lock?.status === 'acquired') lock.release();
    if (isBusy(error)) return { status: 'locked' };
    if (isForWantOfRoom(error, location)) return { status: 'disk_full' };
    throw error;
  }
}

type Start = {
  location: string;
  lock: Extract<Lock, { status: 'acquired' }>;
  plan: Planned;
  migrations: readonly Migration[];
} & Required<Pick<OpenOptions, 'keys' | 'clock' | 'resealSteps'>> &
  Pick<OpenOptions, 'onResealing' | 'mayLoseLast'>;

async function start({ location, lock, plan, migrations, ...options }: Start): Promise<OpenOutcome> {
  const { keys, clock, resealSteps: steps, onResealing, mayLoseLast } = options;
  const isNew = !existsSync(location);
  makePrivate(location);
  for (const beside of ['-wal', '-shm']) keepPrivate(location + beside);
  const connection = await openConnection(location, { mayLoseLast });
  const { handle } = connection;
  try {
    const applied = plan.behind ? await migrate(connection, migrations, isNew) : [];
    const ring = 'ring' in plan ? plan.ring : makeKeyFile(plan.makeKeyAt, clock.now());
    completeKeyFile(keys);
    const starting = startingOn(handle);
    // Takes the write lock in any case, so that a database held by another program is found out now.
    const settled = await settleKeys(starting.write, { keys, ring, steps });
    handle.pragma('journal_mode = WAL');
    // A disk without room shows now, and not with the first answer.
    await writeMeta(sqlOf(handle), 'lastWrite', instantText(clock.now()));
    await reseal({ starting, cipher: settled.cipher, steps, onProgress: onResealing });
    const database = createDatabase(connection, lock, clock);
    return { ...settled, status: 'opened', database, applied, madeKey: 'makeKeyAt' in plan };
  } catch (error) {
    handle.close();
    throw error;
  }
}

function startingOn(handle: Sqlite.Database): Parameters<typeof reseal>[0]['starting'] {
  return {
    write: (work) => inTransaction(handle, work),
    rewrite() {
      handle.exec('VACUUM');
      // The log holds the pages as they were before.
      handle.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
}

async function migrate(connection: Connection, migrations: readonly Migration[], isNew: boolean) {
  try {
    return await applyMigrations(connection, migrations);
  } catch (error) {
    connection.handle.close();
    if (isNew) rmSync(connection.handle.name, { force: true });
    throw error;
  }
}

function createDatabase(connection: Connection, lock: Start['lock'], clock: Start['clock']): Database {
  const { handle } = connection;
  const files = [handle.name, `${handle.name}-wal`];
  const opened = identityOf(files);
  const isInPlace = (): boolean => identityOf(files) === opened;
  const gate = createGate();
  const { outside, transaction, alone, disconnect } = createGatedAccess({
    connection,
    gate,
    limitMs: MAX_TRANSACTION_MS,
  });
  let closing: Promise<void> | undefined;

  return {
    ...outside,
    transaction,
    now: () => Promise.resolve(clock.now()),
    ...ownNotes(outside, isDiskFailure),
    isInPlace,
    truncateWal: () =>
      alone(() => Number(handle.prepare('PRAGMA wal_checkpoint(TRUNCATE)').pluck().get()) === 0),
    close() {
      closing ??= alone(async () => {
        await disconnect();
        // Beside a file put there meanwhile, SQLite would remove what belongs to that one.
        if (isInPlace()) leaveOneFile(handle);
        handle.close();
        lock.release();
      });
      return closing;
    },
  };
}

const MAX_TRANSACTION_MS = 10_000;

/** A closed database is read at the next start without making any file beside it. */
function leaveOneFile(handle: Sqlite.Database): void {
  try {
    handle.pragma('journal_mode = DELETE');
  } catch (error) {
    // Its WAL stays beside it, and the next start reads both.
    if (!isBusy(error) && !isDiskFailure(error)) throw error;
  }
}

/** Also where the failure went through hands that hide its code. */
export function isForWantOfRoom(error: unknown, location: string): boolean {
  return isDiskFailure(error) || !hasRoomBeside(location, roomBytes);
}

/** More than any single step of a start writes. */
const roomBytes = 1024 * 1024;

function refuseUnwritable(plan: Planned | DatabaseRefusal, location: string): Planned | DatabaseRefusal {
  if (plan.status !== 'planned') return plan;
  if (!isWritable(location)) return { status: 'unwritable' };
  if ('makeKeyAt' in plan && !isWritable(plan.makeKeyAt)) return { status: 'key_unwritable' };
  return plan;
}
