import Sqlite from 'better-sqlite3';
import path from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { z } from 'zod';
import { statementOf } from '../../src/storage/postgres/statement.ts';
import { databaseOf } from './server-database.ts';

export type Row = Record<string, unknown>;

/** Some of a table, as a statement names them. */
export type Columns = { name: string; columns: string };

/** Reads beside the running bot what it has written, without anything going on meanwhile. */
export type RowsBeside = {
  all(sql: string, ...values: readonly string[]): Row[];
  /** Of each of these tables its rows, each as one text. */
  lines(tables: readonly Columns[]): Map<string, string[]>;
  close(): void;
};

/** Of the world whose files lie in this folder, wherever its database is. */
export function openRows(folder: string): RowsBeside {
  const url = databaseOf(folder);
  return url === undefined ? ofFile(path.join(folder, 'tu-soi.db')) : ofServer(url);
}

/** Through the same library as the bot, so that it keeps its locks. */
function ofFile(file: string): RowsBeside {
  const database = new Sqlite(file, { readonly: true, timeout: 5000 });
  const prepared = new Map<string, Sqlite.Statement<string[], Row>>();
  const listed = new Map<string, Sqlite.Statement<[], string>>();
  return {
    all(sql, ...values) {
      const statement = prepared.get(sql) ?? database.prepare<string[], Row>(sql);
      prepared.set(sql, statement);
      return statement.all(...values);
    },
    lines: (tables) =>
      new Map(
        tables.map(({ name, columns }) => {
          // Made by SQLite itself, in half the time that a row and its text take here.
          const sql = `SELECT json_array(${columns}) FROM "${name}"`;
          const statement = listed.get(sql) ?? database.prepare<[], string>(sql).pluck();
          listed.set(sql, statement);
          return [name, statement.all()];
        }),
      ),
    close: () => database.close(),
  };
}

const answer = z.object({
  rows: z.array(z.record(z.string(), z.unknown())).optional(),
  error: z.string().optional(),
});

let asking: { port: MessagePort; answered: Int32Array } | undefined;

/** A thread asks the server, and this one waits for it. */
function ofServer(url: string): RowsBeside {
  const { port, answered } = (asking ??= startAsking());
  function request(sql: string, values: readonly string[]): Row[] {
    Atomics.store(answered, 0, 0);
    port.postMessage({ url, ...statementOf(sql), values });
    // Being woken is not yet being answered: the call that wakes may be the one of the answer before.
    while (Atomics.load(answered, 0) === 0) Atomics.wait(answered, 0, 0);
    const { rows = [], error } = answer.parse(receiveMessageOnPort(port)?.message);
    if (error !== undefined) throw new Error(`${sql}: ${error}`);
    return rows;
  }
  return {
    all: (sql, ...values) => request(sql, values),
    lines(tables) {
      // All of them in one way there and back, after each tap of a walk.
      const of = ({ name, columns }: Columns) =>
        `SELECT '${name}' AS name, json_build_array(${columns})::text AS line FROM "${name}"`;
      const lines = new Map(tables.map(({ name }): [string, string[]] => [name, []]));
      for (const { name, line } of request(tables.map(of).join(' UNION ALL '), []))
        lines.get(String(name))?.push(String(line));
      return lines;
    },
    close: () => void request('', []),
  };
}

function startAsking(): { port: MessagePort; answered: Int32Array } {
  const { port1: port, port2 } = new MessageChannel();
  const answered = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(path.join(import.meta.dirname, 'rows-beside-worker.ts'), {
    workerData: { port: port2, answered },
    transferList: [port2],
  });
  worker.unref();
  port.unref();
  return { port, answered };
}
