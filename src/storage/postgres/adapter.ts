import type { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapter, Transaction } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import type { Servers } from './servers.ts';
import { nameOf } from './statement.ts';

/** Where statements go: the connection of a transaction, or any. */
export type Connection = { query: (config: pg.QueryArrayConfig) => Promise<pg.QueryArrayResult> };

/** What Prisma's client uses, over the servers that are open already. */
export class SharedServers extends PrismaPg {
  readonly #servers: Servers;
  readonly #within: AsyncLocalStorage<Connection>;

  /** `within`: the connection of the transaction that is open, which what Prisma begins there becomes part of. */
  constructor(servers: Servers, within: AsyncLocalStorage<Connection>) {
    // This one never connects by itself.
    super(new pg.Pool(), { statementNameGenerator: ({ sql }) => nameOf(sql) });
    this.#servers = servers;
    this.#within = within;
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const servers = this.#servers;
    const within = this.#within;
    const adapter = over(await super.connect(), {
      async query(config) {
        const client = await servers.acquire();
        try {
          return await client.query(config);
        } finally {
          client.release();
        }
      },
    });
    adapter.startTransaction = async () => {
      const open = within.getStore();
      return open === undefined ? begin(adapter, await servers.acquire()) : join(adapter, open);
    };
    return adapter;
  }
}

/** The same adapter, whose statements go elsewhere. */
function over<Adapter extends SqlDriverAdapter>(adapter: Adapter, connection: Connection): Adapter {
  return new Proxy(adapter, {
    get: (target, name, receiver): unknown =>
      name === 'client' ? connection : Reflect.get(target, name, receiver),
  });
}

/** Its beginning and end are the affair of whoever opened it. */
function join(adapter: SqlDriverAdapter, connection: Connection): Transaction {
  return transactionOver(adapter, connection, () => Promise.resolve());
}

/** Of one query that writes several tables. */
async function begin(adapter: SqlDriverAdapter, client: pg.PoolClient): Promise<Transaction> {
  try {
    await client.query('BEGIN');
  } catch (error) {
    client.release(true);
    throw error;
  }
  return transactionOver(adapter, client, async (sql) => {
    try {
      await client.query(sql);
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  });
}

function transactionOver(
  adapter: SqlDriverAdapter,
  connection: Connection,
  end: (sql: 'COMMIT' | 'ROLLBACK') => Promise<void>,
): Transaction {
  const inside = over(adapter, connection);
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    options: { usePhantomQuery: true },
    queryRaw: (query) => inside.queryRaw(query),
    executeRaw: (query) => inside.executeRaw(query),
    commit: () => end('COMMIT'),
    rollback: () => end('ROLLBACK'),
  };
}
