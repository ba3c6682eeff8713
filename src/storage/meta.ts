import { pushKeysSchema } from '../core/model/page.ts';
import type { PagePushes } from '../core/ports/pages.ts';
import type { Operator } from '../core/ports/people.ts';
import type { RaisedAlarms } from '../core/ports/runtime.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { rowReader, text } from './engine/row.ts';
import type { Access, Sql } from './engine/sql.ts';

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

type Ways = Pick<Access, 'read' | 'write'>;

export function createOperator({ read, write, cipher }: Ways & { cipher: Cipher }): Operator {
  const names = sealedColumn(cipher, 'Meta', 'value');

  return {
    name: () =>
      read(async (sql) => {
        const sealed = await readMeta(sql, 'operator');
        return sealed === undefined ? undefined : names.open('operator', sealed);
      }),

    setName: (name) => write((sql) => writeMeta(sql, 'operator', names.seal('operator', name))),
  };
}

/** With which the push services of browsers know this bot. */
export function createPushKeys({
  read,
  write,
  cipher,
}: Ways & { cipher: Cipher }): Pick<PagePushes, 'keys' | 'keepKeys'> {
  const keys = jsonColumn(sealedColumn(cipher, 'Meta', 'value'), pushKeysSchema);

  return {
    keys: () =>
      read(async (sql) => {
        const sealed = await readMeta(sql, 'pushKeys');
        return sealed === undefined ? undefined : keys.open('pushKeys', sealed);
      }),

    keepKeys: (made) =>
      write(async (sql) => {
        const kept = await readMeta(sql, 'pushKeys');
        if (kept !== undefined) return keys.open('pushKeys', kept);
        await writeMeta(sql, 'pushKeys', keys.seal('pushKeys', made));
        return made;
      }),
  };
}

export function createRaisedAlarms({ read, write }: Ways): RaisedAlarms {
  return {
    list: () => read(async (sql) => ((await readMeta(sql, 'raisedAlarms')) ?? '').split(' ').filter(Boolean)),

    put: (names) => write((sql) => writeMeta(sql, 'raisedAlarms', names.join(' '))),
  };
}

/**
 * Since when those who share with the whole cell are told that it may be printed: the first start of a program that prints,
 * which writes it down.
 */
export function settlePrintableSince({ write }: Pick<Access, 'write'>, now: Date): Promise<Date> {
  return write(async (sql) => {
    const known = await readMeta(sql, 'printableSince');
    if (known !== undefined) return new Date(known);
    await writeMeta(sql, 'printableSince', now.toISOString());
    return now;
  });
}
