import { addPledges, countPledges, type CountedPledge, type PledgeSum } from '../../core/pledges/counts.ts';
import { handedIn } from '../../core/pledges/paper.ts';
import {
  askedNow,
  countedNow,
  isAsked,
  lastExpiredYear,
  pledgeDays,
  pledgesKey,
  yearOf,
} from '../../core/pledges/pledge.ts';
import type { Unit } from '../../core/model/people.ts';
import type { Notice } from '../../core/model/notices.ts';
import type { Pledge, PledgeTime } from '../../core/model/pledges.ts';
import type { Actor } from '../../core/permissions.ts';
import type { Clock, Log } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { instantOf, localDateOf } from '../../core/time/local-time.ts';
import { eachOnItsOwn } from '../delivery/each-on-its-own.ts';
import { takeBackRound } from '../delivery/shown-words.ts';
import { isExpected, listPledgesInForce } from './reading.ts';

type Parts = Pick<
  Store,
  'accessEvents' | 'consents' | 'deliveries' | 'members' | 'offices' | 'pledges' | 'shownWords' | 'units'
>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  log: Log;
  /** After something was deleted. */
  onErased: () => Promise<void>;
};

/** What a member is asked, as it stands when it is sent. */
export type AskedView = Pick<Notice & { kind: 'pledge_asked' }, 'unitId' | 'year' | 'time'> & {
  name: string;
};

export type PledgeSeasons = ReturnType<typeof createPledgeSeasons>;

/** What time brings about for pledges: each is asked after twice a year, counted, and deleted. */
export function createPledgeSeasons({ store, clock, log, onErased }: Deps) {
  return {
    /** Once each time, by day. */
    async askDue(now: Date): Promise<void> {
      const cells = (await store.units.listReadyCells()).flatMap((unit) => {
        const today = localDateOf(now, unit.zone);
        const time = askedNow(now, { today, zone: unit.zone });
        return time === undefined ? [] : [{ id: unit.id, unit, year: yearOf(today), time }];
      });
      await eachOnItsOwn(cells, { log, failed: 'the pledges of a cell could not be asked after' }, (cell) =>
        ask(cell, now),
      );
    },

    /** How the pledges of each cell stand on the day after its half of the year. Nothing moves that afterwards. */
    async countDue(now: Date): Promise<void> {
      const cells = (await store.units.listReadyCells()).flatMap((unit) => {
        const due = countedNow(localDateOf(now, unit.zone));
        return due === undefined || !wasThere(unit, due) ? [] : [{ id: unit.id, unit, ...due }];
      });
      await eachOnItsOwn(cells, { log, failed: 'the pledges of a cell could not be counted' }, (cell) =>
        count(cell, now),
      );
    },

    /** Returns of how many cells. To be called once a day; more often does no harm. */
    async deleteExpired(now: Date): Promise<number> {
      const kept = await store.pledges.listKept(lastExpiredYear(localDateOf(now, 'UTC')));
      for (const of of kept) await store.transaction((tx) => deleteYear(tx, of, now));
      if (kept.length > 0) await onErased();
      return kept.length;
    },

    /** Undefined where it was erased, or somebody said how it stands, since. */
    async readAsked(
      { unitId, year, time }: Extract<Notice, { kind: 'pledge_asked' }>,
      accountId: string,
    ): Promise<AskedView | undefined> {
      const pledges = await listPledgesInForce(store, { unitId, year });
      const own = pledges.find((one) => one.accountId === accountId);
      if (own === undefined || !isAsked(own.pledge, clock.now())) return undefined;
      return { unitId, year, time, name: own.member.name };
    },
  };

  async function ask({ unit, year, time }: Season, now: Date): Promise<void> {
    const season = { unitId: unit.id, year, time };
    if (await store.pledges.isAsked(season)) return;
    const { counted } = pledgeDays(year, time);
    await store.transaction(async (tx) => {
      for (const { member, accountId, pledge } of await listPledgesInForce(tx, season)) {
        if (!isAsked(pledge, now)) continue;
        await tx.deliveries.add(
          {
            dedupeKey: `pledge_asked:${member.id}:${year}:${time}`,
            accountId,
            notice: { kind: 'pledge_asked', ...season },
            expiresAt: instantOf(counted, '00:00', unit.zone),
          },
          now,
        );
      }
      await tx.pledges.markAsked(season, now);
    });
  }

  async function count({ unit, year, time }: Season, now: Date): Promise<void> {
    const season = { unitId: unit.id, year, time };
    if ((await store.pledges.findCounts(season)) !== undefined) return;
    const until = instantOf(pledgeDays(year, time).counted, '00:00', unit.zone);
    await store.transaction(async (tx) => {
      const members = (await tx.members.listByUnit(unit.id)).filter(isExpected);
      const before = time === 'end' ? await tx.pledges.findCounts({ ...season, time: 'half' }) : undefined;
      const papers = handedIn(await tx.pledges.listOnPaper(season), until);
      const counted: CountedPledge[] = [];
      for (const { member, accountId, pledge } of await listPledgesInForce(tx, season)) {
        if (!isExpected(member) || pledge.madeAt >= until) continue;
        // Whoever follows units from above reads these figures, and takes their own off them.
        const known = (await tx.offices.listByAccount(accountId, now)).length > 0;
        const reports = pledge.reports.filter(({ at }) => at < until);
        counted.push({ ...pledge, reports, known });
      }
      const counts = countPledges(counted, {
        expected: members.length,
        onPaper: members.filter(({ id }) => papers.has(id) && !counted.some((one) => one.memberId === id))
          .length,
        connected: members.filter(({ accountId }) => accountId !== undefined).length,
        before: before?.pools ?? [],
      });
      await tx.pledges.saveCounts(season, counts);
    });
  }

  async function deleteYear(tx: Parts, of: Pick<Pledge, 'unitId' | 'year'>, now: Date): Promise<void> {
    const key = pledgesKey(of);
    await takeBackRound(tx, key, now);
    await tx.accessEvents.deleteByRound(key);
    await tx.pledges.deleteByUnit(of);
  }
}

type Season = { unit: Unit; year: number; time: PledgeTime };

function wasThere({ readyAt, zone }: Unit, { year, time }: Omit<Season, 'unit'>): boolean {
  return readyAt !== undefined && localDateOf(readyAt, zone) < pledgeDays(year, time).counted;
}

/**
 * How the pledges of these cells stood at one of the two times of a year, together, as somebody above reads them: for the
 * papers of a unit. A cell that was not counted then is not among `cells`.
 */
export async function readPledgeCounts(
  store: Pick<Store, 'members' | 'pledges'>,
  { accountId }: Pick<Actor, 'accountId'>,
  { unitIds, year, time }: { unitIds: readonly string[]; year: number; time: PledgeTime },
): Promise<PledgeSum> {
  const all = await Promise.all(unitIds.map((unitId) => store.pledges.findCounts({ unitId, year, time })));
  const own = await store.members.listByAccount(accountId);
  return addPledges(
    all.filter((counts) => counts !== undefined),
    new Set(own.map(({ id }) => id)),
  );
}
