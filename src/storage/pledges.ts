import { paperPledgesSchema, pledgeSchema, type Pledge } from '../core/model/pledges.ts';
import { pledgeCountsSchema } from '../core/pledges/counts.ts';
import type { Pledges } from '../core/ports/pledges.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { found, instant, maybe, rowReader, tableRow, text, whole } from './engine/row.ts';
import type { Access, Value } from './engine/sql.ts';

type Deps = Pick<Access, 'read' | 'prisma'> & { cipher: Cipher };

export function createPledges({ read, prisma, cipher }: Deps): Pledges {
  const content = jsonColumn(paddedColumn(cipher, 'Pledge', 'contentSealed'), pledgeSchema);
  const marks = jsonColumn(paddedColumn(cipher, 'PledgePaper', 'marksSealed'), paperPledgesSchema);
  const counts = jsonColumn(paddedColumn(cipher, 'PledgeSeason', 'countsSealed'), pledgeCountsSchema);

  return {
    find: async ({ memberId, year }) => (await listOf('memberId = ? AND year = ?', [memberId, year]))[0],
    listByMember: (memberId) => listOf('memberId = ?', [memberId]),
    listByUnit: ({ unitId, year }) => listOf('unitId = ? AND year = ?', [unitId, year]),

    async save({ unitId, memberId, year, ...said }) {
      const contentSealed = content.seal(rowOf({ memberId, year }), said);
      await prisma((db) =>
        db.pledge.upsert({
          where: { memberId_year: { memberId, year } },
          create: { unitId, memberId, year, contentSealed },
          update: { contentSealed },
        }),
      );
    },

    async delete({ memberId, year }) {
      await prisma((db) => db.pledge.deleteMany({ where: { memberId, year } }));
    },

    async listKept(upTo) {
      const statement = `SELECT unitId, year FROM Pledge WHERE year <= ?
        UNION SELECT unitId, year FROM PledgePaper WHERE year <= ? ORDER BY year, unitId`;
      return (await read((sql) => sql.all(statement, [upTo, upTo]))).map(keptRow);
    },

    async deleteByUnit({ unitId, year }) {
      await prisma((db) => db.pledge.deleteMany({ where: { unitId, year } }));
      await prisma((db) => db.pledgePaper.deleteMany({ where: { unitId, year } }));
    },

    async listOnPaper({ unitId, year }) {
      const row = await prisma((db) =>
        db.pledgePaper.findUnique({ where: { unitId_year: { unitId, year } } }),
      );
      return row === null ? [] : marks.open(cellOf({ unitId, year }), row.marksSealed);
    },

    async saveOnPaper({ unitId, year }, papers) {
      const marksSealed = marks.seal(cellOf({ unitId, year }), papers);
      await prisma((db) =>
        db.pledgePaper.upsert({
          where: { unitId_year: { unitId, year } },
          create: { unitId, year, marksSealed },
          update: { marksSealed },
        }),
      );
    },

    async listPaperYears(unitId) {
      const rows = await prisma((db) =>
        db.pledgePaper.findMany({ where: { unitId }, select: { year: true }, orderBy: { year: 'asc' } }),
      );
      return rows.map(({ year }) => year);
    },

    async markAsked(season, askedAt) {
      await prisma((db) =>
        db.pledgeSeason.upsert({
          where: { unitId_year_time: season },
          create: { ...season, askedAt },
          update: { askedAt },
        }),
      );
    },

    isAsked: async (season) => (await findSeason(season))?.askedAt !== undefined,

    async findCounts(season) {
      const countsSealed = (await findSeason(season))?.countsSealed;
      return countsSealed === undefined ? undefined : counts.open(seasonOf(season), countsSealed);
    },

    async saveCounts(season, told) {
      const countsSealed = counts.seal(seasonOf(season), told);
      await prisma((db) =>
        db.pledgeSeason.upsert({
          where: { unitId_year_time: season },
          create: { ...season, countsSealed },
          update: { countsSealed },
        }),
      );
    },
  };

  async function findSeason(season: Season) {
    const row = await prisma((db) => db.pledgeSeason.findUnique({ where: { unitId_year_time: season } }));
    return found(row, seasonRow);
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
