import type { Cipher } from '../keys/cipher.ts';
import { rowReader, text } from './row.ts';
import type { Sql } from './sql.ts';

export type MetaKey =
  | 'keyCheck'
  | 'lookupCheck'
  | 'sealing'
  | 'move'
  | 'lastWrite'
  | 'resealing'
  | 'operator'
  | 'pushKeys'
  | 'raisedAlarms'
  | 'printableSince';

export async function readMeta(sql: Sql, key: MetaKey): Promise<string | undefined> {
  const row = await sql.first('SELECT value FROM Meta WHERE key = ?', [key]);
  return row === undefined ? undefined : readValue(row).value;
}

export async function writeMeta(sql: Sql, key: MetaKey, value: string): Promise<void> {
  await sql.run(
    'INSERT INTO Meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [key, value],
  );
}

const readValue = rowReader({ value: text });

/** A known text, sealed: only the right key opens it. */
export function sealKeyCheck(cipher: Cipher): string {
  return cipher.seal(KEY_CHECK_PLACE, KEY_CHECK_TEXT);
}

export function opensKeyCheck(cipher: Cipher, sealed: string): boolean {
  try {
    return cipher.open(KEY_CHECK_PLACE, sealed) === KEY_CHECK_TEXT;
  } catch {
    return false;
  }
}

/** A known text, as rows are found by: another lookup key would find nobody. */
export function lookupCheckOf(cipher: Cipher): string {
  return cipher.hash(KEY_CHECK_PLACE, KEY_CHECK_TEXT);
}

const KEY_CHECK_PLACE = { table: 'Meta', column: 'value', rowId: 'keyCheck' };
const KEY_CHECK_TEXT = 'tu-soi';
