import { locales } from '../core/model/people.ts';
import type { Consents } from '../core/ports/people.ts';
import { among, flag, instant, maybe, rowReader, tableRow, text, whole } from './engine/row.ts';
import type { Access } from './engine/sql.ts';

/** Takes the version. As long as nobody is named who answers for the data, one given to an earlier text holds. */
export const consentHolds = `Consent.withdrawnAt IS NULL AND (Consent.version = ?
  OR NOT EXISTS (SELECT 1 FROM Meta WHERE Meta.key = 'operator'))`;

/** Of a Member: agreed once, and holds to nothing of it. */
export const hasWithdrawn = `(EXISTS (SELECT 1 FROM Consent WHERE Consent.accountId = Member.accountId)
  AND NOT EXISTS (SELECT 1 FROM Consent WHERE Consent.accountId = Member.accountId AND Consent.withdrawnAt IS NULL))`;
export const withdrawnRow = rowReader({ withdrawn: flag });

export function createConsents({ read, write }: Pick<Access, 'read' | 'write'>): Consents {
  return {
    insert: ({ id, accountId, version, locale, givenAt, door }) =>
      write(async (sql) => {
        const statement = `INSERT INTO Consent (id, accountId, version, locale, givenAt, door)
          VALUES (?, ?, ?, ?, ?, ?)`;
        await sql.run(statement, [id, accountId, version, locale, givenAt, door]);
      }),

    listByAccount: async (accountId) => {
      const statement = `SELECT ${raw.columns} FROM Consent WHERE accountId = ? ORDER BY givenAt, id`;
      return (await read((sql) => sql.all(statement, [accountId]))).map(raw.read);
    },

    withdraw: async (accountId, at) => {
      const statement = 'UPDATE Consent SET withdrawnAt = ? WHERE accountId = ? AND withdrawnAt IS NULL';
      await write((sql) => sql.run(statement, [at, accountId]));
    },

    holds: (accountId, version) =>
      read(async (sql) => {
        const statement = `SELECT 1 AS found FROM Consent WHERE ${consentHolds} AND Consent.accountId = ? LIMIT 1`;
        return (await sql.first(statement, [version, accountId])) !== undefined;
      }),

    listBehind: (version) =>
      read(async (sql) => {
        const statement = `SELECT DISTINCT Consent.accountId FROM Consent WHERE Consent.withdrawnAt IS NULL
          AND NOT EXISTS (SELECT 1 FROM Consent AS Newer
            WHERE Newer.accountId = Consent.accountId AND Newer.version = ? AND Newer.withdrawnAt IS NULL)
          ORDER BY Consent.accountId`;
        return (await sql.all(statement, [version])).map((row) => accountRow(row).accountId);
      }),
  };
}

const accountRow = rowReader({ accountId: text });

const raw = tableRow('Consent', {
  ...{ id: text, accountId: text, version: whole, door: text },
  ...{ locale: among(locales), givenAt: instant, withdrawnAt: maybe(instant) },
});
