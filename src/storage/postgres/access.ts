import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { getPrismaClientClass } from '../generated/internal/postgresql.ts';
import type { PrismaClient } from '../generated/client.ts';
import { createBegun, type Begun } from '../engine/begun.ts';
import { joinPrisma, withinLimit, type Joined } from '../engine/prisma-transaction.ts';
import type { Access } from '../engine/sql.ts';
import { createWorks } from '../engine/works.ts';
import { SharedServers, type Connection } from './adapter.ts';
import { isConflict, isDuplicate, isServerGone } from './failures.ts';
import type { Servers } from './servers.ts';
import { sqlOver } from './sql.ts';

export type ServersAccess = {
  /** Asked inside a work it is refused: it would go a way of its own, and see nothing of that. */
  outside: Access;
  /** Done again from its beginning where others changed what it had read; undone where its work throws or takes too long. */
  transaction: <Result>(work: (inside: Access) => Promise<Result>) => Promise<Result>;
  disconnect: () => Promise<void>;
};

type Deps = {
  servers: Servers;
  /** A transaction that takes longer is rolled back. */
  limitMs: number;
  /** Counts what is done again. */
  onConflict: () => void;
  /** By which name this program is among those over the database, once it is: given up, it writes nothing more. */
  peerId?: () => string | undefined;
};

export function createServersAccess({
  servers,
  limitMs,
  onConflict,
  peerId = () => undefined,
}: Deps): ServersAccess {
  const within = new AsyncLocalStorage<Connection>();
  const works = createWorks();
  const ClientOfServers = getPrismaClientClass();
  const prisma = new ClientOfServers({ adapter: new SharedServers(servers, within), errorFormat: 'minimal' });

  /** Nothing that works on it may be harmed by being done twice. */
  async function transaction<Result>(
    begin: string,
    work: (inside: Access) => Promise<Result>,
  ): Promise<Result> {
    works.assertOutside();
    const until = performance.now() + limitMs;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await attempted(begin, work);
      if (outcome.status === 'done') return outcome.result;
      const { error, mayRepeat } = outcome;
      const isDoubled = isDuplicate(error) && attempt <= mostDoubled;
      if (!(mayRepeat || isDoubled) || performance.now() >= until) throw error;
      const isContended = isDoubled || isConflict(error);
      if (isContended) onConflict();
      await pause(isContended ? Math.min(2 ** attempt, 200) : 500);
    }
  }

  async function attempted<Result>(
    begin: string,
    work: (inside: Access) => Promise<Result>,
  ): Promise<Attempt<Result>> {
    let client: pg.PoolClient;
    try {
      client = await servers.acquire();
    } catch (error) {
      return { status: 'failed', error, mayRepeat: isServerGone(error) };
    }
    const inside = openInside({ client, prisma, within, limitMs });
    const turn = works.begin();
    let isEnding = false;
    try {
      inside.begin(begin);
      const peer = peerId();
      if (peer !== undefined && begin === WRITE) inside.assertPeer(peer);
      const result = await withinLimit(
        turn.run(() => work(inside.access)),
        limitMs,
      );
      inside.assertWhole();
      isEnding = true;
      await inside.end('COMMIT');
      return { status: 'done', result };
    } catch (thrown) {
      await inside.end('ROLLBACK');
      const { error } = inside.failure() ?? { error: thrown };
      // Where the way is lost while it ends, nobody knows whether it was carried out.
      return { status: 'failed', error, mayRepeat: isConflict(error) || (!isEnding && isServerGone(error)) };
    } finally {
      turn.end();
    }
  }

  return {
    outside: {
      read: (work) => transaction(READ, ({ read }) => read(work)),
      write: (work) => transaction(WRITE, ({ write }) => write(work)),
      async prisma(work) {
        works.assertOutside();
        return work(prisma);
      },
    },
    transaction: (work) => transaction(WRITE, work),
    disconnect: () => prisma.$disconnect(),
  };
}

