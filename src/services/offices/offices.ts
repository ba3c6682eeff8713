import { consentVersion } from '../../core/joining/consent.ts';
import { compareNames } from '../../core/text/name-order.ts';
import type { Member, Office, Role, Unit } from '../../core/model/people.ts';
import { may, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Handover } from '../../core/offices/handover.ts';
import { findOpenHandover } from './handovers.ts';
import { mayHoldOffice, type OfficeParts } from './terms.ts';
import { type InCell, withinCell } from '../within.ts';

type Parts = OfficeParts & Pick<Store, 'accounts' | 'handovers' | 'units'>;

type Deps = { store: Parts; clock: Pick<Clock, 'now'> };

export type Holder = { officeId: string; memberId: string; name: string };
type ActingHolder = Holder & { fromAt: Date; untilAt: Date; isInForce: boolean };

/** Who holds what in a cell; `editable` for the secretary. */
export type OfficesView = {
  unit: Unit;
  secretary: Holder | undefined;
  deputies: Holder[];
  officers: Holder[];
  /** In force, and to come. */
  acting: ActingHolder[];
  handover: (Pick<Handover, 'id' | 'expiresAt'> & { to: string }) | undefined;
  editable: boolean;
};

export type OfficesOutcome = InCell & ({ status: 'shown'; view: OfficesView } | Refused);

/** Whom to choose from; only those who joined and consented are able to use an office. */
export type CandidatesView = { unit: Unit; candidates: readonly Candidate[] };
type Candidate = { member: Member; able: boolean };

export type OfficeServices = ReturnType<typeof createOfficeServices>;

/** Who holds which office in a cell, and who could. */
export function createOfficeServices({ store, clock }: Deps) {
  return {
    show: (actor: Actor, unitId: string | undefined): Promise<OfficesOutcome> =>
      withinCell(store, actor, unitId, 'cell_read', async (unit) => ({
        status: 'shown',
        view: await describe(actor, unit),
      })),

    /** Everybody but the secretary, to choose from; able ones first. */
    candidates: (actor: Actor, unitId: string): Promise<({ status: 'listed' } & CandidatesView) | Refused> =>
      withinCell(store, actor, unitId, 'office_write', async (unit, { memberId: own }) => {
        const candidates: Candidate[] = [];
        for (const member of await store.members.listByUnit(unit.id)) {
          if (member.id === own) continue;
          candidates.push({ member, able: await mayHoldOffice(store, member) });
        }
        return { status: 'listed', unit, candidates: candidates.sort(byAbility) };
      }),

    /** For the words of a notice: whether the member holds this role now. */
    async readRole(
      { unitId, memberId, role }: { unitId: string; memberId: string; role: Role },
      accountId: string,
    ): Promise<{ unit: Unit; name: string; holds: boolean; isOwn: boolean; mayRead: boolean } | undefined> {
      const now = clock.now();
      const [unit, member] = await Promise.all([
        store.units.findById(unitId),
        store.members.findById(memberId),
      ]);
      if (unit === undefined || member === undefined) return undefined;
      const offices = await store.offices.listByMember(memberId, now);
      const actor = await store.accounts.loadActor(accountId, consentVersion, now);
      return {
        ...{ unit, name: member.name, isOwn: member.accountId === accountId },
        holds: offices.some((one) => one.unitId === unitId && one.role === role),
        mayRead: may(actor, 'cell_read', unitId),
      };
    },
  };

  async function describe(actor: Actor, unit: Unit): Promise<OfficesView> {
    const now = clock.now();
    const offices = await store.offices.listComing(unit.id, now);
    const members = await store.members.listByIds(offices.flatMap(({ memberId }) => memberId ?? []));
    const open = await findOpenHandover(store, unit.id, now);
    const to = open && (await store.members.findById(open.toId));
    const holders = (role: Role): (Holder & { office: Office })[] =>
      offices.flatMap((office) => {
        const member = members.find(({ id }) => id === office.memberId);
        if (office.role !== role || member === undefined) return [];
        return [{ office, officeId: office.id, memberId: member.id, name: member.name }];
      });
    return {
      unit,
      secretary: holders('secretary')[0],
      deputies: holders('deputy'),
      officers: holders('cell_officer'),
      acting: holders('acting_secretary').flatMap(({ office, ...holder }) =>
        office.untilAt === undefined
          ? []
          : [
              {
                ...holder,
                ...{ fromAt: office.fromAt, untilAt: office.untilAt, isInForce: office.fromAt <= now },
              },
            ],
      ),
      handover: open && { id: open.id, expiresAt: open.expiresAt, to: to?.name ?? '' },
      editable: may(actor, 'office_write', unit.id),
    };
  }
}

function byAbility(one: Candidate, other: Candidate): number {
  return Number(other.able) - Number(one.able) || compareNames(one.member.name, other.member.name);
}
