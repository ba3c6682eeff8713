import { readMeta, writeMeta } from './engine/meta.ts';
import type { Access } from './engine/prisma-client.ts';

/** Since when those who share with the whole cell are told that it may be printed: the first start of a program that prints. */
export function readPrintableSince({ write }: Pick<Access, 'write'>, now: Date): Promise<Date> {
  return write((connection) => {
    const known = readMeta(connection, 'printableSince');
    if (known !== undefined) return new Date(known);
    writeMeta(connection, 'printableSince', now.toISOString());
    return now;
  });
}
