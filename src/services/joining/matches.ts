import type { JoinRequest, Unit } from '../../core/model/people.ts';
import type { Store } from '../../core/ports/store.ts';
import { markOfMatches, matchesOf, mostMatches, type Match } from '../../core/roster/matching.ts';

export type WaitingListView = { unit: Unit; requests: JoinRequest[]; matches: Match[] };

type MatchParts = Pick<Store, 'joinRequests' | 'members' | 'offices'>;

/** Who waits, and whose typed name matches. */
export async function waitingIn(tx: MatchParts, unit: Unit, now: Date): Promise<WaitingListView> {
  const requests = await tx.joinRequests.listWaiting(unit.id);
  const roster = await tx.members.listByUnit(unit.id);
  const offices = await tx.offices.listByUnit(unit.id, now);
  const inOffice = new Set(offices.flatMap(({ memberId }) => memberId ?? []));
  const accounts = new Set(roster.flatMap(({ accountId }) => accountId ?? []));
  const outside = requests.filter(({ accountId }) => !accounts.has(accountId));
  return { unit, requests, matches: matchesOf(outside, roster, inOffice).slice(0, mostMatches) };
}

export async function matchesIn(tx: MatchParts, unit: Unit, now: Date) {
  const { matches } = await waitingIn(tx, unit, now);
  return { unit, matches, mark: markOfMatches(matches) };
}

/** Those of the list with this mark, where they were confirmed together and stand so. */
export async function findApproved(
  tx: Pick<Store, 'joinRequests' | 'members'>,
  unit: Unit,
  mark: string,
): Promise<Match[] | undefined> {
  const together = new Map<number, Match[]>();
  for (const member of await tx.members.listByUnit(unit.id)) {
    for (const request of await tx.joinRequests.listByMember(member.id)) {
      if (request.status !== 'joined' || request.decidedAt === undefined) continue;
      const at = request.decidedAt.getTime();
      together.set(at, [...(together.get(at) ?? []), { request, member }]);
    }
  }
  return [...together.values()].map(oldestFirst).find((matches) => markOfMatches(matches) === mark);
}

function oldestFirst(matches: readonly Match[]): Match[] {
  return matches.toSorted(
    ({ request: one }, { request: other }) =>
      one.createdAt.getTime() - other.createdAt.getTime() || (one.id < other.id ? -1 : 1),
  );
}
