import { paperPledgesSchema, pledgeSchema, type Pledge } from '../core/model/pledges.ts';
import { pledgeCountsSchema } from '../core/pledges/counts.ts';
import type { Pledges } from '../core/ports/pledges.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { instant, maybe, rowReader, tableRow, text, whole } from './engine/row.ts';
import type { Access, Value } from './engine/sql.ts';

type Deps = Pick<Access, 'read' | 'write'> & { cipher: Cipher };

export function createPledges({ read, write, cipher }: Deps): Pledges {
  const content = jsonColumn(paddedColumn(cipher, 'Pledge', 'contentSealed'), pledgeSchema);
  const marks = jsonColumn(paddedColumn(cipher, 'PledgePaper', 'marksSealed'), paperPledgesSchema);
  const counts = jsonColumn(paddedColumn(cipher, 'PledgeSeason', 'countsSealed'), pledgeCountsSchema);

  return {
    find: async ({ memberId, year }) => (await listOf('memberId = ? AND year = ?', [memberId, year]))[0],
    listByMember: (memberId) => listOf('memberId = ?', [memberId]),
    listByUnit: ({ unitId, year }) => listOf('unitId = ? AND year = ?', [unitId, year]),

    save: ({ unitId, memberId, year, ...said }) =>
      write(async (sql) => {
        const statement = `INSERT INTO Pledge (unitId, memberId, year, contentSealed) VALUES (?, ?, ?, ?)
          ON CONFLICT (memberId, year) DO UPDATE SET contentSealed = excluded.contentSealed`;
        await sql.run(statement, [unitId, memberId, year, content.seal(rowOf({ memberId, year }), said)]);
      }),

    delete: ({ memberId, year }) =>
      write(async (sql) => {
        await sql.run('DELETE FROM Pledge WHERE memberId = ? AND year = ?', [memberId, year]);
      }),

    async listKept(upTo) {
      const statement = `SELECT unitId, year FROM Pledge WHERE year <= ?
        UNION SELECT unitId, year FROM PledgePaper WHERE year <= ? ORDER BY year, unitId`;
      return (await read((sql) => sql.all(statement, [upTo, upTo]))).map(keptRow);
    },

    deleteByUnit: ({ unitId, year }) =>
      write(async (sql) => {
        await sql.run('DELETE FROM Pledge WHERE unitId = ? AND year = ?', [unitId, year]);
        await sql.run('DELETE FROM PledgePaper WHERE unitId = ? AND year = ?', [unitId, year]);
      }),

    listOnPaper: ({ unitId, year }) =>
      read(async (sql) => {
        const statement = 'SELECT marksSealed FROM PledgePaper WHERE unitId = ? AND year = ?';
        const row = await sql.first(statement, [unitId, year]);
        return row === undefined ? [] : marks.open(cellOf({ unitId, year }), marksRow(row).marksSealed);
      }),

    saveOnPaper: ({ unitId, year }, papers) =>
      write(async (sql) => {
        const statement = `INSERT INTO PledgePaper (unitId, year, marksSealed) VALUES (?, ?, ?)
          ON CONFLICT (unitId, year) DO UPDATE SET marksSealed = excluded.marksSealed`;
        await sql.run(statement, [unitId, year, marks.seal(cellOf({ unitId, year }), papers)]);
      }),

    listPaperYears: (unitId) =>
      read(async (sql) => {
        const statement = 'SELECT year FROM PledgePaper WHERE unitId = ? ORDER BY year';
        return (await sql.all(statement, [unitId])).map((row) => yearRow(row).year);
      }),

    markAsked: ({ unitId, year, time }, askedAt) =>
      write(async (sql) => {
        const statement = `INSERT INTO PledgeSeason (unitId, year, time, askedAt) VALUES (?, ?, ?, ?)
          ON CONFLICT (unitId, year, time) DO UPDATE SET askedAt = excluded.askedAt`;
        await sql.run(statement, [unitId, year, time, askedAt]);
      }),

    isAsked: async (season) => (await findSeason(season))?.askedAt !== undefined,

    async findCounts(season) {
      const countsSealed = (await findSeason(season))?.countsSealed;
      return countsSealed === undefined ? undefined : counts.open(seasonOf(season), countsSealed);
    },

    saveCounts: ({ unitId, year, time }, told) =>
      write(async (sql) => {
        const statement = `INSERT INTO PledgeSeason (unitId, year, time, countsSealed) VALUES (?, ?, ?, ?)
          ON CONFLICT (unitId, year, time) DO UPDATE SET countsSealed = excluded.countsSealed`;
        await sql.run(statement, [unitId, year, time, counts.seal(seasonOf({ unitId, year, time }), told)]);
      }),
  };

  async function findSeason({ unitId, year, time }: Season) {
    const statement =
      'SELECT askedAt, countsSealed FROM PledgeSeason WHERE unitId = ? AND year = ? AND time = ?';
    const row = await read((sql) => sql.first(statement, [unitId, year, time]));
    return row && seasonRow(row);
  }

  async function listOf(which: string, values: readonly Value[]): Promise<Pledge[]> {
    const statement = `SELECT ${raw.columns} FROM Pledge WHERE ${which} ORDER BY year, memberId`;
    return (await read((sql) => sql.all(statement, values))).map((row) => {
      const { contentSealed, ...key } = raw.read(row);
      return { ...key, ...content.open(rowOf(key), contentSealed) };
    });
  }
}

const raw = tableRow('Pledge', { unitId: text, memberId: text, year: whole, contentSealed: text });

const marksRow = rowReader({ marksSealed: text });
const yearRow = rowReader({ year: whole });
const keptRow = rowReader({ unitId: text, year: whole });

function rowOf({ memberId, year }: Pick<Pledge, 'memberId' | 'year'>): string {
  return `${memberId}/${year}`;
}

function cellOf({ unitId, year }: Pick<Pledge, 'unitId' | 'year'>): string {
  return `${unitId}/${year}`;
}

type Season = { unitId: string; year: number; time: string };

function seasonOf({ unitId, year, time }: Season): string {
  return `${unitId}/${year}/${time}`;
}

const seasonRow = rowReader({ askedAt: maybe(instant), countsSealed: maybe(text) });
