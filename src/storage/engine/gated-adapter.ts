import type { AsyncLocalStorage } from 'node:async_hooks';
import type { SqlDriverAdapter, Transaction } from '@prisma/driver-adapter-utils';
import type { Connection } from './connection.ts';
import type { Gate } from './gate.ts';
import type { GroupCommit } from './group-commit.ts';

/** A transaction that is open: throws once it has ended. */
export type Open = { assertOpen: () => void };

type Deps = { gate: Gate; within: AsyncLocalStorage<Open> } & Pick<GroupCommit, 'alone' | 'settle'>;

/**
 * On one connection, whatever is sent while a transaction is open becomes part of it: a write would vanish with a
 * stranger's rollback, and a read would see what is never committed. So everything outside waits until it has ended.
 */
export function gateAdapter(connection: Connection, { gate, within, alone, settle }: Deps): SqlDriverAdapter {
  const { handle, adapter } = connection;
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => alone(() => adapter.queryRaw(query)),
    executeRaw: (query) => alone(() => adapter.executeRaw(query)),
    executeScript: (script) => alone(() => adapter.executeScript(script)),
    dispose: () => adapter.dispose(),
    async startTransaction(isolationLevel) {
      const open = within.getStore();
      if (open !== undefined) return joined(connection, open);
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

/** Part of a transaction that is open already, which whoever began it ends. */
function joined({ adapter }: Connection, { assertOpen }: Open): Transaction {
  async function inside<Result>(work: () => Promise<Result>): Promise<Result> {
    assertOpen();
    return work();
  }

  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    options: { usePhantomQuery: true },
    queryRaw: (query) => inside(() => adapter.queryRaw(query)),
    executeRaw: (query) => inside(() => adapter.executeRaw(query)),
    commit: () => Promise.resolve(),
    rollback: () => Promise.resolve(),
  };
}
