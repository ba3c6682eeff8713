import {
  addTimes,
  isPoolTold,
  timesByGroup,
  trendGroups,
  trendLength,
  type TrendFacts,
  type TrendGroup,
  type TrendPoint,
} from '../../core/documents/trend.ts';
import type { Member } from '../../core/model/people.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import { periodKey, type Zone } from '../../core/time/local-time.ts';
import { figuresOf, type CellSnapshot } from '../../core/units/counts.ts';
import { monthsOf, spanUpTo } from '../../core/units/span.ts';
import { cellsBelow } from '../../core/units/tree.ts';
import { noMemberships } from '../../core/cell/memberships.ts';
import { periodOf } from '../units/counts.ts';
import { withoutOwnParts, type OwnPartsOf } from '../units/own-parts.ts';
import { withUnit } from '../units/within-unit.ts';

type Parts = OwnPartsOf & Pick<Store, 'checklists' | 'documentSettings' | 'unitFigures' | 'unitTree'>;

type Deps = { store: Parts; clock: Pick<Clock, 'now'>; defaultZone: Zone };

/** `others` are the versions of checklists whose groups can be seen instead, by their place among all of them. */
export type UnitTrendView = {
  unit: { id: string };
  trend: TrendFacts;
  place: number;
  others: readonly { place: number; title: string }[];
};

export type UnitTrendOutcome = ({ status: 'drawn' } & UnitTrendView) | { status: 'gone' } | Refused;

export type UnitTrends = ReturnType<typeof createUnitTrends>;

/** How the cells of a unit went in the latest months: the groups of one version of a checklist, the one used most first. */
export function createUnitTrends({ store, clock, defaultZone }: Deps) {
  return {
    draw: (actor: Actor, unitId: string, wanted: number): Promise<UnitTrendOutcome> =>
      withUnit(store, actor, unitId, 'unit_counts', async (tree, unit) => {
        const now = clock.now();
        const cellIds = (cellsBelow(tree).get(unit.id) ?? []).map(({ id }) => id);
        const span = spanUpTo(periodOf(now, defaultZone), trendLength);
        const seats = await store.members.listByAccount(actor.accountId);
        const frozen = (await store.unitFigures.listSnapshots(cellIds, span)).filter(
          ({ kind }) => kind === 'closing',
        );
        const closings = await withoutOwnParts(store, frozen, { seats, now });
        const versions = mostUsedFirst(closings);
        const place = wanted < versions.length ? wanted : 0;
        const chosen = versions[place];
        const version = chosen === undefined ? undefined : await store.checklists.findById(chosen);
        const groups = version === undefined ? [] : trendGroups(version.content);
        const points = monthsOf(span).map((period) => {
          const month = closings.filter((one) => periodKey(one.period) === periodKey(period));
          return pointOf(period, month, { cellIds, seats, groups, chosen });
        });
        const { printing = [] } = await store.documentSettings.read(unit.id);
        return {
          ...{ status: 'drawn', unit, place },
          trend: {
            ...{ unit: unit.name, printing, checklist: version?.content.title.vi ?? '', points },
            groups: groups.map(({ title }) => title),
          },
          others: (await titlesOf(versions)).filter((other) => other.place !== place),
        };
      }),
  };

  async function titlesOf(versions: readonly string[]): Promise<UnitTrendView['others']> {
    const titles: { place: number; title: string }[] = [];
    for (const [place, id] of versions.entries()) {
      const version = await store.checklists.findById(id);
      if (version !== undefined) titles.push({ place, title: version.content.shortTitle.vi });
    }
    return titles;
  }
}

function pointOf(
  period: TrendPoint['at']['period'],
  month: readonly CellSnapshot[],
  {
    cellIds,
    seats,
    groups,
    chosen,
  }: {
    cellIds: readonly string[];
    seats: readonly Pick<Member, 'id' | 'unitId'>[];
    groups: readonly TrendGroup[];
    chosen: string | undefined;
  },
): TrendPoint {
  const cells = cellIds.map((id) => ({ id, readySince: undefined, roster: noMemberships }));
  const { sent, paper, expected } = figuresOf(cells, { snapshots: month, meetings: [], months: [] });
  const asked = month.filter(({ checklistId }) => checklistId === chosen);
  const pools = asked.map((one) => isToldTo(one, seats));
  const none: readonly (number | undefined)[] = groups.map(() => undefined);
  return {
    at: { kind: 'monthly', period },
    participation: expected === 0 ? undefined : { done: sent + paper, of: expected },
    groups: asked
      .map(({ counts }, index) => timesByGroup(counts, groups, pools[index] === true))
      .reduce(addTimes, none),
    pooled: pools.includes(true),
  };
}

/** Whoever has or had a seat in the cell may be in its pool. */
function isToldTo(
  { unitId, counts }: CellSnapshot,
  seats: readonly Pick<Member, 'id' | 'unitId'>[],
): boolean {
  const own = seats.filter((seat) => seat.unitId === unitId);
  const everybody = own.length === 0 ? [{ viewerId: '', isIn: false }] : [];
  const mine = own.map(({ id }) => ({ viewerId: id, isIn: true }));
  return [...everybody, ...mine].every((viewer) => isPoolTold(counts, viewer));
}

function mostUsedFirst(snapshots: readonly CellSnapshot[]): string[] {
  const used = new Map<string, number>();
  for (const { checklistId } of snapshots) used.set(checklistId, (used.get(checklistId) ?? 0) + 1);
  return [...used]
    .sort(([one, times], [other, more]) => more - times || one.localeCompare(other))
    .map(([id]) => id);
}
