import Sqlite from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../../src/storage/engine/database.ts';
import type { ResealStep } from '../../../src/storage/resealing/resealing.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { testKeys } from '../../support/open-database.ts';

const clock = { now: () => new Date('2026-12-01T08:00:00Z') };
let opened: TestDatabase;
let calls: string[] = [];

/** Takes the row of Meta called `old 1`, `old 2` and `old 3` one by one to `new …`. */
const renaming: ResealStep = {
  name: 'renaming',
  async run({ sql, after }) {
    const old = "SELECT key FROM Meta WHERE key LIKE 'old %' AND key > ? ORDER BY key";
    const row = await sql.first(old, [after]);
    if (row === undefined) return 'done';
    const key = String(row['key']);
    calls.push(key);
    await sql.run('UPDATE Meta SET key = ? WHERE key = ?', [key.replace('old', 'new'), key]);
    return { rows: 1, after: key };
  },
};

beforeEach(async () => {
  calls = [];
  opened = await openTestDatabase();
  await opened.database.close();
  withFile((file) => {
    for (const number of [1, 2, 3])
      file.prepare('INSERT INTO Meta VALUES (?, ?)').run(`old ${String(number)}`, 'x');
  });
});

afterEach(() => opened.close());

it('goes on where it was cut off, and then leaves the old form nowhere in the file', async () => {
  const cutOff: ResealStep = {
    name: 'renaming',
    run: (batch) => {
      if (batch.after === 'old 2') throw new Error('killed');
      return renaming.run(batch);
    },
  };
  await expect(open([cutOff])).rejects.toThrow('killed');
  expect(keys()).toEqual(['new 1', 'new 2', 'old 3']);

  const database = await open([renaming]);
  expect(calls).toEqual(['old 1', 'old 2', 'old 3']);
  expect(keys()).toEqual(['new 1', 'new 2', 'new 3']);
  await database.close();
  expect(readFileSync(path.join(opened.folder, 'tu-soi.db')).includes('old 1')).toBe(false);
});

it('does each step once, also where it found nothing, and says how far it is', async () => {
  const said: unknown[] = [];
  await (await open([renaming], (progress) => said.push(progress))).close();
  await (await open([renaming, { name: 'nothing', run: () => Promise.resolve('done') }])).close();

  expect(said).toEqual([{ step: 'renaming', rows: 1 }]);
  expect(calls).toEqual(['old 1', 'old 2', 'old 3']);
});

it('has the operator told of older copies once, and only where there was something', async () => {
  const nothing = await open([{ name: 'nothing', run: () => Promise.resolve('done') }]);
  expect(await nothing.isResealUntold()).toBe(false);
  await nothing.close();

  const something = await open([renaming]);
  expect(await something.isResealUntold()).toBe(true);
  await something.markResealTold();
  await something.close();

  const again = await open([renaming]);
  expect(await again.isResealUntold()).toBe(false);
  await again.close();
});

async function open(resealSteps: readonly ResealStep[], onResealing?: (progress: object) => void) {
  const outcome = await openDatabase({ url: opened.url, keys: testKeys, clock, resealSteps, onResealing });
  if (outcome.status !== 'opened') throw new Error(outcome.status);
  return outcome.database;
}

function keys(): unknown[] {
  return withFile((file) =>
    file.prepare("SELECT key FROM Meta WHERE key LIKE '% _' ORDER BY key").pluck().all(),
  );
}

function withFile<Result>(work: (file: Sqlite.Database) => Result): Result {
  const file = new Sqlite(path.join(opened.folder, 'tu-soi.db'));
  try {
    return work(file);
  } finally {
    file.close();
  }
}
