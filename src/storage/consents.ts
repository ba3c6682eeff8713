import { locales, type Consent } from '../core/model/people.ts';
import type { Consents } from '../core/ports/people.ts';
import { oneOf } from './engine/columns.ts';
import { prepared } from './engine/prepared.ts';
import type { Consent as ConsentRow } from './generated/client.ts';
import type { Access } from './engine/prisma-client.ts';

/** Takes the version. As long as nobody is named who answers for the data, one given to an earlier text holds. */
export const consentHolds = `Consent.withdrawnAt IS NULL AND (Consent.version = ?
  OR NOT EXISTS (SELECT 1 FROM Meta WHERE Meta.key = 'operator'))`;

export function createConsents({ client, read }: Omit<Access, 'write'>): Consents {
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

    holds: (accountId, version) =>
      read((connection) => {
        const sql = `SELECT 1 AS found FROM Consent WHERE ${consentHolds} AND Consent.accountId = ? LIMIT 1`;
        return prepared<{ found: number }>(connection, sql).get(version, accountId) !== undefined;
      }),

    listBehind: (version) =>
      read((connection) => {
        const sql = `SELECT DISTINCT Consent.accountId FROM Consent WHERE Consent.withdrawnAt IS NULL
          AND NOT EXISTS (SELECT 1 FROM Consent AS Newer
            WHERE Newer.accountId = Consent.accountId AND Newer.version = ? AND Newer.withdrawnAt IS NULL)
          ORDER BY Consent.accountId`;
        return prepared<{ accountId: string }>(connection, sql)
          .all(version)
          .map(({ accountId }) => accountId);
      }),
  };
}

function toConsent({ withdrawnAt, locale, ...row }: ConsentRow): Consent {
  return { ...row, locale: oneOf(locales, locale), withdrawnAt: withdrawnAt ?? undefined };
}
