import path from 'node:path';
import { createCipher, type Cipher } from '../../src/storage/keys/cipher.ts';
import { openDatabase, type Database } from '../../src/storage/engine/open-database.ts';
import { parseKeys } from '../../src/storage/keys/key-ring.ts';

/** The key of every test database, as DATA_KEY would give it. */
export const testKeys = { kind: 'value', value: Buffer.alloc(32, 7).toString('base64') } as const;

/** Opens, and migrates where that is needed. Waits for the disk only where a test is about power cuts. */
export async function openAt(
  url: string,
  { mayLoseLast = true }: { mayLoseLast?: boolean } = {},
): Promise<{ database: Database; cipher: Cipher }> {
  const clock = { now: () => new Date('2026-12-01T08:00:00Z') };
  const outcome = await openDatabase({ url, keys: testKeys, clock, mayLoseLast });
  if (outcome.status !== 'opened') throw new Error(`the test database does not open: ${outcome.status}`);
  return { database: outcome.database, cipher: outcome.cipher };
}

/** What every test database is sealed with. */
export function testCipher(): Cipher {
  return (ofTests ??= makeCipher());
}

let ofTests: Cipher | undefined;

function makeCipher(): Cipher {
  const parsed = parseKeys(testKeys.value);
  if (parsed.status !== 'parsed') throw new Error(parsed.why);
  return createCipher(parsed.ring);
}

/** Migrated, with nothing in it; returns the file. */
export async function makeEmptyDatabase(folder: string): Promise<string> {
  const file = path.join(folder, 'tu-soi.db');
  const { database } = await openAt(`file:${file}`);
  await database.close();
  return file;
}
