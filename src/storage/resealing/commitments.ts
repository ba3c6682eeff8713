import type Sqlite from 'better-sqlite3';
import { prepared } from '../engine/prepared.ts';
import { z } from 'zod';
import { commitmentEventKinds, commitmentStatuses, type Commitment } from '../../core/model/commitments.ts';
import { sharings } from '../../core/sharing.ts';
import type { Cipher } from '../keys/cipher.ts';
import { parseJson, sealedColumn } from '../engine/columns.ts';
import { commitmentTextSchema, createCommitmentSheets } from '../commitment-sheets.ts';
import { flag, instant, text, whole } from '../engine/raw-row.ts';

const atOnce = 50;

/** Moves some commitments from where an older version kept them in clear onto their sheets; 0 where none is left. */
export function sealPlainCommitments(connection: Sqlite.Database, cipher: Cipher): number {
  const sheets = createCommitmentSheets(cipher);
  const readPlain = createPlainReader(connection, cipher);
  const keys = prepared<{ unitId: string; memberId: string; roundId: string }>(
    connection,
    `SELECT DISTINCT unitId, memberId, roundId FROM PlainCommitment ORDER BY memberId, roundId LIMIT ${atOnce}`,
  ).all();
  for (const key of keys) {
    const plain = readPlain(key);
    const standing = sheets.find(connection, key);
    sheets.save(connection, {
      ...key,
      commitments: [...(standing?.commitments ?? []), ...plain.map(({ commitment }) => commitment)],
      reminded: new Map([
        ...(standing?.reminded ?? []),
        ...plain.flatMap(({ commitment, reminded }): [string, string][] =>
          reminded === null ? [] : [[commitment.id, reminded]],
        ),
      ]),
    });
    prepared(
      connection,
      `DELETE FROM PlainCommitmentEvent WHERE commitmentId IN
         (SELECT id FROM PlainCommitment WHERE memberId = ? AND roundId = ?)`,
    ).run(key.memberId, key.roundId);
    prepared(connection, 'DELETE FROM PlainCommitment WHERE memberId = ? AND roundId = ?').run(
      key.memberId,
      key.roundId,
    );
  }
  return keys.length;
}

type Plain = { commitment: Commitment; reminded: string | null };

function createPlainReader(
  connection: Sqlite.Database,
  cipher: Cipher,
): (key: { memberId: string; roundId: string }) => Plain[] {
  const texts = sealedColumn(cipher, 'Commitment', 'textSealed');
  const notes = sealedColumn(cipher, 'CommitmentEvent', 'noteSealed');

  function eventsOf(commitmentId: string): Commitment['events'] {
    return prepared(connection, 'SELECT * FROM PlainCommitmentEvent WHERE commitmentId = ? ORDER BY at, id')
      .all(commitmentId)
      .map((row) => {
        const { id, status, noteSealed, dueOn, roundId, at } = plainEvent.parse(row);
        return {
          ...{ id, status, at },
          note: noteSealed === null ? undefined : notes.open(id, noteSealed),
          dueOn: dueOn ?? undefined,
          roundId: roundId ?? undefined,
        };
      });
  }

  return ({ memberId, roundId }) =>
    prepared(
      connection,
      'SELECT * FROM PlainCommitment WHERE memberId = ? AND roundId = ? ORDER BY madeAt, item',
    )
      .all(memberId, roundId)
      .map((row) => {
        const { reminded, textSealed, ...one } = plainCommitment.parse(row);
        const commitment: Commitment = {
          ...one,
          text:
            textSealed === null
              ? undefined
              : commitmentTextSchema.parse(parseJson(texts.open(one.id, textSealed))),
          sharedWithId: one.sharedWithId ?? undefined,
          dueOn: one.dueOn ?? undefined,
          settledAt: one.settledAt ?? undefined,
          withdrawnAt: one.withdrawnAt ?? undefined,
          events: eventsOf(one.id),
        };
        return { commitment, reminded };
      });
}

const plainCommitment = z.object({
  id: text,
  unitId: text,
  memberId: text,
  roundId: text,
  checklistKey: text,
  item: whole,
  textSealed: text.nullable(),
  sharing: z.enum(sharings),
  sharedWithId: text.nullable(),
  dueOn: text.nullable(),
  status: z.enum(commitmentStatuses),
  reminding: flag,
  reminded: text.nullable(),
  everNamed: flag,
  madeAt: instant,
  changedAt: instant,
  settledAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
});

const plainEvent = z.object({
  id: text,
  status: z.enum(commitmentEventKinds),
  noteSealed: text.nullable(),
  dueOn: text.nullable(),
  roundId: text.nullable(),
  at: instant,
});
