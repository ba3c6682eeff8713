import { paperEntrySchema, type PaperEntry } from '../core/model/paper.ts';
import type { PaperEntries } from '../core/ports/paper.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { found, tableRow, text } from './engine/row.ts';
import type { Access, Row } from './engine/sql.ts';
import type { Cipher } from './keys/cipher.ts';

type Deps = Pick<Access, 'read' | 'write'> & { cipher: Cipher };

export function createPaperEntries({ read, write, cipher }: Deps): PaperEntries {
  const content = jsonColumn(paddedColumn(cipher, 'PaperEntry', 'contentSealed'), paperEntrySchema);

  return {
    async find(participantId) {
      const statement = `SELECT ${raw.columns} FROM PaperEntry WHERE participantId = ?`;
      return found(await read((sql) => sql.first(statement, [participantId])), open);
    },

    async listByRound(roundId) {
      const statement = `SELECT ${raw.columns} FROM PaperEntry WHERE roundId = ? ORDER BY participantId`;
      return (await read((sql) => sql.all(statement, [roundId]))).map(open);
    },

    save: ({ participantId, roundId, ...kept }) =>
      write(async (sql) => {
        const statement = `INSERT INTO PaperEntry (participantId, roundId, contentSealed) VALUES (?, ?, ?)
          ON CONFLICT (participantId) DO UPDATE SET contentSealed = excluded.contentSealed`;
        await sql.run(statement, [participantId, roundId, content.seal(participantId, kept)]);
      }),

    delete: (participantId) =>
      write(async (sql) => {
        await sql.run('DELETE FROM PaperEntry WHERE participantId = ?', [participantId]);
      }),
  };

  function open(row: Row): PaperEntry {
    const { contentSealed, ...key } = raw.read(row);
    return { ...key, ...content.open(key.participantId, contentSealed) };
  }
}

const raw = tableRow('PaperEntry', { participantId: text, roundId: text, contentSealed: text });
