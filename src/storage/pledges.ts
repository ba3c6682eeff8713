import { z } from 'zod';
import { commitmentReports } from '../core/model/commitments.ts';
import { pledgeParts, type PaperPledge, type Pledge } from '../core/model/pledges.ts';
import type { Pledges } from '../core/ports/pledges.ts';
import { sharings } from '../core/sharing.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonInstant, parseJson, perhaps } from './engine/json.ts';
import type { Access } from './engine/sql.ts';
import { commitmentCountsSchema } from './summary-json.ts';

type Deps = Pick<Access, 'prisma'> & { cipher: Cipher };
type Row = Pick<Pledge, 'unitId' | 'memberId' | 'year'> & { contentSealed: string };

export function createPledges({ prisma, cipher }: Deps): Pledges {
  const content = paddedColumn(cipher, 'Pledge', 'contentSealed');
  const marks = paddedColumn(cipher, 'PledgePaper', 'marksSealed');
  const counts = paddedColumn(cipher, 'PledgeSeason', 'countsSealed');

  return {
    async find({ memberId, year }) {
      const row = await prisma((db) =>
        db.pledge.findUnique({ where: { memberId_year: { memberId, year } } }),
      );
      return row === null ? undefined : open(row);
    },

    async listByMember(memberId) {
      const rows = await prisma((db) =>
        db.pledge.findMany({ where: { memberId }, orderBy: { year: 'asc' } }),
      );
      return rows.map(open);
    },

    async listByUnit({ unitId, year }) {
      const rows = await prisma((db) =>
        db.pledge.findMany({ where: { unitId, year }, orderBy: { memberId: 'asc' } }),
      );
      return rows.map(open);
    },

    async save({ unitId, memberId, year, ...said }) {
      const contentSealed = content.seal(rowOf({ memberId, year }), JSON.stringify(said));
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
      const which = { where: { year: { lte: upTo } }, select: { unitId: true, year: true } };
      const written = await prisma((db) => db.pledge.findMany({ ...which, distinct: ['unitId', 'year'] }));
      const onPaper = (await prisma((db) => db.pledgePaper.findMany(which))).filter(
        (one) => !written.some(({ unitId, year }) => unitId === one.unitId && year === one.year),
      );
      return [...written, ...onPaper];
    },

    async deleteByUnit({ unitId, year }) {
      await prisma((db) => db.pledge.deleteMany({ where: { unitId, year } }));
      await prisma((db) => db.pledgePaper.deleteMany({ where: { unitId, year } }));
    },

    async listOnPaper({ unitId, year }) {
      const row = await prisma((db) =>
        db.pledgePaper.findUnique({ where: { unitId_year: { unitId, year } } }),
      );
      return row === null
        ? []
        : papersSchema.parse(parseJson(marks.open(cellOf({ unitId, year }), row.marksSealed)));
    },

    async saveOnPaper({ unitId, year }, papers) {
      const marksSealed = marks.seal(cellOf({ unitId, year }), JSON.stringify(papers));
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

    async isAsked(season) {
      const row = await prisma((db) => db.pledgeSeason.findUnique({ where: { unitId_year_time: season } }));
      return row !== null && row.askedAt !== null;
    },

    async findCounts(season) {
      const row = await prisma((db) => db.pledgeSeason.findUnique({ where: { unitId_year_time: season } }));
      const countsSealed = row?.countsSealed ?? undefined;
      return countsSealed === undefined
        ? undefined
        : countsSchema.parse(parseJson(counts.open(seasonOf(season), countsSealed)));
    },

    async saveCounts(season, told) {
      const countsSealed = counts.seal(seasonOf(season), JSON.stringify(told));
      await prisma((db) =>
        db.pledgeSeason.upsert({
          where: { unitId_year_time: season },
          create: { ...season, countsSealed },
          update: { countsSealed },
        }),
      );
    },
  };

  function open({ contentSealed, ...key }: Row): Pledge {
    return { ...key, ...contentSchema.parse(parseJson(content.open(rowOf(key), contentSealed))) };
  }
}

function rowOf({ memberId, year }: Pick<Pledge, 'memberId' | 'year'>): string {
  return `${memberId}/${year}`;
}

function cellOf({ unitId, year }: Pick<Pledge, 'unitId' | 'year'>): string {
  return `${unitId}/${year}`;
}

function seasonOf({ unitId, year, time }: { unitId: string; year: number; time: string }): string {
  return `${unitId}/${year}/${time}`;
}

const texts = z.partialRecord(z.enum(pledgeParts), z.string());

const contentSchema = z.object({
  texts,
  sharing: z.enum(sharings),
  sharedWithId: perhaps(z.string()),
  widest: z.enum(sharings),
  madeAt: jsonInstant,
  reports: z.array(
    z.object({ status: z.enum(commitmentReports), note: perhaps(z.string()), at: jsonInstant }),
  ),
  earlier: perhaps(
    z.array(
      z.object({ texts, sharing: z.enum(sharings), sharedWithId: perhaps(z.string()), until: jsonInstant }),
    ),
  ),
});

const papersSchema: z.ZodType<PaperPledge[]> = z.array(
  z.object({
    ...{ memberId: z.string(), markedAt: jsonInstant, markedById: z.string() },
    contestedAt: perhaps(jsonInstant),
  }),
);

const countsSchema = z.object({
  ...{ expected: z.int(), connected: z.int(), made: z.int() },
  named: commitmentCountsSchema,
  pools: z.array(
    z.object({
      sharedWithId: perhaps(z.string()),
      memberIds: z.array(z.string()),
      counts: commitmentCountsSchema,
    }),
  ),
});
