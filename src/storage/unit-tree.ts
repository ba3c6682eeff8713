import { unitKinds } from '../core/model/people.ts';
import type { UnitTree } from '../core/ports/units.ts';
import type { Cipher } from './keys/cipher.ts';
import { oneOf, sealedColumn } from './engine/columns.ts';
import type { Client } from './engine/prisma-client.ts';

export function createUnitTree({
  client,
  cipher,
}: {
  client: Pick<Client, 'unit'>;
  cipher: Cipher;
}): UnitTree {
  const names = sealedColumn(cipher, 'Unit', 'nameSealed');

  return {
    async list() {
      const rows = await client.unit.findMany({
        select: { id: true, parentId: true, kind: true, nameSealed: true, readyAt: true, closedAt: true },
        orderBy: { id: 'asc' },
      });
      return rows.map(({ id, parentId, kind, nameSealed, readyAt, closedAt }) => ({
        id,
        parentId: parentId ?? undefined,
        kind: oneOf(unitKinds, kind),
        name: names.open(id, nameSealed),
        readyAt: readyAt ?? undefined,
        closedAt: closedAt ?? undefined,
      }));
    },

    async rename(id, name) {
      await client.unit.update({ where: { id }, data: { nameSealed: names.seal(id, name) } });
    },

    async move(id, parentId) {
      await client.unit.update({ where: { id }, data: { parentId: parentId ?? null } });
    },

    async close(id, at) {
      await client.unit.updateMany({ where: { id, closedAt: null }, data: { closedAt: at } });
    },
  };
}
