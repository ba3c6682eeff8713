import { z } from 'zod';
import { paperSharings, type PaperEntry } from '../core/model/paper.ts';
import type { PaperEntries } from '../core/ports/paper.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonDate, jsonInstant, parseJson, perhaps } from './engine/json.ts';
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
  const content = paddedColumn(cipher, 'PaperEntry', 'contentSealed');

  return {
    async find(participantId) {
      const row = await prisma((db) => db.paperEntry.findUnique({ where: { participantId } }));
      return row === null ? undefined : open(row);
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
      const contentSealed = content.seal(participantId, JSON.stringify(kept));
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
    return { ...key, ...contentSchema.parse(parseJson(content.open(key.participantId, contentSealed))) };
  }
}

const contentSchema = z.object({
  memberId: z.string(),
  enteredById: z.string(),
  startedAt: jsonInstant,
  consent: z.object({
    version: z.int(),
    printedOn: jsonDate,
    signedOn: jsonDate,
    receivedOn: jsonDate,
    sharing: z.enum(paperSharings),
    sharedWithId: perhaps(z.string()),
  }),
  entered: perhaps(z.object({ number: z.int(), at: jsonInstant })),
  endedAt: perhaps(jsonInstant),
});
