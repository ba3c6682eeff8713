import { AsyncLocalStorage } from 'node:async_hooks';
import { SharedConnection, type Connection } from './connection.ts';
import type { Gate } from './gate.ts';
import { gateAdapter } from './gated-adapter.ts';
import { PrismaClient, type Prisma } from './generated/client.ts';

/** What repositories are built over: the outer client, or that of a transaction. */
export type Client = Omit<Prisma.TransactionClient, '$transaction'>;

export type GatedClient = {
  /** Throws where it is used inside a transaction, which would wait for itself. */
  client: Client;
  transaction: <Result>(work: (tx: Client) => Promise<Result>) => Promise<Result>;
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
  const base = new PrismaClient({
    adapter: new SharedConnection(gateAdapter(connection, gate)),
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
        return await base.$transaction((tx) => scopes.run(scope, () => work(tx)));
      } finally {
        scope.open = false;
      }
    },
    assertOutside,
    disconnect: () => base.$disconnect(),
  };
}

const MAX_WAIT_MS = 60_000;
