import { z } from 'zod';
import { snapshotCountsSchema } from '../core/summaries/snapshot-counts.ts';
import type { Snapshot, Snapshots } from '../core/ports/summaries.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { among, instant, tableRow, text, whole } from './engine/row.ts';
import type { Access, Row } from './engine/sql.ts';

type Deps = Pick<Access, 'read' | 'prisma'> & { cipher: Cipher };

export function createSnapshots({ read, prisma, cipher }: Deps): Snapshots {
  const contents = createSnapshotContents(cipher);

  return {
    async listByRound(roundId) {
      const statement = `SELECT ${raw.columns} FROM Snapshot WHERE roundId = ? ORDER BY number`;
      return (await read((sql) => sql.all(statement, [roundId]))).map(toSnapshot);
    },

    async listClosing(unitId) {
      const statement = `SELECT ${raw.columns} FROM Snapshot JOIN Round ON Round.id = Snapshot.roundId
        WHERE Round.unitId = ? AND Snapshot.kind = 'closing' ORDER BY Snapshot.createdAt, Snapshot.id`;
      return (await read((sql) => sql.all(statement, [unitId]))).map(toSnapshot);
    },

    async insert({ counts, reviews, ...snapshot }) {
      await prisma((db) =>
        db.snapshot.create({
          data: { ...snapshot, countsSealed: contents.seal(snapshot.id, { counts, reviews }) },
        }),
      );
    },
  };

  function toSnapshot(row: Row): Snapshot {
    const { countsSealed, ...snapshot } = raw.read(row);
    return { ...snapshot, ...contents.open(snapshot.id, countsSealed) };
  }
}

const raw = tableRow('Snapshot', {
  ...{ id: text, roundId: text, number: whole, kind: among(['closing', 'late']) },
  ...{ countsSealed: text, createdAt: instant },
});

export type SnapshotContent = Pick<Snapshot, 'counts' | 'reviews'>;

export function createSnapshotContents(cipher: Cipher) {
  const column = jsonColumn(paddedColumn(cipher, 'Snapshot', 'countsSealed'), pooled);
  return {
    seal: (id: string, { counts, reviews }: SnapshotContent) =>
      column.seal(id, { ...counts, pooledReviews: reviews }),
    open(id: string, sealed: string): SnapshotContent {
      const { pooledReviews, ...counts } = column.open(id, sealed);
      return { reviews: pooledReviews, counts };
    },
  };
}

/** Of the snapshot; 0 until an older version's, which kept it in clear, is resealed. */
const pooled = snapshotCountsSchema.extend({ pooledReviews: z.int().default(0) });
