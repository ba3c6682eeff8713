import type { SqlDriverAdapter, Transaction } from '@prisma/driver-adapter-utils';
import type { Connection } from './connection.ts';
import type { Gate } from './gate.ts';

/** The transaction that is open on the connection, or the last one that was. */
export type OpenTransaction = { hasEnded: boolean };

/**
 * On one connection, whatever is sent while a transaction is open becomes part of it: a write would vanish with a
 * stranger's rollback, and a read would see what is never committed. So everything outside waits until it has ended.
 */
export function gateAdapter(
  { handle, adapter }: Connection,
  gate: Gate,
  onBegun?: (transaction: OpenTransaction) => void,
): SqlDriverAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => gate.run(() => adapter.queryRaw(query)),
    executeRaw: (query) => gate.run(() => adapter.executeRaw(query)),
    executeScript: (script) => gate.run(() => adapter.executeScript(script)),
    dispose: () => adapter.dispose(),
    async startTransaction(isolationLevel) {
      const leave = await gate.enter();
      try {
        const begun = await adapter.startTransaction(isolationLevel);
        const open: OpenTransaction = { hasEnded: false };
        onBegun?.(open);
        return leaveAtEnd(begun, () => {
          open.hasEnded = true;
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
