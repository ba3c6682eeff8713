import { z } from 'zod';
import type { PaperSheets } from '../core/ports/paper.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonDate, parseJson, perhaps } from './engine/json.ts';
import type { Access } from './engine/sql.ts';
import type { Cipher } from './keys/cipher.ts';

export function createPaperSheets({
  prisma,
  cipher,
}: {
  prisma: Access['prisma'];
  cipher: Cipher;
}): PaperSheets {
  const content = paddedColumn(cipher, 'PaperSheet', 'contentSealed');

  return {
    async find(roundId) {
      const row = await prisma((db) => db.paperSheet.findUnique({ where: { roundId } }));
      return row === null
        ? { roundId, printings: [], sums: undefined }
        : { roundId, ...contentSchema.parse(parseJson(content.open(roundId, row.contentSealed))) };
    },

    async save({ roundId, ...kept }) {
      const contentSealed = content.seal(roundId, JSON.stringify(kept));
      await prisma((db) =>
        db.paperSheet.upsert({
          where: { roundId },
          create: { roundId, contentSealed },
          update: { contentSealed },
        }),
      );
    },
  };
}

const contentSchema = z.object({
  printings: z.array(z.object({ on: jsonDate, holderId: perhaps(z.string()), consentVersion: z.int() })),
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
