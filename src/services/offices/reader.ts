import { readerFor } from '../../core/offices/reader.ts';
import type { Store } from '../../core/ports/store.ts';
import type { NamedReader } from '../../core/reviews/sheet.ts';

/** The office-holder who would read this member's words now. */
export async function findReader(
  tx: Pick<Store, 'members' | 'offices'>,
  { unitId, memberId }: { unitId: string; memberId: string },
  now: Date,
): Promise<NamedReader | undefined> {
  const reader = readerFor(await tx.offices.listByUnit(unitId, now), memberId);
  const member = reader && (await tx.members.findById(reader.memberId));
  if (reader === undefined || member === undefined || member.removedAt !== undefined) return undefined;
  return { ...reader, name: member.name, accountId: member.accountId };
}
