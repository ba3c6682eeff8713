import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/storage/engine/database.ts';
import { systemClock } from '../../../src/app/system-clock.ts';
import { createGatedAccess } from '../../../src/storage/engine/access.ts';
import { openConnection } from '../../../src/storage/engine/connection.ts';
import { createGate } from '../../../src/storage/engine/gate.ts';
import { copyEmptyDatabase } from '../../support/database.ts';

it.each([
  ['waits for the disk at every write', undefined, 2],
  ['waits for it now and then where a power cut may take the last moments', true, 1],
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

  const read = await outcome.database.read((sql) => sql.first('PRAGMA synchronous'));
  await outcome.database.close();

  expect(read).toEqual({ synchronous });
});

it('what Prisma asks again is prepared once, and answered anew', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-connection-'));
  await copyEmptyDatabase(folder);
  const connection = await openConnection(path.join(folder, 'tu-soi.db'));
  onTestFinished(() => {
    connection.handle.close();
    rmSync(folder, { recursive: true });
  });
  const texts: string[] = [];
  const prepare = connection.handle.prepare.bind(connection.handle);
  Reflect.set(connection.handle, 'prepare', (text: string) => {
    texts.push(text);
    return prepare(text);
  });
  const { outside } = createGatedAccess({ connection, gate: createGate(), limitMs: 5000 });
  const add = (id: string) =>
    outside.prisma((db) =>
      db.account.create({
        data: { id, locale: 'vi', reachable: true, createdAt: new Date('2026-12-01T08:00:00Z') },
      }),
    );
  const isThere = async (id: string): Promise<boolean> =>
    (await outside.prisma((db) => db.account.findUnique({ where: { id }, select: { id: true } }))) !== null;

  await add('an');
  expect([await isThere('an'), await isThere('binh')]).toEqual([true, false]);
  const sofar = texts.length;
  expect(sofar).toBeGreaterThan(0);
  await add('binh');
  expect([await isThere('an'), await isThere('binh')]).toEqual([true, true]);
  expect(texts.slice(sofar)).toEqual([]);
});
