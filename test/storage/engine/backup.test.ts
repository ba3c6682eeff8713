import Sqlite from 'better-sqlite3';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from '../../../src/storage/engine/backup.ts';
import { openDatabase } from '../../../src/storage/engine/database.ts';
import { restore } from '../../../src/storage/engine/restore.ts';

const clock = { now: () => new Date('2026-12-01T02:00:00Z') };
const now = new Date('2026-12-02T03:04:05Z');

let folder: string;
let url: string;
let keyFile: string;
let copy: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-backup-'));
  url = `file:${path.join(folder, 'data/tu-soi.db')}`;
  keyFile = path.join(folder, 'data/data.key');
  copy = path.join(folder, 'backups/one.db');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function keys(file = keyFile) {
  return { kind: 'file' as const, path: file };
}

async function open() {
  const opened = await openDatabase({ url, keys: keys(), clock });
  if (opened.status !== 'opened') throw new Error(opened.status);
  return opened.database;
}

async function write(id: string): Promise<void> {
  const database = await open();
  await addAccount(database, id);
  await database.close();
}

function addAccount(database: Awaited<ReturnType<typeof open>>, id: string) {
  return database.prisma((db) => db.account.create({ data: { id, createdAt: clock.now() } }));
}

async function accounts(): Promise<string[]> {
  const database = await open();
  const rows = await database.prisma((db) => db.account.findMany({ orderBy: { id: 'asc' } }));
  await database.close();
  return rows.map(({ id }) => id);
}

/** Somebody with Telegram and a device, and somebody with a device alone; returns what doors there are. */
async function withDoors(): Promise<() => Promise<string[]>> {
  await write('1');
  await write('2');
  const database = await open();
  const doors = [
    { id: 'telegram', accountId: '1', kind: 'telegram' },
    { id: 'kept', accountId: '1', kind: 'web' },
    { id: 'lost', accountId: '2', kind: 'web' },
  ];
  for (const { id, ...door } of doors) {
    const address = { addressHash: id, addressSealed: '' };
    await database.prisma((db) =>
      db.door.create({ data: { id, ...door, ...address, openedAt: clock.now() } }),
    );
    if (door.kind === 'telegram') continue;
    const message = { accountId: door.accountId, number: -1, doorId: id };
    await database.prisma((db) =>
      db.pageMessage.create({
        data: { ...message, contentSealed: '', createdAt: clock.now() },
      }),
    );
  }
  await database.close();
  return async () => {
    const again = await open();
    const left = await again.prisma((db) => db.door.findMany({ orderBy: { id: 'asc' } }));
    await again.close();
    return left.map(({ id }) => id);
  };
}

async function closeDoor(id: string): Promise<void> {
  const database = await open();
  await database.prisma((db) => db.pageMessage.deleteMany({ where: { doorId: id } }));
  await database.prisma((db) => db.door.delete({ where: { id } }));
  await database.close();
}

