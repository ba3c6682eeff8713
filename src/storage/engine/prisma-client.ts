import type Sqlite from 'better-sqlite3';
import { SharedConnection, type Connection } from './connection.ts';
import { createGate, type Gate } from './gate.ts';
import { gateAdapter, nestAdapter } from './gated-adapter.ts';
import { PrismaClient, type Prisma } from '../generated/client.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { sharePlans } from './query-plans.ts';

/** What repositories are built over: the client outside of transactions, or the one inside. */
export type Client = Omit<Prisma.TransactionClient, '$transaction'>;

/** Work with prepared statements, for what runs on every update: nothing in it waits, and nobody comes in between. */
type Short = <Result>(work: (connection: Sqlite.Database) => Result) => Promise<Result>;

/** The ways to the tables: Prisma's, and the short ones. All see the same transaction. */
export type Access = { client: Client; read: Short; write: Short };

/** What the work of a transaction is given. */
export type Inside = {
  /** The same for many transactions: whoever holds it for later asks first whether theirs is open. */
  access: Access;
  /** Throws once this transaction has ended. */
  assertOpen: () => void;
};

export type GatedClient = {
  /**
   * Everything waits its turn. Asked inside a transaction it waits for that to end, which runs out of time and is undone;
   * what was asked is done after it.
   */
  outside: Access;
  /** Undone where its work throws, takes too long, or ends before all that it has begun. */
  transaction: <Result>(work: (inside: Inside) => Promise<Result>) => Promise<Result>;
  /** For what may not become part of a transaction. */
  alone: GroupCommit['alone'];
  disconnect: () => Promise<void>;
};

/** A transaction, and how much of what it has begun has not ended. */
type Scope = { isOpen: boolean; underWay: number };

/** The way into transactions, which one after the other goes. */
type Way = { access: Access; scope: Scope; disconnect: () => Promise<void> };

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
  let way: Way | undefined;

  /** SQLite ends a transaction by itself where the disk is full, and what waits would be written without it. */
  function assertOpen({ isOpen }: Scope): void {
    if (!isOpen || !handle.inTransaction) throw new Error('The transaction has ended.');
  }

  function createWay(): Way {
    const insideGate = createGate();
    // Most transactions make do with prepared statements, so that the second client is made for the first that does not.
    let inner: PrismaClient | undefined;
    const made: Way = {
      access: { client: counting(outer, innerClient, counted), read: short, write: short },
      scope: { isOpen: false, underWay: 0 },
      disconnect: async () => inner?.$disconnect(),
    };
    return made;

    function innerClient(): PrismaClient {
      assertOpen(made.scope);
      inner ??= connect(
        nestAdapter(connection, {
          gate: insideGate,
          assertOpen: () => {
            assertOpen(made.scope);
          },
        }),
      );
      return inner;
    }

    function short<Result>(work: (handle: Sqlite.Database) => Result): Promise<Result> {
      return counted(() =>
        insideGate.run(() => {
          // Only now that it is its turn: its transaction may have ended while it waited.
          assertOpen(made.scope);
          return work(handle);
        }),
      );
    }

    async function counted<Result>(work: () => Promise<Result>): Promise<Result> {
      const { scope } = made;
      assertOpen(scope);
      scope.underWay += 1;
      try {
        return await work();
      } finally {
        scope.underWay -= 1;
      }
    }
  }

  return {
    outside: {
      client: outer,
      read: (work) => gate.run(() => work(handle)),
      write: (work) => run(() => work(handle)),
    },
    transaction: (work) =>
      run(async () => {
        const { access } = (way ??= createWay());
        const scope: Scope = { isOpen: true, underWay: 0 };
        way.scope = scope;
        const inside = {
          access,
          assertOpen: () => {
            assertOpen(scope);
          },
        };
        try {
          const result = await withinLimit(work(inside));
          if (scope.underWay > 0) throw new Error('The work of a transaction ended before all it had begun.');
          return result;
        } catch (error) {
          // What it began may still be under way, and must not write into the next one: that goes another way.
          way = undefined;
          throw error;
        } finally {
          scope.isOpen = false;
        }
      }),
    alone,
    async disconnect() {
      await Promise.all([outer.$disconnect(), way?.disconnect()]);
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
  sharePlans();
  return new PrismaClient({ adapter: new SharedConnection(adapter), errorFormat: 'minimal' });
}

type Counted = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A client that is looked up anew each time, and all of whose queries are counted while they run. */
function counting(shape: PrismaClient, find: () => PrismaClient, counted: Counted): Client {
  return new Proxy<Client>(shape, {
    get(_shape, property) {
      const client = find();
      const value: unknown = Reflect.get(client, property);
      if (typeof value === 'object' && value !== null) return new Proxy(value, { get: methodOf });
      return methodOf(client, property);
    },
  });

  function methodOf(target: object, name: string | symbol): unknown {
    const method: unknown = Reflect.get(target, name);
    if (typeof method !== 'function') return method;
    // A query of Prisma runs when it is awaited, which has to happen while it is counted.
    return (...args: unknown[]) =>
      counted(async () => {
        const result: unknown = await Reflect.apply(method, target, args);
        return result;
      });
  }
}
