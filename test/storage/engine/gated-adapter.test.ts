import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, it } from 'vitest';
import { openConnection } from '../../../src/storage/engine/connection.ts';
import { createGate } from '../../../src/storage/engine/gate.ts';
import { gateAdapter } from '../../../src/storage/engine/gated-adapter.ts';
import { createGroupCommit } from '../../../src/storage/engine/group-commit.ts';

it('a transaction that cannot begin does not keep the others waiting', async () => {
  const connection = await openConnection(':memory:');
  const gate = createGate();
  const adapter = gateAdapter(connection, {
    gate,
    within: new AsyncLocalStorage(),
    ...createGroupCommit({ handle: connection.handle, gate }),
  });

  await expect(adapter.startTransaction('READ COMMITTED')).rejects.toThrow();
  await adapter.executeScript('CREATE TABLE t (a)');
  expect(await adapter.executeRaw({ sql: 'INSERT INTO t VALUES (1)', args: [], argTypes: [] })).toBe(1);
  connection.handle.close();
});

it('turns at the gate come in the order of asking, also after a failed one', async () => {
  const gate = createGate();
  const order: string[] = [];
  const turn = (name: string, failure?: Error) =>
    gate.run(async () => {
      order.push(`${name} begins`);
      await Promise.resolve();
      order.push(`${name} ends`);
      if (failure) throw failure;
    });

  const results = await Promise.allSettled([turn('a'), turn('b', new Error('no')), turn('c')]);

  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});
