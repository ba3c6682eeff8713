import type { Access, Sql } from './sql.ts';
import { instantText } from './instant-text.ts';
import { lookupCheckOf, readMeta, sealKeyCheck, writeMeta } from '../meta.ts';
import { createCipher, type Cipher } from '../keys/cipher.ts';
import type { KeySource } from '../keys/key-file.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { settleSealing } from '../keys/kept-sealing.ts';
import { createLiveKeys, type LiveKeys } from '../keys/live-keys.ts';
import { isResealUntold, markResealTold, skipResealing, type ResealStep } from '../resealing/resealing.ts';

/** Writes down by which keys rows are found and sealed; a database without any needs no resealing. */
export async function settleKeys(
  write: <Result>(work: (sql: Sql) => Promise<Result>) => Promise<Result>,
  { keys, ring, steps }: { keys: KeySource; ring: KeyRing; steps: readonly ResealStep[] },
): Promise<{ cipher: Cipher; keys: LiveKeys }> {
  const live = createLiveKeys(keys, ring);
  const cipher = createCipher(live.ring);
  await write(async (sql) => {
    if ((await readMeta(sql, 'keyCheck')) === undefined) {
      await writeMeta(sql, 'keyCheck', sealKeyCheck(cipher));
      await skipResealing(sql, steps);
    }
    await writeMeta(sql, 'lookupCheck', lookupCheckOf(cipher));
    live.sealWith((await settleSealing(sql, ring)).key);
  });
  return { cipher, keys: live };
}

/** What every database writes down of itself, each on its engine's tables. */
export function ownNotes(
  { read, write }: Pick<Access, 'read' | 'write'>,
  isDiskFailure: (error: unknown) => boolean,
) {
  return {
    async mark(at: Date): Promise<'written' | 'disk' | 'other'> {
      try {
        await write((sql) => writeMeta(sql, 'lastWrite', instantText(at)));
        return 'written';
      } catch (error) {
        return isDiskFailure(error) ? 'disk' : 'other';
      }
    },
    isResealUntold: () => read(isResealUntold),
    markResealTold: () => write(markResealTold),
  };
}
