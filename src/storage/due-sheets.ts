import { isOpen } from '../core/commitments/commitment.ts';
import type { LocalDate } from '../core/time/local-time.ts';
import {
  rowOf,
  sheetAt,
  sheetColumns,
  sheetRow,
  type CommitmentSheet,
  type CommitmentSheets,
  type SheetRow,
} from './commitment-sheets.ts';
import type { Access, Sql } from './engine/sql.ts';

/**
 * On which sheets a deadline is to be reminded of, kept in memory alone: a column that said so would tell who has
 * made a commitment. Every sheet is opened once after the start, and again after it was written. What other programs over
 * the database wrote is not told: where there may be any, every sheet is opened once a day.
 */
export type DueSheets = {
  /** Those with a deadline between these days. */
  between: (read: Access['read'], days: { from: LocalDate; to: LocalDate }) => Promise<SheetRow[]>;
  /** To be opened anew: it was written, or may have been. */
  forget: (key: Key) => void;
};

type Key = Pick<SheetRow, 'memberId' | 'roundId'>;

export function createDueSheets(sheets: CommitmentSheets, isShared: boolean): DueSheets {
  const deadlines = new Map<string, { key: Key; dates: readonly LocalDate[] }>();
  const toOpen = new Map<string, Key>();
  let passedUpTo: LocalDate | undefined;

  function note(row: SheetRow): void {
    const dates = deadlinesOn(sheets.open(row));
    if (dates.length === 0) deadlines.delete(rowOf(row));
    else deadlines.set(rowOf(row), { key: keyOf(row), dates });
  }

  /** A page at a time, so that others come in between. */
  async function passAll(read: Access['read']): Promise<void> {
    deadlines.clear();
    let last: Key = { memberId: '', roundId: '' };
    for (;;) {
      const rows = await read((sql) => pageAfter(sql, last));
      rows.forEach(note);
      const end = rows.at(-1);
      if (end === undefined) break;
      last = end;
    }
  }

  async function openForgotten(read: Access['read']): Promise<void> {
    for (const [row, key] of [...toOpen]) {
      toOpen.delete(row);
      const found = await read((sql) => sheetAt(sql, key));
      if (found !== undefined) note(found);
    }
  }

  return {
    forget(key) {
      toOpen.set(rowOf(key), keyOf(key));
    },
    async between(read, { from, to }) {
      if (passedUpTo === undefined || (isShared && passedUpTo !== to)) {
        await passAll(read);
        passedUpTo = to;
      }
      await openForgotten(read);
      const due = [...deadlines.values()].filter(({ dates }) => dates.some((on) => on >= from && on <= to));
      const rows = await read((sql) => Promise.all(due.map(({ key }) => sheetAt(sql, key))));
      return rows.filter((row) => row !== undefined);
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

async function pageAfter(sql: Sql, { memberId, roundId }: Key): Promise<SheetRow[]> {
  const statement = `SELECT ${sheetColumns} FROM CommitmentSheet WHERE (memberId, roundId) > (?, ?)
    ORDER BY memberId, roundId LIMIT ${pageSize}`;
  return (await sql.all(statement, [memberId, roundId])).map(sheetRow);
}
