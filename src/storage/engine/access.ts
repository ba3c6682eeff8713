import { AsyncLocalStorage } from 'node:async_hooks';
import type Sqlite from 'better-sqlite3';
import { createBegun, type Begun } from './begun.ts';
import { SharedConnection, type Connection } from './connection.ts';
import { createGate, type Gate } from './gate.ts';
import { gateAdapter, type Open } from './gated-adapter.ts';
import { PrismaClient } from '../generated/client.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { joinPrisma, withinLimit, type Joined } from './prisma-transaction.ts';
import type { Access, Sql } from './sql.ts';
import { sqlOf } from './sqlite.ts';
import { createWorks } from './works.ts';

export type GatedAccess = {
  /** Everything waits its turn. Asked inside a work it is refused: it would wait for that to end. */
  outside: Access;
  /** Undone where its work throws, takes too long, or ends before all that it has begun. */
  transaction: <Result>(work: (inside: Access) => Promise<Result>) => Promise<Result>;
  /** For what may not become part of a transaction. */
  alone: GroupCommit['alone'];
  disconnect: () => Promise<void>;
};

type Deps = {
  connection: Connection;
  gate: Gate;
  /** Everybody waits for a transaction; one that takes longer is rolled back. */
  limitMs: number;
};

export function createGatedAccess({ connection, gate, limitMs }: Deps): GatedAccess {
  const { handle } = connection;
  const { run, alone, settle } = createGroupCommit({ handle, gate });
  const within = new AsyncLocalStorage<Open>();
  const adapter = gateAdapter(connection, { gate, alone, settle, within });
  const prisma = new PrismaClient({ adapter: new SharedConnection(adapter), errorFormat: 'minimal' });
  const sql = sqlOf(handle);
  const works = createWorks();

  async function plainly<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    const turn = works.begin();
    try {
      return await turn.run(() => work(sql));
    } finally {
      turn.end();
    }
  }

  return {
    outside: {
      async read(work) {
        works.assertOutside();
        return gate.run(() => plainly(work));
      },
      async write(work) {
        works.assertOutside();
        return run(() => plainly(work));
      },
      async prisma(work) {
        works.assertOutside();
        return work(prisma);
      },
    },
    async transaction(work) {
      works.assertOutside();
      return run(async () => {
        const inside = openInside({ handle, prisma, within, limitMs });
        const turn = works.begin();
        try {
          const result = await withinLimit(
            turn.run(() => work(inside.access)),
            limitMs,
          );
          inside.assertWhole();
          return result;
        } finally {
          turn.end();
          await inside.end();
        }
      });
    },
    async alone(work) {
      works.assertOutside();
      return alone(work);
    },
    disconnect: () => prisma.$disconnect(),
  };
}

type Inside = Pick<Begun, 'assertWhole'> & {
  access: Access;
  /** Whatever comes later is refused. */
  end: () => Promise<void>;
};

function openInside({
  handle,
  prisma,
  within,
  limitMs,
}: {
  handle: Sqlite.Database;
  prisma: PrismaClient;
  within: AsyncLocalStorage<Open>;
  limitMs: number;
}): Inside {
  const gate = createGate();
  const sql = sqlOf(handle, assertOpen);
  const { watch, assertWhole } = createBegun();
  let isOpen = true;
  let joined: Joined | undefined;

  /** SQLite ends a transaction by itself where the disk is full, and what waits would be written without it. */
  function assertOpen(): void {
    if (!isOpen || !handle.inTransaction) throw new Error('The transaction has ended.');
  }

  /** One after the other, as nobody else's statement may come in between those of one work. */
  async function through<Result>(work: () => Promise<Result>): Promise<Result> {
    assertOpen();
    return watch(() =>
      gate.run(() => {
        // Only now that it is its turn: its transaction may have ended while it waited.
        assertOpen();
        return work();
      }),
    );
  }

  return {
    access: {
      read: (work) => through(() => work(sql)),
      write: (work) => through(() => work(sql)),
      prisma: (work) =>
        through(async () => {
          // Most transactions make do without it, and it costs as much as several statements.
          joined ??= within.run({ assertOpen }, () => joinPrisma(prisma, limitMs));
          return work(await joined.client);
        }),
    },
    assertWhole,
    async end() {
      isOpen = false;
      await joined?.leave();
    },
  };
}
