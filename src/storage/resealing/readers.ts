import { suggestionSharings, type Suggestion } from '../../core/suggestions/suggestion.ts';
import { createAccessSheets, unitOf } from '../access-events.ts';
import type { Cipher } from '../keys/cipher.ts';
import { sealedColumn } from '../engine/columns.ts';
import { among, instant, maybe, rowReader, text, whole } from '../engine/row.ts';
import { createShownMessages } from '../shown-words.ts';
import { createSuggestionSheets, sheetOf } from '../suggestions.ts';
import type { Sql } from '../engine/sql.ts';

const atOnce = 100;

/** Moves some suggestions from where an older version kept their item and sharing in clear; 0 where none is left. */
export async function sealPlainSuggestions(sql: Sql, cipher: Cipher): Promise<number> {
  const sheets = createSuggestionSheets(cipher);
  const words = sealedColumn(cipher, 'Suggestion', 'textSealed');
  const answers = sealedColumn(cipher, 'Suggestion', 'answerSealed');
  const rows = await sql.all(`SELECT * FROM PlainSuggestion ORDER BY id LIMIT ${atOnce}`);
  for (const row of rows) {
    const { textSealed, answerSealed, answeredAt, answeredById, answerSeenAt, ...plain } =
      plainSuggestion(row);
    const { id } = plain;
    const suggestion: Suggestion = {
      ...plain,
      text: textSealed === undefined ? undefined : words.open(id, textSealed),
      answer:
        answerSealed === undefined || answeredAt === undefined || answeredById === undefined
          ? undefined
          : {
              text: answers.open(id, answerSealed),
              at: answeredAt,
              byId: answeredById,
              seenAt: answerSeenAt,
            },
    };
    await sheets.save(sql, sheetOf(suggestion));
    await sql.run('DELETE FROM PlainSuggestion WHERE id = ?', [id]);
  }
  return rows.length;
}

/** The same for who looked at whose words. */
export async function sealPlainLooks(sql: Sql, cipher: Cipher): Promise<number> {
  const sheets = createAccessSheets(cipher);
  const rows = await sql.all(`SELECT * FROM PlainAccessEvent ORDER BY id LIMIT ${atOnce}`);
  for (const row of rows) {
    const event = plainLook(row);
    const { viewerId, roundId } = event;
    const key = { viewerId, roundId, unitId: await unitOf(sql, event.memberId) };
    await sheets.save(sql, key, [...((await sheets.find(sql, key)) ?? []), event]);
    await sql.run('DELETE FROM PlainAccessEvent WHERE id = ?', [event.id]);
  }
  return rows.length;
}

/** The same for the messages in which words stand. */
export async function sealPlainMessages(sql: Sql, cipher: Cipher): Promise<number> {
  const messages = createShownMessages(cipher);
  const rows = await sql.all(`SELECT * FROM PlainShownWords ORDER BY id LIMIT ${atOnce}`);
  for (const row of rows) {
    const { suggestionId, ...one } = plainShown(row);
    const { accountId, messageId, memberId } = one;
    const shown = { ...one, ...(suggestionId !== undefined && { suggestionId }) };
    const key = { accountId, messageId, unitId: await unitOf(sql, memberId) };
    await messages.save(sql, key, [...(await messages.find(sql, key)), shown]);
    await sql.run('DELETE FROM PlainShownWords WHERE id = ?', [one.id]);
  }
  return rows.length;
}

const plainSuggestion = rowReader({
  id: text,
  unitId: text,
  memberId: text,
  roundId: text,
  item: maybe(whole),
  sharing: among(suggestionSharings),
  sharedWithId: maybe(text),
  textSealed: maybe(text),
  sentAt: instant,
  answerSealed: maybe(text),
  answeredAt: maybe(instant),
  answeredById: maybe(text),
  answerSeenAt: maybe(instant),
  withdrawnAt: maybe(instant),
});

const plainLook = rowReader({
  id: text,
  memberId: text,
  viewerId: text,
  roundId: text,
  what: among(['summary', 'suggestion', 'absence']),
  firstAt: instant,
  lastAt: instant,
});

const plainShown = rowReader({
  id: text,
  memberId: text,
  roundId: text,
  suggestionId: maybe(text),
  accountId: text,
  messageId: whole,
  shownAt: instant,
});
