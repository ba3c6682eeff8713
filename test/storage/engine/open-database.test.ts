import Sqlite from 'better-sqlite3';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type OpenOutcome } from '../../../src/storage/engine/database.ts';
import { createDialogueStore } from '../../../src/storage/dialogues.ts';
import type { KeySource } from '../../../src/storage/keys/key-file.ts';
import { readMigrations, type Migration } from '../../../src/storage/engine/migration-files.ts';
import { migrationsFolder } from '../../../src/storage/data-files/project-files.ts';
import { runDatabaseProcess, type DatabaseProcess } from '../../support/database-process.ts';

const now = new Date('2026-12-01T08:00:00Z');
const clock = { now: () => now };
const shipped = readMigrations(migrationsFolder);

let folder = '';
let running: { close(): Promise<void> }[] = [];
let processes: DatabaseProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-open-'));
});

afterEach(async () => {
  await Promise.all([...running.map((one) => one.close()), ...processes.map((one) => one.kill())]);
  running = [];
  processes = [];
  rmSync(folder, { recursive: true });
});

describe('the first start', () => {
  it('makes the folder, the database and a key that only its owner can read', async () => {
    const url = `file:${path.join(folder, 'data/tu-soi.db')}`;
    const outcome = await open({ url, keys: { kind: 'file', path: path.join(folder, 'data/data.key') } });

    expect(outcome).toMatchObject({
      status: 'opened',
      madeKey: true,
      applied: shipped.map(({ name }) => name),
    });
    expect(statSync(path.join(folder, 'data/data.key')).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(path.join(folder, 'data/data.key'), 'utf8'))).toMatchObject({
      version: 1,
      keys: [{ createdAt: '2026-12-01T08:00:00.000Z' }],
    });
  });

  it('takes a key from the environment and makes no file for it', async () => {
    const outcome = await open({ keys: { kind: 'value', value: 'ab'.repeat(32) } });

    expect(outcome).toMatchObject({ status: 'opened', madeKey: false });
    expect(existsSync(inFolder('data.key'))).toBe(false);
  });
});

describe('a later start', () => {
  it('finds everything as it was', async () => {
    makeDatabase();
    const outcome = await open();

    expect(outcome).toMatchObject({ status: 'opened', madeKey: false, applied: [] });
    expect(await readDialogue(outcome)).toBe('trạng thái');
  });

  it('opens with the same key given another way', async () => {
    const key = Buffer.alloc(32, 9);
    const first = await open({ keys: { kind: 'value', value: key.toString('hex') } });
    await close(first);
    writeFileSync(inFolder('given.key'), `${key.toString('base64')}\n`);

    expect(await open({ keys: { kind: 'file', path: inFolder('given.key') } })).toMatchObject({
      status: 'opened',
    });
  });

  it('applies what a newer version brings and keeps the data', async () => {
    makeDatabase();
    const added = migration('99990101000000_more', 'CREATE TABLE "More" ("id" TEXT NOT NULL PRIMARY KEY);');
    const outcome = await open({ migrations: [...shipped, added] });

    expect(outcome).toMatchObject({ status: 'opened', applied: ['99990101000000_more'] });
    expect(await readDialogue(outcome)).toBe('trạng thái');
  });
});

describe('a start cut off by kill -9', () => {
  it.each([
    'dies before the first migration',
    'dies after half of the first migration',
    'dies before the migrations are committed',
    'dies before the key is made',
    'dies before the key gets its name',
    'dies after the key got its name',
    'dies before the check value is stored',
    'dies before the WAL begins',
  ])('that %s is made good by the next', { timeout: 60_000 }, async (mode) => {
    const child = await run(mode);
    const next = await open();

    expect(child.said).toBe('exit SIGKILL');
    expect(next.status).toBe('opened');
    await close(next);
    expect(await open()).toMatchObject({ status: 'opened', applied: [], madeKey: false });
  });
});

