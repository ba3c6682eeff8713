import type Sqlite from 'better-sqlite3';
import { z } from 'zod';
import type { Suggestions } from '../core/ports/suggestions.ts';
import { suggestionSharings, type Suggestion } from '../core/suggestions/suggestion.ts';
import { consentHolds } from './consents.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn, parseJson } from './engine/columns.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';
import { instant, perhaps } from './engine/raw-row.ts';

type Deps = Omit<Access, 'client'> & { cipher: Cipher };

export function createSuggestions({ read, write, cipher }: Deps): Suggestions {
  const sheets = createSuggestionSheets(cipher);

  return {
    findById: (id) => read((connection) => saidIn(find(connection, id))),

    findByItem: ({ memberId, roundId, item }) =>
      read((connection) => saidIn(findRoom(connection, { memberId, roundId, item }))),

    listByUnit: (unitId, consentVersion) =>
      list(`${consented} AND Suggestion.unitId = ?`, consentVersion, unitId),

    listByRound: (roundId, consentVersion) =>
      list(`${consented} AND Suggestion.roundId = ?`, consentVersion, roundId),

    listByMember: (memberId) => list('WHERE Suggestion.memberId = ?', memberId),

    reserve: ({ unitId, memberId, roundId, item }, id) =>
      write((connection) => {
        const room = findRoom(connection, { memberId, roundId, item });
        if (room !== undefined) return room.id;
        sheets.save(connection, { id, unitId, memberId, roundId, item, said: undefined });
        return id;
      }),

    insert: (suggestion) =>
      write((connection) => {
        sheets.save(connection, sheetOf(suggestion));
      }),

    update: (suggestion) =>
      write((connection) => {
        sheets.save(connection, sheetOf(suggestion));
      }),

    delete: (id) =>
      write((connection) => {
        const sheet = find(connection, id);
        if (sheet?.item === undefined) prepared(connection, 'DELETE FROM Suggestion WHERE id = ?').run(id);
        else sheets.save(connection, { ...sheet, said: undefined });
      }),

    deleteTexts: (roundId) =>
      write((connection) => {
        const sql = 'SELECT * FROM Suggestion WHERE roundId = ?';
        for (const row of prepared<SheetRow>(connection, sql).all(roundId)) {
          const sheet = sheets.open(row);
          const said = sheet.said && { ...sheet.said, text: undefined, answer: undefined };
          sheets.save(connection, { ...sheet, said });
        }
      }),
  };

  function find(connection: Sqlite.Database, id: string): SuggestionSheet | undefined {
    const row = prepared<SheetRow>(connection, 'SELECT * FROM Suggestion WHERE id = ?').get(id);
    return row === undefined ? undefined : sheets.open(row);
  }

  function findRoom(
    connection: Sqlite.Database,
    { memberId, roundId, item }: { memberId: string; roundId: string; item: number },
  ): SuggestionSheet | undefined {
    const sql = 'SELECT * FROM Suggestion WHERE memberId = ? AND roundId = ?';
    const rows = prepared<SheetRow>(connection, sql).all(memberId, roundId);
    return rows.map((row) => sheets.open(row)).find((sheet) => sheet.item === item);
  }

  /** Newest first. */
  function list(where: string, ...values: (string | number)[]): Promise<Suggestion[]> {
    return read((connection) =>
      prepared<SheetRow>(connection, `SELECT Suggestion.* FROM Suggestion ${where}`)
        .all(...values)
        .flatMap((row) => saidIn(sheets.open(row)) ?? [])
        .sort((one, other) => other.sentAt.getTime() - one.sentAt.getTime() || (one.id < other.id ? 1 : -1)),
    );
  }
}

const consented = `WHERE EXISTS (SELECT 1 FROM Member JOIN Consent ON Consent.accountId = Member.accountId
  WHERE Member.id = Suggestion.memberId AND ${consentHolds})`;

type Key = Pick<Suggestion, 'id' | 'unitId' | 'memberId' | 'roundId'>;
type SheetRow = Key & { contentSealed: string };

/** Room for a suggestion, and what was said there. */
type SuggestionSheet = Key &
  Pick<Suggestion, 'item'> & { said: Omit<Suggestion, keyof Key | 'item'> | undefined };

/** Where nothing was suggested it looks as where something was. */
export function createSuggestionSheets(cipher: Cipher) {
  const content = paddedColumn(cipher, 'Suggestion', 'contentSealed');

  return {
    open({ contentSealed, ...key }: SheetRow): SuggestionSheet {
      const { item, said } = sheetSchema.parse(parseJson(content.open(key.id, contentSealed)));
      return { ...key, item, said };
    },
    save(connection: Sqlite.Database, { item, said, ...key }: SuggestionSheet): void {
      const sql = `INSERT INTO Suggestion (id, unitId, memberId, roundId, contentSealed) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET contentSealed = excluded.contentSealed`;
      const sealed = content.seal(key.id, JSON.stringify({ item, said }));
      prepared(connection, sql).run(key.id, key.unitId, key.memberId, key.roundId, sealed);
    },
  };
}

export function sheetOf({ id, unitId, memberId, roundId, item, ...said }: Suggestion): SuggestionSheet {
  return { id, unitId, memberId, roundId, item, said };
}

function saidIn(sheet: SuggestionSheet | undefined): Suggestion | undefined {
  if (sheet?.said === undefined) return undefined;
  const { said, ...key } = sheet;
  return { ...key, ...said };
}

const sheetSchema = z.object({
  item: perhaps(z.int()),
  said: perhaps(
    z.object({
      sharing: z.enum(suggestionSharings),
      sharedWithId: perhaps(z.string()),
      text: perhaps(z.string()),
      sentAt: instant,
      answer: perhaps(
        z.object({ text: z.string(), at: instant, byId: z.string(), seenAt: perhaps(instant) }),
      ),
      withdrawnAt: perhaps(instant),
    }),
  ),
});
