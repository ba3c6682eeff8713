/** Asks PostgreSQL for a thread that waits; a request without a text ends the connection to that database. */
import pg from 'pg';
import { MessagePort, workerData } from 'node:worker_threads';
import { z } from 'zod';

const { port, answered } = z
  .object({ port: z.instanceof(MessagePort), answered: z.instanceof(Int32Array) })
  .parse(workerData);
const asked = z.object({ url: z.string(), name: z.string(), text: z.string(), values: z.array(z.string()) });

/** What columns hold is told as SQLite tells it. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.BOOL, (text) => (text === 't' ? 1 : 0));
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.TIMESTAMP, (text) => {
  return new Date(`${text.replace(' ', 'T')}Z`).toISOString().replace('Z', '+00:00');
});

const clients = new Map<string, pg.Client>();

async function clientOf(url: string): Promise<pg.Client> {
  const known = clients.get(url);
  if (known !== undefined) return known;
  const client = new pg.Client({ connectionString: url, types });
  client.on('error', () => clients.delete(url));
  await client.connect();
  clients.set(url, client);
  return client;
}

async function rowsFor({ url, ...query }: z.infer<typeof asked>): Promise<unknown[]> {
  if (query.text !== '') return (await (await clientOf(url)).query<Record<string, unknown>>(query)).rows;
  await clients.get(url)?.end();
  clients.delete(url);
  return [];
}

async function respond(message: unknown): Promise<void> {
  try {
    port.postMessage({ rows: await rowsFor(asked.parse(message)) });
  } catch (error) {
    port.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
}

port.on('message', (message: unknown) => {
  void respond(message);
});
