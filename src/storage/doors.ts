import type Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { doorKinds, type Door } from '../core/model/people.ts';
import type { Doors } from '../core/ports/people.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import { instantText } from './engine/instant-text.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';
import { instant, text } from './engine/raw-row.ts';

type Deps = Omit<Access, 'client'> & { cipher: Cipher };

export function createDoorStore({ read, write, cipher }: Deps): Doors {
  const doors = createDoors(cipher);

  return {
    insert: (door) =>
      write((connection) => {
        doors.insert(connection, door);
      }),

    listByAccount: (accountId) =>
      read((connection) => {
        const sql = 'SELECT * FROM Door WHERE accountId = ? ORDER BY openedAt, id';
        return prepared(connection, sql)
          .all(accountId)
          .map((row) => doors.toDoor(doorRow.parse(row)));
      }),

    markUsed: (id, at) =>
      write((connection) => {
        prepared(connection, 'UPDATE Door SET usedAt = ? WHERE id = ?').run(instantText(at), id);
      }),

    listUnused: (kind, before) =>
      read((connection) => {
        const sql = 'SELECT id FROM Door WHERE kind = ? AND coalesce(usedAt, openedAt) <= ?';
        return prepared<{ id: string }>(connection, sql)
          .all(kind, instantText(before))
          .map(({ id }) => id);
      }),

    close: (id, at) =>
      write((connection) => {
        prepared(connection, 'DELETE FROM PagePush WHERE doorId = ?').run(id);
        const sql = 'DELETE FROM Door WHERE id = ? RETURNING accountId';
        const closed = prepared<{ accountId: string }>(connection, sql).get(id);
        if (closed === undefined) return;
        prepared(
          connection,
          `UPDATE Account SET reachable = FALSE, unreachableAt = ?
            WHERE id = ? AND NOT EXISTS (SELECT 1 FROM Door WHERE Door.accountId = Account.id)`,
        ).run(instantText(at), closed.accountId);
      }),
  };
}

export const doorRow = z.object({
  id: text,
  kind: z.enum(doorKinds),
  addressSealed: text,
  openedAt: instant,
  usedAt: instant.nullable().transform((at) => at ?? undefined),
});

/** The ways by which people come in and are reached: found by a keyed hash, and opened only to send. */
export function createDoors(cipher: Cipher) {
  const addresses = sealedColumn(cipher, 'Door', 'addressSealed');
  const hashOf = ({ kind, address }: Pick<Door, 'kind' | 'address'>): string =>
    cipher.hash({ table: 'Door', column: 'addressHash' }, JSON.stringify([kind, address]));

  return {
    hashOf,
    toDoor: ({ id, addressSealed, ...door }: z.output<typeof doorRow>): Door => ({
      ...{ id, ...door },
      address: addresses.open(id, addressSealed),
    }),
    insert(
      connection: Sqlite.Database,
      { id, accountId, kind, address, openedAt }: Omit<Door, 'usedAt'> & { accountId: string },
    ): void {
      const sql = `INSERT INTO Door (id, accountId, kind, addressHash, addressSealed, openedAt)
        VALUES (?, ?, ?, ?, ?, ?)`;
      const sealed = [hashOf({ kind, address }), addresses.seal(id, address)];
      prepared(connection, sql).run(id, accountId, kind, ...sealed, instantText(openedAt));
    },
  };
}
