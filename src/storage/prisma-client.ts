import type Sqlite from 'better-sqlite3';
import { AsyncLocalStorage } from 'node:async_hooks';
import { SharedConnection, type Connection } from './connection.ts';
import type { Gate } from './gate.ts';
import { gateAdapter, type OpenTransaction } from './gated-adapter.ts';
import { PrismaClient, type Prisma } from './generated/client.ts';

/** What repositories are built over: the outer client, or that of a transaction. */
export type Client = Omit<Prisma.TransactionClient, '$transaction'>;

/** Prepared statements, for what runs on every update: one piece of work at a time, nothing of it waits. */
export type Direct = <Result>(work: (connection: Sqlite.Database) => Result) => Promise<Result>;

/** The two ways to the tables: Prisma's, and the short one. Both see the same transaction. */
export type Access = { client: Client; direct: Direct };

export type GatedClient = Access & {
  /** Throws where it is used inside a transaction, which would wait for itself. */
  client: Client;
  /** In a transaction of its own. Throws inside another one. */
  direct: Direct;
  transaction: <Result>(work: (tx: Client, direct: Direct) => Promise<Result>) => Promise<Result>;
  /** Throws inside a transaction. */
  assertOutside: () => void;
  disconnect: () => Promise<void>;
};

type Deps = {
  connection: Connection;
  gate: Gate;
  /** Everybody waits for a transaction; one that takes longer is rolled back. */
  limitMs: number;
};

export function createGatedClient({ connection, gate, limitMs }: Deps): GatedClient {
  const { handle } = connection;
  let newest: OpenTransaction | undefined;
  const adapter = gateAdapter(connection, gate, (begun) => {
    newest = begun;
  });
  const base = new PrismaClient({
    adapter: new SharedConnection(adapter),
    errorFormat: 'minimal',
    transactionOptions: { maxWait: MAX_WAIT_MS, timeout: limitMs },
  });
  const scopes = new AsyncLocalStorage<{ open: boolean }>();

  function assertOutside(): void {
    if (scopes.getStore()?.open !== true) return;
    throw new Error(
      'Inside a transaction only its own client may be used: any other would wait for it to end.',
    );
  }

  return {
    client: new Proxy<Client>(base, {
      get(target, property) {
        assertOutside();
        const value: unknown = Reflect.get(target, property);
        const bound: unknown = typeof value === 'function' ? value.bind(target) : value;
        return bound;
      },
    }),
    async transaction(work) {
      assertOutside();
      const scope = { open: true };
      try {
        return await base.$transaction((tx) => {
          // Nobody else can have begun one meanwhile: this one still stands in the gate.
          const own = newest;
          return scopes.run(scope, () => work(tx, directWithin(own)));
        });
      } finally {
        scope.open = false;
      }
    },
    async direct(work) {
      assertOutside();
      return gate.run(() => handle.transaction(work)(handle));
    },
    assertOutside,
    disconnect: () => base.$disconnect(),
  };

  function directWithin(own: OpenTransaction | undefined): Direct {
    // eslint-disable-next-line @typescript-eslint/require-await -- what is thrown has to come as a rejection
    return async (work) => {
      // One that was rolled back for taking too long must not write into the next one.
      if (own?.hasEnded !== false) throw new Error('The transaction has ended.');
      return work(handle);
    };
  }
}

const MAX_WAIT_MS = 60_000;
