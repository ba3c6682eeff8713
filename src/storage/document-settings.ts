import { documentSettingsSchema } from '../core/documents/settings.ts';
import type { DocumentSettings } from '../core/ports/units.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import type { Access } from './engine/sql.ts';

type Deps = Pick<Access, 'prisma'> & { cipher: Cipher };

export function createDocumentSettings({ prisma, cipher }: Deps): DocumentSettings {
  const content = jsonColumn(
    paddedColumn(cipher, 'DocumentSettings', 'contentSealed'),
    documentSettingsSchema,
  );

  return {
    read: async (unitId) => {
      const row = await prisma((db) => db.documentSettings.findUnique({ where: { unitId } }));
      return row === null ? {} : content.open(unitId, row.contentSealed);
    },
    save: async (unitId, settings) => {
      const contentSealed = content.seal(unitId, settings);
      const row = { unitId, contentSealed };
      await prisma((db) =>
        db.documentSettings.upsert({ where: { unitId }, create: row, update: { contentSealed } }),
      );
    },
  };
}
