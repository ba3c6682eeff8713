import Sqlite from 'better-sqlite3';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Sql } from '../../../src/storage/engine/sql.ts';
import { inTransaction, sqlOf } from '../../../src/storage/engine/sqlite.ts';
import { tables } from '../../../src/storage/generated/tables.ts';
import { move, type MoveTarget } from '../../../src/storage/moving/moving.ts';
import { copyEmptyFile } from '../../support/database.ts';
import { openKeyWorld, writeDialogues, type KeyWorld } from '../../support/key-world.ts';
import { testKeys } from '../../support/open-database.ts';

type Refused = { status: 'no_rights' };

let world: KeyWorld;
let file: string;
let there: Sqlite.Database;
let target: MoveTarget<Refused>;

beforeEach(async () => {
  world = await openKeyWorld();
  file = world.url.replace('file:', '');
  const program = await world.start();
  await writeDialogues(program);
  await program.database.write((sql) => addUnits(sql));
  await program.stop();

  const other = path.join(world.folder, 'there.db');
  copyFileSync(process.env['EMPTY_DATABASE'] ?? (await copyEmptyFile(world.folder)), other);
  there = new Sqlite(other);
  there.exec('PRAGMA foreign_keys = ON; PRAGMA synchronous = OFF; DELETE FROM Meta');
  target = {
    prepare: () => Promise.resolve(undefined),
    read: async (work) => work(sqlOf(there)),
    write: (work) => inTransaction(there, async (sql) => work(sql)),
    continueNumbers: () => Promise.resolve(),
  };
});

afterEach(() => {
  there.close();
  world.close();
});

function moveTo(to: MoveTarget<Refused>, source = world.source) {
  return move({ url: world.url, keys: source, target: to, clock: world.clock, onTable: () => undefined });
}

it('carries every row of every table over, opens what is sealed, and puts the database aside', async () => {
  const moved = await moveTo(target);

  const keptAs = moved.status === 'moved' ? moved.keptAs : '';
  const sent = rowsIn(keptAs);
  expect(sent.get('Unit')).toHaveLength(2);
  expect(rowsIn(there.name)).toEqual(sent);
  expect(moved).toMatchObject({ status: 'moved', rows: [...sent.values()].flat().length });
  expect(
    readdirSync(world.folder)
      .filter((name) => name.startsWith('tu-soi.db'))
      .sort(),
  ).toEqual(['tu-soi.db.lock', path.basename(keptAs)]);
});

it.each([0, 1, 5, 40, tables.length - 1])(
  'broken off after table %i it leaves nothing there, and is done when it is run again',
  async (place) => {
    let table = 0;
    const broken = move({
      ...{ url: world.url, keys: world.source, target, clock: world.clock },
      onTable: () => {
        if (table === place) throw new Error('killed');
        table += 1;
      },
    });
    await expect(broken).rejects.toThrow('killed');
    expect([...rowsIn(there.name).values()].flat()).toEqual([]);
    expect(existsSync(file)).toBe(true);

    expect(await moveTo(target)).toMatchObject({ status: 'moved' });
  },
);

it('killed after all arrived and before the database was put aside, it only puts it aside', async () => {
  const moved = await moveTo(target);
  copyFileSync(moved.status === 'moved' ? moved.keptAs : '', file);
  world.pass(1000);

  expect(await moveTo(target)).toMatchObject({ status: 'moved', rows: 0 });
  expect(existsSync(file)).toBe(false);
});

it.each<[string, string, (sql: Sql) => Promise<unknown>]>([
  [
    'loses a row',
    'Dialogue',
    (sql) => sql.run('DELETE FROM Dialogue WHERE key = (SELECT min(key) FROM Dialogue)'),
  ],
  [
    'spoils a text',
    'Unit',
    (sql) => sql.run("UPDATE Unit SET nameSealed = replace(nameSealed, 'A', 'B') WHERE id = 'ward'"),
  ],
])('takes everything back where the other database %s', async (_, table, spoil) => {
  const spoiling = { ...target, continueNumbers: (sql: Sql) => spoil(sql).then(() => undefined) };

  expect(await moveTo(spoiling)).toEqual({ status: 'unlike', table });
  expect([...rowsIn(there.name).values()].flat()).toEqual([]);
  expect(existsSync(file)).toBe(true);
});

it('goes to no database that holds anything, and touches nothing there', async () => {
  there.exec("INSERT INTO Meta (key, value) VALUES ('operator', 'somebody')");

  expect(await moveTo(target)).toEqual({ status: 'occupied' });
  expect([...rowsIn(there.name).values()].flat()).toHaveLength(1);
});

it('refuses while the bot runs, with a wrong key, without a database, and what the other one refuses', async () => {
  const program = await world.start();
  expect(await moveTo(target)).toEqual({ status: 'in_use' });
  await program.stop();

  const wrong = { kind: 'value', value: Buffer.alloc(32, 8).toString('base64') } as const;
  expect(await moveTo(target, wrong)).toEqual({ status: 'key_wrong' });
  expect(await moveTo({ ...target, prepare: () => Promise.resolve({ status: 'no_rights' }) })).toEqual({
    ...{ status: 'refused_there', refusal: { status: 'no_rights' } },
  });
  expect(existsSync(file)).toBe(true);
  expect(
    await move({
      ...{ url: `file:${world.folder}/none.db`, keys: testKeys, target, clock: world.clock },
      onTable: () => undefined,
    }),
  ).toEqual({ status: 'absent' });
  expect(existsSync(`${world.folder}/none.db`)).toBe(false);
});

/** The child's id comes before its parent's. */
async function addUnits(sql: Sql): Promise<void> {
  const program = `INSERT INTO Unit (id, parentId, kind, nameSealed, zone, readyAt, createdAt) VALUES (?, ?, ?, ?, ?, ?, ?)`;
  const at = new Date('2026-12-01T08:00:00.123Z');
  const name = 'v1|k|n|t|AAAA';
  await sql.run(program, ['ward', null, 'committee', name, 'Asia/Ho_Chi_Minh', null, at]);
  await sql.run(program, ['a cell', 'ward', 'cell', name, 'Asia/Ho_Chi_Minh', at, at]);
  await sql.run('INSERT INTO KnownUpdate (source, updateId) VALUES (?, ?)', ['bot', 7]);
  await sql.run('INSERT INTO Account (id, reachable, createdAt) VALUES (?, ?, ?)', ['account', false, at]);
}

function rowsIn(location: string): Map<string, unknown[]> {
  const connection = new Sqlite(location, { readonly: true });
  const rows = new Map(
    tables.map(({ name, key }) => {
      const order = key.map((column) => `"${column}"`).join(', ');
      return [name, connection.prepare(`SELECT * FROM "${name}" ORDER BY ${order}`).all()] as const;
    }),
  );
  connection.close();
  return rows;
}
