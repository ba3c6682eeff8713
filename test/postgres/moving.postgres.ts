import Sqlite from 'better-sqlite3';
import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tables } from '../../src/storage/generated/tables.ts';
import { moveToPostgres } from '../../src/storage/moving/to-postgres.ts';
import { readTimestamp } from '../../src/storage/postgres/statement.ts';
import { openKeyWorld, writeDialogues, type KeyWorld } from '../support/key-world.ts';
import { makeServerDatabase } from '../support/server-database.ts';

let world: KeyWorld;
let to: string;
let there: pg.Client;

beforeEach(async () => {
  world = await openKeyWorld();
  const program = await world.start();
  await writeDialogues(program);
  await program.database.write(async (sql) => {
    const at = new Date('2026-12-01T08:00:00.123Z');
    const unit = `INSERT INTO Unit (id, parentId, kind, nameSealed, zone, meetingDay, readyAt, createdAt)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
    await sql.run(unit, ['ward', null, 'committee', 'v1|k|n|t|AAAA', 'Asia/Ho_Chi_Minh', null, null, at]);
    await sql.run(unit, ['a cell', 'ward', 'cell', 'v1|k|n|t|AAAA', 'Asia/Ho_Chi_Minh', 3, at, at]);
    await sql.run('INSERT INTO Account (id, reachable, createdAt) VALUES (?, ?, ?)', ['account', false, at]);
    for (const updateId of [7, 8, 9])
      await sql.run('INSERT INTO KnownUpdate (source, updateId) VALUES (?, ?)', ['bot', updateId]);
    await sql.run('DELETE FROM KnownUpdate WHERE updateId < ?', [9]);
  });
  await program.stop();
  to = await makeServerDatabase(process.env['TEST_POSTGRES'] ?? '');
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.TIMESTAMP, readTimestamp);
  types.setTypeParser(pg.types.builtins.INT8, Number);
  there = new pg.Client({ connectionString: to, types });
  await there.connect();
});

afterEach(async () => {
  await there.end();
  world.close();
});

function moveIt(onTable: (table: string) => void = () => undefined) {
  return moveToPostgres({ url: world.url, keys: world.source, to, clock: world.clock, onTable });
}

it('every row of a database is on the server as it was, under numbers that go on', async () => {
  const moved = await moveIt();

  expect(moved).toMatchObject({ status: 'moved' });
  const file = new Sqlite(moved.status === 'moved' ? moved.keptAs : '', { readonly: true });
  for (const { name, key, columns } of tables) {
    const here = file.prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`).all();
    const rows = here.map((row) =>
      Object.fromEntries(columns.map((column) => [column.name, asThere(row[column.name], column.type)])),
    );
    const { rows: found } = await there.query<Record<string, unknown>>(`SELECT * FROM "${name}"`);
    const inOrder = (all: Record<string, unknown>[]) =>
      all.toSorted((one, other) => (keyOf(one, key) < keyOf(other, key) ? -1 : 1));
    expect(inOrder(found)).toEqual(inOrder(rows));
  }
  file.close();
  const next = await there.query<{ position: number }>(
    `INSERT INTO "KnownUpdate" ("source", "updateId") VALUES ('bot', 10) RETURNING "position"`,
  );
  expect(next.rows).toEqual([{ position: 4 }]);
});

it('a connection that is lost in between is made anew, and nothing arrives twice', async () => {
  let losing: Promise<unknown> | undefined;
  const moved = await moveIt((table) => {
    if (table !== 'Dialogue') return;
    losing ??= there.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
  });
  await losing;

  expect(moved).toMatchObject({ status: 'moved' });
  expect((await there.query('SELECT count(*)::int AS count FROM "Dialogue"')).rows).toEqual([{ count: 120 }]);
});

it('broken off it leaves the tables there empty, and is done when it is run again', async () => {
  const broken = moveIt((table) => {
    if (table === 'Unit') throw new Error('killed');
  });
  await expect(broken).rejects.toThrow('killed');
  expect((await there.query('SELECT count(*)::int AS count FROM "Dialogue"')).rows).toEqual([{ count: 0 }]);

  expect(await moveIt()).toMatchObject({ status: 'moved' });
});

it('goes to no database that holds anything of this program or of another', async () => {
  await there.query('CREATE TABLE customers (id int)');
  expect(await moveIt()).toEqual({
    ...{ status: 'refused_there', refusal: { status: 'foreign', why: 'other_program' } },
  });
  await there.query('DROP TABLE customers');
  await moveIt(() => {
    throw new Error('only the tables');
  }).catch(() => undefined);
  await there.query(`INSERT INTO "Meta" VALUES ('operator', 'somebody')`);
  expect(await moveIt()).toEqual({ status: 'occupied' });
  expect(existsSync(world.url.replace('file:', ''))).toBe(true);
});

it('says that a server cannot be reached, and that an address is none', async () => {
  to = 'postgresql://nobody@127.0.0.1:1/nothing?sslmode=disable';
  expect(await moveIt()).toMatchObject({
    ...{ status: 'refused_there', refusal: { status: 'server_unreachable' } },
  });
  to = 'mysql://somewhere';
  expect(await moveIt()).toEqual({ status: 'no_address' });
});

function asThere(value: unknown, type: string): unknown {
  if (type === 'DateTime' && typeof value === 'string') return new Date(value);
  return type === 'Boolean' ? value === 1 : value;
}

function keyOf(row: Record<string, unknown>, key: readonly string[]): string {
  return key.map((column) => String(row[column])).join('/');
}
