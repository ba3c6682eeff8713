import { paperEntrySchema, type PaperEntry } from '../core/model/paper.ts';
import type { PaperEntries } from '../core/ports/paper.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { found, tableRow, text } from './engine/row.ts';
import type { Access, Row } from './engine/sql.ts';
import type { Cipher } from './keys/cipher.ts';

type Deps = Pick<Access, 'read' | 'prisma'> & { cipher: Cipher };

export function createPaperEntries({ read, prisma, cipher }: Deps): PaperEntries {
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

    async save({ participantId, roundId, ...kept }) {
      const contentSealed = content.seal(participantId, kept);
      await prisma((db) =>
        db.paperEntry.upsert({
          where: { participantId },
          create: { participantId, roundId, contentSealed },
          update: { contentSealed },
        }),
      );
    },

    async delete(participantId) {
      await prisma((db) => db.paperEntry.deleteMany({ where: { participantId } }));
    },
  };

  function open(row: Row): PaperEntry {
    const { contentSealed, ...key } = raw.read(row);
    return { ...key, ...content.open(key.participantId, contentSealed) };
  }
}

const raw = tableRow('PaperEntry', { participantId: text, roundId: text, contentSealed: text });
