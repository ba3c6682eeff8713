import { rmSync } from 'node:fs';
import type { Store, Transactional } from '../../src/core/ports/store.ts';
import { tables } from '../../src/storage/generated/tables.ts';
import { createIds } from '../../src/storage/engine/ids.ts';
import { createStore } from '../../src/storage/store.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { openAt } from './open-database.ts';

export type TestStore = TestDatabase & { store: Transactional<Store> };

type Reusable = { opened: TestDatabase; empty: () => Promise<void> };

/** Closed by the tests before: opening anew, and finding out anew how every query is run, takes longer than most tests. */
const emptied: Reusable[] = [];

/** Every repository over an empty, migrated database that nobody else uses until it is closed. */
export async function openTestStore(): Promise<TestStore> {
  const reusable = emptied.pop() ?? (await openReusable());
  const { opened, empty } = reusable;
  const use = { hasEnded: false };
  let closing: Promise<void> | undefined;
  return {
    ...opened,
    store: watched(createStore({ ...opened, ids: createIds() }), use),
    close: () =>
      (closing ??= (async () => {
        use.hasEnded = true;
        await empty();
        emptied.push(reusable);
      })()),
  };
}

/** Every repository over the database of an app that is not running. */
export async function openStoreAt(url: string): Promise<TestStore> {
  const opened = await openAt(url);
  const { database } = opened;
  return {
    ...{ ...opened, url, folder: '' },
    store: createStore({ ...opened, ids: createIds() }),
    close: () => database.close(),
  };
}

async function openReusable(): Promise<Reusable> {
  const opened = await openTestDatabase();
  process.once('exit', () => {
    rmSync(opened.folder, { recursive: true, force: true });
  });
  const { database } = opened;
  const meta = await database.prisma((db) => db.meta.findMany());
  return {
    opened,
    empty: () =>
      database.write(async (sql) => {
        for (const { name } of tables.toReversed()) await sql.run(`DELETE FROM "${name}"`);
        for (const { key, value } of meta)
          await sql.run('INSERT INTO Meta (key, value) VALUES (?, ?)', [key, value]);
      }),
  };
}

/** Says that it is asked after the end of its test, by work that nobody waited for. */
function watched(store: Transactional<Store>, use: { readonly hasEnded: boolean }): Transactional<Store> {
  return new Proxy(store, {
    get(outer, name): unknown {
      if (use.hasEnded) throw new Error(`after its end a test asked for "${String(name)}"`);
      return Reflect.get(outer, name);
    },
  });
}
