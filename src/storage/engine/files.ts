import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** Where the database of a `file:` URL lies; relative to the working directory. */
export function locateDatabase(url: string): { path: string; lockPath: string } {
  const location = path.resolve(url.replace(/^file:/, '').replace(/\?.*$/, ''));
  return { path: location, lockPath: `${location}.lock` };
}

/** Whether a file could be made or changed here. The last folder of the path may still be missing: it is made on demand. */
export function isWritable(file: string): boolean {
  const folder = path.dirname(file);
  if (existsSync(file)) return statSync(file).isFile() && mayWrite(file) && mayWrite(folder);
  return isWritableFolder(existsSync(folder) ? folder : path.dirname(folder));
}

export function makeFolderOf(file: string): void {
  const folder = path.dirname(file);
  if (existsSync(folder)) return;
  mkdirSync(folder, { mode: 0o700 });
  syncFolder(path.dirname(folder));
}

/** Makes the file where there is none; its owner alone may read it, and what SQLite puts beside it gets the same mode. */
export function makePrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  keepPrivate(file);
}

/** A file of somebody else keeps its mode, and so does one that nobody else may read, or that lies where nothing is written. */
export function keepPrivate(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || found.uid !== process.getuid?.() || (found.mode & 0o077) === 0) return;
  try {
    chmodSync(file, 0o600);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EROFS')) throw error;
  }
}

/** Which files lie at these paths, as long as nobody removes or replaces one. */
export function identityOf(files: readonly string[]): string {
  return files
    .map((file) => {
      const found = statSync(file, { bigint: true, throwIfNoEntry: false });
      return found === undefined ? 'none' : `${found.dev}:${found.ino}`;
    })
    .join(' ');
}

/** Whether so much fits onto the disk of this file, found out by writing it beside it. */
export function hasRoomBeside(file: string, bytes: number): boolean {
  const probe = `${file}.room`;
  try {
    writeFileSync(probe, Buffer.alloc(bytes), { flush: true });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(probe, { force: true });
  }
}

/** A new name in a folder survives a power cut only after the folder was synced, which Windows does not offer. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function isWritableFolder(location: string): boolean {
  return statSync(location, { throwIfNoEntry: false })?.isDirectory() === true && mayWrite(location);
}

function mayWrite(location: string): boolean {
  try {
    accessSync(location, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
