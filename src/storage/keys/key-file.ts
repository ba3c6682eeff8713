import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { makeFolderOf, syncFolder } from '../engine/files.ts';
import { makeKeys, parseKeys, withLookup, type KeyRing } from './key-ring.ts';
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
