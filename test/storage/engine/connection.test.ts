import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/storage/engine/database.ts';
import { systemClock } from '../../../src/app/system-clock.ts';
import { openTestDatabase } from '../../support/database.ts';

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

it('what Prisma asks again is prepared once, and answered anew', async () => {
  const opened = await openTestDatabase();
  onTestFinished(() => opened.close());
  const { database } = opened;
  const texts: string[] = [];
  await database.read((connection) => {
    const prepare = connection.prepare.bind(connection);
    Reflect.set(connection, 'prepare', (sql: string) => {
      texts.push(sql);
      return prepare(sql);
    });
  });
  const { account } = database.client;
  const add = (id: string) =>
    account.create({
      data: { id, locale: 'vi', reachable: true, createdAt: new Date('2026-12-01T08:00:00Z') },
    });
  const isThere = async (id: string): Promise<boolean> =>
    (await account.findUnique({ where: { id }, select: { id: true } })) !== null;

  await add('an');
  expect([await isThere('an'), await isThere('binh')]).toEqual([true, false]);
  const sofar = texts.length;
  await add('binh');
  expect([await isThere('an'), await isThere('binh')]).toEqual([true, true]);
  expect(texts.slice(sofar)).toEqual([]);
});
