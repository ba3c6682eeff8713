import type Sqlite from 'better-sqlite3';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Cipher } from '../keys/cipher.ts';
import { parseJson } from '../engine/json.ts';
import { readMeta, writeMeta } from '../engine/meta.ts';
import type { Sql } from '../engine/sql.ts';
import { inTransaction, sqlOf } from '../engine/sqlite.ts';

export type ResealBatch = {
  sql: Sql;
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
  run(batch: ResealBatch): Promise<{ rows: number; after: string } | 'done'>;
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
  const sql = sqlOf(handle);
  for (const step of steps) {
    let rows = 0;
    let saidAt = -Infinity;
    while (!(await readState(sql)).done.includes(step.name)) {
      rows += await inTransaction(handle, (inside) => runBatch(inside, cipher, step));
      if (rows > 0 && performance.now() - saidAt >= SAY_EVERY_MS) {
        saidAt = performance.now();
        onProgress?.({ step: step.name, rows });
      }
      await setImmediate();
    }
  }
  const state = await readState(sql);
  if (!state.vacuumDue) return;
  handle.exec('VACUUM');
  await writeState(sql, { ...state, vacuumDue: false });
  // The log holds the pages as they were before.
  handle.pragma('wal_checkpoint(TRUNCATE)');
}

/** A database in which nothing was stored yet has nothing in an old form. */
export function skipResealing(sql: Sql, steps: readonly ResealStep[]): Promise<void> {
  return writeState(sql, { ...nothingDone, done: steps.map(({ name }) => name) });
}

/** Whether something was resealed and the operator has not been told that older copies are still in the old form. */
export async function isResealUntold(sql: Sql): Promise<boolean> {
  return (await readState(sql)).tellDue;
}

export async function markResealTold(sql: Sql): Promise<void> {
  await writeState(sql, { ...(await readState(sql)), tellDue: false });
}

const SAY_EVERY_MS = 5000;

async function runBatch(sql: Sql, cipher: Cipher, step: ResealStep): Promise<number> {
  const state = await readState(sql);
  const outcome = await step.run({ sql, cipher, after: state.after });
  if (outcome === 'done') {
    await writeState(sql, { ...state, done: [...state.done, step.name], after: '' });
    return 0;
  }
  await writeState(sql, { ...state, after: outcome.after, vacuumDue: true, tellDue: true });
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

async function readState(sql: Sql): Promise<State> {
  const text = await readMeta(sql, 'resealing');
  return text === undefined ? nothingDone : stateSchema.parse(parseJson(text));
}

function writeState(sql: Sql, state: State): Promise<void> {
  return writeMeta(sql, 'resealing', JSON.stringify(state));
}
