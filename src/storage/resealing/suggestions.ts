import { suggestionSharings, type Suggestion } from '../../core/suggestions/suggestion.ts';
import type { Cipher } from '../keys/cipher.ts';
import { sealedColumn } from '../engine/columns.ts';
import { among, instant, maybe, rowReader, text, whole } from '../engine/row.ts';
import type { Sql } from '../engine/sql.ts';
import { createSuggestionSheets, sheetOf } from '../suggestions.ts';

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
