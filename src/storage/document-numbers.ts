import type { DocumentNumbers } from '../core/ports/units.ts';
import type { Client } from './engine/prisma-client.ts';

export function createDocumentNumbers({
  client,
}: {
  client: Pick<Client, 'documentNumber'>;
}): DocumentNumbers {
  return {
    find: async ({ unitId, kind, about }) => {
      const row = await client.documentNumber.findUnique({
        where: { unitId_kind_about: { unitId, kind, about } },
      });
      return row === null
        ? undefined
        : { number: row.number ?? undefined, lastBefore: row.lastBefore ?? undefined };
    },
    save: async ({ unitId, kind, about }, kept) => {
      const written = { number: kept.number ?? null, lastBefore: kept.lastBefore ?? null };
      await client.documentNumber.upsert({
        where: { unitId_kind_about: { unitId, kind, about } },
        create: { unitId, kind, about, ...written },
        update: written,
      });
    },
  };
}