/** What is inserted a second time by mistake fails each time. */
const mostDoubled = 3;

const READ = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
const WRITE = 'BEGIN ISOLATION LEVEL SERIALIZABLE';

/** Whoever gives a program up takes the same lock alone, so that nothing it began before is written afterwards. */
const isPeer = {
  name: 'tu-soi-peer',
  text: `SELECT pg_try_advisory_xact_lock_shared(hashtextextended($1, 0))
           AND EXISTS (SELECT 1 FROM "Peer" WHERE id = $1) AS alive`,
};

type Attempt<Result> =
  { status: 'done'; result: Result } | { status: 'failed'; error: unknown; mayRepeat: boolean };

/** Never the same for two that met. */
function pause(mostMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.random() * mostMs);
  });
}

type Inside = Pick<Begun, 'assertWhole' | 'failure'> & {
  access: Access;
  /** Sent with what follows; where it fails, so does all of that. */
  begin: (sql: string) => void;
  /** Fails where the others gave this program up, and keeps them from it until the end. */
  assertPeer: (id: string) => void;
  /** Whatever comes later is refused. */
  end: (sql: 'COMMIT' | 'ROLLBACK') => Promise<void>;
};

type Opening = {
  client: pg.PoolClient;
  prisma: PrismaClient;
  within: AsyncLocalStorage<Connection>;
  limitMs: number;
};

function openInside({ client, prisma, within, limitMs }: Opening): Inside {
  const { watch, fail, failure, isUnderWay, assertWhole } = createBegun();
  let isOpen = true;
  let joined: Joined | undefined;

  function assertOpen(): void {
    if (!isOpen) throw new Error('The transaction has ended.');
  }

  async function watched<Result>(work: () => Promise<Result>): Promise<Result> {
    assertOpen();
    return watch(work);
  }

  const { stream } = client.connection;
  let isGathering = false;

  /** What is asked before anything else happens goes out together: handing it to the system costs more than a statement does. */
  function send<Found extends pg.QueryResultRow>(
    query: string | pg.QueryConfig,
  ): Promise<pg.QueryResult<Found>> {
    if (!isGathering) {
      isGathering = true;
      stream.cork();
      process.nextTick(() => {
        isGathering = false;
        stream.uncork();
      });
    }
    return client.query<Found>(query);
  }

  const connection: Connection = { query: (config) => watched(() => client.query(config)) };
  const sql = sqlOver((config) => watched(() => send(config)));

  return {
    access: {
      read: (work) => watched(async () => work(sql)),
      write: (work) => watched(async () => work(sql)),
      prisma: (work) =>
        watched(async () => {
          joined ??= within.run(connection, () => joinPrisma(prisma, limitMs));
          return work(await joined.client);
        }),
    },
    begin(text) {
      send(text).catch(fail);
    },
    assertPeer(id) {
      send<{ alive: boolean }>({ ...isPeer, values: [id] }).then(({ rows }) => {
        if (rows[0]?.alive !== true) fail(new Error('This program was given up.'));
      }, fail);
    },
    assertWhole,
    failure,
    async end(text) {
      if (!isOpen) return;
      isOpen = false;
      await joined?.leave();
      // What is still under way would go on after the end: its connection goes with it.
      const isLost = isUnderWay() || isServerGone(failure()?.error);
      try {
        const { command } = isLost ? { command: 'ROLLBACK' } : await client.query(text);
        // A transaction that has failed is rolled back whatever is said.
        if (text === 'COMMIT' && command !== 'COMMIT') throw new Error('The transaction was rolled back.');
        client.release(isLost);
      } catch (error) {
        // One that met another at its end is over, and its connection as good as before: a new one costs more than all its statements.
        client.release(!isConflict(error));
        if (text === 'ROLLBACK') return;
        fail(error);
        throw error;
      }
    },
  };
}
