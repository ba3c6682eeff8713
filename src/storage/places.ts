import type { Places } from '../core/ports/units.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';

type Deps = Pick<Access, 'read'> & { cipher: Cipher };

export function createPlaces({ read, cipher }: Deps): Places {
  const names = sealedColumn(cipher, 'Unit', 'nameSealed');

  return {
    async listCells(accountId) {
      const rows = await read((connection) =>
        prepared<{ id: string; nameSealed: string }>(
          connection,
          `SELECT Unit.id, Unit.nameSealed FROM Member JOIN Unit ON Unit.id = Member.unitId
           WHERE Member.accountId = ? AND Member.removedAt IS NULL AND Unit.closedAt IS NULL
           ORDER BY Member.joinedAt, Member.id`,
        ).all(accountId),
      );
      return rows.map(({ id, nameSealed }) => ({ unitId: id, name: names.open(id, nameSealed) }));
    },
  };
}
