import {
  commitmentEventKinds,
  commitmentStatuses,
  commitmentTextSchema,
  type Commitment,
} from '../../core/model/commitments.ts';
import { sharings } from '../../core/sharing.ts';
import type { Cipher } from '../keys/cipher.ts';
import { sealedColumn } from '../engine/columns.ts';
import { jsonColumn } from '../engine/json.ts';
import { createCommitmentSheets } from '../commitment-sheets.ts';
import { among, flag, instant, maybe, rowReader, text, whole } from '../engine/row.ts';
import type { Sql } from '../engine/sql.ts';

const atOnce = 50;

/** Moves some commitments from where an older version kept them in clear onto their sheets; 0 where none is left. */
export async function sealPlainCommitments(sql: Sql, cipher: Cipher): Promise<number> {
  const sheets = createCommitmentSheets(cipher);
  const readPlain = createPlainReader(sql, cipher);
  const rows = await sql.all(
    `SELECT DISTINCT unitId, memberId, roundId FROM PlainCommitment ORDER BY memberId, roundId LIMIT ${atOnce}`,
  );
  for (const key of rows.map(keyRow)) {
    const plain = await readPlain(key);
    const existing = await sheets.find(sql, key);
    await sheets.save(sql, {
      ...key,
      commitments: [...(existing?.commitments ?? []), ...plain.map(({ commitment }) => commitment)],
      reminded: new Map([
        ...(existing?.reminded ?? []),
        ...plain.flatMap(({ commitment, reminded }): [string, string][] =>
          reminded === undefined ? [] : [[commitment.id, reminded]],
        ),
      ]),
    });
    await sql.run(
      `DELETE FROM PlainCommitmentEvent WHERE commitmentId IN
         (SELECT id FROM PlainCommitment WHERE memberId = ? AND roundId = ?)`,
      [key.memberId, key.roundId],
    );
    await sql.run('DELETE FROM PlainCommitment WHERE memberId = ? AND roundId = ?', [
      key.memberId,
      key.roundId,
    ]);
  }
  return rows.length;
}

const keyRow = rowReader({ unitId: text, memberId: text, roundId: text });

type Plain = { commitment: Commitment; reminded: string | undefined };

function createPlainReader(
  sql: Sql,
  cipher: Cipher,
): (key: { memberId: string; roundId: string }) => Promise<Plain[]> {
  const texts = jsonColumn(sealedColumn(cipher, 'Commitment', 'textSealed'), commitmentTextSchema);
  const notes = sealedColumn(cipher, 'CommitmentEvent', 'noteSealed');

  async function eventsOf(commitmentId: string): Promise<Commitment['events']> {
    const statement = 'SELECT * FROM PlainCommitmentEvent WHERE commitmentId = ? ORDER BY at, id';
    const rows = await sql.all(statement, [commitmentId]);
    return rows.map(plainEvent).map(({ noteSealed, ...event }) => ({
      ...event,
      note: noteSealed === undefined ? undefined : notes.open(event.id, noteSealed),
    }));
  }

  return async ({ memberId, roundId }) => {
    const statement =
      'SELECT * FROM PlainCommitment WHERE memberId = ? AND roundId = ? ORDER BY madeAt, item';
    const plain: Plain[] = [];
    for (const row of await sql.all(statement, [memberId, roundId])) {
      const { reminded, textSealed, ...one } = plainCommitment(row);
      const written = textSealed === undefined ? undefined : texts.open(one.id, textSealed);
      plain.push({ commitment: { ...one, text: written, events: await eventsOf(one.id) }, reminded });
    }
    return plain;
  };
}

const plainCommitment = rowReader({
  id: text,
  unitId: text,
  memberId: text,
  roundId: text,
  checklistKey: text,
  item: whole,
  textSealed: maybe(text),
  sharing: among(sharings),
  sharedWithId: maybe(text),
  dueOn: maybe(text),
  status: among(commitmentStatuses),
  reminding: flag,
  reminded: maybe(text),
  everNamed: flag,
  madeAt: instant,
  changedAt: instant,
  settledAt: maybe(instant),
  withdrawnAt: maybe(instant),
});

const plainEvent = rowReader({
  id: text,
  status: among(commitmentEventKinds),
  noteSealed: maybe(text),
  dueOn: maybe(text),
  roundId: maybe(text),
  at: instant,
});
