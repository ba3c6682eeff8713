import { z } from 'zod';
import type { KeyRing } from './key-ring.ts';

/** With which keys the rows of a database are sealed, as the database itself says. */
const sealingSchema = z.object({
  /** Everything new is sealed with this one. */
  key: z.string(),
  /** Those that were used before, none of which is ever used again. */
  former: z.array(z.string()).readonly(),
  /** Those that some row may be sealed with. More than one: the others' rows are being sealed anew. */
  inUse: z.array(z.string()).readonly(),
  /** How many texts the last rotation has sealed anew so far, and how many nobody can open. */
  resealed: z.int(),
  unreadable: z.int(),
});
export type Sealing = z.infer<typeof sealingSchema>;

export function readSealing(text: string): Sealing {
  return sealingSchema.parse(JSON.parse(text));
}

/** Of a database that has not said it: whoever added keys by hand may have used each of them. */
export function firstSealing({ current, keys }: KeyRing): Sealing {
  return {
    ...{ key: current.id, former: [], resealed: 0, unreadable: 0 },
    inUse: keys.map(({ id }) => id),
  };
}

/** The key to which a ring wants to go on; an older copy of the ring, which names a former one, wants nothing. */
export function wishOf(wanted: string, { key, former }: Sealing): string | undefined {
  return wanted === key || former.includes(wanted) ? undefined : wanted;
}

export function begun(sealing: Sealing, key: string): Sealing {
  const inUse = [...sealing.inUse.filter((one) => one !== key), key];
  return { key, former: [...sealing.former, sealing.key], inUse, resealed: 0, unreadable: 0 };
}

/** Once a whole look at the tables has found nothing more to be sealed anew. */
export function ended(sealing: Sealing, unreadable: number): Sealing {
  return { ...sealing, inUse: [sealing.key], unreadable };
}

export function isUnderWay({ inUse }: Sealing): boolean {
  return inUse.length > 1;
}

/** The keys without which some row could not be opened. */
export function missingFrom(ring: KeyRing, { inUse }: Pick<Sealing, 'inUse'>): string[] {
  return inUse.filter((id) => ring.find(id) === undefined);
}
