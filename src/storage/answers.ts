import type Sqlite from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
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
  read,
  write,
  answerColumn: column,
}: Omit<Access, 'client'> & { answerColumn: AnswerColumn }): Answers {
  return {
    async countByReview(reviewId) {
      const sql = 'SELECT count(*) AS count FROM Answer WHERE reviewId = ?';
      const row = await read((connection) => prepared<{ count: number }>(connection, sql).get(reviewId));
      return row?.count ?? 0;
    },

    async put(reviewId, answers, at) {
      if (answers.length === 0) return;
      const updatedAt = instantText(at);
      const rows = answers.map((answer) => column.seal(reviewId, answer));
      await write((connection) => {
        const put = prepared(
          connection,
          `INSERT INTO Answer (id, reviewId, item, dataSealed, updatedAt) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (reviewId, item) DO UPDATE
           SET dataSealed = excluded.dataSealed, updatedAt = excluded.updatedAt`,
        );
        const before = readMark(connection, reviewId);
        const after = markAnew(connection, reviewId);
        for (const { id, item, dataSealed } of rows) put.run(id, reviewId, item, dataSealed, updatedAt);
        column.follow(reviewId, { before, after, answers });
      });
    },

    deleteByReview: (reviewId) =>
      write((connection) => {
        markAnew(connection, reviewId);
        prepared(connection, 'DELETE FROM Answer WHERE reviewId = ?').run(reviewId);
        column.forget(reviewId);
      }),

    deleteSince: (reviewId, at) =>
      write((connection) => {
        markAnew(connection, reviewId);
        const sql = 'DELETE FROM Answer WHERE reviewId = ? AND updatedAt >= ?';
        prepared(connection, sql).run(reviewId, instantText(at));
        column.forget(reviewId);
      }),
  };
}

function readMark(connection: Sqlite.Database, reviewId: string): string | null {
  const sql = 'SELECT answersMark AS mark FROM Review WHERE id = ?';
  return prepared<{ mark: string | null }>(connection, sql).get(reviewId)?.mark ?? null;
}

function markAnew(connection: Sqlite.Database, reviewId: string): string {
  const mark = randomUUID();
  prepared(connection, 'UPDATE Review SET answersMark = ? WHERE id = ?').run(mark, reviewId);
  return mark;
}

type SealedAnswer = Pick<AnswerRow, 'id' | 'item' | 'dataSealed'>;

export type AnswerColumn = {
  /** The answers of a review, by item. Those that carry the same mark are not read again. */
  list: (
    connection: Sqlite.Database,
    review: { id: string; answersMark: string | null },
  ) => readonly Answer[];
  seal: (reviewId: string, answer: Answer) => SealedAnswer;
  /** Keeps what was put beside what is known already, where nothing was written between. */
  follow: (
    reviewId: string,
    change: { before: string | null; after: string; answers: readonly Answer[] },
  ) => void;
  /** Keeps nothing of a review in memory. */
  forget: (reviewId: string) => void;
};

/** Answers in memory at most: those of some hundred reviews. */
const remembered = 10_000;

/**
 * Whoever answers has all their answers read at every tap, and all but one are as before: a tap is to cost the same
 * after the first item and after the last. No mark is used twice, so that what a transaction wrote and took back is
 * never taken for what stands. A row is named by its review and item: an answer put again needs no look at what is there.
 */
export function createAnswerColumn(cipher: Cipher): AnswerColumn {
  const data = sealedColumn(cipher, 'Answer', 'dataSealed');
  const known = new Map<string, { mark: string; answers: readonly Answer[] }>();
  let count = 0;

  function open({ id, item, dataSealed }: SealedAnswer): Answer {
    return fromText(item, data.open(id, dataSealed));
  }

  function forget(reviewId: string): void {
    count -= known.get(reviewId)?.answers.length ?? 0;
    known.delete(reviewId);
  }

  function remember(reviewId: string, mark: string, answers: readonly Answer[]): void {
    forget(reviewId);
    known.set(reviewId, { mark, answers });
    count += answers.length;
    for (const oldest of known.keys()) {
      if (count <= remembered) break;
      forget(oldest);
    }
  }

  return {
    list(connection, { id, answersMark: mark }) {
      const earlier = known.get(id);
      if (earlier !== undefined && earlier.mark === mark) {
        remember(id, mark, earlier.answers);
        return earlier.answers;
      }
      const sql = 'SELECT id, item, dataSealed FROM Answer WHERE reviewId = ? ORDER BY item';
      const answers = Object.freeze(prepared<SealedAnswer>(connection, sql).all(id).map(open));
      if (mark !== null) remember(id, mark, answers);
      return answers;
    },
    seal: (reviewId, { item, ...rest }) => {
      const id = `${reviewId}/${item}`;
      return { id, item, dataSealed: data.seal(id, toText(rest)) };
    },
    follow(reviewId, { before, after, answers: put }) {
      const earlier = known.get(reviewId);
      if (earlier === undefined || earlier.mark !== before) return;
      const asRead = put.map(({ item, ...rest }) => fromText(item, toText(rest)));
      const byItem = new Map([...earlier.answers, ...asRead].map((answer) => [answer.item, answer]));
      const answers = [...byItem.values()].sort((one, other) => one.item - other.item);
      remember(reviewId, after, Object.freeze(answers));
    },
    forget,
  };
}

function toText(rest: Omit<Answer, 'item'>): string {
  return JSON.stringify(rest);
}

function fromText(item: number, json: string): Answer {
  return Object.freeze({ ...emptyAnswer(item), ...answerData.parse(parseJson(json)) });
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
