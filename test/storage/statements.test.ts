import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPostgres, type Postgres } from '../support/postgres.ts';
import { statements, statementsIn } from '../support/statements.ts';

let postgres: Postgres;

beforeAll(async () => {
  postgres = await openPostgres();
});

afterAll(() => postgres.close());

it('PostgreSQL would run every statement that the repositories run', async () => {
  const all = statements();
  expect(all.length).toBeGreaterThan(80);
  const refused: string[] = [];
  for (const { file, sql } of all) {
    const complaint = await postgres.complaint(sql);
    if (complaint !== undefined) refused.push(`${file}: ${complaint}\n${sql}`);
  }
  expect(refused).toEqual([]);
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
    find(some ? 'WHERE b = ?' : 'ORDER BY b');`;
  expect(statementsIn('a.ts', source).map(({ sql }) => sql)).toEqual([
    'SELECT a, b FROM T WHERE a = ?',
    'SELECT a, b FROM T WHERE b = ?',
    'SELECT a, b FROM T ORDER BY b',
  ]);
});

it.each([
  ['sql.all(texts.join())', 'a.ts: "texts.join()" cannot be read from the source'],
  ["connection.prepare('SELECT 1')", "a.ts: connection.prepare('SELECT 1') goes past Sql"],
  ["client.$queryRawUnsafe('SELECT 1')", "a.ts: client.$queryRawUnsafe('SELECT 1') goes past Sql"],
])('%s is refused, as nobody could say what it runs', (source, refusal) => {
  expect(() => statementsIn('a.ts', source)).toThrow(refusal);
});
