import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Cipher } from '../../src/storage/keys/cipher.ts';
import type { Database } from '../../src/storage/engine/database.ts';
import { makeEmptyDatabase, openAt } from './open-database.ts';
import { copyServerDatabase, dropServerDatabase, isOnServer, keepDatabaseOf } from './server-database.ts';

export type TestDatabase = {
  database: Database;
  cipher: Cipher;
  folder: string;
  url: string;
  close(): Promise<void>;
};

/** An empty, migrated database in a folder of its own, which `close` removes. */
export async function openTestDatabase(options: { mayLoseLast?: boolean } = {}): Promise<TestDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-test-'));
  const url = await copyEmptyDatabase(folder);
  keepDatabaseOf(folder, url);
  const opened = await openAt(url, options);
  return {
    ...opened,
    folder,
    url,
    async close() {
      await opened.database.close();
      await dropServerDatabase(url);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Migrating takes longer than copying: it is done once before all tests, or once where something else than they asks. */
export async function copyEmptyDatabase(folder: string): Promise<string> {
  return isOnServer() ? copyServerDatabase() : copyEmptyFile(folder);
}

/** The same as a file of SQLite's, whatever the tests run on. */
export async function copyEmptyFile(folder: string): Promise<string> {
  const file = path.join(folder, 'tu-soi.db');
  copyFileSync(process.env['EMPTY_DATABASE'] ?? (await (own ??= makeOwn())), file);
  return `file:${file}`;
}

let own: Promise<string> | undefined;

function makeOwn(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-template-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return makeEmptyDatabase(folder);
}
