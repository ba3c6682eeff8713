import type Sqlite from 'better-sqlite3';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Cipher } from '../keys/cipher.ts';
import { readMeta, writeMeta } from '../engine/meta.ts';

export type ResealBatch = {
  connection: Sqlite.Database;
  cipher: Cipher;
  /** What the batch before returned; empty at first. */
  after: string;
};

/** Brings rows that an earlier version wrote into the form of this one, where SQL alone cannot. */
export type ResealStep = {
  /** Under which it is written down that it is done: never another once it has shipped. */
  name: string;
  /**
   * Does a few hundred rows beyond `after`, or says that there are none left. Runs in a transaction together with the note
   * of how far it came, so that after a kill each row is met in the old form or in the new one, never twice.
   */
  run(batch: ResealBatch): { rows: number; after: string } | 'done';
};

export type ResealProgress = { step: string; rows: number };

/** Goes on where a start that was cut off had come to, and leaves no trace of the old form in the file. */
export async function reseal({
  handle,
  cipher,
  steps,
  onProgress,
}: {
  handle: Sqlite.Database;
  cipher: Cipher;
  steps: readonly ResealStep[];
  onProgress?: (progress: ResealProgress) => void;
}): Promise<void> {
  for (const step of steps) {
    let rows = 0;
    let saidAt = -Infinity;
    while (!readState(handle).done.includes(step.name)) {
      rows += handle.transaction(() => runBatch(handle, cipher, step)).immediate();
      if (rows > 0 && performance.now() - saidAt >= SAY_EVERY_MS) {
        saidAt = performance.now();
        onProgress?.({ step: step.name, rows });
      }
      await setImmediate();
    }
  }
  if (!readState(handle).vacuumDue) return;
  handle.exec('VACUUM');
  writeState(handle, { ...readState(handle), vacuumDue: false });
  // The log holds the pages as they were before.
  handle.pragma('wal_checkpoint(TRUNCATE)');
}

/** A database in which nothing was stored yet has nothing in an old form. */
export function skipResealing(handle: Sqlite.Database, steps: readonly ResealStep[]): void {
  writeState(handle, { ...nothingDone, done: steps.map(({ name }) => name) });
}

/** Whether something was resealed and the operator has not been told that older copies are still in the old form. */
export function isResealUntold(connection: Sqlite.Database): boolean {
  return readState(connection).tellDue;
}

export function markResealTold(connection: Sqlite.Database): void {
  writeState(connection, { ...readState(connection), tellDue: false });
}

const SAY_EVERY_MS = 5000;

function runBatch(handle: Sqlite.Database, cipher: Cipher, step: ResealStep): number {
  const state = readState(handle);
  const outcome = step.run({ connection: handle, cipher, after: state.after });
  if (outcome === 'done') {
    writeState(handle, { ...state, done: [...state.done, step.name], after: '' });
    return 0;
  }
  writeState(handle, { ...state, after: outcome.after, vacuumDue: true, tellDue: true });
  return outcome.rows;
}

const stateSchema = z.object({
  /** The steps that are done, by name. */
  done: z.array(z.string()),
  /** How far the step under way has come. */
  after: z.string(),
  vacuumDue: z.boolean(),
  tellDue: z.boolean(),
});
type State = z.infer<typeof stateSchema>;

const nothingDone: State = { done: [], after: '', vacuumDue: false, tellDue: false };

function readState(connection: Sqlite.Database): State {
  const text = readMeta(connection, 'resealing');
  return text === undefined ? nothingDone : stateSchema.parse(JSON.parse(text));
}

function writeState(connection: Sqlite.Database, state: State): void {
  writeMeta(connection, 'resealing', JSON.stringify(state));
}
