import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import type { Cipher } from '../../src/storage/cipher.ts';
import type { Database } from '../../src/storage/database.ts';
import { openAt } from './open-database.ts';

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
  const url = copyEmptyDatabase(folder);
  const opened = await openAt(url, options);
  return {
    ...opened,
    folder,
    url,
    async close() {
      await opened.database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Migrating takes longer than copying. */
export function copyEmptyDatabase(folder: string): string {
  const file = path.join(folder, 'tu-soi.db');
  copyFileSync(inject('emptyDatabase'), file);
  return `file:${file}`;
}
