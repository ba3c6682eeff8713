import { readFileSync, statSync } from 'node:fs';
import { keepPrivate } from '../engine/files.ts';

/**
 * A file that only this program is to read. Its own is made so; somebody else's that everybody on the machine may read is
 * `exposed`, and one that may be read by a group is the owner's decision.
 */
export type SecretFile =
  | { status: 'read'; text: string }
  | { status: 'missing' }
  /** To the user of this number, as which the program runs. */
  | { status: 'exposed'; uid: number }
  | { status: 'unreadable'; uid: number };

export function readSecretFile(location: string, uid = process.getuid?.() ?? 0): SecretFile {
  try {
    const found = statSync(location, { throwIfNoEntry: false });
    if (found === undefined) return { status: 'missing' };
    if (found.uid === uid) keepPrivate(location);
    else if (process.getuid !== undefined && (found.mode & 0o004) !== 0) return { status: 'exposed', uid };
    return { status: 'read', text: readFileSync(location, 'utf8') };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { status: 'unreadable', uid };
  }
}
