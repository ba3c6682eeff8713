import { z } from 'zod';
import { causeKinds, emptyAnswer, levels, type Answer } from '../core/answer.ts';
import type { Answers } from '../core/ports/reviews.ts';
import { sharings } from '../core/sharing.ts';
import type { Cipher } from './cipher.ts';
import { parseJson, sealedColumn } from './columns.ts';
import { itemValueSchema } from './item-value-json.ts';
import type { Answer as AnswerRow } from './generated/client.ts';
import { instantText } from './instant-text.ts';
import { prepared } from './prepared.ts';
import type { Access } from './prisma-client.ts';

export function createAnswers({
  client,
  read,
  write,
  answerColumn: column,
}: Access & { answerColumn: AnswerColumn }): Answers {
  return {
    async listByReview(reviewId) {
      const rows = await client.answer.findMany({ where: { reviewId }, orderBy: { item: 'asc' } });
      return rows.map(column.read);
    },

    async countByReview(reviewId) {
      const sql = 'SELECT count(*) AS count FROM Answer WHERE reviewId = ?';
      const row = await read((connection) => prepared<{ count: number }>(connection, sql).get(reviewId));
      return row?.count ?? 0;
    },

    async put(reviewId, answers, at) {
      if (answers.length === 0) return;
      const updatedAt = instantText(at);
      const rows = answers.map((answer) => column.write(reviewId, answer));
      await write((connection) => {
        const put = prepared(
          connection,
          `INSERT INTO Answer (id, reviewId, item, dataSealed, updatedAt) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (reviewId, item) DO UPDATE
           SET dataSealed = excluded.dataSealed, updatedAt = excluded.updatedAt`,
        );
        for (const { id, item, dataSealed } of rows) put.run(id, reviewId, item, dataSealed, updatedAt);
      });
    },

    async deleteByReview(reviewId) {
      column.forget(reviewId);
      await client.answer.deleteMany({ where: { reviewId } });
    },

    async deleteSince(reviewId, at) {
      column.forget(reviewId);
      await client.answer.deleteMany({ where: { reviewId, updatedAt: { gte: at } } });
    },
  };
}

export type AnswerColumn = {
  read: (row: Pick<AnswerRow, 'id' | 'item' | 'dataSealed'>) => Answer;
  write: (reviewId: string, answer: Answer) => Pick<AnswerRow, 'id' | 'reviewId' | 'item' | 'dataSealed'>;
  /** Keeps nothing of a review in memory. */
  forget: (reviewId: string) => void;
};

/** Some hundred reviews: whoever answers has all their answers read at every tap, and all but one are as before. */
const remembered = 10_000;

/**
 * A row is named by its review and item, so that an answer put again needs no look at what is there. One that is sealed
 * as before holds what it held, whoever wrote to the table meanwhile, and is not opened again.
 */
export function createAnswerColumn(cipher: Cipher): AnswerColumn {
  const data = sealedColumn(cipher, 'Answer', 'dataSealed');
  const known = new Map<string, { dataSealed: string; answer: Answer }>();

  function open({ id, item, dataSealed }: Parameters<AnswerColumn['read']>[0]): Answer {
    return { ...emptyAnswer(item), ...answerData.parse(parseJson(data.open(id, dataSealed))) };
  }

  return {
    read(row) {
      const earlier = known.get(row.id);
      if (earlier?.dataSealed === row.dataSealed) return earlier.answer;
      const answer = Object.freeze(open(row));
      known.delete(row.id);
      known.set(row.id, { dataSealed: row.dataSealed, answer });
      for (const oldest of known.keys()) {
        if (known.size <= remembered) break;
        known.delete(oldest);
      }
      return answer;
    },
    write: (reviewId, { item, ...rest }) => {
      const id = `${reviewId}/${item}`;
      return { id, reviewId, item, dataSealed: data.seal(id, JSON.stringify(rest)) };
    },
    forget(reviewId) {
      for (const id of known.keys()) if (id.startsWith(`${reviewId}/`)) known.delete(id);
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
