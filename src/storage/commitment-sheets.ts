import { z } from 'zod';
import type { LocalDate } from '../core/time/local-time.ts';
import {
  commitmentEventKinds,
  commitmentStatuses,
  type Commitment,
  type CommitmentText,
} from '../core/model/commitments.ts';
import type { SheetKey } from '../core/ports/commitments.ts';
import { sharings } from '../core/sharing.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonInstant, parseJson, perhaps } from './engine/json.ts';
import { rowReader, text } from './engine/row.ts';
import type { Sql } from './engine/sql.ts';

/** The commitments made in one review, and of which deadline of each was reminded last. */
export type CommitmentSheet = SheetKey & {
  commitments: readonly Commitment[];
  reminded: ReadonlyMap<string, string>;
};

export const sheetRow = rowReader({ unitId: text, memberId: text, roundId: text, contentSealed: text });
export type SheetRow = ReturnType<typeof sheetRow>;

export type CommitmentSheets = {
  open: (row: SheetRow) => CommitmentSheet;
  find: (sql: Sql, key: Omit<SheetKey, 'unitId'>) => Promise<CommitmentSheet | undefined>;
  save: (sql: Sql, sheet: CommitmentSheet) => Promise<void>;
};

export const sheetColumns =
  'CommitmentSheet.unitId, CommitmentSheet.memberId, CommitmentSheet.roundId, CommitmentSheet.contentSealed';

/** A sheet with nothing on it looks like one with everything on it. */
export function createCommitmentSheets(cipher: Cipher): CommitmentSheets {
  const content = paddedColumn(cipher, 'CommitmentSheet', 'contentSealed');

  function open({ contentSealed, ...key }: SheetRow): CommitmentSheet {
    const { commitments, reminded } = sheetSchema.parse(parseJson(content.open(rowOf(key), contentSealed)));
    return {
      ...key,
      commitments: commitments.map((one) => ({ ...nothing, ...one, ...key })),
      reminded: new Map(Object.entries(reminded)),
    };
  }

  return {
    open,
    async find(sql, { memberId, roundId }) {
      const statement = `SELECT ${sheetColumns} FROM CommitmentSheet WHERE memberId = ? AND roundId = ?`;
      const row = await sql.first(statement, [memberId, roundId]);
      return row && open(sheetRow(row));
    },
    async save(sql, { unitId, memberId, roundId, commitments, reminded }) {
      const written = JSON.stringify({ commitments, reminded: Object.fromEntries(reminded) });
      const statement = `INSERT INTO CommitmentSheet (memberId, roundId, unitId, contentSealed) VALUES (?, ?, ?, ?)
        ON CONFLICT (memberId, roundId) DO UPDATE SET contentSealed = excluded.contentSealed`;
      const sealed = content.seal(rowOf({ memberId, roundId }), written);
      await sql.run(statement, [memberId, roundId, unitId, sealed]);
    },
  };
}

/** What a sheet is known by in memory, and bound to when it is sealed. */
export function rowOf({ memberId, roundId }: Omit<SheetKey, 'unitId'>): string {
  return `${memberId}/${roundId}`;
}

const nothing = {
  ...{ text: undefined, sharedWithId: undefined, dueOn: undefined },
  ...{ settledAt: undefined, withdrawnAt: undefined },
};

const date = z.string().transform((text): LocalDate => text);

export const commitmentTextSchema = z
  .object({
    remedy: z.string(),
    how: z.string().optional(),
    cause: z.string().optional(),
    help: z.string().optional(),
  })
  .transform(({ remedy, how, cause, help }): CommitmentText => ({ remedy, how, cause, help }));

const eventSchema = z.object({
  id: z.string(),
  status: z.enum(commitmentEventKinds),
  note: perhaps(z.string()),
  dueOn: perhaps(date),
  roundId: perhaps(z.string()),
  at: jsonInstant,
});

const commitmentSchema = z.object({
  id: z.string(),
  checklistKey: z.string(),
  item: z.int(),
  text: perhaps(commitmentTextSchema),
  sharing: z.enum(sharings),
  sharedWithId: perhaps(z.string()),
  dueOn: perhaps(date),
  status: z.enum(commitmentStatuses),
  reminding: z.boolean(),
  everNamed: z.boolean(),
  madeAt: jsonInstant,
  changedAt: jsonInstant,
  settledAt: perhaps(jsonInstant),
  withdrawnAt: perhaps(jsonInstant),
  events: z.array(eventSchema),
});

const sheetSchema = z.object({
  commitments: z.array(commitmentSchema),
  reminded: z.record(z.string(), z.string()),
});
