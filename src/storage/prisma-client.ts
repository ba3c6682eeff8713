import type Sqlite from 'better-sqlite3';
import { AsyncLocalStorage } from 'node:async_hooks';
import { SharedConnection, type Connection } from './connection.ts';
import { createGate, type Gate } from './gate.ts';
import { gateAdapter, nestAdapter } from './gated-adapter.ts';
import { PrismaClient, type Prisma } from './generated/client.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';

/** What repositories are built over: the client outside of transactions, or the one inside. */
export type Client = Omit<Prisma.TransactionClient, '$transaction'>;

/** Work with prepared statements, for what runs on every update: nothing in it waits, and nobody comes in between. */
type Short = <Result>(work: (connection: Sqlite.Database) => Result) => Promise<Result>;

/** The ways to the tables: Prisma's, and the short ones. All see the same transaction. */
export type Access = { client: Client; read: Short; write: Short };

export type GatedClient = {
  /** Everything waits its turn. Throws inside a transaction, which would wait for itself. */
  outside: Access;
  /** For the transaction that is under way where it is called. Throws anywhere else. */
  within: Access;
  transaction: <Result>(work: (tx: Client) => Promise<Result>) => Promise<Result>;
  /** For what may not become part of a transaction. */
  alone: GroupCommit['alone'];
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
  const scopes = new AsyncLocalStorage<{ open: boolean }>();
  const { run, alone, settle } = createGroupCommit({ handle, gate });
  const outer = connect(gateAdapter(connection, { gate, alone, settle }));
  const insideGate = createGate();
  // Most transactions make do with prepared statements, so that the second client is made for the first that does not.
  let inner: PrismaClient | undefined;

  function assertOutside(): void {
    if (scopes.getStore()?.open !== true) return;
    throw new Error(
      'Inside a transaction only its own client may be used: any other would wait for it to end.',
    );
  }

  /** What was rolled back for taking too long must not write into the next transaction. */
  function assertInside(): void {
    if (scopes.getStore()?.open !== true) throw new Error('The transaction has ended.');
  }

  const within: Access = {
    client: guarded(outer, () => {
      assertInside();
      return (inner ??= connect(nestAdapter(connection, { gate: insideGate, assertInside })));
    }),
    read: inside,
    write: inside,
  };

  function inside<Result>(work: (handle: Sqlite.Database) => Result): Promise<Result> {
    return insideGate.run(() => {
      // Only now that it is its turn: its transaction may have ended while it waited.
      assertInside();
      return work(handle);
    });
  }

  return {
    outside: {
      client: guarded(outer, () => {
        assertOutside();
        return outer;
      }),
      async read(work) {
        assertOutside();
        return gate.run(() => work(handle));
      },
      async write(work) {
        assertOutside();
        return run(() => work(handle));
      },
    },
    within,
    async transaction(work) {
      assertOutside();
      const scope = { open: true };
      return run(async () => {
        try {
          // A query of Prisma runs when it is awaited, which has to happen in here.
          return await withinLimit(scopes.run(scope, async () => await work(within.client)));
        } finally {
          scope.open = false;
        }
      });
    },
    alone,
    assertOutside,
    async disconnect() {
      await Promise.all([outer.$disconnect(), inner?.$disconnect()]);
    },
  };

  async function withinLimit<Result>(work: Promise<Result>): Promise<Result> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`A transaction took longer than ${limitMs} ms.`));
      }, limitMs);
    });
    try {
      return await Promise.race([work, limit]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function connect(adapter: ConstructorParameters<typeof SharedConnection>[0]): PrismaClient {
  return new PrismaClient({ adapter: new SharedConnection(adapter), errorFormat: 'minimal' });
}

/** A client that is looked up anew each time, after whatever has to be checked. */
function guarded(shape: PrismaClient, find: () => PrismaClient): Client {
  return new Proxy<Client>(shape, {
    get(_shape, property) {
      const target = find();
      const value: unknown = Reflect.get(target, property);
      const bound: unknown = typeof value === 'function' ? value.bind(target) : value;
      return bound;
    },
  });
}
