import Sqlite from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { locateDatabase } from '../../src/storage/engine/files.ts';
import { copyEmptyFile } from '../support/database.ts';
import { openPostgres, type Postgres } from '../support/postgres.ts';
import { statements, statementsIn } from '../support/statements.ts';

let postgres: Postgres;
let sqlite: ReturnType<typeof openSqlite>;
let folder: string;

beforeAll(async () => {
  postgres = await openPostgres();
  folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-statements-'));
  sqlite = openSqlite(locateDatabase(await copyEmptyFile(folder)).path);
});

afterAll(async () => {
  sqlite.close();
  rmSync(folder, { recursive: true });
  await postgres.close();
});

function openSqlite(file: string) {
  const handle = new Sqlite(file, { readonly: true });
  return {
    complaint(sql: string): string | undefined {
      try {
        handle.prepare(sql);
        return undefined;
      } catch (error) {
        return String(error);
      }
    },
    close: () => handle.close(),
  };
}

it('SQLite and PostgreSQL would run every statement that both are given', async () => {
  const all = await statements();
  expect(all.length).toBeGreaterThan(700);
  const refused: string[] = [];
  for (const { file, sql } of all) {
    for (const complaint of [sqlite.complaint(sql), await postgres.complaint(sql)])
      if (complaint !== undefined) refused.push(`${file}: ${complaint}\n${sql}`);
  }
  expect(refused).toEqual([]);
});

it.each([
  ['src/storage/meta.ts', 'INSERT INTO Meta'],
  ['src/storage/inbox.ts', 'INSERT INTO InboxUpdate'],
  ['src/storage/resealing/looks.ts', 'DELETE FROM PlainAccessEvent'],
  ['src/storage/resealing/padding.ts', 'UPDATE Account SET rosterSealed'],
  ['src/storage/resealing/reviews.ts', 'DELETE FROM PlainRevision'],
  ['src/storage/resealing/summaries.ts', 'UPDATE Summary SET contentSealed'],
  ['made of the list of tables', 'UPDATE "ReviewRevision" SET "textsSealed"'],
  ['made of the list of tables', 'INSERT INTO "Group"'],
])('among them those of %s: %s', async (file, begun) => {
  const found = (await statements()).filter((one) => one.file === file && one.sql.startsWith(begun));
  expect(found).not.toEqual([]);
});

it.each([
  ['INSERT OR IGNORE INTO KnownUpdate (source, updateId) VALUES (?, ?)', 'syntax error at or near "OR"'],
  ['REPLACE INTO Meta (key, value) VALUES (?, ?)', 'syntax error at or near "REPLACE"'],
  ['PRAGMA wal_checkpoint', 'syntax error at or near "PRAGMA"'],
  ['SELECT id FROM Member ORDER BY rowid', 'column "rowid" does not exist'],
  ['SELECT id FROM Account WHERE reachable = 1', 'operator does not exist: boolean = integer'],
  ['SELECT id FROM Delivery WHERE status = "pending"', 'column "pending" does not exist'],
  ['SELECT id FROM Delivery WHERE status == ?', 'operator does not exist: text == unknown'],
  ['SELECT [id] FROM Member', 'syntax error at or near "["'],
  ['SELECT `id` FROM Member', 'syntax error at or near "FROM"'],
  ['SELECT id FROM Member WHERE unitId IS accountId', 'syntax error at or near ""accountId""'],
  ['SELECT id FROM Member WHERE id GLOB ?', 'syntax error at or near "GLOB"'],
  ["SELECT julianday('now')", 'function julianday(unknown) does not exist'],
  ["SELECT json_extract(value, '$.a') FROM Meta", 'function json_extract(text, unknown) does not exist'],
  ['SELECT id FROM Member LIMIT -1', 'LIMIT must not be negative'],
  [
    'INSERT INTO Meta (key, value) VALUES (?, ?) ON CONFLICT (value) DO NOTHING',
    'there is no unique or exclusion constraint matching the ON CONFLICT specification',
  ],
])('%s is found to be for SQLite alone', async (sql, complaint) => {
  expect(await postgres.complaint(sql)).toBe(complaint);
});

it('a statement is read whole, whatever it is put together of', () => {
  const source = `
    const columns = 'a, b';
    const find = (where: string) => sql.all(\`SELECT \${columns} FROM T \${where}\`);
    find('WHERE a = ?');
    find(some ? 'WHERE b = ?' : 'ORDER BY b');
    for (const table of ['U', 'V']) there.run(\`DELETE FROM \${table}\`);
    function empty([table, column]) { sql.run(\`UPDATE \${table} SET \${column} = ''\`); }
    empty(['W', 'w']);
    empty(['X', 'x']);`;
  expect(statementsIn('a.ts', source).map(({ sql }) => sql)).toEqual([
    'SELECT a, b FROM T WHERE a = ?',
    'SELECT a, b FROM T WHERE b = ?',
    'SELECT a, b FROM T ORDER BY b',
    'DELETE FROM U',
    'DELETE FROM V',
    "UPDATE W SET w = ''",
    "UPDATE X SET x = ''",
  ]);
});

it.each([
  ['sql.all(texts.join())', 'a.ts: "texts.join()" cannot be read from the source'],
  ['tx.first(text())', 'a.ts: "text()" cannot be read from the source'],
  ['const { all: look } = sql', 'a.ts: all: look is not called where it is taken'],
  ['const { first } = sql', 'a.ts: first is not called where it is taken'],
  ['ask(sql.run)', 'a.ts: sql.run is not called where it is taken'],
  ['export const find = (text) => sql.all(text)', 'a.ts: nobody in it calls "find"'],
  ["connection.prepare('SELECT 1')", "a.ts: connection.prepare('SELECT 1') goes past Sql"],
  ["client.$queryRawUnsafe('SELECT 1')", "a.ts: client.$queryRawUnsafe('SELECT 1') goes past Sql"],
])('%s is refused, as nobody could say what it runs', (source, refusal) => {
  expect(() => statementsIn('a.ts', source)).toThrow(refusal);
});
