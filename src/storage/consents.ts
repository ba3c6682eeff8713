import { locales, type Consent } from '../core/model/people.ts';
import type { Consents } from '../core/ports/people.ts';
import { oneOf } from './engine/columns.ts';
import type { Consent as ConsentRow } from './generated/client.ts';
import type { Client } from './engine/prisma-client.ts';

export function createConsents({ client }: { client: Client }): Consents {
  return {
    insert: async (consent) => {
      await client.consent.create({ data: consent });
    },

    listByAccount: async (accountId) => {
      const rows = await client.consent.findMany({
        where: { accountId },
        orderBy: [{ givenAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toConsent);
    },

    withdraw: async (accountId, at) => {
      await client.consent.updateMany({ where: { accountId, withdrawnAt: null }, data: { withdrawnAt: at } });
    },
  };
}

function toConsent({ withdrawnAt, locale, ...row }: ConsentRow): Consent {
  return { ...row, locale: oneOf(locales, locale), withdrawnAt: withdrawnAt ?? undefined };
}
