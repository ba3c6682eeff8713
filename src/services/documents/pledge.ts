import type { PledgeFacts } from '../../core/documents/pledge.ts';
import { isOpenTo, unopened, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { type InCell, withinCell } from '../within.ts';
import { officeOf, readUnitFacts, type UnitFactsParts } from './unit-facts.ts';
import { nameOf } from '../records.ts';

type Parts = UnitFactsParts & Pick<Store, 'pledges' | 'units'>;

export type PledgeFactsOutcome = InCell &
  ({ status: 'gathered'; pledge: PledgeFacts } | { status: 'not_made' } | Refused);

export type PledgeCopies = ReturnType<typeof createPledgeCopies>;

/** What somebody pledged for a year, for nobody but them. */
export function createPledgeCopies({ store, clock }: { store: Parts; clock: Pick<Clock, 'now'> }) {
  return {
    gather: (actor: Actor, { unitId, year }: { unitId: string; year: number }): Promise<PledgeFactsOutcome> =>
      withinCell(store, actor, unitId, 'own_document', async (unit, seat) => {
        const pledge = await store.pledges.find({ memberId: seat.memberId, year });
        if (pledge === undefined) return { status: 'not_made' };
        if (!isOpenTo(actor, seat.memberId, pledge.madeAt)) return unopened;
        return {
          status: 'gathered',
          pledge: {
            unit: await readUnitFacts(store, unit, clock.now()),
            ...{ year, texts: pledge.texts, office: officeOf(seat) },
            name: await nameOf(store, seat.memberId),
          },
        };
      }),
  };
}
