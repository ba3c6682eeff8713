import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

const at = new Date('2026-12-01T09:00:00Z');

let opened: TestDatabase;
let file: string;

beforeEach(async () => {
  opened = await openTestDatabase();
  file = path.join(opened.folder, 'tu-soi.db');
});

afterEach(async () => {
  await opened.close();
});

it('the time is written down, so that it can be seen whether anything can be written', async () => {
  const { database } = opened;
  expect(await database.mark(at)).toBe('written');
  const row = await database.prisma((db) => db.meta.findUnique({ where: { key: 'lastWrite' } }));
  expect(row?.value).toBe('2026-12-01T09:00:00.000+00:00');
});

it('a database that has no room says that it is the disk', async () => {
  const { database } = opened;
  await database.read((sql) => sql.all('PRAGMA max_page_count = 1'));
  const long = new Date(at);
  long.toISOString = () => 'x'.repeat(100_000);
  expect(await database.mark(long)).toBe('disk');
  expect(await database.mark(at)).toBe('written');
});

it('another failure to write is not said to be the disk', async () => {
  const { database } = opened;
  await database.prisma((db) => db.$executeRawUnsafe('ALTER TABLE Meta RENAME TO Elsewhere'));
  expect(await database.mark(at)).toBe('other');
});

it.each([
  {
    what: 'the database removed',
    change: () => {
      rmSync(file);
    },
  },
  {
    what: 'its write-ahead log removed',
    change: () => {
      rmSync(`${file}-wal`);
    },
  },
  {
    what: 'the database replaced by another file',
    change: () => {
      renameSync(file, `${file}.away`);
      writeFileSync(file, '');
    },
  },
])('$what shows while it is open', ({ change }) => {
  expect(opened.database.isInPlace()).toBe(true);
  change();
  expect(opened.database.isInPlace()).toBe(false);
});

it('closing leaves alone what was put in the place of the database', async () => {
  renameSync(file, `${file}.away`);
  renameSync(`${file}-wal`, `${file}.away-wal`);
  writeFileSync(file, 'another database');
  writeFileSync(`${file}-wal`, 'and its log');
  await opened.database.close();
  expect([readFileSync(file, 'utf8'), readFileSync(`${file}-wal`, 'utf8')]).toEqual([
    'another database',
    'and its log',
  ]);
});

it('nobody but its owner may read the database and what lies beside it', () => {
  for (const name of ['tu-soi.db', 'tu-soi.db-wal', 'tu-soi.db-shm', 'tu-soi.db.lock'])
    expect([name, statSync(path.join(opened.folder, name)).mode & 0o777]).toEqual([name, 0o600]);
});
