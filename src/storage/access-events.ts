import type Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { continuesLook } from '../core/summaries/access.ts';
import type { AccessEvent, AccessEvents } from '../core/ports/summaries.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn, parseJson } from './engine/columns.ts';
import { instantText } from './engine/instant-text.ts';
import { prepared } from './engine/prepared.ts';
import type { Access } from './engine/prisma-client.ts';
import { instant } from './engine/raw-row.ts';

type Deps = Omit<Access, 'client'> & { cipher: Cipher };

export function createAccessEvents({ read, write, cipher }: Deps): AccessEvents {
  const sheets = createAccessSheets(cipher);

  return {
    addSheet: ({ viewerId, roundId }) =>
      write((connection) => {
        const key = { viewerId, roundId, unitId: unitOf(connection, viewerId) };
        if (sheets.find(connection, key) === undefined) sheets.save(connection, key, []);
      }),

    record: ({ id, memberId, viewerId, roundId, what, at }) =>
      write((connection) => {
        const key = { viewerId, roundId, unitId: unitOf(connection, memberId) };
        const events = sheets.find(connection, key) ?? [];
        const last = events
          .filter((one) => one.memberId === memberId && one.what === what)
          .sort(latestFirst)
          .at(0);
        const event =
          last !== undefined && continuesLook(last.lastAt, at)
            ? { ...last, lastAt: at }
            : { id, memberId, viewerId, roundId, what, firstAt: at, lastAt: at };
        sheets.save(connection, key, [...events.filter((one) => one.id !== event.id), event]);
      }),

    listByMember: (memberId) =>
      read((connection) =>
        rowsAbout(connection, memberId)
          .flatMap(sheets.open)
          .filter((one) => one.memberId === memberId)
          .sort(latestFirst),
      ),

    deleteByMember: (memberId) =>
      write((connection) => {
        for (const row of rowsAbout(connection, memberId)) {
          const events = sheets.open(row);
          const others = events.filter((one) => one.memberId !== memberId);
          if (others.length < events.length) sheets.save(connection, row, others);
        }
      }),

    deleteByRound: (roundId) =>
      write((connection) => {
        prepared(connection, 'DELETE FROM AccessSheet WHERE roundId = ?').run(roundId);
      }),

    deleteAbsences: (before) =>
      write((connection) => {
        const sql = `SELECT AccessSheet.* FROM AccessSheet JOIN Meeting ON Meeting.id = AccessSheet.roundId
          WHERE Meeting.startsAt < ?`;
        let deleted = 0;
        for (const row of prepared<SheetRow>(connection, sql).all(instantText(before))) {
          const events = sheets.open(row);
          const others = events.filter(({ what }) => what !== 'absence');
          deleted += events.length - others.length;
          if (others.length < events.length) sheets.save(connection, row, others);
        }
        return deleted;
      }),
  };
}

/** The looks of one viewer in one round, or at one meeting: whose words were looked at is sealed. */
type SheetKey = Pick<AccessEvent, 'viewerId' | 'roundId'> & { unitId: string };
type SheetRow = SheetKey & { contentSealed: string };

export function createAccessSheets(cipher: Cipher) {
  const content = paddedColumn(cipher, 'AccessSheet', 'contentSealed');
  const rowId = ({ viewerId, roundId }: SheetKey): string => `${viewerId}/${roundId}`;

  function open(row: SheetRow): AccessEvent[] {
    const { viewerId, roundId } = row;
    const looks = looksSchema.parse(parseJson(content.open(rowId(row), row.contentSealed)));
    return looks.map((look) => ({ ...look, viewerId, roundId }));
  }

  return {
    open,
    find(connection: Sqlite.Database, { viewerId, roundId }: SheetKey): AccessEvent[] | undefined {
      const sql = 'SELECT * FROM AccessSheet WHERE viewerId = ? AND roundId = ?';
      const row = prepared<SheetRow>(connection, sql).get(viewerId, roundId);
      return row === undefined ? undefined : open(row);
    },
    save(connection: Sqlite.Database, key: SheetKey, events: readonly AccessEvent[]): void {
      const looks = events.map(({ id, memberId, what, firstAt, lastAt }) => ({
        ...{ id, memberId, what, firstAt, lastAt },
      }));
      const sql = `INSERT INTO AccessSheet (viewerId, roundId, unitId, contentSealed) VALUES (?, ?, ?, ?)
        ON CONFLICT (viewerId, roundId) DO UPDATE SET contentSealed = excluded.contentSealed`;
      const sealed = content.seal(rowId(key), JSON.stringify(looks));
      prepared(connection, sql).run(key.viewerId, key.roundId, key.unitId, sealed);
    },
  };
}

export function unitOf(connection: Sqlite.Database, memberId: string): string {
  const row = prepared<{ unitId: string }>(connection, 'SELECT unitId FROM Member WHERE id = ?').get(
    memberId,
  );
  if (row === undefined) throw new Error(`the member ${memberId} is not in the database`);
  return row.unitId;
}

function rowsAbout(connection: Sqlite.Database, memberId: string): SheetRow[] {
  const sql = `SELECT AccessSheet.* FROM Member JOIN AccessSheet ON AccessSheet.unitId = Member.unitId
    WHERE Member.id = ?`;
  return prepared<SheetRow>(connection, sql).all(memberId);
}

function latestFirst(one: AccessEvent, other: AccessEvent): number {
  return other.lastAt.getTime() - one.lastAt.getTime() || (one.id < other.id ? 1 : -1);
}

const looksSchema = z.array(
  z.object({
    id: z.string(),
    memberId: z.string(),
    what: z.enum(['summary', 'document', 'suggestion', 'absence', 'pledge', 'paper']),
    firstAt: instant,
    lastAt: instant,
  }),
);
