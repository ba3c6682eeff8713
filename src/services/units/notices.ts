import { consentVersion } from '../../core/joining/consent.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { pathOf, type TreeUnit } from '../../core/units/tree.ts';
import { may, readTree } from './within-unit.ts';

type Deps = { store: Pick<Store, 'accounts' | 'unitTree'>; clock: Pick<Clock, 'now'> };

export type UnitNotices = ReturnType<typeof createUnitNotices>;

/** What the notices of this part say when they are sent; undefined where they have become pointless. */
export function createUnitNotices({ store, clock }: Deps) {
  return {
    async claimed(accountId: string, unitId: string): Promise<TreeUnit | undefined> {
      const tree = await readTree(store);
      const actor = await store.accounts.loadActor(accountId, consentVersion, clock.now());
      return may(actor, 'unit_read', pathOf(tree, unitId)) ? tree.get(unitId) : undefined;
    },

    async dismissed(unitId: string): Promise<TreeUnit | undefined> {
      return (await readTree(store)).get(unitId);
    },
  };
}
