import { whole } from '../engine/row.ts';
import { isThisRow, keyOf, nextRows, quoted } from '../engine/any-table.ts';
import type { Access, Sql, Value } from '../engine/sql.ts';
import { sealedBeginning, UnsealError, type Cipher } from '../keys/cipher.ts';
import { columnsOf, sealedTables, textsIn, type SealedTable } from './sealed-tables.ts';

/** How many texts were sealed anew, and how many nobody can open. */
export type Resealed = { resealed: number; unreadable: number };

type Deps = {
  access: Pick<Access, 'write'>;
  cipher: Pick<Cipher, 'reseal'>;
  /** Called in the transaction of each batch that changed something, with how many texts it did. */
  note: (sql: Sql, resealed: number) => Promise<void>;
  signal: AbortSignal;
};

/** A row may be a whole file. */
const atOnce = 50;

/**
 * Looks at every sealed text of every table once, and seals anew what another key than the one in use opens, in short
 * transactions beside everything else that goes on. It may be cut off anywhere and begun again: what is done is skipped.
 */
export async function resealAll({ access, cipher, note, signal }: Deps): Promise<Resealed> {
  const all = { resealed: 0, unreadable: 0 };
  for (const table of sealedTables) {
    let after: readonly Value[] | undefined = [];
    while (after !== undefined) {
      signal.throwIfAborted();
      const from: readonly Value[] = after;
      const batch = await access.write(async (sql) => {
        const done = await resealBatch(sql, cipher, table, from);
        if (done.resealed > 0) await note(sql, done.resealed);
        return done;
      });
      all.resealed += batch.resealed;
      all.unreadable += batch.unreadable;
      after = batch.last;
    }
  }
  return all;
}

async function resealBatch(
  sql: Sql,
  cipher: Pick<Cipher, 'reseal'>,
  table: SealedTable,
  after: readonly Value[],
): Promise<Resealed & { last: readonly Value[] | undefined }> {
  const { rows, last } = await nextRows(sql, table, { columns: columnsOf(table), after, atOnce });
  let resealed = 0;
  let unreadable = 0;
  for (const row of rows) {
    for (const { place, sealed } of textsIn(row, table)) {
      const anew = resealOne(cipher, place, sealed);
      if (anew.status === 'unreadable') unreadable += 1;
      if (anew.status !== 'resealed') continue;
      const column = quoted(place.column);
      // Where somebody wrote it meanwhile, they have sealed it with the key in use.
      resealed += await sql.run(
        `UPDATE ${quoted(table.name)} SET ${column} = ? WHERE ${isThisRow(table)} AND ${column} = ?`,
        [anew.text, ...keyOf(row, table), sealed],
      );
    }
  }
  return { resealed, unreadable, last };
}

type Anew = { status: 'resealed'; text: string } | { status: 'same' | 'unreadable' };

function resealOne(cipher: Pick<Cipher, 'reseal'>, ...text: Parameters<Cipher['reseal']>): Anew {
  try {
    const anew = cipher.reseal(...text);
    return anew === undefined ? { status: 'same' } : { status: 'resealed', text: anew };
  } catch (error) {
    if (error instanceof UnsealError) return { status: 'unreadable' };
    throw error;
  }
}

/** How many texts each of these keys has sealed. */
export async function countByKey(sql: Sql, keyIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const counts = new Map(keyIds.map((keyId) => [keyId, 0]));
  for (const { name, sealed } of sealedTables) {
    const isIts = sealed.map((column) => `CASE WHEN substr(${quoted(column)}, 1, ?) = ? THEN 1 ELSE 0 END`);
    const sum = `SELECT coalesce(sum(${isIts.join(' + ')}), 0) AS count FROM ${quoted(name)}`;
    for (const [keyId, count] of counts) {
      const beginning = sealedBeginning(keyId);
      const row = await sql.first(
        sum,
        sealed.flatMap(() => [beginning.length, beginning]),
      );
      counts.set(keyId, count + whole(row?.['count']));
    }
  }
  return counts;
}
