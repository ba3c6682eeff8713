import { readMeta, writeMeta } from '../meta.ts';
import type { Sql } from '../engine/sql.ts';
import type { KeyRing } from './key-ring.ts';
import { firstSealing, readSealing, type Sealing } from './sealing.ts';

export async function findSealing(sql: Sql): Promise<Sealing | undefined> {
  const text = await readMeta(sql, 'sealing');
  return text === undefined ? undefined : readSealing(text);
}

/** Each start says it before anything else. */
export async function loadSealing(sql: Sql): Promise<Sealing> {
  const sealing = await findSealing(sql);
  if (sealing === undefined) throw new Error('the database does not say with which key it is sealed');
  return sealing;
}

export async function saveSealing(sql: Sql, sealing: Sealing): Promise<void> {
  await writeMeta(sql, 'sealing', JSON.stringify(sealing));
}

/** What the database says; where it does not yet, what follows from the ring. */
export async function settleSealing(sql: Sql, ring: KeyRing): Promise<Sealing> {
  const known = await findSealing(sql);
  if (known !== undefined) return known;
  const first = firstSealing(ring);
  await saveSealing(sql, first);
  return first;
}
