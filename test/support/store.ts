import { AsyncLocalStorage } from 'node:async_hooks';
import type { Store, Transactional } from '../../src/core/ports/store.ts';
import { createIds } from '../../src/storage/engine/ids.ts';
import { createStore } from '../../src/storage/store.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

export type TestStore = TestDatabase & { store: Transactional<Store> };

/** Every repository over an empty, migrated database of its own. */
export async function openTestStore(): Promise<TestStore> {
  const opened = await openTestDatabase();
  return { ...opened, store: watched(createStore({ ...opened, ids: createIds() })) };
}

/** Says at once that the outer store is asked inside a transaction, which would wait for itself until its time is over. */
function watched(store: Transactional<Store>): Transactional<Store> {
  const scopes = new AsyncLocalStorage<{ isOpen: boolean }>();

  async function runWatched<Result>(tx: Store, work: (tx: Store) => Promise<Result>): Promise<Result> {
    const scope = { isOpen: true };
    try {
      return await scopes.run(scope, () => work(tx));
    } finally {
      scope.isOpen = false;
    }
  }

  return new Proxy(store, {
    get(outer, name): unknown {
      if (scopes.getStore()?.isOpen === true)
        throw new Error(`inside a transaction the outer store was asked for "${String(name)}"`);
      if (name !== 'transaction') return Reflect.get(outer, name);
      return (work: (tx: Store) => Promise<unknown>) => outer.transaction((tx) => runWatched(tx, work));
    },
  });
}
