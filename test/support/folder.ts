import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { tables } from '../../src/storage/generated/tables.ts';
import { openRows } from './rows-beside.ts';
import { databaseOf } from './server-database.ts';

/**
 * Every byte of a folder's files, or all that stands in the tables where they are a server's. Read by another process: closing a database file here would drop this process's
 * locks on it.
 */
export async function readFolder(folder: string): Promise<{ files: string[]; bytes: Buffer }> {
  if (databaseOf(folder) !== undefined) return readTables(folder);
  const files = await readdir(folder);
  const { stdout } = await promisify(execFile)(
    'cat',
    files.map((file) => path.join(folder, file)),
    {
      encoding: 'buffer',
      maxBuffer: 256 * 1024 * 1024,
    },
  );
  return { files, bytes: stdout };
}

function readTables(folder: string): { files: string[]; bytes: Buffer } {
  const rows = openRows(folder);
  const texts = tables.flatMap(({ name }) =>
    rows.all(`SELECT * FROM "${name}"`).flatMap((row) => Object.values(row).map(String)),
  );
  rows.close();
  return { files: ['tu-soi.db', 'tu-soi.db-wal'], bytes: Buffer.from(texts.join('\n')) };
}
