import { commitmentSheetSchema, type Commitment } from '../core/model/commitments.ts';
import type { SheetKey } from '../core/ports/commitments.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
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
  const content = jsonColumn(paddedColumn(cipher, 'CommitmentSheet', 'contentSealed'), commitmentSheetSchema);

  function open({ contentSealed, ...key }: SheetRow): CommitmentSheet {
    const { commitments, reminded } = content.open(rowOf(key), contentSealed);
    return {
      ...key,
      commitments: commitments.map((one) => ({ ...absent, ...one, ...key })),
      reminded: new Map(Object.entries(reminded)),
    };
  }

  return {
    open,
    async find(sql, key) {
      const row = await sheetAt(sql, key);
      return row && open(row);
    },
    async save(sql, { unitId, memberId, roundId, commitments, reminded }) {
      const kept = { commitments, reminded: Object.fromEntries(reminded) };
      const statement = `INSERT INTO CommitmentSheet (memberId, roundId, unitId, contentSealed) VALUES (?, ?, ?, ?)
        ON CONFLICT (memberId, roundId) DO UPDATE SET contentSealed = excluded.contentSealed`;
      const sealed = content.seal(rowOf({ memberId, roundId }), kept);
      await sql.run(statement, [memberId, roundId, unitId, sealed]);
    },
  };
}

export async function sheetAt(
  sql: Sql,
  { memberId, roundId }: Omit<SheetKey, 'unitId'>,
): Promise<SheetRow | undefined> {
  const statement = `SELECT ${sheetColumns} FROM CommitmentSheet WHERE memberId = ? AND roundId = ?`;
  const row = await sql.first(statement, [memberId, roundId]);
  return row && sheetRow(row);
}

/** What a sheet is known by in memory, and bound to when it is sealed. */
export function rowOf({ memberId, roundId }: Omit<SheetKey, 'unitId'>): string {
  return `${memberId}/${roundId}`;
}

/** What the text of a commitment need not say. */
const absent = {
  ...{ text: undefined, sharedWithId: undefined, dueOn: undefined },
  ...{ settledAt: undefined, withdrawnAt: undefined },
};
