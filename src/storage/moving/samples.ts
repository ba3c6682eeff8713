import { isThisRow, keyOf, list, quoted } from '../engine/any-table.ts';
import type { Row } from '../engine/sql.ts';
import { UnsealError, type Cipher, type SealedPlace } from '../keys/cipher.ts';
import { columnsOf, sealedTables, textsIn } from '../resealing/sealed-tables.ts';
import type { Between } from './copying.ts';

/** Of each table so many of its oldest rows and so many of its newest. */
const ofEach = 10;

/** The first table of which some sealed text does not open there as it does here. */
export async function findUnopened(
  { from, to }: Between,
  cipher: Pick<Cipher, 'open'>,
): Promise<string | undefined> {
  for (const table of sealedTables) {
    const { name, key } = table;
    const openAll = (row: Row): string =>
      textsIn(row, table)
        .map((one) => open(cipher, one))
        .join('\n');
    const select = `SELECT ${list([...new Set([...key, ...columnsOf(table)])])} FROM ${quoted(name)}`;
    for (const direction of ['ASC', 'DESC']) {
      const order = key.map((column) => `${quoted(column)} ${direction}`).join(', ');
      for (const row of await from.all(`${select} ORDER BY ${order} LIMIT ?`, [ofEach])) {
        const there = await to.first(`${select} WHERE ${isThisRow(table)}`, keyOf(row, table));
        if (there === undefined || openAll(there) !== openAll(row)) return name;
      }
    }
  }
  return undefined;
}

/** What nobody can open here is no fault of the copy. */
function open(
  cipher: Pick<Cipher, 'open'>,
  { place, sealed }: { place: SealedPlace; sealed: string },
): string {
  try {
    return cipher.open(place, sealed);
  } catch (error) {
    if (error instanceof UnsealError) return sealed;
    throw error;
  }
}
