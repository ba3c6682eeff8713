import { paperSheetSchema } from '../core/model/paper.ts';
import type { PaperSheets } from '../core/ports/paper.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import type { Access } from './engine/sql.ts';
import type { Cipher } from './keys/cipher.ts';

type Deps = Pick<Access, 'prisma'> & { cipher: Cipher };

export function createPaperSheets({ prisma, cipher }: Deps): PaperSheets {
  const content = jsonColumn(paddedColumn(cipher, 'PaperSheet', 'contentSealed'), paperSheetSchema);

  return {
    async find(roundId) {
      const row = await prisma((db) => db.paperSheet.findUnique({ where: { roundId } }));
      return row === null
        ? { roundId, printings: [], sums: undefined }
        : { roundId, ...content.open(roundId, row.contentSealed) };
    },

    async save({ roundId, ...kept }) {
      const contentSealed = content.seal(roundId, kept);
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
