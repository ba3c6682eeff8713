import {
  closeSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { makeFolderOf, syncFolder } from '../engine/files.ts';
import { makeKeys, parseKeys, withCurrent, withLookup, withNewKey, type KeyRing } from './key-ring.ts';
import { readSecretFile } from './secret-file.ts';

export type KeySource = { kind: 'value'; value: string } | { kind: 'file'; path: string };

export type LoadedKeys =
  | { status: 'loaded'; ring: KeyRing; origin: 'made' | 'given' }
  | { status: 'missing'; path: string }
  | { status: 'exposed'; uid: number }
  | { status: 'unreadable'; uid: number }
  | { status: 'malformed'; why: string };

export function loadKeys(source: KeySource): LoadedKeys {
  const text =
    source.kind === 'value' ? { status: 'read' as const, text: source.value } : readKeyFile(source.path);
  if (text.status !== 'read') return text;
  const parsed = parseKeys(text.text);
  return parsed.status === 'parsed' ? { ...parsed, status: 'loaded' } : parsed;
}

/** Makes a key ring where there is none: whole or not at all, and on disk before anything is sealed with it. */
export function makeKeyFile(location: string, now: Date): KeyRing {
  if (existsSync(location)) throw new Error(`${location} exists already`);
  const text = makeKeys(now);
  const parsed = parseKeys(text);
  if (parsed.status !== 'parsed') throw new Error(`a new key ring could not be read back: ${parsed.why}`);
  makeFolderOf(location);
  replaceDurably(location, text);
  return parsed.ring;
}

/**
 * Gives a key file from before the lookup key its own. Where the file cannot be written, nothing is lost: the key is the
 * same that is made from its first key at every start.
 */
export function completeKeyFile(source: KeySource): void {
  if (source.kind !== 'file') return;
  const read = readKeyFile(source.path);
  const text = read.status === 'read' ? withLookup(read.text) : undefined;
  if (text === undefined) return;
  try {
    replaceDurably(realpathSync(source.path), text);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/** Why a key file was not changed. */
export type Unchanged =
  | Exclude<LoadedKeys, { status: 'loaded' }>
  /** Nothing may be written there, or the file is mounted alone. */
  | { status: 'unwritable' }
  | { status: 'disk_full' }
  /** Somebody else is changing it. */
  | { status: 'busy' };

/** Adds a key that nothing is sealed with yet. */
export function addKey(location: string, now: Date): { status: 'added'; id: string } | Unchanged {
  return changeKeyFile(location, now, (text) => {
    const added = withNewKey(text, now);
    return added && { text: added.text, outcome: { status: 'added', id: added.id } };
  });
}

/** Writes down that this key of the ring is to be used. */
export function wantKey(location: string, id: string, now: Date): { status: 'wanted' } | Unchanged {
  return changeKeyFile(location, now, (text) => {
    const wanted = withCurrent(text, id);
    return wanted === undefined ? undefined : { text: wanted, outcome: { status: 'wanted' } };
  });
}

/**
 * The draft is there for as long as one command changes the file, so that of two at once neither loses what the other
 * wrote. The file keeps its owner and its mode.
 */
function changeKeyFile<Changed>(
  location: string,
  now: Date,
  change: (text: string) => { text: string; outcome: Changed } | undefined,
): Changed | Unchanged {
  const read = readKeyFile(location);
  if (read.status !== 'read') return read;
  const file = realpathSync(location);
  const draft = `${file}.new`;
  if (isLeftBehind(draft, now)) rmSync(draft, { force: true });
  try {
    const descriptor = openSync(draft, 'wx', 0o600);
    let isInPlace = false;
    try {
      const found = readKeyFile(file);
      const changed = found.status === 'read' ? change(found.text) : undefined;
      if (changed === undefined) return { status: 'malformed', why: 'it has no such key' };
      const { uid, gid, mode } = statSync(file);
      writeSync(descriptor, changed.text);
      fchownSync(descriptor, uid, gid);
      fchmodSync(descriptor, mode & 0o777);
      fsyncSync(descriptor);
      renameSync(draft, file);
      isInPlace = true;
      syncFolder(path.dirname(file));
      return changed.outcome;
    } finally {
      closeSync(descriptor);
      if (!isInPlace) rmSync(draft, { force: true });
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code))) return { status: 'disk_full' };
    return { status: error.code === 'EEXIST' ? 'busy' : 'unwritable' };
  }
}

/** By a command that was cut off: none takes as long. */
function isLeftBehind(draft: string, now: Date): boolean {
  const found = statSync(draft, { throwIfNoEntry: false });
  return found !== undefined && now.getTime() - found.mtimeMs > 10_000;
}

function readKeyFile(
  location: string,
): { status: 'read'; text: string } | Exclude<LoadedKeys, { status: 'loaded' }> {
  const read = readSecretFile(location);
  return read.status === 'missing' ? { status: 'missing', path: location } : read;
}

function replaceDurably(location: string, text: string): void {
  const draft = `${location}.new`;
  rmSync(draft, { force: true });
  writeDurably(draft, text);
  renameSync(draft, location);
  syncFolder(path.dirname(location));
}

function writeDurably(location: string, text: string): void {
  const descriptor = openSync(location, 'wx', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