describe('two processes', () => {
  it(
    'never have the database at once, and after kill -9 the next needs no cleaning up',
    { timeout: 60_000 },
    async () => {
      const child = await run('opens');
      const before = picture();
      const refused = await open();
      const unchanged = picture();
      await child.kill();
      const outcome = await open();

      expect(child.said).toBe('ready');
      expect(refused).toEqual({ status: 'locked' });
      expect(unchanged).toEqual(before);
      expect(await readDialogue(outcome)).toBe('trạng thái');
    },
  );

  it('one is refused even inside the same process, and the first goes on', async () => {
    const first = await open();

    expect(await open()).toEqual({ status: 'locked' });
    expect(await readDialogue(first)).toBeUndefined();
  });

  it('may read along, as a backup does, without being in the way', async () => {
    const outcome = await open();
    await writeDialogue(outcome, 'một');
    const reader = new Sqlite(inFolder('tu-soi.db'), { readonly: true });
    const count = reader.prepare('SELECT count(*) FROM Dialogue').pluck();

    expect(count.get()).toBe(1);
    reader.exec('BEGIN');
    expect(count.get()).toBe(1);
    await writeDialogue(outcome, 'hai');
    expect(await readDialogue(outcome)).toBe('hai');
    reader.close();
  });
});

describe('a refused start changes nothing on disk', () => {
  const refused: [
    string,
    { prepare: () => void; options?: () => Partial<Parameters<typeof openDatabase>[0]>; outcome: object },
  ][] = [
    [
      'a newer database',
      { prepare: nothing, options: () => ({ migrations: [] }), outcome: { status: 'newer' } },
    ],
    [
      'an edited migration',
      {
        prepare: nothing,
        options: () => ({ migrations: shipped.map((one) => ({ ...one, checksum: 'edited' })) }),
        outcome: { status: 'damaged' },
      },
    ],
    [
      'a migration that was not finished',
      {
        prepare: () => {
          change('UPDATE _prisma_migrations SET finished_at = NULL');
        },
        outcome: { status: 'damaged' },
      },
    ],
    [
      'a wrong key',
      {
        prepare: () => {
          writeFileSync(inFolder('data.key'), 'ab'.repeat(32));
        },
        outcome: { status: 'key_wrong' },
      },
    ],
    [
      'a missing key',
      {
        prepare: () => {
          rmSync(inFolder('data.key'));
        },
        outcome: { status: 'key_missing' },
      },
    ],
    [
      'a damaged key',
      {
        prepare: () => {
          writeFileSync(inFolder('data.key'), '{"version":1');
        },
        outcome: { status: 'key_malformed' },
      },
    ],
    [
      'a missing database',
      {
        prepare: () => {
          rmSync(inFolder('tu-soi.db'));
          rmSync(inFolder('tu-soi.db.lock'));
        },
        outcome: { status: 'missing' },
      },
    ],
    [
      'a database whose check value is gone, with its key gone too',
      {
        prepare: () => {
          change('DELETE FROM Meta');
          rmSync(inFolder('data.key'));
        },
        outcome: { status: 'damaged' },
      },
    ],
    [
      'a file that is no database',
      {
        prepare: () => {
          writeFileSync(inFolder('tu-soi.db'), 'danh sách đảng viên\n'.repeat(100));
        },
        outcome: { status: 'foreign' },
      },
    ],
    [
      "another program's database",
      {
        prepare: () => {
          rmSync(inFolder('tu-soi.db'));
          change('CREATE TABLE notes (text TEXT)');
        },
        outcome: { status: 'foreign' },
      },
    ],
    [
      'a damaged database',
      {
        prepare: () => {
          const bytes = readFileSync(inFolder('tu-soi.db'));
          writeFileSync(inFolder('tu-soi.db'), bytes.fill(0xff, 100, 4096));
        },
        outcome: { status: 'damaged' },
      },
    ],
  ];

  it.each(refused)('for %s', async (_, { prepare, options, outcome }) => {
    makeDatabase();
    prepare();
    const before = picture();

    expect(await open(options?.())).toMatchObject(outcome);
    expect(picture()).toEqual(before);
  });

  it.each(['key_wrong', 'newer', 'key_missing'])(
    'for %s after a crash, whose WAL stays too',
    { timeout: 60_000 },
    async (status) => {
      const child = await run('opens');
      await child.kill();
      if (status === 'key_missing') rmSync(inFolder('data.key'));
      if (status === 'key_wrong') writeFileSync(inFolder('data.key'), 'ab'.repeat(32));
      const before = picture();

      expect(await open(status === 'newer' ? { migrations: [] } : {})).toMatchObject({ status });
      expect(Object.keys(before)).toContain('tu-soi.db-wal');
      expect(picture()).toEqual(before);
    },
  );

  it('for a database that another program is writing to', { timeout: 60_000 }, async () => {
    makeDatabase();
    const before = picture();
    const child = await run('writes elsewhere');

    expect(child.said).toBe('ready');
    expect(await open()).toEqual({ status: 'locked' });
    expect(picture()).toEqual(before);
  });

  it('for a database in which another program has begun a change', { timeout: 60_000 }, async () => {
    makeDatabase();
    const child = await run('writes ahead elsewhere');
    const before = picture();

    expect(child.said).toBe('ready');
    expect(await open()).toEqual({ status: 'locked' });
    expect(picture()).toEqual(before);
  });

  it('for a folder that is missing with its parent', async () => {
    const url = `file:${inFolder('no/such/tu-soi.db')}`;

    expect(await open({ url })).toEqual({ status: 'unwritable' });
    expect(picture()).toEqual({});
  });

  it('for a path that leads through a file', async () => {
    writeFileSync(inFolder('file'), '');

    expect(await open({ url: `file:${inFolder('file/tu-soi.db')}` })).toEqual({ status: 'unwritable' });
    expect(await open({ url: `file:${folder}` })).toEqual({ status: 'unwritable' });
    expect(Object.keys(picture())).toEqual(['file']);
  });

  it('for a key that has nowhere to go', async () => {
    const keys: KeySource = { kind: 'file', path: inFolder('no/such/data.key') };

    expect(await open({ keys })).toEqual({ status: 'key_unwritable' });
    expect(picture()).toEqual({});
  });

  it('for a migration that fails half way', async () => {
    makeDatabase();
    const before = picture();
    const broken = migration('99990101000000_broken', 'CREATE TABLE "More" ("id" TEXT); SELECT nonsense;');

    await expect(open({ migrations: [...shipped, broken] })).rejects.toThrow();
    expect(picture()).toEqual(before);
    expect(await open()).toMatchObject({ status: 'opened' });
  });

  it('for a first migration that fails, but for the lock', async () => {
    const broken = migration('1_broken', 'CREATE TABLE "More" ("id" TEXT); SELECT nonsense;');

    await expect(open({ migrations: [broken] })).rejects.toThrow();
    expect(Object.keys(picture())).toEqual(['tu-soi.db.lock']);
  });
});

