import type { DocumentFacts } from '../../core/documents/facts.ts';
import type { Unit } from '../../core/model/people.ts';
import type { Store } from '../../core/ports/store.ts';

export type UnitFactsParts = Pick<Store, 'members' | 'offices'>;

/** What the documents of a cell print at head and foot: what nobody has entered is left to be written by hand. */
export async function readUnitFacts(
  tx: UnitFactsParts,
  { id, name }: Pick<Unit, 'id' | 'name'>,
  now: Date,
): Promise<DocumentFacts> {
  return {
    ...{ superior: undefined, issuer: name, place: undefined, recipients: [] },
    signer: { for: 'whole', office: 'secretary', name: await nameOfHolder(tx, id, now) },
  };
}

/** Whoever only does the secretary's work for a time signs nothing by that. */
async function nameOfHolder(tx: UnitFactsParts, unitId: string, now: Date): Promise<string | undefined> {
  const offices = await tx.offices.listByUnit(unitId, now);
  const memberId = offices.find(({ role }) => role === 'secretary')?.memberId;
  return memberId === undefined ? undefined : (await tx.members.findById(memberId))?.name;
}
