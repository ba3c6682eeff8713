import { unitKinds } from '../core/model/people.ts';
import type { UnitTree } from '../core/ports/units.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import { among, instant, maybe, rowReader, text } from './engine/row.ts';
import type { Access } from './engine/sql.ts';

type Deps = Pick<Access, 'read' | 'prisma'> & { cipher: Cipher };

export function createUnitTree({ read, prisma, cipher }: Deps): UnitTree {
  const names = sealedColumn(cipher, 'Unit', 'nameSealed');

  return {
    async list() {
      const statement = 'SELECT id, parentId, kind, nameSealed, readyAt, closedAt FROM Unit ORDER BY id';
      const rows = await read((sql) => sql.all(statement));
      return rows.map(placeRow).map(({ nameSealed, ...unit }) => ({
        ...unit,
        name: names.open(unit.id, nameSealed),
      }));
    },

    async rename(id, name) {
      await prisma((db) => db.unit.update({ where: { id }, data: { nameSealed: names.seal(id, name) } }));
    },

    async move(id, parentId) {
      await prisma((db) => db.unit.update({ where: { id }, data: { parentId: parentId ?? null } }));
    },

    async close(id, at) {
      await prisma((db) => db.unit.updateMany({ where: { id, closedAt: null }, data: { closedAt: at } }));
    },
  };
}

/** Of a unit as far as the tree goes. */
const placeRow = rowReader({
  ...{ id: text, parentId: maybe(text), kind: among(unitKinds), nameSealed: text },
  ...{ readyAt: maybe(instant), closedAt: maybe(instant) },
});
