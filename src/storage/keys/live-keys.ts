import type { KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import { loadKeys, type KeySource } from './key-file.ts';
import type { KeyRing } from './key-ring.ts';

/** The key ring of a running program: it is read again when its file changes, and the database says which key is used. */
export type LiveKeys = {
  /** The same for as long as the program runs. */
  ring: KeyRing;
  /** The key that the file says is to be used. */
  wanted(): string;
  sealWith(keyId: string): void;
  /** `refused`: the file is no longer the ring of this database, or lacks one of these keys; what was read before stays. */
  reread(needed: readonly string[]): 'same' | 'taken' | 'refused';
};

export function createLiveKeys(source: KeySource, given: KeyRing): LiveKeys {
  let read = given;
  let current = given.current;
  let seen = stampOf(source);

  function secretOf(keyId: string): KeyObject {
    const secret = read.find(keyId);
    if (secret === undefined) throw new Error(`the key ${keyId} is not in the key ring`);
    return secret;
  }

  return {
    ring: {
      get current() {
        return current;
      },
      get keys() {
        return read.keys;
      },
      find: (keyId) => read.find(keyId),
      lookup: given.lookup,
    },
    wanted: () => read.current.id,
    sealWith(keyId) {
      if (keyId !== current.id) current = { id: keyId, secret: secretOf(keyId) };
    },
    reread(needed) {
      const stamp = stampOf(source);
      if (stamp === seen) return 'same';
      const loaded = loadKeys(source);
      if (loaded.status !== 'loaded' || !loaded.ring.lookup.equals(given.lookup)) return 'refused';
      const { ring } = loaded;
      if ([...needed, current.id].some((keyId) => ring.find(keyId) === undefined)) return 'refused';
      seen = stamp;
      read = ring;
      return 'taken';
    },
  };
}

/** Changes whenever a file is written or replaced. */
function stampOf(source: KeySource): string {
  if (source.kind === 'value') return '';
  const found = statSync(source.path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? 'none' : `${found.ino} ${found.size} ${found.mtimeNs}`;
}
