import { setFlagsFromString } from 'node:v8';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import Sqlite from 'better-sqlite3';
import { asSqlite } from './sqlite.ts';

/** The one connection of this process: the schema engine, Prisma's client and the statements all share it. */
export type Connection = { handle: Sqlite.Database; adapter: SqlDriverAdapter };

export type Durability = {
  /** A power cut may take the last moments, and no write waits for the disk. */
  mayLoseLast?: boolean;
};

export async function openConnection(
  location: string,
  { mayLoseLast = false }: Durability = {},
): Promise<Connection> {
  compileOnce();
  const adapter = await new PrismaBetterSqlite3({ url: location, timeout: BUSY_MS }).connect();
  const handle = handleOf(adapter);
  try {
    handle.pragma(`synchronous = ${mayLoseLast ? 'NORMAL' : 'FULL'}`);
    handle.pragma('secure_delete = ON');
    handle.pragma('foreign_keys = ON');
  } catch (error) {
    handle.close();
    throw error;
  }
  prepareOnce(adapter, handle);
  // The engine and the client each dispose of what they were given; closing is left to the owner of `handle`.
  adapter.dispose = () => Promise.resolve();
  return { handle, adapter };
}

/** A factory that hands out the given adapter instead of opening a connection. */
export class SharedConnection extends PrismaBetterSqlite3 {
  readonly #adapter: SqlDriverAdapter;

  constructor(adapter: SqlDriverAdapter) {
    super({ url: ':memory:' });
    this.#adapter = adapter;
  }

  override connect(): Promise<SqlDriverAdapter> {
    return Promise.resolve(this.#adapter);
  }
}

const BUSY_MS = 1000;

/** A statement as Prisma's adapter uses one: prepared, bound, and run once. */
type Bound = {
  reader: boolean;
  columns: () => Sqlite.ColumnDefinition[];
  run: () => Sqlite.RunResult;
  raw: () => { all: () => unknown[] };
};

/** More than the bot has queries: lists of any length in them make more texts of one. */
const MOST_STATEMENTS = 300;

type Known = { statement: Sqlite.Statement; columns: Sqlite.ColumnDefinition[] };

/** Prisma prepares and describes every query anew, which takes longer than running it: here each text is prepared once. */
function prepareOnce(adapter: SqlDriverAdapter, handle: Sqlite.Database): void {
  const known = new Map<string, Known>();

  function find(sql: string): Known {
    const found = known.get(sql);
    if (found !== undefined) return found;
    if (known.size >= MOST_STATEMENTS) known.clear();
    const statement = handle.prepare(asSqlite(sql));
    const prepared = { statement, columns: statement.reader ? statement.raw().columns() : [] };
    known.set(sql, prepared);
    return prepared;
  }

  function bind({ statement, columns }: Known, args: readonly unknown[]): Bound {
    return {
      reader: statement.reader,
      columns: () => columns,
      run: () => statement.run(...args),
      raw: () => ({ all: () => statement.all(...args) }),
    };
  }

  const client = {
    prepare(sql: string) {
      const found = find(sql);
      return { bind: (args: readonly unknown[]) => bind(found, args), run: () => found.statement.run() };
    },
    exec(sql: string) {
      // It may change a table, and with it what a query returns.
      known.clear();
      handle.exec(sql);
    },
  };
  Reflect.set(adapter, 'client', client);
}

function handleOf(adapter: SqlDriverAdapter): Sqlite.Database {
  if ('client' in adapter && adapter.client instanceof Sqlite) return adapter.client;
  throw new Error('@prisma/adapter-better-sqlite3 no longer holds its connection as "client"');
}

/**
 * Prisma's engines are WebAssembly, which V8 would compile a second time, optimised, as soon as it has run a little: 50 MB
 * that stay with the process, for less than this bot's few queries gain. Before the first of them is loaded.
 */
function compileOnce(): void {
  // `--liftoff-only` stands for both, but only on the command line.
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
}
