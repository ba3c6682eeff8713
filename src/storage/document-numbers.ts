import type { DocumentNumbers } from '../core/ports/units.ts';
import { found, maybe, rowReader, whole, withNulls } from './engine/row.ts';
import type { Access } from './engine/sql.ts';

export function createDocumentNumbers({ prisma }: Pick<Access, 'prisma'>): DocumentNumbers {
  return {
    find: async ({ unitId, kind, about }) => {
      const row = await prisma((db) =>
        db.documentNumber.findUnique({
          where: { unitId_kind_about: { unitId, kind, about } },
        }),
      );
      return found(row, numberRow);
    },
    save: async ({ unitId, kind, about }, kept) => {
      const written = withNulls({ number: kept.number, lastBefore: kept.lastBefore });
      await prisma((db) =>
        db.documentNumber.upsert({
          where: { unitId_kind_about: { unitId, kind, about } },
          create: { unitId, kind, about, ...written },
          update: written,
        }),
      );
    },
  };
}

const numberRow = rowReader({ number: maybe(whole), lastBefore: maybe(whole) });
