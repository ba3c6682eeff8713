import Sqlite from 'better-sqlite3';
import path from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { z } from 'zod';
import { asPostgres } from '../../src/storage/postgres/statement.ts';
import { databaseOf } from './server-database.ts';

export type Row = Record<string, unknown>;

/** Reads beside the running bot what it has written, without anything going on meanwhile. */
export type RowsBeside = {
  all(sql: string, ...values: readonly string[]): Row[];
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
  return {
    all(sql, ...values) {
      const statement = prepared.get(sql) ?? database.prepare<string[], Row>(sql);
      prepared.set(sql, statement);
      return statement.all(...values);
    },
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
    port.postMessage({ url, sql, values });
    Atomics.wait(answered, 0, 0);
    const { rows = [], error } = answer.parse(receiveMessageOnPort(port)?.message);
    if (error !== undefined) throw new Error(`${sql}: ${error}`);
    return rows;
  }
  return {
    all: (sql, ...values) => request(asPostgres(sql), values),
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