it('rebuilding a table keeps the rows that hang on it', async () => {
  const family = migration(
    '1_family',
    `CREATE TABLE "Parent" ("id" TEXT NOT NULL PRIMARY KEY);
     CREATE TABLE "Child" ("id" TEXT NOT NULL PRIMARY KEY, "parentId" TEXT NOT NULL REFERENCES "Parent" ("id") ON DELETE CASCADE);
     CREATE TABLE "Meta" ("key" TEXT NOT NULL PRIMARY KEY, "value" TEXT NOT NULL);
     INSERT INTO "Parent" VALUES ('p'); INSERT INTO "Child" VALUES ('c', 'p');`,
  );
  const rebuild = migration(
    '2_rebuild',
    `PRAGMA defer_foreign_keys=ON; PRAGMA foreign_keys=OFF;
     CREATE TABLE "new_Parent" ("id" TEXT NOT NULL PRIMARY KEY, "more" TEXT);
     INSERT INTO "new_Parent" ("id") SELECT "id" FROM "Parent"; DROP TABLE "Parent"; ALTER TABLE "new_Parent" RENAME TO "Parent";
     PRAGMA foreign_keys=ON; PRAGMA defer_foreign_keys=OFF;`,
  );
  await close(await open({ migrations: [family] }));
  const outcome = await open({ migrations: [family, rebuild] });

  expect(outcome).toMatchObject({ status: 'opened', applied: ['2_rebuild'] });
  expect(await inside(outcome).read((sql) => sql.all('SELECT id FROM Child'))).toEqual([{ id: 'c' }]);
});

