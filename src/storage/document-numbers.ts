import type { DocumentNumbers } from '../core/ports/units.ts';
import type { Access } from './engine/sql.ts';

export function createDocumentNumbers({ prisma }: Pick<Access, 'prisma'>): DocumentNumbers {
  return {
    find: async ({ unitId, kind, about }) => {
      const row = await prisma((db) =>
        db.documentNumber.findUnique({
          where: { unitId_kind_about: { unitId, kind, about } },
        }),
      );
      return row === null
        ? undefined
        : { number: row.number ?? undefined, lastBefore: row.lastBefore ?? undefined };
    },
    save: async ({ unitId, kind, about }, kept) => {
      const written = { number: kept.number ?? null, lastBefore: kept.lastBefore ?? null };
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
