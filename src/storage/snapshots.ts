import { z } from 'zod';
import type { Snapshot, Snapshots } from '../core/ports/summaries.ts';
import type { Cipher } from './keys/cipher.ts';
import { oneOf, paddedColumn } from './engine/columns.ts';
import { parseJson } from './engine/json.ts';
import type { Snapshot as SnapshotRow } from './generated/client.ts';
import type { Access } from './engine/sql.ts';
import { commitmentCountsSchema, participationSchema } from './summary-json.ts';

export function createSnapshots({ prisma, cipher }: Pick<Access, 'prisma'> & { cipher: Cipher }): Snapshots {
  const contents = createSnapshotContents(cipher);

  return {
    async listByRound(roundId) {
      const rows = await prisma((db) =>
        db.snapshot.findMany({ where: { roundId }, orderBy: { number: 'asc' } }),
      );
      return rows.map(toSnapshot);
    },

    async listClosing(unitId) {
      const rows = await prisma((db) =>
        db.snapshot.findMany({
          where: { kind: 'closing', round: { unitId } },
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        }),
      );
      return rows.map(toSnapshot);
    },

    async insert({ counts, reviews, ...snapshot }) {
      await prisma((db) =>
        db.snapshot.create({
          data: { ...snapshot, countsSealed: contents.seal(snapshot.id, { counts, reviews }) },
        }),
      );
    },
  };

  function toSnapshot({ countsSealed, kind, ...row }: SnapshotRow): Snapshot {
    return { ...row, kind: oneOf(['closing', 'late'], kind), ...contents.open(row.id, countsSealed) };
  }
}

export type SnapshotContent = Pick<Snapshot, 'counts' | 'reviews'>;

export function createSnapshotContents(cipher: Cipher) {
  const column = paddedColumn(cipher, 'Snapshot', 'countsSealed');
  return {
    seal: (id: string, { counts, reviews }: SnapshotContent) =>
      column.seal(id, JSON.stringify({ ...counts, pooledReviews: reviews })),
    open(id: string, sealed: string): SnapshotContent {
      const { pooledReviews, participation, ...counts } = countsSchema.parse(
        parseJson(column.open(id, sealed)),
      );
      return { reviews: pooledReviews, counts: { participation, ...counts } };
    },
  };
}

const itemCountsSchema = z.array(
  z.object({
    item: z.int(),
    none: z.int(),
    at_risk: z.int(),
    correcting: z.int(),
    discuss: z.int(),
    skipped: z.int(),
  }),
);

const valueCountsSchema = z.array(
  z.object({ item: z.int(), people: z.int(), counts: z.record(z.string(), z.int()) }),
);

const heardSchema = z.object({ reviews: z.int(), silent: z.int() });

const countsSchema = z.object({
  /** Of the snapshot; 0 until an older version's, which kept it in clear, is resealed. */
  pooledReviews: z.int().default(0),
  participation: participationSchema.optional(),
  reviews: z
    .object({
      cell: heardSchema,
      addressed: z.array(heardSchema.extend({ sharedWithId: z.string(), aside: z.int() })),
      countsOnly: z.int(),
    })
    .optional(),
  memberships: z.object({ official: z.int(), probationary: z.int(), unknown: z.int() }).optional(),
  cell: itemCountsSchema,
  addressed: z.array(
    z.object({
      sharedWithId: z.string(),
      items: itemCountsSchema,
      withheld: z.array(z.int()).optional(),
    }),
  ),
  pooled: itemCountsSchema,
  values: z
    .object({
      cell: valueCountsSchema,
      addressed: z.array(z.object({ sharedWithId: z.string(), items: valueCountsSchema })),
      pooled: valueCountsSchema,
    })
    .optional(),
  commitments: z
    .object({
      named: commitmentCountsSchema,
      addressed: commitmentCountsSchema,
      pooled: commitmentCountsSchema,
      hiding: z
        .object({ people: z.int(), counts: commitmentCountsSchema, readers: z.array(z.string()) })
        .optional(),
    })
    .optional(),
  suggestions: z.object({ named: z.int(), pooled: z.int() }).optional(),
  paper: z.object({ forms: z.int(), items: itemCountsSchema, people: z.array(z.string()) }).optional(),
  trends: z.object({ readers: z.array(z.string()) }).optional(),
});
