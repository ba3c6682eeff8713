import type { Places } from '../core/ports/units.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import { rowReader, text } from './engine/row.ts';
import type { Access } from './engine/sql.ts';

type Deps = Pick<Access, 'read'> & { cipher: Cipher };

export function createPlaces({ read, cipher }: Deps): Places {
  const names = sealedColumn(cipher, 'Unit', 'nameSealed');

  return {
    async listCells(accountId) {
      const rows = await read((sql) =>
        sql.all(
          `SELECT Unit.id, Unit.nameSealed FROM Member JOIN Unit ON Unit.id = Member.unitId
           WHERE Member.accountId = ? AND Member.removedAt IS NULL AND Unit.closedAt IS NULL
           ORDER BY Member.joinedAt, Member.id`,
          [accountId],
        ),
      );
      return rows
        .map(cellRow)
        .map(({ id, nameSealed }) => ({ unitId: id, name: names.open(id, nameSealed) }));
    },
  };
}

const cellRow = rowReader({ id: text, nameSealed: text });
