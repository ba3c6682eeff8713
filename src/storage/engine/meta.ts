import type Sqlite from 'better-sqlite3';
import type { Cipher } from '../keys/cipher.ts';
import { prepared } from './prepared.ts';

export type MetaKey =
  | 'keyCheck'
  | 'lookupCheck'
  | 'lastWrite'
  | 'resealing'
  | 'operator'
  | 'pushKeys'
  | 'raisedAlarms'
  | 'printableSince';

export function readMeta(connection: Sqlite.Database, key: MetaKey): string | undefined {
  return prepared<{ value: string }>(connection, 'SELECT value FROM Meta WHERE key = ?').get(key)?.value;
}

export function writeMeta(connection: Sqlite.Database, key: MetaKey, value: string): void {
  prepared(
    connection,
    'INSERT INTO Meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, value);
}

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
