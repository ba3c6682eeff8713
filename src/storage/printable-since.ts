import { readMeta, writeMeta } from './engine/meta.ts';
import type { Access } from './engine/sql.ts';

/** Since when those who share with the whole cell are told that it may be printed: the first start of a program that prints. */
export function readPrintableSince({ write }: Pick<Access, 'write'>, now: Date): Promise<Date> {
  return write(async (sql) => {
    const known = await readMeta(sql, 'printableSince');
    if (known !== undefined) return new Date(known);
    await writeMeta(sql, 'printableSince', now.toISOString());
    return now;
  });
}
