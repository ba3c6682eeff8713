import { documentSettingsSchema } from '../core/documents/settings.ts';
import type { DocumentSettings } from '../core/ports/units.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn, parseJson } from './engine/columns.ts';
import type { Client } from './engine/prisma-client.ts';

type Deps = { client: Pick<Client, 'documentSettings'>; cipher: Cipher };

export function createDocumentSettings({ client, cipher }: Deps): DocumentSettings {
  const content = paddedColumn(cipher, 'DocumentSettings', 'contentSealed');

  return {
    read: async (unitId) => {
      const row = await client.documentSettings.findUnique({ where: { unitId } });
      return row === null
        ? {}
        : documentSettingsSchema.parse(parseJson(content.open(unitId, row.contentSealed)));
    },
    save: async (unitId, settings) => {
      const contentSealed = content.seal(unitId, JSON.stringify(settings));
      const row = { unitId, contentSealed };
      await client.documentSettings.upsert({ where: { unitId }, create: row, update: { contentSealed } });
    },
  };
}
