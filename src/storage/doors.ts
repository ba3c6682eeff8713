import type Sqlite from 'better-sqlite3';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import { instantText } from './engine/instant-text.ts';
import { prepared } from './engine/prepared.ts';

type Door = { id: string; accountId: string; telegramId: string; openedAt: Date };

/** The ways by which people come in and are reached: found by a keyed hash, and opened only to send. */
export function createDoors(cipher: Cipher) {
  const addresses = sealedColumn(cipher, 'Door', 'addressSealed');
  const hashOf = (telegramId: string): string =>
    cipher.hash({ table: 'Door', column: 'addressHash' }, JSON.stringify([telegram, telegramId]));

  return {
    hashOf,
    open: (id: string, addressSealed: string): string => addresses.open(id, addressSealed),
    insert(connection: Sqlite.Database, { id, accountId, telegramId, openedAt }: Door): void {
      const sql = `INSERT INTO Door (id, accountId, kind, addressHash, addressSealed, openedAt)
        VALUES (?, ?, ?, ?, ?, ?)`;
      const address = [hashOf(telegramId), addresses.seal(id, telegramId)];
      prepared(connection, sql).run(id, accountId, telegram, ...address, instantText(openedAt));
    },
  };
}

export const telegram = 'telegram';
