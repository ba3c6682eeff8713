import { permitBelow, type Actor } from '../../core/permissions.ts';
import type { Store } from '../../core/ports/store.ts';
import { pathOf, type TreeUnit } from '../../core/units/tree.ts';
import { readTree } from './within-unit.ts';

/** What the notices of this part say when they are sent; undefined where they have become pointless. */
export function createUnitNotices({
  store,
  loadActor,
}: {
  store: Pick<Store, 'unitTree'>;
  loadActor: (accountId: string) => Promise<Actor>;
}) {
  return {
    async claimed(accountId: string, unitId: string): Promise<TreeUnit | undefined> {
      const [tree, actor] = await Promise.all([readTree(store), loadActor(accountId)]);
      const isWithinReach = permitBelow(actor, 'unit_read', pathOf(tree, unitId)).status === 'granted';
      return isWithinReach ? tree.get(unitId) : undefined;
    },

    async dismissed(unitId: string): Promise<TreeUnit | undefined> {
      return (await readTree(store)).get(unitId);
    },
  };
}

export type UnitNotices = ReturnType<typeof createUnitNotices>;
