import type { ApprovedSummary, Summaries } from '../core/ports/summaries.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn, parseJson } from './engine/columns.ts';
import type { Summary as SummaryRow } from './generated/client.ts';
import type { Client } from './engine/prisma-client.ts';
import { readSummary } from './summary-json.ts';

export function createSummaries({ client, cipher }: { client: Client; cipher: Cipher }): Summaries {
  const contents = paddedColumn(cipher, 'Summary', 'contentSealed');

  return {
    async findNewest(roundId) {
      const row = await client.summary.findFirst({ where: { roundId }, orderBy: { number: 'desc' } });
      return row === null ? undefined : toSummary(row);
    },

    async listByRound(roundId) {
      const rows = await client.summary.findMany({ where: { roundId }, orderBy: { number: 'asc' } });
      return rows.map(toSummary);
    },

    async insert({ content, ...summary }) {
      await client.summary.create({
        data: { ...summary, contentSealed: contents.seal(summary.id, JSON.stringify(content)) },
      });
    },

    async rewrite(id, content, fingerprint) {
      await client.summary.update({
        where: { id },
        data: { contentSealed: contents.seal(id, JSON.stringify(content)), fingerprint },
      });
    },
  };

  function toSummary({ contentSealed, ...row }: SummaryRow): ApprovedSummary {
    return { ...row, content: readSummary(parseJson(contents.open(row.id, contentSealed))) };
  }
}
