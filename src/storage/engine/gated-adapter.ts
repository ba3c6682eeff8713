import type { SqlDriverAdapter, Transaction } from '@prisma/driver-adapter-utils';
import type { Connection } from './connection.ts';
import type { Gate } from './gate.ts';
import type { GroupCommit } from './group-commit.ts';

/**
 * On one connection, whatever is sent while a transaction is open becomes part of it: a write would vanish with a
 * stranger's rollback, and a read would see what is never committed. So everything outside waits until it has ended.
 */
export function gateAdapter(
  { handle, adapter }: Connection,
  { gate, alone, settle }: { gate: Gate } & Pick<GroupCommit, 'alone' | 'settle'>,
): SqlDriverAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => alone(() => adapter.queryRaw(query)),
    executeRaw: (query) => alone(() => adapter.executeRaw(query)),
    executeScript: (script) => alone(() => adapter.executeScript(script)),
    dispose: () => adapter.dispose(),
    async startTransaction(isolationLevel) {
      const leave = await gate.enter();
      try {
        settle();
        return leaveAtEnd(await adapter.startTransaction(isolationLevel), () => {
          // A commit that failed may leave the transaction open, and the next in line would join it.
          if (handle.inTransaction) handle.exec('ROLLBACK');
          leave();
        });
      } catch (error) {
        leave();
        throw error;
      }
    },
  };
}

function leaveAtEnd(transaction: Transaction, leave: () => void): Transaction {
  const commit = transaction.commit.bind(transaction);
  const rollback = transaction.rollback.bind(transaction);
  transaction.commit = () => commit().finally(leave);
  transaction.rollback = () => rollback().finally(leave);
  return transaction;
}

/**
 * For what runs inside a transaction that is open already: a transaction of a single operation is a savepoint of it.
 * What is asked at the same time waits for such a one, as it would become part of it.
 */
export function nestAdapter(
  { handle, adapter }: Connection,
  { gate, assertOpen }: { gate: Gate; assertOpen: () => void },
): SqlDriverAdapter {
  function inside<Result>(work: () => Promise<Result>): Promise<Result> {
    return gate.run(() => checked(work));
  }

  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => inside(() => adapter.queryRaw(query)),
    executeRaw: (query) => inside(() => adapter.executeRaw(query)),
    executeScript: (script) => inside(() => adapter.executeScript(script)),
    dispose: () => adapter.dispose(),
    async startTransaction() {
      const leave = await gate.enter();
      try {
        assertOpen();
        handle.exec('SAVEPOINT operation');
      } catch (error) {
        leave();
        throw error;
      }
      return {
        provider: adapter.provider,
        adapterName: adapter.adapterName,
        options: { usePhantomQuery: true },
        queryRaw: (query) => checked(() => adapter.queryRaw(query)),
        executeRaw: (query) => checked(() => adapter.executeRaw(query)),
        commit: () => ended('RELEASE operation', leave),
        rollback: () => ended('ROLLBACK TO operation; RELEASE operation', leave),
      };
    },
  };

  /** The transaction around it may have run out of time since. */
  async function checked<Result>(work: () => Promise<Result>): Promise<Result> {
    assertOpen();
    return work();
  }

  function ended(sql: string, leave: () => void): Promise<void> {
    return checked(() => {
      // After a failure of the disk SQLite has ended everything by itself.
      if (handle.inTransaction) handle.exec(sql);
      return Promise.resolve();
    }).finally(leave);
  }
}
