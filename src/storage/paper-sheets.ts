import { paperSheetSchema } from '../core/model/paper.ts';
import type { PaperSheets } from '../core/ports/paper.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { rowReader, text } from './engine/row.ts';
import type { Access } from './engine/sql.ts';
import type { Cipher } from './keys/cipher.ts';

type Deps = Pick<Access, 'read' | 'write'> & { cipher: Cipher };

export function createPaperSheets({ read, write, cipher }: Deps): PaperSheets {
  const content = jsonColumn(paddedColumn(cipher, 'PaperSheet', 'contentSealed'), paperSheetSchema);

  return {
    find: (roundId) =>
      read(async (sql) => {
        const statement = 'SELECT contentSealed FROM PaperSheet WHERE roundId = ?';
        const row = await sql.first(statement, [roundId]);
        if (row === undefined) return { roundId, printings: [], sums: undefined };
        return { roundId, ...content.open(roundId, sheetRow(row).contentSealed) };
      }),

    save: ({ roundId, ...kept }) =>
      write(async (sql) => {
        const statement = `INSERT INTO PaperSheet (roundId, contentSealed) VALUES (?, ?)
          ON CONFLICT (roundId) DO UPDATE SET contentSealed = excluded.contentSealed`;
        await sql.run(statement, [roundId, content.seal(roundId, kept)]);
      }),
  };
}

const sheetRow = rowReader({ contentSealed: text });
