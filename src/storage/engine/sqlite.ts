import type Sqlite from 'better-sqlite3';
import { instantText } from './instant-text.ts';
import type { Row, Sql, Value } from './sql.ts';

type Held = string | number | null;
type Statement = Sqlite.Statement<Held[], Row>;

/** Statements of each connection by their text: preparing one costs more than running it. */
const known = new WeakMap<Sqlite.Database, Map<string, Statement>>();

/** The statement with this text, prepared once; whole numbers come back as numbers. */
export function prepared(handle: Sqlite.Database, text: string): Statement {
  const ofHandle = known.get(handle) ?? new Map<string, Statement>();
  known.set(handle, ofHandle);
  const statement = ofHandle.get(text) ?? handle.prepare<Held[], Row>(asSqlite(text)).safeIntegers(false);
  ofHandle.set(text, statement);
  return statement;
}

/**
 * SQLite plans by what stands in a bare place, and so prepares a join or an order anew for each other value, which takes
 * longer than running it. A sign that changes nothing keeps it from looking.
 */
export function asSqlite(text: string): string {
  return text.replaceAll(/'[^']*'|"[^"]*"|`[^`]*`|\?/g, (token) => (token === '?' ? '+?' : token));
}

/**
 * Statements on SQLite's one connection. They run at once, before anybody waits for them: several begun after one
 * another keep their order. `assertOpen` refuses what comes after the end of the work that this was given to.
 */
export function sqlOf(handle: Sqlite.Database, assertOpen?: () => void): Sql {
  function now<Result>(work: () => Result): Promise<Result> {
    return new Promise((resolve) => {
      assertOpen?.();
      resolve(work());
    });
  }

  return {
    all: (text, values = []) => now(() => prepared(handle, text).all(...values.map(held))),
    first: (text, values = []) => now(() => prepared(handle, text).get(...values.map(held))),
    run: (text, values = []) => now(() => prepared(handle, text).run(...values.map(held)).changes),
  };
}

/** As SQLite holds a value, and Prisma's adapter writes it there. */
function held(value: Value): Held {
  if (value instanceof Date) return instantText(value);
  return typeof value === 'boolean' ? Number(value) : value;
}

/** Takes the write lock at once. Only while nothing else uses the connection: at a start. */
export async function inTransaction<Result>(
  handle: Sqlite.Database,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  handle.exec('BEGIN IMMEDIATE');
  try {
    const result = await work(sqlOf(handle));
    handle.exec('COMMIT');
    return result;
  } catch (error) {
    // After a failure of the disk SQLite has ended it by itself.
    if (handle.inTransaction) handle.exec('ROLLBACK');
    throw error;
  }
}
