import { handedIn } from '../../core/pledges/paper.ts';
import { pledgesKey, pledgeYears } from '../../core/pledges/pledge.ts';
import { consentVersion } from '../../core/joining/consent.ts';
import type { Member, Unit } from '../../core/model/people.ts';
import type { Pledge } from '../../core/model/pledges.ts';
import { isOpenTo, may, type Actor, type Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Shows } from '../../core/ports/summaries.ts';
import { mayReadWords } from '../../core/sharing.ts';
import { localDateOf } from '../../core/time/local-time.ts';
import { type InCell, withinCell } from '../within.ts';

type Parts = Pick<Store, 'consents' | 'members' | 'pledges' | 'units'>;

/** The pledges of a cell as who leads it sees them: how many there are, and those that this reader may read. */
export type PledgeListView = {
  unit: Unit;
  year: number;
  /** Years in which any may stand. */
  years: readonly number[];
  expected: number;
  made: number;
  /** Of how many it was marked that they handed one in on paper, whether they made one here or not. */
  onPaper: number;
  mayMark: boolean;
  readable: readonly { memberId: string; name: string }[];
  shows: Shows;
};

export type PledgeListOutcome = InCell & (({ status: 'listed' } & PledgeListView) | Refused);

export type ReadPledgeOutcome = InCell &
  (
    | { status: 'opened'; unit: Unit; name: string; pledge: Pledge; shows: Shows }
    | { status: 'gone' }
    | Refused
  );

export type PledgeReading = ReturnType<typeof createPledgeReading>;

/** What others have pledged, for who leads the cell. */
export function createPledgeReading({ store, clock }: { store: Parts; clock: Pick<Clock, 'now'> }) {
  return {
    list: (actor: Actor, unitId: string, wanted?: number): Promise<PledgeListOutcome> =>
      withinCell(store, actor, unitId, 'pledge_read', async (unit, viewer) => {
        const today = localDateOf(clock.now(), unit.zone);
        const [current = 0, ...coming] = pledgeYears(today);
        const years = [current - 1, current, ...coming];
        const year = wanted !== undefined && years.includes(wanted) ? wanted : current;
        const inForce = await listPledgesInForce(store, { unitId, year });
        const members = await store.members.listByUnit(unitId);
        const papers = handedIn(await store.pledges.listOnPaper({ unitId, year }));
        return {
          ...{ status: 'listed', unit, year, years },
          expected: members.filter(isExpected).length,
          made: inForce.filter(({ member }) => isExpected(member)).length,
          onPaper: members.filter((member) => isExpected(member) && papers.has(member.id)).length,
          mayMark: may(actor, 'pledge_paper', unitId) && pledgeYears(today).includes(year),
          readable: inForce
            .filter(({ pledge }) => mayRead(pledge, actor, viewer.memberId))
            .map(({ member: { id, name } }) => ({ memberId: id, name })),
          shows: { roundId: pledgesKey({ unitId, year }), memberIds: [], of: 'pledges' },
        };
      }),

    open: (
      actor: Actor,
      { unitId, memberId, year }: { unitId: string; memberId: string; year: number },
    ): Promise<ReadPledgeOutcome> =>
      withinCell(store, actor, unitId, 'pledge_read', async (unit, viewer): Promise<ReadPledgeOutcome> => {
        const inForce = await listPledgesInForce(store, { unitId, year });
        const found = inForce.find(({ member }) => member.id === memberId);
        if (found === undefined || !mayRead(found.pledge, actor, viewer.memberId)) return { status: 'gone' };
        const { member, pledge } = found;
        const roundId = pledgesKey(pledge);
        return {
          ...{ status: 'opened', unit, name: member.name, pledge },
          shows: { roundId, memberIds: memberId === viewer.memberId ? [] : [memberId], of: 'pledges' },
        };
      }),
  };
}

function mayRead(pledge: Pledge, actor: Actor, viewerId: string): boolean {
  if (!isOpenTo(actor, viewerId, pledge.madeAt)) return false;
  return pledge.memberId === viewerId || mayReadWords(pledge.sharing, pledge, viewerId);
}

/** In roster order, of members who are on it and whose consent holds. */
export async function listPledgesInForce(
  store: Pick<Store, 'consents' | 'members' | 'pledges'>,
  of: Pick<Pledge, 'unitId' | 'year'>,
): Promise<{ member: Member; accountId: string; pledge: Pledge }[]> {
  const pledges = await store.pledges.listByUnit(of);
  const inForce: { member: Member; accountId: string; pledge: Pledge }[] = [];
  for (const member of pledges.length === 0 ? [] : await store.members.listByUnit(of.unitId)) {
    const { accountId } = member;
    const pledge = pledges.find(({ memberId }) => memberId === member.id);
    if (pledge === undefined || accountId === undefined) continue;
    if (await store.consents.holds(accountId, consentVersion)) inForce.push({ member, accountId, pledge });
  }
  return inForce;
}

/** Who is excused from meetings makes none, and who is here for a time makes theirs at home. */
export function isExpected({ standing }: Pick<Member, 'standing'>): boolean {
  return standing === 'active';
}
