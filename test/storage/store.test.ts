import { expect, it } from 'vitest';
import { openTestStore } from '../support/store.ts';

it('a transaction’s store is of no use once it has ended, in the next transaction neither', async () => {
  const opened = await openTestStore();
  const { store } = opened;
  const late: (() => Promise<unknown>)[] = [];
  await store.transaction((tx) => {
    late.push(() => tx.accounts.findByTelegramId('1'));
    return Promise.resolve();
  });
  await store.transaction(async (tx) => {
    for (const ask of late) await expect(ask()).rejects.toThrow('The transaction has ended.');
    expect(await tx.accounts.findByTelegramId('1')).toBeUndefined();
  });
  await opened.close();
});
