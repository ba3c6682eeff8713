import { continuesLook } from '../core/summaries/access.ts';
import { looksSchema, type AccessEvent } from '../core/model/shown.ts';
import type { AccessEvents } from '../core/ports/summaries.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { rowReader, text } from './engine/row.ts';
import type { Access, Sql } from './engine/sql.ts';

type Deps = Pick<Access, 'read' | 'write'> & { cipher: Cipher };

export function createAccessEvents({ read, write, cipher }: Deps): AccessEvents {
  const sheets = createAccessSheets(cipher);

  return {
    addSheet: ({ viewerId, roundId }) =>
      write(async (sql) => {
        const key = { viewerId, roundId, unitId: await unitOf(sql, viewerId) };
        if ((await sheets.find(sql, key)) === undefined) await sheets.save(sql, key, []);
      }),

    record: ({ id, memberId, viewerId, roundId, what, at }) =>
      write(async (sql) => {
        const key = { viewerId, roundId, unitId: await unitOf(sql, memberId) };
        const events = (await sheets.find(sql, key)) ?? [];
        const last = events
          .filter((one) => one.memberId === memberId && one.what === what)
          .sort(latestFirst)
          .at(0);
        const event =
          last !== undefined && continuesLook(last.lastAt, at)
            ? { ...last, lastAt: at }
            : { id, memberId, viewerId, roundId, what, firstAt: at, lastAt: at };
        await sheets.save(sql, key, [...events.filter((one) => one.id !== event.id), event]);
      }),

    listByMember: (memberId) =>
      read(async (sql) =>
        (await rowsAbout(sql, memberId))
          .flatMap(sheets.open)
          .filter((one) => one.memberId === memberId)
          .sort(latestFirst),
      ),

    deleteByMember: (memberId) =>
      write(async (sql) => {
        for (const row of await rowsAbout(sql, memberId)) {
          const events = sheets.open(row);
          const others = events.filter((one) => one.memberId !== memberId);
          if (others.length < events.length) await sheets.save(sql, row, others);
        }
      }),

    deleteByRound: (roundId) =>
      write(async (sql) => {
        await sql.run('DELETE FROM AccessSheet WHERE roundId = ?', [roundId]);
      }),

    deleteAbsences: (before) =>
      write(async (sql) => {
        const statement = `SELECT AccessSheet.* FROM AccessSheet JOIN Meeting ON Meeting.id = AccessSheet.roundId
          WHERE Meeting.startsAt < ?`;
        let deleted = 0;
        for (const row of (await sql.all(statement, [before])).map(sheetRow)) {
          const events = sheets.open(row);
          const others = events.filter(({ what }) => what !== 'absence');
          deleted += events.length - others.length;
          if (others.length < events.length) await sheets.save(sql, row, others);
        }
        return deleted;
      }),
  };
}

/** The looks of one viewer in one round, or at one meeting: whose words were looked at is sealed. */
type SheetKey = Pick<AccessEvent, 'viewerId' | 'roundId'> & { unitId: string };

const sheetRow = rowReader({ viewerId: text, roundId: text, unitId: text, contentSealed: text });
type SheetRow = ReturnType<typeof sheetRow>;

export function createAccessSheets(cipher: Cipher) {
  const content = jsonColumn(paddedColumn(cipher, 'AccessSheet', 'contentSealed'), looksSchema);
  const rowId = ({ viewerId, roundId }: SheetKey): string => `${viewerId}/${roundId}`;

  function open(row: SheetRow): AccessEvent[] {
    const { viewerId, roundId } = row;
    const looks = content.open(rowId(row), row.contentSealed);
    return looks.map((look) => ({ ...look, viewerId, roundId }));
  }

  return {
    open,
    async find(sql: Sql, { viewerId, roundId }: SheetKey): Promise<AccessEvent[] | undefined> {
      const statement = 'SELECT * FROM AccessSheet WHERE viewerId = ? AND roundId = ?';
      const row = await sql.first(statement, [viewerId, roundId]);
      return row && open(sheetRow(row));
    },
    async save(sql: Sql, key: SheetKey, events: readonly AccessEvent[]): Promise<void> {
      const looks = events.map(({ id, memberId, what, firstAt, lastAt }) => ({
        ...{ id, memberId, what, firstAt, lastAt },
      }));
      const statement = `INSERT INTO AccessSheet (viewerId, roundId, unitId, contentSealed) VALUES (?, ?, ?, ?)
        ON CONFLICT (viewerId, roundId) DO UPDATE SET contentSealed = excluded.contentSealed`;
      const sealed = content.seal(rowId(key), looks);
      await sql.run(statement, [key.viewerId, key.roundId, key.unitId, sealed]);
    },
  };
}

export async function unitOf(sql: Sql, memberId: string): Promise<string> {
  const row = await sql.first('SELECT unitId FROM Member WHERE id = ?', [memberId]);
  if (row === undefined) throw new Error(`the member ${memberId} is not in the database`);
  return memberRow(row).unitId;
}

const memberRow = rowReader({ unitId: text });

async function rowsAbout(sql: Sql, memberId: string): Promise<SheetRow[]> {
  const statement = `SELECT AccessSheet.* FROM Member JOIN AccessSheet ON AccessSheet.unitId = Member.unitId
    WHERE Member.id = ?`;
  return (await sql.all(statement, [memberId])).map(sheetRow);
}

function latestFirst(one: AccessEvent, other: AccessEvent): number {
  return other.lastAt.getTime() - one.lastAt.getTime() || (one.id < other.id ? 1 : -1);
}
