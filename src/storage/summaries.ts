import { z } from 'zod';
import { frozenSummarySchema } from '../core/summaries/summary.ts';
import type { ApprovedSummary, Summaries } from '../core/ports/summaries.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { found, instant, maybe, tableRow, text, whole } from './engine/row.ts';
import type { Access, Row } from './engine/sql.ts';

type Deps = Pick<Access, 'read' | 'write' | 'prisma'> & { cipher: Cipher };

export function createSummaries({ read, write, prisma, cipher }: Deps): Summaries {
  const contents = createSummaryContents(cipher);

  return {
    async findNewest(roundId) {
      const statement = `SELECT ${raw.columns} FROM Summary WHERE roundId = ? ORDER BY number DESC LIMIT 1`;
      return found(await read((sql) => sql.first(statement, [roundId])), toSummary);
    },

    async listByRound(roundId) {
      const statement = `SELECT ${raw.columns} FROM Summary WHERE roundId = ? ORDER BY number`;
      return (await read((sql) => sql.all(statement, [roundId]))).map(toSummary);
    },

    async insert({ content, fingerprint, ...summary }) {
      await prisma((db) =>
        db.summary.create({
          data: { ...summary, contentSealed: contents.seal(summary.id, { content, fingerprint }) },
        }),
      );
    },

    async delete(id) {
      await prisma((db) => db.summary.deleteMany({ where: { id } }));
    },

    async markOpened(roundId, viewerId, at) {
      const statement = `UPDATE Summary SET openedAt = ?
        WHERE roundId = ? AND approvedById <> ? AND openedAt IS NULL`;
      await write((sql) => sql.run(statement, [at, roundId, viewerId]));
    },

    async rewrite({ id, ...what }) {
      await prisma((db) =>
        db.summary.update({ where: { id }, data: { contentSealed: contents.seal(id, what) } }),
      );
    },
  };

  function toSummary(row: Row): ApprovedSummary {
    const { contentSealed, ...summary } = raw.read(row);
    return { ...summary, ...contents.open(summary.id, contentSealed) };
  }
}

const raw = tableRow('Summary', {
  ...{ id: text, roundId: text, number: whole, contentSealed: text },
  ...{ approvedById: text, approvedAt: instant, openedAt: maybe(instant) },
});

export type SummaryContent = Pick<ApprovedSummary, 'content' | 'fingerprint'>;

/** The fingerprint lies with what it is of: in clear, whoever tries all that may have been said would know what was. */
export function createSummaryContents(cipher: Cipher) {
  const column = jsonColumn(paddedColumn(cipher, 'Summary', 'contentSealed'), fingerprinted);
  return {
    seal: (id: string, { content, fingerprint }: SummaryContent) =>
      column.seal(id, { ...content, fingerprint }),
    open(id: string, sealed: string): SummaryContent {
      const { fingerprint, ...content } = column.open(id, sealed);
      return { content, fingerprint };
    },
  };
}

/** Without one until what an older version kept in clear is resealed. */
const fingerprinted = frozenSummarySchema.extend({ fingerprint: z.string().default('') });
