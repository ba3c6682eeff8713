import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCipher, type Cipher } from '../../src/storage/cipher.ts';
import { openDatabase, type Database } from '../../src/storage/database.ts';
import { parseKeys } from '../../src/storage/key-ring.ts';

export type TestDatabase = {
  database: Database;
  cipher: Cipher;
  folder: string;
  url: string;
  close(): Promise<void>;
};

/** The key of every test database, as DATA_KEY would give it. */
export const testKeys = { kind: 'value', value: Buffer.alloc(32, 7).toString('base64') } as const;

/** An empty, migrated database in a folder of its own, which `close` removes. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-test-'));
  const file = path.join(folder, 'tu-soi.db');
  copyFileSync(await (template ??= makeTemplate()), file);
  const url = `file:${file}`;
  const opened = await open(url);
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

let template: Promise<string> | undefined;

/** Migrating takes longer than copying, so it is done once for each test file. */
async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-template-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const file = path.join(folder, 'tu-soi.db');
  const { database } = await open(`file:${file}`);
  await database.close();
  return file;
}

async function open(url: string): Promise<{ database: Database; cipher: Cipher }> {
  const clock = { now: () => new Date('2026-12-01T08:00:00Z') };
  const outcome = await openDatabase({ url, keys: testKeys, clock });
  if (outcome.status !== 'opened') throw new Error(`the test database does not open: ${outcome.status}`);
  return { database: outcome.database, cipher: outcome.cipher };
}

/** What every test database is sealed with. */
export function testCipher(): Cipher {
  const parsed = parseKeys(testKeys.value);
  if (parsed.status !== 'parsed') throw new Error(parsed.why);
  return createCipher(parsed.ring);
}