it('a migration that would leave rows without their parents is not applied', async () => {
  const family = migration(
    '1_family',
    `CREATE TABLE "Parent" ("id" TEXT NOT NULL PRIMARY KEY);
     CREATE TABLE "Child" ("id" TEXT NOT NULL PRIMARY KEY, "parentId" TEXT NOT NULL REFERENCES "Parent" ("id"));
     CREATE TABLE "Meta" ("key" TEXT NOT NULL PRIMARY KEY, "value" TEXT NOT NULL);
     INSERT INTO "Parent" VALUES ('p'); INSERT INTO "Child" VALUES ('c', 'p');`,
  );
  await close(await open({ migrations: [family] }));
  const before = picture();

  await expect(open({ migrations: [family, migration('2_drop', 'DELETE FROM "Parent";')] })).rejects.toThrow(
    'a migration left rows without their parents',
  );
  expect(picture()).toEqual(before);
});

it('a closed database is one file beside its lock', () => {
  makeDatabase();

  expect(readdirSync(folder).sort()).toEqual(['data.key', 'tu-soi.db', 'tu-soi.db.lock']);
  expect(statSync(inFolder('tu-soi.db.lock')).size).toBe(0);
});

async function open(options: Partial<Parameters<typeof openDatabase>[0]> = {}): Promise<OpenOutcome> {
  const keys: KeySource = { kind: 'file', path: inFolder('data.key') };
  const outcome = await openDatabase({ url: `file:${inFolder('tu-soi.db')}`, keys, clock, ...options });
  if (outcome.status === 'opened') running.push(outcome.database);
  return outcome;
}

async function run(mode: string): Promise<DatabaseProcess> {
  const child = await runDatabaseProcess(mode, `file:${inFolder('tu-soi.db')}`, inFolder('data.key'));
  processes.push(child);
  return child;
}

/** A closed database with one dialogue, and its key. Made once, copied for each test. */
function makeDatabase(): void {
  for (const name of readdirSync(template)) copyFileSync(path.join(template, name), inFolder(name));
  chmodSync(inFolder('data.key'), 0o600);
}

let template = '';

beforeAll(async () => {
  template = mkdtempSync(path.join(tmpdir(), 'tu-soi-open-template-'));
  const keys: KeySource = { kind: 'file', path: path.join(template, 'data.key') };
  const outcome = await openDatabase({ url: `file:${path.join(template, 'tu-soi.db')}`, keys, clock });
  await writeDialogue(outcome, 'trạng thái');
  await close(outcome);
  return () => {
    rmSync(template, { recursive: true });
  };
});

function inside(outcome: OpenOutcome) {
  if (outcome.status !== 'opened') throw new Error(`not opened: ${outcome.status}`);
  return outcome.database;
}

function close(outcome: OpenOutcome): Promise<void> {
  return inside(outcome).close();
}

function readDialogue(outcome: OpenOutcome): Promise<string | undefined> {
  if (outcome.status !== 'opened') throw new Error(`not opened: ${outcome.status}`);
  return createDialogueStore(outcome.database, outcome.cipher).read('chat');
}

async function writeDialogue(outcome: OpenOutcome, state: string): Promise<void> {
  if (outcome.status !== 'opened') throw new Error(`not opened: ${outcome.status}`);
  await createDialogueStore(outcome.database, outcome.cipher).write('chat', state, now);
}

function change(sql: string): void {
  const connection = new Sqlite(inFolder('tu-soi.db'));
  connection.exec(sql);
  connection.close();
}

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

/** Every file with its hash. The -shm file is SQLite's scratch memory and holds no data. */
function picture(): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.endsWith('-shm') && statSync(inFolder(name)).isFile())
    .sort();
  return Object.fromEntries(
    names.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(inFolder(name)))
        .digest('hex'),
    ]),
  );
}

function inFolder(name: string): string {
  return path.join(folder, name);
}

function nothing(): void {
  // The database is as it was made.
}
