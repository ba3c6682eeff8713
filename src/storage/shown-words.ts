import type Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { parsePledgesKey } from '../core/pledges/pledge.ts';
import type { ShownMessage, ShownWords } from '../core/ports/summaries.ts';
import { unitOf } from './access-events.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn, parseJson } from './engine/columns.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';
import { instant } from './engine/raw-row.ts';

type Deps = Omit<Access, 'client'> & { cipher: Cipher };

export function createShownWords({ read, write, cipher }: Deps): ShownWords {
  const messages = createShownMessages(cipher);

  return {
    record: (shown) =>
      write((connection) => {
        for (const one of shown) {
          const key = { ...keyOf(one), unitId: unitOf(connection, one.memberId) };
          const others = messages.find(connection, key).filter(({ memberId }) => memberId !== one.memberId);
          messages.save(connection, key, [...others, one]);
        }
      }),

    forgetMessage: (accountId, messageId) =>
      write((connection) => {
        messages.remove(connection, { accountId, messageId });
      }),

    listByMember: (memberId) =>
      read((connection) => {
        const sql = `SELECT ShownMessage.* FROM Member JOIN ShownMessage ON ShownMessage.unitId = Member.unitId
          WHERE Member.id = ?`;
        return among(connection, sql, memberId, (one) => one.memberId === memberId);
      }),
    listByRound: (roundId) =>
      read((connection) => {
        const unitId = parsePledgesKey(roundId)?.unitId;
        const sql = unitId === undefined ? ofRound : ofUnit;
        return among(connection, sql, unitId ?? roundId, (one) => one.roundId === roundId);
      }),
    listBySuggestion: (suggestionId) =>
      read((connection) =>
        among(connection, ofSuggestion, suggestionId, (one) => one.suggestionId === suggestionId),
      ),
    listByMessage: (accountId, messageId) =>
      read((connection) => messages.find(connection, { accountId, messageId }).map(toMessage)),

    deleteByMember: (memberId, roundId) =>
      write((connection) => {
        const sql = `SELECT ShownMessage.* FROM Member JOIN ShownMessage ON ShownMessage.unitId = Member.unitId
          WHERE Member.id = ?`;
        const isMeant = (one: Shown): boolean =>
          one.memberId === memberId && (roundId === undefined || one.roundId === roundId);
        deleteAmong(connection, sql, memberId, isMeant);
      }),

    deleteByRound: (roundId) =>
      write((connection) => {
        const unitId = parsePledgesKey(roundId)?.unitId;
        const sql = unitId === undefined ? ofRound : ofUnit;
        deleteAmong(connection, sql, unitId ?? roundId, (one) => one.roundId === roundId);
      }),

    deleteBySuggestion: (suggestionId) =>
      write((connection) => {
        deleteAmong(connection, ofSuggestion, suggestionId, (one) => one.suggestionId === suggestionId);
      }),
  };

  function among(
    connection: Sqlite.Database,
    sql: string,
    value: string,
    isMeant: (one: Shown) => boolean,
  ): ShownMessage[] {
    return prepared<MessageRow>(connection, sql)
      .all(value)
      .flatMap(messages.open)
      .filter(isMeant)
      .sort((one, other) => one.shownAt.getTime() - other.shownAt.getTime() || (one.id < other.id ? -1 : 1))
      .map(toMessage);
  }

  function deleteAmong(
    connection: Sqlite.Database,
    sql: string,
    value: string,
    isMeant: (one: Shown) => boolean,
  ): void {
    for (const row of prepared<MessageRow>(connection, sql).all(value)) {
      const shown = messages.open(row);
      const others = shown.filter((one) => !isMeant(one));
      if (others.length === 0) messages.remove(connection, row);
      else if (others.length < shown.length) messages.save(connection, row, others);
    }
  }
}

const ofRound = `SELECT ShownMessage.* FROM Round JOIN ShownMessage ON ShownMessage.unitId = Round.unitId
  WHERE Round.id = ?`;
/** For the pledges of a year. */
const ofUnit = 'SELECT ShownMessage.* FROM ShownMessage WHERE ShownMessage.unitId = ?';

const ofSuggestion = `SELECT ShownMessage.* FROM Suggestion
  JOIN ShownMessage ON ShownMessage.unitId = Suggestion.unitId WHERE Suggestion.id = ?`;

/** Somebody's words in a message. */
type Shown = ShownMessage & { id: string; shownAt: Date };

type MessageKey = Pick<ShownMessage, 'accountId' | 'messageId'>;
type MessageRow = MessageKey & { unitId: string; contentSealed: string };

/** Whose words stand in a message is sealed: that somebody has words to be shown would tell what they answered. */
export function createShownMessages(cipher: Cipher) {
  const content = paddedColumn(cipher, 'ShownMessage', 'contentSealed');
  const rowId = ({ accountId, messageId }: MessageKey): string => `${accountId}/${messageId}`;

  function open(row: MessageRow): Shown[] {
    const shown = shownSchema.parse(parseJson(content.open(rowId(row), row.contentSealed)));
    return shown.map(({ suggestionId, printed, ...one }) => ({
      ...{ ...one, ...keyOf(row) },
      ...(suggestionId !== undefined && { suggestionId }),
      ...(printed && { printed }),
    }));
  }

  return {
    open,
    find(connection: Sqlite.Database, { accountId, messageId }: MessageKey): Shown[] {
      const sql = 'SELECT * FROM ShownMessage WHERE accountId = ? AND messageId = ?';
      const row = prepared<MessageRow>(connection, sql).get(accountId, messageId);
      return row === undefined ? [] : open(row);
    },
    save(connection: Sqlite.Database, key: MessageKey & { unitId: string }, shown: readonly Shown[]): void {
      const sql = `INSERT INTO ShownMessage (accountId, messageId, unitId, contentSealed) VALUES (?, ?, ?, ?)
        ON CONFLICT (accountId, messageId) DO UPDATE SET contentSealed = excluded.contentSealed`;
      const text = JSON.stringify(
        shown.map(({ id, memberId, roundId, suggestionId, printed, shownAt }) => ({
          ...{ id, memberId, roundId, suggestionId, printed, shownAt },
        })),
      );
      prepared(connection, sql).run(
        ...[key.accountId, key.messageId, key.unitId, content.seal(rowId(key), text)],
      );
    },
    remove(connection: Sqlite.Database, { accountId, messageId }: MessageKey): void {
      const sql = 'DELETE FROM ShownMessage WHERE accountId = ? AND messageId = ?';
      prepared(connection, sql).run(accountId, messageId);
    },
  };
}

function keyOf({ accountId, messageId }: MessageKey): MessageKey {
  return { accountId, messageId };
}

function toMessage({ memberId, roundId, suggestionId, printed, accountId, messageId }: Shown): ShownMessage {
  return {
    ...{ memberId, roundId, accountId, messageId },
    ...(suggestionId !== undefined && { suggestionId }),
    ...(printed && { printed }),
  };
}

const shownSchema = z.array(
  z.object({
    id: z.string(),
    memberId: z.string(),
    roundId: z.string(),
    suggestionId: z.string().optional(),
    printed: z.literal(true).optional(),
    shownAt: instant,
  }),
);
