import type { ShownMessage, ShownWords } from '../core/ports/summaries.ts';
import type { Client } from './prisma-client.ts';

export function createShownWords({ client }: { client: Client }): ShownWords {
  return {
    async record(shown) {
      for (const { id, memberId, roundId, suggestionId = null, accountId, messageId, shownAt } of shown) {
        await client.shownWords.upsert({
          where: { accountId_messageId_memberId: { accountId, messageId, memberId } },
          create: { id, memberId, roundId, suggestionId, accountId, messageId, shownAt },
          update: { roundId, suggestionId, shownAt },
        });
      }
    },

    async forgetMessage(accountId, messageId) {
      await client.shownWords.deleteMany({ where: { accountId, messageId } });
    },

    listByMember: (memberId) => list({ memberId }),
    listByRound: (roundId) => list({ roundId }),
    listBySuggestion: (suggestionId) => list({ suggestionId }),
    listByMessage: (accountId, messageId) => list({ accountId, messageId }),

    async deleteByMember(memberId, roundId) {
      await client.shownWords.deleteMany({
        where: roundId === undefined ? { memberId } : { memberId, roundId },
      });
    },

    async deleteByRound(roundId) {
      await client.shownWords.deleteMany({ where: { roundId } });
    },

    async deleteBySuggestion(suggestionId) {
      await client.shownWords.deleteMany({ where: { suggestionId } });
    },
  };

  async function list(
    where:
      | { memberId: string }
      | { roundId: string }
      | { suggestionId: string }
      | { accountId: string; messageId: number },
  ): Promise<ShownMessage[]> {
    const rows = await client.shownWords.findMany({
      where,
      orderBy: [{ shownAt: 'asc' }, { id: 'asc' }],
      select: { memberId: true, roundId: true, suggestionId: true, accountId: true, messageId: true },
    });
    return rows.map(({ suggestionId, ...row }) => (suggestionId === null ? row : { ...row, suggestionId }));
  }
}
