import { doorKinds, type Door } from '../core/model/people.ts';
import type { Doors } from '../core/ports/people.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import type { Access, Sql } from './engine/sql.ts';
import { among, instant, maybe, rowReader, text } from './engine/row.ts';

type Deps = Pick<Access, 'read' | 'write'> & { cipher: Cipher };

export function createDoorStore({ read, write, cipher }: Deps): Doors {
  const doors = createDoors(cipher);

  return {
    insert: (door) =>
      write(async (sql) => {
        await doors.insert(sql, door);
      }),

    listByAccount: (accountId) =>
      read(async (sql) => {
        const statement = 'SELECT * FROM Door WHERE accountId = ? ORDER BY openedAt, id';
        return (await sql.all(statement, [accountId])).map((row) => doors.toDoor(doorRow(row)));
      }),

    markUsed: (id, at) =>
      write(async (sql) => {
        await sql.run('UPDATE Door SET usedAt = ? WHERE id = ?', [at, id]);
      }),

    listUnused: (kind, before) =>
      read(async (sql) => {
        const statement = 'SELECT id FROM Door WHERE kind = ? AND coalesce(usedAt, openedAt) <= ?';
        return (await sql.all(statement, [kind, before])).map((row) => idRow(row).id);
      }),

    close: (id, at) =>
      write(async (sql) => {
        await sql.run('DELETE FROM PagePush WHERE doorId = ?', [id]);
        const statement = 'DELETE FROM Door WHERE id = ? RETURNING accountId';
        const closed = await sql.first(statement, [id]);
        if (closed === undefined) return;
        await sql.run(
          `UPDATE Account SET reachable = FALSE, unreachableAt = ?
            WHERE id = ? AND NOT EXISTS (SELECT 1 FROM Door WHERE Door.accountId = Account.id)`,
          [at, accountRow(closed).accountId],
        );
      }),
  };
}

export const doorColumns = {
  kind: among(doorKinds),
  addressSealed: text,
  openedAt: instant,
  usedAt: maybe(instant),
};
export const doorRow = rowReader({ id: text, ...doorColumns });

const idRow = rowReader({ id: text });
const accountRow = rowReader({ accountId: text });

/** The ways by which people come in and are reached: found by a keyed hash, and opened only to send. */
export function createDoors(cipher: Cipher) {
  const addresses = sealedColumn(cipher, 'Door', 'addressSealed');
  const hashOf = ({ kind, address }: Pick<Door, 'kind' | 'address'>): string =>
    cipher.hash({ table: 'Door', column: 'addressHash' }, JSON.stringify([kind, address]));

  return {
    hashOf,
    toDoor: ({ id, addressSealed, ...door }: ReturnType<typeof doorRow>): Door => ({
      ...{ id, ...door },
      address: addresses.open(id, addressSealed),
    }),
    async insert(
      sql: Sql,
      { id, accountId, kind, address, openedAt }: Omit<Door, 'usedAt'> & { accountId: string },
    ): Promise<void> {
      const statement = `INSERT INTO Door (id, accountId, kind, addressHash, addressSealed, openedAt)
        VALUES (?, ?, ?, ?, ?, ?)`;
      const sealed = [hashOf({ kind, address }), addresses.seal(id, address)];
      await sql.run(statement, [id, accountId, kind, ...sealed, openedAt]);
    },
  };
}
