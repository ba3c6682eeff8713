import { createCipher } from '../keys/cipher.ts';
import type { DatabaseRefusal } from '../../core/model/database.ts';
import type { Inspection, RecordedMigration } from './inspection.ts';
import type { LoadedKeys } from '../keys/key-file.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { Migration } from './migration-files.ts';
import { missingFrom, readSealing } from '../keys/sealing.ts';
import { lookupCheckOf, opensKeyCheck } from '../meta.ts';

/** `behind`: migrations are to be applied. `makeKeyAt`: there is no key yet, and one may be made there. */
export type Planned = { status: 'planned'; behind: boolean } & ({ ring: KeyRing } | { makeKeyAt: string });

/**
 * The first start goes database, key, check value, and nothing is sealed before the check value is stored. So a database
 * without one holds nothing yet, and a start that was cut off anywhere goes on where it stood.
 */
export function planStart(found: {
  inspection: Inspection;
  keys: LoadedKeys;
  migrations: readonly Migration[];
  /** Several programs share the database: its key is made beforehand, as one that any of them made the others would not have. */
  isShared?: boolean;
}): Planned | DatabaseRefusal {
  const { inspection, keys, migrations, isShared = false } = found;
  if (inspection.status !== 'absent' && inspection.status !== 'inspected') return inspection;
  const recorded = inspection.status === 'absent' ? [] : inspection.recorded;
  const history = compareHistory(recorded, migrations);
  if (history.status !== 'compared') return history;
  if (keys.status === 'unreadable') return { status: 'key_unreadable', uid: keys.uid };
  if (keys.status === 'malformed') return { status: 'key_malformed' };
  if (keys.status === 'exposed') return { status: 'key_exposed', uid: keys.uid };

  const { behind } = history;
  if (inspection.status === 'inspected' && inspection.keyCheck !== undefined) {
    if (keys.status === 'missing') return { status: 'key_missing' };
    const cipher = createCipher(keys.ring);
    const { keyCheck, lookupCheck, sealing } = inspection;
    if (!opensKeyCheck(cipher, keyCheck)) return { status: 'key_wrong' };
    if (lookupCheck !== undefined && lookupCheck !== lookupCheckOf(cipher)) return { status: 'key_wrong' };
    const [keyId] = sealing === undefined ? [] : missingFrom(keys.ring, readSealing(sealing));
    if (keyId !== undefined) return { status: 'key_incomplete', keyId };
    return { status: 'planned', behind, ring: keys.ring };
  }
  if (inspection.status === 'inspected' && inspection.hasRows) {
    return { status: 'damaged', why: 'key_check_gone' };
  }
  if (keys.status === 'missing') return { status: 'planned', behind, makeKeyAt: keys.path };
  // A key ring that this program made belongs to a database: starting a new one would hide that it is lost.
  if (!isShared && keys.origin === 'made' && recorded.length === 0) return { status: 'missing' };
  return { status: 'planned', behind, ring: keys.ring };
}

export function compareHistory(
  recorded: readonly RecordedMigration[],
  known: readonly Migration[],
): { status: 'compared'; behind: boolean } | Extract<DatabaseRefusal, { status: 'newer' | 'damaged' }> {
  const checksums = new Map(known.map(({ name, checksum }) => [name, checksum]));
  const unknown = recorded.filter(({ name }) => !checksums.has(name)).map(({ name }) => name);
  if (unknown.length > 0) return { status: 'newer', migrations: unknown };
  const unfinished = recorded.find(({ finished }) => !finished);
  if (unfinished) return { status: 'damaged', why: 'migration_unfinished', migration: unfinished.name };
  const edited = recorded.find(({ name, checksum }) => checksums.get(name) !== checksum);
  if (edited) return { status: 'damaged', why: 'migration_edited', migration: edited.name };
  return { status: 'compared', behind: recorded.length < known.length };
}
