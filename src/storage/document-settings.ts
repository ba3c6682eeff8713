import { documentSettingsSchema } from '../core/documents/settings.ts';
import type { DocumentSettings } from '../core/ports/units.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { rowReader, text } from './engine/row.ts';
import type { Access } from './engine/sql.ts';

const settingsRow = rowReader({ contentSealed: text });

type Deps = Pick<Access, 'read' | 'prisma'> & { cipher: Cipher };

export function createDocumentSettings({ read, prisma, cipher }: Deps): DocumentSettings {
  const content = jsonColumn(
    paddedColumn(cipher, 'DocumentSettings', 'contentSealed'),
    documentSettingsSchema,
  );

  return {
    read: async (unitId) => {
      const statement = 'SELECT contentSealed FROM DocumentSettings WHERE unitId = ?';
      const row = await read((sql) => sql.first(statement, [unitId]));
      return row === undefined ? {} : content.open(unitId, settingsRow(row).contentSealed);
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
