import type Sqlite from 'better-sqlite3';
import { isOpen } from '../core/commitments/commitment.ts';
import type { LocalDate } from '../core/time/local-time.ts';
import {
  rowOf,
  sheetColumns,
  type CommitmentSheet,
  type CommitmentSheets,
  type SheetRow,
} from './commitment-sheets.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';

/**
 * On which sheets a deadline is to be reminded of, kept in memory alone: a column that said so would tell who has
 * promised something. Every sheet is opened once after the start, and again after it was written.
 */
export type DueSheets = {
  /** Those with a deadline between these days. */
  between: (read: Access['read'], days: { from: LocalDate; to: LocalDate }) => Promise<SheetRow[]>;
  /** To be opened anew: it was written, or may have been. */
  forget: (key: Key) => void;
};

type Key = Pick<SheetRow, 'memberId' | 'roundId'>;

export function createDueSheets(sheets: CommitmentSheets): DueSheets {
  const deadlines = new Map<string, { key: Key; dates: readonly LocalDate[] }>();
  const toOpen = new Map<string, Key>();
  let passedAll = false;

  function note(row: SheetRow): void {
    const dates = deadlinesOn(sheets.open(row));
    if (dates.length === 0) deadlines.delete(rowOf(row));
    else deadlines.set(rowOf(row), { key: keyOf(row), dates });
  }

  /** A page at a time, so that others come in between. */
  async function passAll(read: Access['read']): Promise<void> {
    let last: Key = { memberId: '', roundId: '' };
    for (;;) {
      const rows = await read((connection) => pageAfter(connection, last));
      rows.forEach(note);
      const end = rows.at(-1);
      if (end === undefined) break;
      last = end;
    }
    passedAll = true;
  }

  async function openForgotten(read: Access['read']): Promise<void> {
    for (const [row, key] of [...toOpen]) {
      toOpen.delete(row);
      const found = await read((connection) => rowAt(connection, key));
      if (found !== undefined) note(found);
    }
  }

  return {
    forget(key) {
      toOpen.set(rowOf(key), keyOf(key));
    },
    async between(read, { from, to }) {
      if (!passedAll) await passAll(read);
      await openForgotten(read);
      const due = [...deadlines.values()].filter(({ dates }) => dates.some((on) => on >= from && on <= to));
      return read((connection) => due.flatMap(({ key }) => rowAt(connection, key) ?? []));
    },
  };
}

function keyOf({ memberId, roundId }: Key): Key {
  return { memberId, roundId };
}

function deadlinesOn({ commitments }: CommitmentSheet): LocalDate[] {
  return commitments.flatMap((one) =>
    isOpen(one) && one.reminding && one.dueOn !== undefined ? [one.dueOn] : [],
  );
}

const pageSize = 100;

function pageAfter(connection: Sqlite.Database, { memberId, roundId }: Key): SheetRow[] {
  const sql = `SELECT ${sheetColumns} FROM CommitmentSheet WHERE (memberId, roundId) > (?, ?)
    ORDER BY memberId, roundId LIMIT ${pageSize}`;
  return prepared<SheetRow>(connection, sql).all(memberId, roundId);
}

function rowAt(connection: Sqlite.Database, { memberId, roundId }: Key): SheetRow | undefined {
  const sql = `SELECT ${sheetColumns} FROM CommitmentSheet WHERE memberId = ? AND roundId = ?`;
  return prepared<SheetRow>(connection, sql).get(memberId, roundId);
}
