import { documentSettingsSchema } from '../core/documents/settings.ts';
import type { DocumentSettings } from '../core/ports/units.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { rowReader, text } from './engine/row.ts';
import type { Access } from './engine/sql.ts';

const settingsRow = rowReader({ contentSealed: text });

type Deps = Pick<Access, 'read' | 'write'> & { cipher: Cipher };

export function createDocumentSettings({ read, write, cipher }: Deps): DocumentSettings {
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
    save: (unitId, settings) =>
      write(async (sql) => {
        const statement = `INSERT INTO DocumentSettings (unitId, contentSealed) VALUES (?, ?)
          ON CONFLICT (unitId) DO UPDATE SET contentSealed = excluded.contentSealed`;
        await sql.run(statement, [unitId, content.seal(unitId, settings)]);
      }),
  };
}
