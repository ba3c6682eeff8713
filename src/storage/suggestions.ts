import type { Suggestions } from '../core/ports/suggestions.ts';
import { suggestionSchema, type Suggestion } from '../core/suggestions/suggestion.ts';
import { consentHolds } from './consents.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { rowReader, text } from './engine/row.ts';
import type { Access, Row, Sql } from './engine/sql.ts';

type Deps = Pick<Access, 'read' | 'write'> & { cipher: Cipher };

export function createSuggestions({ read, write, cipher }: Deps): Suggestions {
  const sheets = createSuggestionSheets(cipher);

  return {
    findById: (id) => read(async (sql) => saidIn(await find(sql, id))),

    findByItem: (whose) => read(async (sql) => saidIn(await findRoom(sql, whose))),

    listByUnit: (unitId, consentVersion) =>
      list(`${consented} AND Suggestion.unitId = ?`, consentVersion, unitId),

    listByRound: (roundId, consentVersion) =>
      list(`${consented} AND Suggestion.roundId = ?`, consentVersion, roundId),

    listByMember: (memberId) => list('WHERE Suggestion.memberId = ?', memberId),

    reserve: ({ unitId, memberId, roundId, item }, id) =>
      write(async (sql) => {
        const room = await findRoom(sql, { memberId, roundId, item });
        if (room !== undefined) return room.id;
        await sheets.save(sql, { id, unitId, memberId, roundId, item, said: undefined });
        return id;
      }),

    save: (suggestion) => write((sql) => sheets.save(sql, sheetOf(suggestion))),

    delete: (id) =>
      write(async (sql) => {
        const sheet = await find(sql, id);
        if (sheet?.item === undefined) await sql.run('DELETE FROM Suggestion WHERE id = ?', [id]);
        else await sheets.save(sql, { ...sheet, said: undefined });
      }),

    deleteTexts: (roundId) =>
      write(async (sql) => {
        const statement = 'SELECT * FROM Suggestion WHERE roundId = ?';
        for (const row of await sql.all(statement, [roundId])) {
          const sheet = sheets.open(row);
          const said = sheet.said && { ...sheet.said, text: undefined, answer: undefined };
          await sheets.save(sql, { ...sheet, said });
        }
      }),
  };

  async function find(sql: Sql, id: string): Promise<SuggestionSheet | undefined> {
    const row = await sql.first('SELECT * FROM Suggestion WHERE id = ?', [id]);
    return row && sheets.open(row);
  }

  async function findRoom(
    sql: Sql,
    { memberId, roundId, item }: { memberId: string; roundId: string; item: number },
  ): Promise<SuggestionSheet | undefined> {
    const statement = 'SELECT * FROM Suggestion WHERE memberId = ? AND roundId = ?';
    const rows = await sql.all(statement, [memberId, roundId]);
    return rows.map((row) => sheets.open(row)).find((sheet) => sheet.item === item);
  }

  /** Newest first. */
  function list(where: string, ...values: (string | number)[]): Promise<Suggestion[]> {
    return read(async (sql) =>
      (await sql.all(`SELECT Suggestion.* FROM Suggestion ${where}`, [...values]))
        .flatMap((row) => saidIn(sheets.open(row)) ?? [])
        .sort((one, other) => other.sentAt.getTime() - one.sentAt.getTime() || (one.id < other.id ? 1 : -1)),
    );
  }
}

const consented = `WHERE EXISTS (SELECT 1 FROM Member JOIN Consent ON Consent.accountId = Member.accountId
  WHERE Member.id = Suggestion.memberId AND ${consentHolds})`;

type Key = Pick<Suggestion, 'id' | 'unitId' | 'memberId' | 'roundId'>;
const sheetRow = rowReader({ id: text, unitId: text, memberId: text, roundId: text, contentSealed: text });

/** Room for a suggestion, and what was said there. */
type SuggestionSheet = Key &
  Pick<Suggestion, 'item'> & { said: Omit<Suggestion, keyof Key | 'item'> | undefined };

/** Where nothing was suggested it looks as where something was. */
export function createSuggestionSheets(cipher: Cipher) {
  const content = jsonColumn(paddedColumn(cipher, 'Suggestion', 'contentSealed'), suggestionSchema);

  return {
    open(row: Row): SuggestionSheet {
      const { contentSealed, ...key } = sheetRow(row);
      return { ...key, ...content.open(key.id, contentSealed) };
    },
    async save(sql: Sql, { item, said, ...key }: SuggestionSheet): Promise<void> {
      const statement = `INSERT INTO Suggestion (id, unitId, memberId, roundId, contentSealed) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET contentSealed = excluded.contentSealed`;
      const sealed = content.seal(key.id, { item, said });
      await sql.run(statement, [key.id, key.unitId, key.memberId, key.roundId, sealed]);
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
