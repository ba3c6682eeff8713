import type Sqlite from 'better-sqlite3';
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

type SealedAnswer = Pick<AnswerRow, 'id' | 'item' | 'dataSealed'>;

export type AnswerColumn = {
  /** The answers of a review, by item. */
  list: (connection: Sqlite.Database, reviewId: string) => readonly Answer[];
  write: (reviewId: string, answer: Answer) => Pick<AnswerRow, 'id' | 'reviewId' | 'item' | 'dataSealed'>;
  /** Keeps nothing of a review in memory. */
  forget: (reviewId: string) => void;
};

/** Opened answers of one review by their marks. */
type Opened = { marks: string; byMark: ReadonlyMap<string, Answer>; answers: readonly Answer[] };

/** Answers in memory at most: some hundred reviews. */
const remembered = 10_000;

/** Item and the beginning of the sealed text, nonce included: the same mark means the same answer, whoever wrote it. */
const selectMarks = `SELECT group_concat(item || ':' || substr(dataSealed, 1, 64)) AS marks
  FROM Answer WHERE reviewId = ?`;

/**
 * Whoever answers has all their answers read at every tap, and all but one are as before: only those whose mark is new
 * are read and opened, so that a tap costs the same after the first item and after the last. A row is named by its
 * review and item, so that an answer put again needs no look at what is there.
 */
export function createAnswerColumn(cipher: Cipher): AnswerColumn {
  const data = sealedColumn(cipher, 'Answer', 'dataSealed');
  const known = new Map<string, Opened>();
  let count = 0;

  function open(connection: Sqlite.Database, reviewId: string, mark: string): Answer {
    const sql = 'SELECT id, item, dataSealed FROM Answer WHERE reviewId = ? AND item = ?';
    const row = prepared<SealedAnswer>(connection, sql).get(reviewId, Number.parseInt(mark, 10));
    if (row === undefined) throw new Error(`an answer of the review ${reviewId} is gone while it is read`);
    const read = answerData.parse(parseJson(data.open(row.id, row.dataSealed)));
    return Object.freeze({ ...emptyAnswer(row.item), ...read });
  }

  function forget(reviewId: string): void {
    count -= known.get(reviewId)?.answers.length ?? 0;
    known.delete(reviewId);
  }

  function remember(reviewId: string, opened: Opened): void {
    forget(reviewId);
    known.set(reviewId, opened);
    count += opened.answers.length;
    for (const oldest of known.keys()) {
      if (count <= remembered) break;
      forget(oldest);
    }
  }

  return {
    list(connection, reviewId) {
      const marks = prepared<{ marks: string | null }>(connection, selectMarks).get(reviewId)?.marks ?? '';
      const earlier = known.get(reviewId);
      if (earlier?.marks === marks) return earlier.answers;
      const byMark = new Map(
        (marks === '' ? [] : marks.split(',')).map((mark): [string, Answer] => [
          mark,
          earlier?.byMark.get(mark) ?? open(connection, reviewId, mark),
        ]),
      );
      const answers = Object.freeze([...byMark.values()].sort((one, other) => one.item - other.item));
      remember(reviewId, { marks, byMark, answers });
      return answers;
    },
    write: (reviewId, { item, ...rest }) => {
      const id = `${reviewId}/${item}`;
      return { id, reviewId, item, dataSealed: data.seal(id, JSON.stringify(rest)) };
    },
    forget,
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
