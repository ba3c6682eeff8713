import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Cipher } from '../keys/cipher.ts';
import { parseJson } from '../engine/json.ts';
import { readMeta, writeMeta } from '../meta.ts';
import type { Access, Sql } from '../engine/sql.ts';

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

/** A database as it is while a program starts on it. */
type Starting = Pick<Access, 'write'> & {
  /** Writes the tables anew, so that what was changed in them or deleted stands there no more. */
  rewrite: () => Promise<void> | void;
};

/** Goes on where a start that was cut off had come to, and leaves no trace of the old form in the tables. */
export async function reseal({
  starting: { write, rewrite },
  cipher,
  steps,
  onProgress,
}: {
  starting: Starting;
  cipher: Cipher;
  steps: readonly ResealStep[];
  onProgress?: ((progress: ResealProgress) => void) | undefined;
}): Promise<void> {
  const { done } = await write(readState);
  for (const step of steps.filter(({ name }) => !done.includes(name))) {
    let rows = 0;
    let saidAt = -Infinity;
    for (;;) {
      const batch = await write((sql) => runBatch(sql, cipher, step));
      if (batch === 'done') break;
      rows += batch.rows;
      if (performance.now() - saidAt >= SAY_EVERY_MS) {
        saidAt = performance.now();
        onProgress?.({ step: step.name, rows });
      }
      await setImmediate();
    }
  }
  if (!(await write(readState)).vacuumDue) return;
  await rewrite();
  await write(async (sql) => writeState(sql, { ...(await readState(sql)), vacuumDue: false }));
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

async function runBatch(sql: Sql, cipher: Cipher, step: ResealStep): Promise<{ rows: number } | 'done'> {
  const state = await readState(sql);
  const outcome = await step.run({ sql, cipher, after: state.after });
  await writeState(
    sql,
    outcome === 'done'
      ? { ...state, done: [...state.done, step.name], after: '' }
      : { ...state, after: outcome.after, vacuumDue: true, tellDue: true },
  );
  return outcome;
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
