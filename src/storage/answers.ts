import { z } from 'zod';
import { causeKinds, emptyAnswer, levels, type Answer } from '../core/answer.ts';
import type { Answers } from '../core/ports/reviews.ts';
import { sharings } from '../core/sharing.ts';
import type { Cipher } from './cipher.ts';
import { parseJson, sealedColumn } from './columns.ts';
import { itemValueSchema } from './item-value-json.ts';
import { Prisma, type Answer as AnswerRow } from './generated/client.ts';
import type { Client } from './prisma-client.ts';

export function createAnswers({ client, cipher }: { client: Client; cipher: Cipher }): Answers {
  const column = createAnswerColumn(cipher);

  return {
    async listByReview(reviewId) {
      const rows = await client.answer.findMany({ where: { reviewId }, orderBy: { item: 'asc' } });
      return rows.map(column.read);
    },

    async countByRound(roundId) {
      const counts = await client.answer.groupBy({
        by: ['reviewId'],
        where: { review: { participant: { roundId } } },
        _count: { _all: true },
      });
      return new Map(counts.map(({ reviewId, _count }) => [reviewId, _count._all]));
    },

    async put(reviewId, answers, at) {
      if (answers.length === 0) return;
      const rows = answers.map((answer) => {
        const { id, item, dataSealed } = column.write(reviewId, answer);
        return Prisma.sql`(${id}, ${reviewId}, ${item}, ${dataSealed}, ${at})`;
      });
      await client.$executeRaw`
        INSERT INTO "Answer" ("id", "reviewId", "item", "dataSealed", "updatedAt") VALUES ${Prisma.join(rows)}
        ON CONFLICT ("reviewId", "item") DO UPDATE
        SET "dataSealed" = excluded."dataSealed", "updatedAt" = excluded."updatedAt"`;
    },

    async deleteByReview(reviewId) {
      await client.answer.deleteMany({ where: { reviewId } });
    },
  };
}

export type AnswerColumn = {
  read: (row: Pick<AnswerRow, 'id' | 'item' | 'dataSealed'>) => Answer;
  write: (reviewId: string, answer: Answer) => Pick<AnswerRow, 'id' | 'reviewId' | 'item' | 'dataSealed'>;
};

/** A row is named by its review and item, so that an answer put again needs no look at what is there. */
export function createAnswerColumn(cipher: Cipher): AnswerColumn {
  const data = sealedColumn(cipher, 'Answer', 'dataSealed');
  return {
    read: ({ id, item, dataSealed }) => ({
      ...emptyAnswer(item),
      ...answerData.parse(parseJson(data.open(id, dataSealed))),
    }),
    write: (reviewId, { item, ...rest }) => {
      const id = `${reviewId}/${item}`;
      return { id, reviewId, item, dataSealed: data.seal(id, JSON.stringify(rest)) };
    },
  };
}

export function readAnswers(json: unknown): Answer[] {
  return sentAnswers.parse(json).map((answer) => ({ ...emptyAnswer(answer.item), ...answer }));
}

const answerData = z.object({
  level: z.enum(levels).optional(),
  skipReason: z.string().optional(),
  together: z.boolean(),
  how: z.string().optional(),
  causeKind: z.enum(causeKinds).optional(),
  cause: z.string().optional(),
  remedy: z.string().optional(),
  deadlineOn: z.iso.date().optional(),
  help: z.string().optional(),
  wish: z.boolean().optional(),
  sharing: z.enum(sharings).optional(),
  prefilled: z.literal(true).optional(),
  value: itemValueSchema.optional(),
});

const sentAnswers = z.array(answerData.extend({ item: z.int().min(1) }));
