import { z } from 'zod';
import type { PaperSheets } from '../core/ports/paper.ts';
import { paddedColumn, parseJson } from './engine/columns.ts';
import { localDate, perhaps } from './engine/raw-row.ts';
import type { Client } from './engine/prisma-client.ts';
import type { Cipher } from './keys/cipher.ts';

export function createPaperSheets({
  client,
  cipher,
}: {
  client: Pick<Client, 'paperSheet'>;
  cipher: Cipher;
}): PaperSheets {
  const content = paddedColumn(cipher, 'PaperSheet', 'contentSealed');

  return {
    async find(roundId) {
      const row = await client.paperSheet.findUnique({ where: { roundId } });
      return row === null
        ? { roundId, printings: [], sums: undefined }
        : { roundId, ...contentSchema.parse(parseJson(content.open(roundId, row.contentSealed))) };
    },

    async save({ roundId, ...kept }) {
      const contentSealed = content.seal(roundId, JSON.stringify(kept));
      await client.paperSheet.upsert({
        where: { roundId },
        create: { roundId, contentSealed },
        update: { contentSealed },
      });
    },
  };
}

const contentSchema = z.object({
  printings: z.array(z.object({ on: localDate, holderId: perhaps(z.string()), consentVersion: z.int() })),
  sums: perhaps(
    z.object({
      forms: z.int(),
      items: z.array(
        z.object({
          ...{ item: z.int(), none: z.int(), at_risk: z.int(), correcting: z.int(), skipped: z.int() },
        }),
      ),
    }),
  ),
});
