import type Sqlite from 'better-sqlite3';

type Params = (string | number | null)[];

/** Statements of each connection by their text: preparing one costs more than running it. */
const known = new WeakMap<Sqlite.Database, Map<string, Sqlite.Statement>>();

/** The statement with this text, prepared once; whole numbers come back as numbers. */
export function prepared<Row>(connection: Sqlite.Database, sql: string): Sqlite.Statement<Params, Row>;
export function prepared(connection: Sqlite.Database, sql: string): Sqlite.Statement {
  const ofConnection = known.get(connection) ?? new Map<string, Sqlite.Statement>();
  known.set(connection, ofConnection);
  const statement = ofConnection.get(sql) ?? connection.prepare(sql).safeIntegers(false);
  ofConnection.set(sql, statement);
  return statement;
}
