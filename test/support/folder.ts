import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** Every byte of a folder's files. Read by another process: closing a database file here would drop this process's locks on it. */
export async function readFolder(folder: string): Promise<{ files: string[]; bytes: Buffer }> {
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
