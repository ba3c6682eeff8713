import type { Store, Transactional } from '../../src/core/ports/store.ts';
import { createIds } from '../../src/storage/ids.ts';
import { createStore } from '../../src/storage/store.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

export type TestStore = TestDatabase & { store: Transactional<Store> };

/** Every repository over an empty, migrated database of its own. */
export async function openTestStore(): Promise<TestStore> {
  const opened = await openTestDatabase();
  return { ...opened, store: createStore({ ...opened, ids: createIds() }) };
}
