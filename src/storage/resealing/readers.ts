import type Sqlite from 'better-sqlite3';
import { prepared } from '../engine/prepared.ts';
import { z } from 'zod';
import { suggestionSharings, type Suggestion } from '../../core/suggestions/suggestion.ts';
import { createAccessSheets, unitOf } from '../access-events.ts';
import type { Cipher } from '../keys/cipher.ts';
import { sealedColumn } from '../engine/columns.ts';
import { instant, text, whole } from '../engine/raw-row.ts';
import { createShownMessages } from '../shown-words.ts';
import { createSuggestionSheets, sheetOf } from '../suggestions.ts';

const atOnce = 100;

/** Moves some suggestions from where an older version kept their item and sharing in clear; 0 where none is left. */
export function sealPlainSuggestions(connection: Sqlite.Database, cipher: Cipher): number {
  const sheets = createSuggestionSheets(cipher);
  const words = sealedColumn(cipher, 'Suggestion', 'textSealed');
  const answers = sealedColumn(cipher, 'Suggestion', 'answerSealed');
  const rows = prepared(connection, `SELECT * FROM PlainSuggestion ORDER BY id LIMIT ${atOnce}`).all();
  for (const row of rows) {
    const { textSealed, answerSealed, answeredAt, answeredById, answerSeenAt, ...plain } =
      plainSuggestion.parse(row);
    const { id } = plain;
    const suggestion: Suggestion = {
      ...plain,
      item: plain.item ?? undefined,
      sharedWithId: plain.sharedWithId ?? undefined,
      withdrawnAt: plain.withdrawnAt ?? undefined,
      text: textSealed === null ? undefined : words.open(id, textSealed),
      answer:
        answerSealed === null || answeredAt === null || answeredById === null
          ? undefined
          : {
              text: answers.open(id, answerSealed),
              at: answeredAt,
              byId: answeredById,
              seenAt: answerSeenAt ?? undefined,
            },
    };
    sheets.save(connection, sheetOf(suggestion));
    prepared(connection, 'DELETE FROM PlainSuggestion WHERE id = ?').run(id);
  }
  return rows.length;
}

/** The same for who looked at whose words. */
export function sealPlainLooks(connection: Sqlite.Database, cipher: Cipher): number {
  const sheets = createAccessSheets(cipher);
  const rows = prepared(connection, `SELECT * FROM PlainAccessEvent ORDER BY id LIMIT ${atOnce}`).all();
  for (const row of rows) {
    const event = plainLook.parse(row);
    const { viewerId, roundId } = event;
    const key = { viewerId, roundId, unitId: unitOf(connection, event.memberId) };
    sheets.save(connection, key, [...(sheets.find(connection, key) ?? []), event]);
    prepared(connection, 'DELETE FROM PlainAccessEvent WHERE id = ?').run(event.id);
  }
  return rows.length;
}

/** The same for the messages in which words stand. */
export function sealPlainMessages(connection: Sqlite.Database, cipher: Cipher): number {
  const messages = createShownMessages(cipher);
  const rows = prepared(connection, `SELECT * FROM PlainShownWords ORDER BY id LIMIT ${atOnce}`).all();
  for (const row of rows) {
    const { suggestionId, ...one } = plainShown.parse(row);
    const { accountId, messageId, memberId } = one;
    const shown = { ...one, ...(suggestionId === null ? {} : { suggestionId }) };
    const key = { accountId, messageId, unitId: unitOf(connection, memberId) };
    messages.save(connection, key, [...messages.find(connection, key), shown]);
    prepared(connection, 'DELETE FROM PlainShownWords WHERE id = ?').run(one.id);
  }
  return rows.length;
}

const plainSuggestion = z.object({
  id: text,
  unitId: text,
  memberId: text,
  roundId: text,
  item: whole.nullable(),
  sharing: z.enum(suggestionSharings),
  sharedWithId: text.nullable(),
  textSealed: text.nullable(),
  sentAt: instant,
  answerSealed: text.nullable(),
  answeredAt: instant.nullable(),
  answeredById: text.nullable(),
  answerSeenAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
});

const plainLook = z.object({
  id: text,
  memberId: text,
  viewerId: text,
  roundId: text,
  what: z.enum(['summary', 'suggestion', 'absence']),
  firstAt: instant,
  lastAt: instant,
});

const plainShown = z.object({
  id: text,
  memberId: text,
  roundId: text,
  suggestionId: text.nullable(),
  accountId: text,
  messageId: whole,
  shownAt: instant,
});
