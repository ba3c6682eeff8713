import { parsePledgesKey } from '../core/pledges/pledge.ts';
import { shownWordsSchema, type RecordedMessage, type ShownMessage } from '../core/model/shown.ts';
import type { ShownWords } from '../core/ports/summaries.ts';
import { unitOf } from './access-sheets.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { rowReader, text, whole } from './engine/row.ts';
import type { Access, Row, Sql } from './engine/sql.ts';

type Deps = Pick<Access, 'read' | 'write'> & { cipher: Cipher };

export function createShownWords({ read, write, cipher }: Deps): ShownWords {
  const messages = createShownMessages(cipher);

  return {
    record: (shown) =>
      write(async (sql) => {
        for (const one of shown) {
          const key = { ...keyOf(one), unitId: await unitOf(sql, one.memberId) };
          const others = (await messages.find(sql, key)).filter(({ memberId }) => memberId !== one.memberId);
          await messages.save(sql, key, [...others, one]);
        }
      }),

    forgetMessage: (accountId, messageId) => write((sql) => messages.remove(sql, { accountId, messageId })),

    listByMember: (memberId) => listAmong(ofMember(memberId), (one) => one.memberId === memberId),
    listByRound: (roundId) => listAmong(ofRound(roundId), (one) => one.roundId === roundId),
    listBySuggestion: (suggestionId) =>
      listAmong(ofSuggestion(suggestionId), (one) => one.suggestionId === suggestionId),
    listByReader: (accountId, unitId) =>
      read(async (sql) => {
        const statement = 'SELECT * FROM ShownMessage WHERE accountId = ? ORDER BY messageId';
        const rows = (await sql.all(statement, [accountId])).map(messageRow);
        return rows
          .filter((row) => unitId === undefined || row.unitId === unitId)
          .flatMap(messages.open)
          .map(toMessage);
      }),
    deleteByMember: (memberId, roundId) =>
      deleteAmong(
        ofMember(memberId),
        (one) => one.memberId === memberId && (roundId === undefined || one.roundId === roundId),
      ),
    deleteByRound: (roundId) => deleteAmong(ofRound(roundId), (one) => one.roundId === roundId),
    deleteBySuggestion: (suggestionId) =>
      deleteAmong(ofSuggestion(suggestionId), (one) => one.suggestionId === suggestionId),
  };

  function listAmong(rowsIn: RowsIn, isMeant: (one: RecordedMessage) => boolean): Promise<ShownMessage[]> {
    return read(async (sql) =>
      (await rowsIn(sql))
        .map(messageRow)
        .flatMap(messages.open)
        .filter(isMeant)
        .sort((one, other) => one.shownAt.getTime() - other.shownAt.getTime() || (one.id < other.id ? -1 : 1))
        .map(toMessage),
    );
  }

  function deleteAmong(rowsIn: RowsIn, isMeant: (one: RecordedMessage) => boolean): Promise<void> {
    return write(async (sql) => {
      for (const row of (await rowsIn(sql)).map(messageRow)) {
        const shown = messages.open(row);
        const others = shown.filter((one) => !isMeant(one));
        if (others.length === 0) await messages.remove(sql, row);
        else if (others.length < shown.length) await messages.save(sql, row, others);
      }
    });
  }
}

/** The messages of the cell in which what is looked for may stand. */
type RowsIn = (sql: Sql) => Promise<readonly Row[]>;

function ofMember(id: string): RowsIn {
  const statement = `SELECT ShownMessage.* FROM Member JOIN ShownMessage ON ShownMessage.unitId = Member.unitId
    WHERE Member.id = ?`;
  return (sql) => sql.all(statement, [id]);
}

/** Of a round, or of the pledges of a year. */
function ofRound(id: string): RowsIn {
  const unitId = parsePledgesKey(id)?.unitId;
  if (unitId !== undefined) return (sql) => sql.all('SELECT * FROM ShownMessage WHERE unitId = ?', [unitId]);
  const statement = `SELECT ShownMessage.* FROM Round JOIN ShownMessage ON ShownMessage.unitId = Round.unitId
    WHERE Round.id = ?`;
  return (sql) => sql.all(statement, [id]);
}

function ofSuggestion(id: string): RowsIn {
  const statement = `SELECT ShownMessage.* FROM Suggestion
    JOIN ShownMessage ON ShownMessage.unitId = Suggestion.unitId WHERE Suggestion.id = ?`;
  return (sql) => sql.all(statement, [id]);
}

type MessageKey = Pick<ShownMessage, 'accountId' | 'messageId'>;

const messageRow = rowReader({ accountId: text, messageId: whole, unitId: text, contentSealed: text });
type MessageRow = ReturnType<typeof messageRow>;

/** Whose words stand in a message is sealed: that somebody has words to be shown would tell what they answered. */
export function createShownMessages(cipher: Cipher) {
  const content = jsonColumn(paddedColumn(cipher, 'ShownMessage', 'contentSealed'), shownWordsSchema);
  const rowId = ({ accountId, messageId }: MessageKey): string => `${accountId}/${messageId}`;

  function open(row: MessageRow): RecordedMessage[] {
    const shown = content.open(rowId(row), row.contentSealed);
    return shown.map(({ suggestionId, printed, ...one }) => ({
      ...{ ...one, ...keyOf(row) },
      ...(suggestionId !== undefined && { suggestionId }),
      ...(printed && { printed }),
    }));
  }

  return {
    open,
    async find(sql: Sql, { accountId, messageId }: MessageKey): Promise<RecordedMessage[]> {
      const statement = 'SELECT * FROM ShownMessage WHERE accountId = ? AND messageId = ?';
      const row = await sql.first(statement, [accountId, messageId]);
      return row === undefined ? [] : open(messageRow(row));
    },
    async save(
      sql: Sql,
      key: MessageKey & { unitId: string },
      shown: readonly RecordedMessage[],
    ): Promise<void> {
      const statement = `INSERT INTO ShownMessage (accountId, messageId, unitId, contentSealed) VALUES (?, ?, ?, ?)
        ON CONFLICT (accountId, messageId) DO UPDATE SET contentSealed = excluded.contentSealed`;
      const words = shown.map(({ id, memberId, roundId, suggestionId, printed, shownAt }) => ({
        ...{ id, memberId, roundId, suggestionId, printed, shownAt },
      }));
      await sql.run(statement, [
        ...[key.accountId, key.messageId, key.unitId, content.seal(rowId(key), words)],
      ]);
    },
    async remove(sql: Sql, { accountId, messageId }: MessageKey): Promise<void> {
      const statement = 'DELETE FROM ShownMessage WHERE accountId = ? AND messageId = ?';
      await sql.run(statement, [accountId, messageId]);
    },
  };
}

function keyOf({ accountId, messageId }: MessageKey): MessageKey {
  return { accountId, messageId };
}

function toMessage({
  memberId,
  roundId,
  suggestionId,
  printed,
  accountId,
  messageId,
}: RecordedMessage): ShownMessage {
  return {
    ...{ memberId, roundId, accountId, messageId },
    ...(suggestionId !== undefined && { suggestionId }),
    ...(printed && { printed }),
  };
}
