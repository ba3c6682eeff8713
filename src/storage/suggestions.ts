import type { Suggestions } from '../core/ports/suggestions.ts';
import { suggestionSharings, type Suggestion } from '../core/suggestion.ts';
import type { Cipher } from './cipher.ts';
import { oneOf, sealedColumn } from './columns.ts';
import type { Suggestion as SuggestionRow } from './generated/client.ts';
import type { Client } from './prisma-client.ts';

export function createSuggestions({ client, cipher }: { client: Client; cipher: Cipher }): Suggestions {
  const text = sealedColumn(cipher, 'Suggestion', 'textSealed');
  const answer = sealedColumn(cipher, 'Suggestion', 'answerSealed');
  const newestFirst = [{ sentAt: 'desc' as const }, { id: 'desc' as const }];

  return {
    findById: async (id) => toSuggestion(await client.suggestion.findUnique({ where: { id } })),

    findByItem: async (whose) => toSuggestion(await client.suggestion.findFirst({ where: whose })),

    listByUnit: (unitId, consentVersion) => list({ unitId, ...consented(consentVersion) }),

    listByRound: (roundId, consentVersion) => list({ roundId, ...consented(consentVersion) }),

    listByMember: (memberId) => list({ memberId }),

    insert: async (suggestion) => {
      await client.suggestion.create({ data: toRow(suggestion) });
    },

    update: async (suggestion) => {
      await client.suggestion.update({ where: { id: suggestion.id }, data: toRow(suggestion) });
    },

    delete: async (id) => {
      await client.suggestion.deleteMany({ where: { id } });
    },

    deleteTexts: async (roundId) => {
      await client.suggestion.updateMany({
        where: { roundId },
        data: { textSealed: null, answerSealed: null },
      });
    },
  };

  async function list(where: NonNullable<Parameters<Client['suggestion']['findMany']>[0]>['where']) {
    const rows = await client.suggestion.findMany({ where, orderBy: newestFirst });
    return rows.flatMap((row) => toSuggestion(row) ?? []);
  }

  function toRow(suggestion: Suggestion) {
    const { text: words, item, sharedWithId, withdrawnAt, answer: given, ...row } = suggestion;
    return {
      ...row,
      item: item ?? null,
      sharedWithId: sharedWithId ?? null,
      withdrawnAt: withdrawnAt ?? null,
      textSealed: words === undefined ? null : text.seal(row.id, words),
      answerSealed: given === undefined ? null : answer.seal(row.id, given.text),
      answeredAt: given?.at ?? null,
      answeredById: given?.byId ?? null,
      answerSeenAt: given?.seenAt ?? null,
    };
  }

  function toSuggestion(found: SuggestionRow | null): Suggestion | undefined {
    if (found === null) return undefined;
    const { textSealed, answerSealed, answeredAt, answeredById, answerSeenAt, ...row } = found;
    return {
      ...row,
      item: row.item ?? undefined,
      sharing: oneOf(suggestionSharings, row.sharing),
      sharedWithId: row.sharedWithId ?? undefined,
      withdrawnAt: row.withdrawnAt ?? undefined,
      text: textSealed === null ? undefined : text.open(row.id, textSealed),
      answer:
        answerSealed === null || answeredAt === null || answeredById === null
          ? undefined
          : {
              text: answer.open(row.id, answerSealed),
              at: answeredAt,
              byId: answeredById,
              seenAt: answerSeenAt ?? undefined,
            },
    };
  }
}

function consented(version: number) {
  return { member: { account: { consents: { some: { version, withdrawnAt: null } } } } };
}
