import { documentSettingsSchema } from '../core/documents/settings.ts';
import type { DocumentSettings } from '../core/ports/units.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { parseJson } from './engine/json.ts';
import type { Access } from './engine/sql.ts';

type Deps = Pick<Access, 'prisma'> & { cipher: Cipher };

export function createDocumentSettings({ prisma, cipher }: Deps): DocumentSettings {
  const content = paddedColumn(cipher, 'DocumentSettings', 'contentSealed');

  return {
    read: async (unitId) => {
      const row = await prisma((db) => db.documentSettings.findUnique({ where: { unitId } }));
      return row === null
        ? {}
        : documentSettingsSchema.parse(parseJson(content.open(unitId, row.contentSealed)));
    },
    save: async (unitId, settings) => {
      const contentSealed = content.seal(unitId, JSON.stringify(settings));
      const row = { unitId, contentSealed };
      await prisma((db) =>
        db.documentSettings.upsert({ where: { unitId }, create: row, update: { contentSealed } }),
      );
    },
  };
}
