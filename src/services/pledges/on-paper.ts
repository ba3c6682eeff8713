import type { Unit } from '../../core/model/people.ts';
import type { PaperPledge } from '../../core/model/pledges.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import { withContest, withMarked, withoutMark } from '../../core/pledges/paper.ts';
import { pledgeYears } from '../../core/pledges/pledge.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { localDateOf } from '../../core/time/local-time.ts';
import { withinCell, type InCell } from '../within.ts';
import { isExpected } from './reading.ts';

type Parts = Pick<Store, 'members' | 'pledges' | 'units'>;

/** Everybody who is to make one, as who leads the cell marks the paper that was handed in. */
export type PaperPledgesView = {
  unit: Unit;
  year: number;
  people: readonly { memberId: string; name: string; state: 'open' | 'marked' | 'contested' }[];
  /** Whose mark was just set or taken away. */
  markedId: string | undefined;
};

export type PaperPledgesOutcome = InCell &
  (({ status: 'listed' } & PaperPledgesView) | { status: 'gone' } | Refused);

type Of = { unitId: string; year: number };
type OfMember = { memberId: string; year: number };

type Change = (papers: readonly PaperPledge[], markedById: string) => readonly PaperPledge[];

export type PaperPledges = ReturnType<typeof createPaperPledges>;

/**
 * Pledges that were handed in on paper. Whether somebody made one here, too, plays no part in what is shown or may be
 * marked: who marks would learn it.
 */
export function createPaperPledges({
  store,
  clock,
}: {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
}) {
  return {
    list: (actor: Actor, { unitId, year }: Of): Promise<PaperPledgesOutcome> =>
      withinCell(store, actor, unitId, 'pledge_paper', (unit) => describe(store, { unit, year })),

    mark: (actor: Actor, of: OfMember): Promise<PaperPledgesOutcome> =>
      change(actor, of, (papers, markedById) =>
        withMarked(papers, { memberId: of.memberId, markedAt: clock.now(), markedById }),
      ),

    unmark: (actor: Actor, of: OfMember): Promise<PaperPledgesOutcome> =>
      change(actor, of, (papers) => withoutMark(papers, of.memberId)),
  };

  function change(actor: Actor, { memberId, year }: OfMember, next: Change): Promise<PaperPledgesOutcome> {
    return store.transaction(async (tx) => {
      const member = await tx.members.findById(memberId);
      return withinCell(tx, actor, member?.unitId, 'pledge_paper', async (unit, seat) => {
        const view = await describe(tx, { unit, year }, memberId);
        if (view.status === 'gone' || !view.people.some((one) => one.memberId === memberId))
          return { status: 'gone' } as const;
        const of = { unitId: unit.id, year };
        await tx.pledges.saveOnPaper(of, next(await tx.pledges.listOnPaper(of), seat.memberId));
        return describe(tx, { unit, year }, memberId);
      });
    });
  }

  async function describe(
    tx: Parts,
    { unit, year }: Pick<PaperPledgesView, 'unit' | 'year'>,
    markedId?: string,
  ): Promise<({ status: 'listed' } & PaperPledgesView) | { status: 'gone' }> {
    if (!pledgeYears(localDateOf(clock.now(), unit.zone)).includes(year)) return { status: 'gone' };
    const papers = await tx.pledges.listOnPaper({ unitId: unit.id, year });
    const members = (await tx.members.listByUnit(unit.id)).filter(isExpected);
    const people = members.map(({ id, name }) => ({ memberId: id, name, state: stateOf(papers, id) }));
    return { status: 'listed', unit, year, people, markedId };
  }
}

function stateOf(papers: readonly PaperPledge[], id: string): PaperPledgesView['people'][number]['state'] {
  const paper = papers.find(({ memberId }) => memberId === id);
  if (paper === undefined) return 'open';
  return paper.contestedAt === undefined ? 'marked' : 'contested';
}

/** What was marked for a member, year by year. */
export async function listOwnPapers(
  store: Pick<Store, 'pledges'>,
  { id, unitId }: { id: string; unitId: string },
): Promise<(PaperPledge & { year: number })[]> {
  const papers: (PaperPledge & { year: number })[] = [];
  for (const year of await store.pledges.listPaperYears(unitId)) {
    const all = await store.pledges.listOnPaper({ unitId, year });
    papers.push(...all.filter(({ memberId }) => memberId === id).map((paper) => ({ ...paper, year })));
  }
  return papers;
}

/** For whom, and of all years, what was marked becomes what this makes of it. */
export async function changeOwnPapers(
  tx: Pick<Store, 'pledges'>,
  member: { id: string; unitId: string },
  next: (papers: readonly PaperPledge[]) => readonly PaperPledge[],
): Promise<void> {
  for (const { year } of await listOwnPapers(tx, member)) {
    const of = { unitId: member.unitId, year };
    await tx.pledges.saveOnPaper(of, next(await tx.pledges.listOnPaper(of)));
  }
}

/** The member says that nothing was handed in on paper, or that it was after all. */
export async function contestPaper(
  tx: Pick<Store, 'pledges'>,
  { unitId, year, memberId }: Of & { memberId: string },
  contestedAt: Date | undefined,
): Promise<void> {
  const papers = await tx.pledges.listOnPaper({ unitId, year });
  if (papers.some((paper) => paper.memberId === memberId))
    await tx.pledges.saveOnPaper({ unitId, year }, withContest(papers, memberId, contestedAt));
}
