import { consentVersion } from '../../core/joining/consent.ts';
import { leads } from '../../core/model/people.ts';
import { may, type Actor } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { AdmissionView, Admissions } from './admissions.ts';
import type { WelcomeView } from './enrolment.ts';
import { mayHoldOffice } from '../offices/terms.ts';
import { findOpenRoundId } from '../rounds/open-round.ts';

type Deps = {
  store: Transactional<Store>;
  clock: Clock;
  admissions: Pick<Admissions, 'show'>;
};

export type PeopleNotices = ReturnType<typeof createPeopleNotices>;

/** What the notices of this part say at the moment they are sent; undefined where they have become pointless. */
export function createPeopleNotices({ store, clock, admissions }: Deps) {
  return {
    /** For who leads the cell, as long as the request has this status. */
    async forLead(
      accountId: string,
      requestId: string,
      status: 'waiting' | 'joined',
    ): Promise<AdmissionView | undefined> {
      const outcome = await admissions.show(await actorOf(accountId), requestId);
      return outcome.status === 'shown' && outcome.admission.request.status === status
        ? outcome.admission
        : undefined;
    },

    /** For the joiner, as long as the decision stands. */
    async forJoiner(
      accountId: string,
      requestId: string,
      status: 'joined' | 'declined' | 'contested',
    ): Promise<WelcomeView | undefined> {
      const request = await store.joinRequests.findById(requestId);
      if (request?.accountId !== accountId || request.status !== status) return undefined;
      const unit = await store.units.findById(request.unitId);
      if (unit === undefined) return undefined;
      if (status !== 'joined') return { memberName: '', unitName: unit.name, openRoundId: undefined };
      const member = await store.members.findByAccount(unit.id, accountId);
      if (member === undefined) return undefined;
      const openRoundId = await findOpenRoundId(store, { unitId: unit.id, memberId: member.id });
      const hasUnopened = (await actorOf(accountId)).closedBefore?.has(member.id) === true;
      return {
        ...{ memberName: member.name, unitName: unit.name, openRoundId },
        ...(hasUnopened && { hasUnopened }),
      };
    },

    /** Who no longer uses the bot, as long as that is so. */
    memberLeft: (accountId: string, memberId: string) => memberNews(accountId, memberId, false),

    /** Who uses it again. */
    memberBack: (accountId: string, memberId: string) => memberNews(accountId, memberId, true),

    /** Who leads the cell and uses the bot again. */
    async secretaryBack({
      unitId,
      memberId,
    }: {
      unitId: string;
      memberId: string;
    }): Promise<{ name: string; unitName: string } | undefined> {
      const [unit, member] = await Promise.all([
        store.units.findById(unitId),
        store.members.findById(memberId),
      ]);
      if (unit === undefined || member === undefined || !(await mayHoldOffice(store, member)))
        return undefined;
      const offices = await store.offices.listByMember(memberId, clock.now());
      return offices.some(leads) ? { name: member.name, unitName: unit.name } : undefined;
    },

    /** Of who holds the secretary's office without consent; `mayReissue` for who hosts the bot. */
    async secretaryWithdrew(
      accountId: string,
      { unitId, memberId }: { unitId: string; memberId: string },
    ): Promise<{ unitName: string; isStoodInFor: boolean; mayReissue: boolean } | undefined> {
      const [unit, member] = await Promise.all([
        store.units.findById(unitId),
        store.members.findById(memberId),
      ]);
      if (unit === undefined || member === undefined || (await mayHoldOffice(store, member)))
        return undefined;
      const offices = await store.offices.listByMember(memberId, clock.now());
      if (!offices.some(leads)) return undefined;
      const mayReissue = may(await actorOf(accountId), 'unit_write', undefined);
      const inUnit = await store.offices.listByUnit(unitId, clock.now());
      const actingIds = inUnit.flatMap((one) =>
        one.role === 'acting_secretary' && one.memberId !== undefined ? [one.memberId] : [],
      );
      const acting = await store.members.listByIds(actingIds);
      const able = await Promise.all(acting.map((one) => mayHoldOffice(store, one)));
      return { unitName: unit.name, isStoodInFor: able.includes(true), mayReissue };
    },
  };

  async function memberNews(
    accountId: string,
    memberId: string,
    isBack: boolean,
  ): Promise<{ name: string; unitName: string } | undefined> {
    const member = await store.members.findById(memberId);
    const unit = member === undefined ? undefined : await store.units.findById(member.unitId);
    if (member === undefined || unit === undefined) return undefined;
    if ((await mayHoldOffice(store, member)) !== isBack) return undefined;
    if (!may(await actorOf(accountId), 'cell_read', unit.id)) return undefined;
    return { name: member.name, unitName: unit.name };
  }

  function actorOf(accountId: string): Promise<Actor> {
    return store.accounts.loadActor(accountId, consentVersion, clock.now());
  }
}
