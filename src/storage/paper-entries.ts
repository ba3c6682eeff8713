import { z } from 'zod';
import { paperSharings, type PaperEntry } from '../core/model/paper.ts';
import type { PaperEntries } from '../core/ports/paper.ts';
import { paddedColumn, parseJson } from './engine/columns.ts';
import type { Client } from './engine/prisma-client.ts';
import { instant, localDate, perhaps } from './engine/raw-row.ts';
import type { PaperEntry as Row } from './generated/client.ts';
import type { Cipher } from './keys/cipher.ts';

export function createPaperEntries({
  client,
  cipher,
}: {
  client: Pick<Client, 'paperEntry'>;
  cipher: Cipher;
}): PaperEntries {
  const content = paddedColumn(cipher, 'PaperEntry', 'contentSealed');

  return {
    async find(participantId) {
      const row = await client.paperEntry.findUnique({ where: { participantId } });
      return row === null ? undefined : open(row);
    },

    async listByRound(roundId) {
      const rows = await client.paperEntry.findMany({
        where: { roundId },
        orderBy: { participantId: 'asc' },
      });
      return rows.map(open);
    },

    async save({ participantId, roundId, ...kept }) {
      const contentSealed = content.seal(participantId, JSON.stringify(kept));
      await client.paperEntry.upsert({
        where: { participantId },
        create: { participantId, roundId, contentSealed },
        update: { contentSealed },
      });
    },

    async delete(participantId) {
      await client.paperEntry.deleteMany({ where: { participantId } });
    },
  };

  function open({ contentSealed, ...key }: Row): PaperEntry {
    return { ...key, ...contentSchema.parse(parseJson(content.open(key.participantId, contentSealed))) };
  }
}

const contentSchema = z.object({
  memberId: z.string(),
  enteredById: z.string(),
  startedAt: instant,
  consent: z.object({
    version: z.int(),
    printedOn: localDate,
    signedOn: localDate,
    receivedOn: localDate,
    sharing: z.enum(paperSharings),
    sharedWithId: perhaps(z.string()),
  }),
  entered: perhaps(z.object({ number: z.int(), at: instant })),
  endedAt: perhaps(instant),
});
