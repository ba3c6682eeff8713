import { paperEntrySchema, type PaperEntry } from '../core/model/paper.ts';
import type { PaperEntries } from '../core/ports/paper.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { found } from './engine/row.ts';
import type { Access } from './engine/sql.ts';
import type { PaperEntry as Row } from './generated/client.ts';
import type { Cipher } from './keys/cipher.ts';

export function createPaperEntries({
  prisma,
  cipher,
}: {
  prisma: Access['prisma'];
  cipher: Cipher;
}): PaperEntries {
  const content = jsonColumn(paddedColumn(cipher, 'PaperEntry', 'contentSealed'), paperEntrySchema);

  return {
    async find(participantId) {
      const row = await prisma((db) => db.paperEntry.findUnique({ where: { participantId } }));
      return found(row, open);
    },

    async listByRound(roundId) {
      const rows = await prisma((db) =>
        db.paperEntry.findMany({
          where: { roundId },
          orderBy: { participantId: 'asc' },
        }),
      );
      return rows.map(open);
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

  function open({ contentSealed, ...key }: Row): PaperEntry {
    return { ...key, ...content.open(key.participantId, contentSealed) };
  }
}
