import type { ChecklistVersion } from '../core/rounds/checklist.ts';
import type { Store } from '../core/ports/store.ts';

/** What a unit may choose from: what came with the program, what it wrote itself, and what the units above it wrote. */
export async function listOfferedChecklists(
  tx: Pick<Store, 'checklists' | 'units'>,
  unitId: string | undefined,
): Promise<ChecklistVersion[]> {
  const path = new Set<string>();
  for (let id = unitId; id !== undefined && !path.has(id);) {
    path.add(id);
    id = (await tx.units.findById(id))?.parentId;
  }
  return tx.checklists.listOffered([...path]);
}
