import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { TreeUnit } from '../../core/units/tree.ts';
import { withUnit } from './within-unit.ts';

type Deps = { store: Transactional<Pick<Store, 'deliveries' | 'offices' | 'unitTree'>>; clock: Clock };

export type OfficerView = { officeId: string; fromAt: Date };

export type OfficerListView = { unit: TreeUnit; officers: readonly OfficerView[] };

type OfficerList<Status> = ({ status: Status } & OfficerListView) | { status: 'gone' } | Refused;

export type UnitOfficers = ReturnType<typeof createUnitOfficers>;

/** Those who follow a unit above cells. */
export function createUnitOfficers({ store, clock }: Deps) {
  return {
    /** Those who hold the office in this unit now. Their names are not known: no roster holds them here. */
    list: (actor: Actor, unitId: string): Promise<OfficerList<'listed'>> =>
      withUnit(store, actor, unitId, 'unit_write', async (_tree, unit) => ({
        status: 'listed',
        unit,
        officers: await listOfficers(store, unit.id, clock.now()),
      })),

    /** Ends an officer's office, and tells them. With those who still hold one. */
    async dismiss(actor: Actor, officeId: string): Promise<OfficerList<'dismissed'>> {
      const now = clock.now();
      return store.transaction(async (tx) => {
        const office = await tx.offices.findById(officeId);
        const isOfficer = office?.role === 'committee_officer';
        const unitId = isOfficer ? (office.unitId ?? '') : '';
        return withUnit(tx, actor, unitId, 'unit_write', async (_tree, unit) => {
          const current = await listOfficers(tx, unit.id, now);
          if (!current.some((one) => one.officeId === officeId)) return { status: 'gone' };
          await tx.offices.end(officeId, now);
          if (office?.accountId !== undefined) {
            const notice = { kind: 'officer_dismissed', unitId: unit.id, officeId } as const;
            const dedupeKey = `officer_dismissed:${officeId}`;
            await tx.deliveries.add({ accountId: office.accountId, notice, dedupeKey }, now);
          }
          const officers = current.filter((one) => one.officeId !== officeId);
          return { status: 'dismissed', unit, officers };
        });
      });
    },
  };
}

async function listOfficers(tx: Pick<Store, 'offices'>, unitId: string, now: Date): Promise<OfficerView[]> {
  const offices = await tx.offices.listByUnit(unitId, now);
  return offices
    .filter(({ role }) => role === 'committee_officer')
    .map(({ id, fromAt }) => ({ officeId: id, fromAt }));
}
