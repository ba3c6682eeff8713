import { z } from 'zod';
import type { ApprovedSummary, Summaries } from '../core/ports/summaries.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { parseJson } from './engine/json.ts';
import type { Summary as SummaryRow } from './generated/client.ts';
import type { Access } from './engine/sql.ts';
import { readSummary } from './summary-json.ts';

export function createSummaries({ prisma, cipher }: Pick<Access, 'prisma'> & { cipher: Cipher }): Summaries {
  const contents = createSummaryContents(cipher);

  return {
    async findNewest(roundId) {
      const row = await prisma((db) =>
        db.summary.findFirst({ where: { roundId }, orderBy: { number: 'desc' } }),
      );
      return row === null ? undefined : toSummary(row);
    },

    async listByRound(roundId) {
      const rows = await prisma((db) =>
        db.summary.findMany({ where: { roundId }, orderBy: { number: 'asc' } }),
      );
      return rows.map(toSummary);
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
      await prisma((db) =>
        db.summary.updateMany({
          where: { roundId, approvedById: { not: viewerId }, openedAt: null },
          data: { openedAt: at },
        }),
      );
    },

    async rewrite({ id, ...what }) {
      await prisma((db) =>
        db.summary.update({ where: { id }, data: { contentSealed: contents.seal(id, what) } }),
      );
    },
  };

  function toSummary({ contentSealed, ...row }: SummaryRow): ApprovedSummary {
    return { ...row, openedAt: row.openedAt ?? undefined, ...contents.open(row.id, contentSealed) };
  }
}

export type SummaryContent = Pick<ApprovedSummary, 'content' | 'fingerprint'>;

/** The fingerprint lies with what it is of: in clear, whoever tries all that may have been said would know what was. */
export function createSummaryContents(cipher: Cipher) {
  const column = paddedColumn(cipher, 'Summary', 'contentSealed');
  return {
    seal: (id: string, { content, fingerprint }: SummaryContent) =>
      column.seal(id, JSON.stringify({ ...content, fingerprint })),
    open(id: string, sealed: string): SummaryContent {
      const json = parseJson(column.open(id, sealed));
      return { content: readSummary(json), ...fingerprinted.parse(json) };
    },
  };
}

/** Without one until what an older version kept in clear is resealed. */
const fingerprinted = z.object({ fingerprint: z.string().default('') });
