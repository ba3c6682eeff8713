import Sqlite from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openConnection, type Connection } from '../../../src/storage/engine/connection.ts';
import { createGate } from '../../../src/storage/engine/gate.ts';
import { createGroupCommit, type GroupCommit } from '../../../src/storage/engine/group-commit.ts';

let folder: string;
let connection: Connection;
let group: GroupCommit;
/** What somebody else, or the next start, would find. */
let other: Sqlite.Database;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-group-'));
  const file = path.join(folder, 'group.db');
  connection = await openConnection(file);
  connection.handle.pragma('journal_mode = WAL');
  connection.handle.exec('CREATE TABLE Note (text TEXT UNIQUE)');
  group = createGroupCommit({ handle: connection.handle, gate: createGate() });
  other = new Sqlite(file, { readonly: true });
});
afterEach(() => {
  other.close();
  connection.handle.close();
  rmSync(folder, { recursive: true });
});

function write(text: string): Promise<unknown> {
  return group.run(() => connection.handle.prepare('INSERT INTO Note VALUES (?)').run(text));
}

function onDisk(): unknown[] {
  return other.prepare('SELECT text FROM Note ORDER BY text').pluck().all();
}

it('what was told to be written is on disk, and what came with it too', async () => {
  const all = Promise.all(['b', 'c', 'd'].map(write));
  await write('a');

  expect(onDisk()).toEqual(['a', 'b', 'c', 'd']);
  await all;
});

it('nobody is told before it is on disk', async () => {
  const told: string[] = [];
  const written = ['a', 'b'].map((text) => write(text).then(() => told.push(text)));
  await Promise.resolve();
  while (told.length === 0 && onDisk().length === 0) {
    expect(told).toEqual([]);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(written);

  expect(onDisk()).toEqual(['a', 'b']);
  expect(told).toEqual(['a', 'b']);
});

it('one that fails is undone by itself', async () => {
  const results = await Promise.allSettled([
    write('a'),
    group.run(() => {
      connection.handle.prepare('INSERT INTO Note VALUES (?)').run('half');
      throw new Error('undo');
    }),
    write('a'),
    write('b'),
  ]);

  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(onDisk()).toEqual(['a', 'b']);
  expect(connection.handle.inTransaction).toBe(false);
});

it('where the disk fails, all who wait are told, and the next one begins anew', async () => {
  connection.handle.pragma('foreign_keys = ON');
  connection.handle.exec(
    'CREATE TABLE Reply (note TEXT REFERENCES Note (text) DEFERRABLE INITIALLY DEFERRED)',
  );
  const results = await Promise.allSettled([
    write('a'),
    group.run(() => connection.handle.prepare("INSERT INTO Reply VALUES ('nowhere')").run()),
  ]);

  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(onDisk()).toEqual([]);
  await write('b');
  expect(onDisk()).toEqual(['b']);
});

it('a hundred at once do not wait for the next hundred', async () => {
  const texts = Array.from({ length: 250 }, (_, index) => String(index).padStart(3, '0'));
  const [first] = texts.map(write);
  await first;
  expect(onDisk().length).toBeGreaterThanOrEqual(100);
  expect(onDisk().length).toBeLessThan(250);

  await group.run(() => undefined);
  expect(onDisk()).toEqual(texts);
});

it('where SQLite ended the group by itself, those who wait are told, and the next is written once', async () => {
  const lost = write('a');
  const refused = expect(lost).rejects.toThrow('ended by a failure of the disk');
  // Written, and waiting for the disk.
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  expect(connection.handle.inTransaction).toBe(true);
  connection.handle.exec('ROLLBACK');
  await write('b');

  await refused;
  expect(onDisk()).toEqual(['b']);
});