describe('a backup', () => {
  it('is whole and consistent while the bot writes, and holds what was written until then', async () => {
    const database = await open();
    await addAccount(database, '1');
    const writing = Promise.all(['2', '3', '4'].map((id) => addAccount(database, id)));
    expect(backUp({ url, file: copy })).toMatchObject({ status: 'backed_up', file: copy });
    await writing;
    await addAccount(database, '5');
    await database.close();

    const connection = new Sqlite(copy, { readonly: true });
    const kept = connection.prepare('SELECT id FROM Account ORDER BY id').pluck().all();
    connection.close();
    expect(kept).toContain('1');
    expect(kept).not.toContain('5');
  });

  it('is one file that only its owner may read, without the key', async () => {
    await write('1');
    backUp({ url, file: copy });
    expect(readdirSync(path.dirname(copy))).toEqual(['one.db']);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const [secret = ''] = /[A-Za-z0-9+/_-]{40,}/.exec(readFileSync(keyFile, 'utf8')) ?? [];
    expect(secret).not.toBe('');
    expect(readFileSync(copy, 'latin1')).not.toContain(secret);
  });

  it('never takes the place of another', async () => {
    await write('1');
    mkdirSync(path.dirname(copy));
    writeFileSync(copy, 'an older one');
    expect(backUp({ url, file: copy })).toEqual({ status: 'exists', file: copy });
    expect(readFileSync(copy, 'utf8')).toBe('an older one');
  });

  it('of nothing is not made', () => {
    expect(backUp({ url, file: copy })).toEqual({ status: 'absent' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('restoring', () => {
  it('brings back what was there, after the whole data folder was lost', async () => {
    await write('1');
    backUp({ url, file: copy });
    url = `file:${path.join(folder, 'new-data/tu-soi.db')}`;
    expect(restore({ file: copy, url, keys: keys(), replace: false, now })).toMatchObject({
      status: 'restored',
      keptAs: undefined,
    });
    expect(await accounts()).toEqual(['1']);
  });

  it('replaces what is there only when asked to, and keeps it beside', async () => {
    await write('1');
    backUp({ url, file: copy });
    await write('2');
    const database = path.join(folder, 'data/tu-soi.db');
    expect(restore({ file: copy, url, keys: keys(), replace: false, now })).toEqual({
      status: 'occupied',
      database,
    });
    expect(await accounts()).toEqual(['1', '2']);

    const keptAs = `${database}.before-restore-20261202030405`;
    expect(restore({ file: copy, url, keys: keys(), replace: true, now })).toEqual({
      status: 'restored',
      database,
      keptAs,
      doors: { closed: 0, open: 0, both: 0, isKnown: true },
    });
    expect(await accounts()).toEqual(['1']);
    url = `file:${keptAs}`;
    expect(await accounts()).toEqual(['1', '2']);
  });

  it('closes what was disconnected since the backup, and leaves what was not', async () => {
    const names = await withDoors();
    backUp({ url, file: copy });
    await closeDoor('lost');
    expect(restore({ file: copy, url, keys: keys(), replace: true, now })).toMatchObject({
      doors: { closed: 1, open: 1, both: 1, isKnown: true },
    });
    expect(await names()).toEqual(['kept', 'telegram']);
  });

  it('closes a Telegram that was closed from a page since, too', async () => {
    const names = await withDoors();
    backUp({ url, file: copy });
    await closeDoor('telegram');
    expect(restore({ file: copy, url, keys: keys(), replace: true, now })).toMatchObject({
      doors: { closed: 1, open: 2, both: 0, isKnown: true },
    });
    expect(await names()).toEqual(['kept', 'lost']);
  });

  it('without the data of before lets every device in again, says so, and closes them all where that is asked', async () => {
    const names = await withDoors();
    backUp({ url, file: copy });
    await closeDoor('lost');
    rmSync(path.join(folder, 'data/tu-soi.db'));
    expect(restore({ file: copy, url, keys: keys(), replace: false, now })).toMatchObject({
      doors: { closed: 0, open: 2, both: 1, isKnown: false },
    });
    expect(await names()).toEqual(['kept', 'lost', 'telegram']);
    writeFileSync(path.join(folder, 'data/tu-soi.db'), 'not a database');
    expect(restore({ file: copy, url, keys: keys(), replace: true, disconnect: 'web', now })).toMatchObject({
      doors: { closed: 2, open: 0, both: 0, isKnown: true },
    });
    expect(await names()).toEqual(['telegram']);
    const database = await open();
    expect(await database.prisma((db) => db.pageMessage.count())).toBe(0);
    const rows = await database.prisma((db) => db.account.findMany({ orderBy: { id: 'asc' } }));
    expect(rows.map(({ id, reachable }) => [id, reachable])).toEqual([
      ['1', true],
      ['2', false],
    ]);
    await database.close();
  });

  it('closes where it is asked the Telegram of whoever has a device too, and nobody else’s', async () => {
    const names = await withDoors();
    await write('3');
    const database = await open();
    const alone = { id: 'alone', accountId: '3', kind: 'telegram', addressHash: 'alone', addressSealed: '' };
    await database.prisma((db) => db.door.create({ data: { ...alone, openedAt: now } }));
    await database.close();
    backUp({ url, file: copy });
    rmSync(path.join(folder, 'data/tu-soi.db'));
    expect(
      restore({ file: copy, url, keys: keys(), replace: false, disconnect: 'telegram', now }),
    ).toMatchObject({ doors: { closed: 1, open: 2, both: 0, isKnown: false } });
    expect(await names()).toEqual(['alone', 'kept', 'lost']);
  });

  it('leaves it to whoever has no device any more by which they could go on', async () => {
    const names = await withDoors();
    backUp({ url, file: copy });
    await closeDoor('kept');
    const closing = { file: copy, url, keys: keys(), replace: true, disconnect: 'telegram' } as const;
    expect(restore({ ...closing, now })).toMatchObject({ doors: { closed: 1, open: 1, both: 0 } });
    expect(await names()).toEqual(['lost', 'telegram']);
    const halfAYearOn = new Date(now.getTime() + 200 * 24 * 60 * 60_000);
    expect(restore({ ...closing, now: halfAYearOn })).toMatchObject({ doors: { closed: 1 } });
    rmSync(path.join(folder, 'data/tu-soi.db'));
    restore({ ...closing, now: halfAYearOn });
    expect(await names()).toEqual(['kept', 'lost', 'telegram']);
  });

  it('keeps what a killed bot had only in its write-ahead log, in one file', async () => {
    await write('1');
    backUp({ url, file: copy });
    const database = path.join(folder, 'data/tu-soi.db');
    const killed = new Sqlite(database);
    killed.pragma('journal_mode = WAL');
    killed.prepare("INSERT INTO Meta (key, value) VALUES ('late', 'one')").run();
    for (const suffix of ['', '-wal']) {
      mkdirSync(path.join(folder, 'crashed'), { recursive: true });
      writeFileSync(path.join(folder, 'crashed', `tu-soi.db${suffix}`), readFileSync(database + suffix));
    }
    killed.close();
    const crashed = path.join(folder, 'crashed/tu-soi.db');
    const outcome = restore({ file: copy, url: `file:${crashed}`, keys: keys(), replace: true, now });
    if (outcome.status !== 'restored' || outcome.keptAs === undefined) throw new Error(outcome.status);
    expect(readdirSync(path.dirname(outcome.keptAs)).sort()).toEqual([
      'tu-soi.db',
      'tu-soi.db.before-restore-20261202030405',
      'tu-soi.db.lock',
    ]);
    const kept = new Sqlite(outcome.keptAs, { readonly: true });
    expect(kept.prepare("SELECT value FROM Meta WHERE key = 'late'").pluck().get()).toBe('one');
    kept.close();
  });

  it('that cannot be brought to its end leaves everything in its place', async () => {
    await write('1');
    backUp({ url, file: copy });
    const crashed = path.join(folder, 'crashed/tu-soi.db');
    mkdirSync(path.dirname(crashed));
    for (const suffix of ['', '-shm']) writeFileSync(crashed + suffix, `not a database${suffix}`);
    mkdirSync(`${crashed}.before-restore-20261202030405`);
    expect(() => restore({ file: copy, url: `file:${crashed}`, keys: keys(), replace: true, now })).toThrow();
    expect(readdirSync(path.dirname(crashed)).sort()).toEqual([
      'tu-soi.db',
      'tu-soi.db-shm',
      'tu-soi.db.before-restore-20261202030405',
      'tu-soi.db.lock',
    ]);
    expect(readFileSync(crashed, 'utf8')).toBe('not a database');
  });

  it('is refused while the bot runs, and disturbs nothing', async () => {
    await write('1');
    backUp({ url, file: copy });
    const database = await open();
    expect(restore({ file: copy, url, keys: keys(), replace: true, now })).toEqual({ status: 'in_use' });
    await addAccount(database, '2');
    await database.close();
    expect(await accounts()).toEqual(['1', '2']);
  });

  it('is refused with the key of another database, before anything is touched', async () => {
    await write('1');
    backUp({ url, file: copy });
    const other = path.join(folder, 'other/data.key');
    const opened = await openDatabase({
      url: `file:${path.join(folder, 'other/x.db')}`,
      keys: keys(other),
      clock,
    });
    if (opened.status === 'opened') await opened.database.close();
    expect(restore({ file: copy, url, keys: keys(other), replace: true, now })).toEqual({
      status: 'key_wrong',
    });
    expect(await accounts()).toEqual(['1']);
  });

  it('of a damaged, foreign, empty or missing file is refused', async () => {
    await write('1');
    const file = path.join(folder, 'some.db');
    const attempt = () => restore({ file, url, keys: keys(), replace: true, now }).status;
    expect(attempt()).toBe('no_file');
    writeFileSync(file, 'a letter, not a database'.repeat(50));
    expect(attempt()).toBe('foreign');

    backUp({ url, file: copy });
    const bytes = readFileSync(copy);
    bytes.fill(0x55, 4096 * 6, 4096 * 12);
    writeFileSync(file, bytes);
    expect(attempt()).toBe('damaged');

    const empty = path.join(folder, 'empty.db');
    new Sqlite(empty).exec('CREATE TABLE x (y)').exec('DROP TABLE x').close();
    expect(restore({ file: empty, url, keys: keys(), replace: true, now }).status).toBe('empty');
    expect(existsSync(`${path.join(folder, 'data/tu-soi.db')}.restoring`)).toBe(false);
    expect(await accounts()).toEqual(['1']);
  });
});
