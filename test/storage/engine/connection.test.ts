import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/storage/engine/database.ts';
import { systemClock } from '../../../src/app/system-clock.ts';

it.each([
  ['waits for the disk at every write', undefined, 2n],
  ['waits for it now and then where a power cut may take the last moments', true, 1n],
])('a database %s', async (_claim, mayLoseLast, synchronous) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-connection-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const outcome = await openDatabase({
    url: `file:${path.join(folder, 'tu-soi.db')}`,
    keys: { kind: 'file', path: path.join(folder, 'data.key') },
    clock: systemClock,
    mayLoseLast,
  });
  if (outcome.status !== 'opened') throw new Error(outcome.status);

  const read = await outcome.database.read((connection) =>
    connection.pragma('synchronous', { simple: true }),
  );
  await outcome.database.close();

  expect(read).toBe(synchronous);
});
