import type Sqlite from 'better-sqlite3';
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
  /** Everything waits its turn. Asked inside a transaction it would wait for itself, until the transaction runs out of time. */
  outside: Access;
  /** What it gives to the work throws once the transaction has ended, and is not to be kept: the next one may get the same. */
  transaction: <Result>(work: (tx: Access) => Promise<Result>) => Promise<Result>;
  /** For what may not become part of a transaction. */
  alone: GroupCommit['alone'];
  disconnect: () => Promise<void>;
};

/** The way into transactions. */
type Inside = { access: Access; isOpen: boolean; disconnect: () => Promise<void> };

type Deps = {
  connection: Connection;
  gate: Gate;
  /** Everybody waits for a transaction; one that takes longer is rolled back. */
  limitMs: number;
};

export function createGatedClient({ connection, gate, limitMs }: Deps): GatedClient {
  const { handle } = connection;
  const { run, alone, settle } = createGroupCommit({ handle, gate });
  const outer = connect(gateAdapter(connection, { gate, alone, settle }));
  let inside: Inside | undefined;

  function createInside(): Inside {
    const insideGate = createGate();
    // Most transactions make do with prepared statements, so that the second client is made for the first that does not.
    let inner: PrismaClient | undefined;

    function assertOpen(): void {
      if (!way.isOpen) throw new Error('The transaction has ended.');
    }

    function short<Result>(work: (handle: Sqlite.Database) => Result): Promise<Result> {
      return insideGate.run(() => {
        // Only now that it is its turn: its transaction may have ended while it waited.
        assertOpen();
        return work(handle);
      });
    }

    const client = guarded(outer, () => {
      assertOpen();
      return (inner ??= connect(nestAdapter(connection, { gate: insideGate, assertOpen })));
    });
    const way: Inside = {
      access: { client, read: short, write: short },
      isOpen: false,
      disconnect: async () => inner?.$disconnect(),
    };
    return way;
  }

  return {
    outside: {
      client: outer,
      read: (work) => gate.run(() => work(handle)),
      write: (work) => run(() => work(handle)),
    },
    transaction: (work) =>
      run(async () => {
        const way = (inside ??= createInside());
        way.isOpen = true;
        try {
          return await withinLimit(work(way.access));
        } catch (error) {
          // What it began may still be under way, and must not write into the next one: that gets another way.
          inside = undefined;
          throw error;
        } finally {
          way.isOpen = false;
        }
      }),
    alone,
    async disconnect() {
      await Promise.all([outer.$disconnect(), inside?.disconnect()]);
    },
  };

  async function withinLimit<Result>(work: Promise<Result>): Promise<Result> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(
          new Error(
            `A transaction took longer than ${limitMs} ms. Does it ask the outer client, which waits for it to end?`,
          ),
        );
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

/** A client that is looked up anew each time, after what has to be checked. */
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
