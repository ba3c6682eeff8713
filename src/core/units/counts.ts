import {
  addCommitments,
  emptyCommitments,
  statesOf,
  type CommitmentCounts,
} from '../commitments/commitment.ts';
import { addMemberships, noMemberships, type MembershipCounts } from '../cell/memberships.ts';
import { periodKey, type Period } from '../time/local-time.ts';
import type { Round } from '../model/rounds.ts';
import { addCounts, countsOf, emptyCounts, isAnonymous, tellableParts } from '../summaries/snapshot.ts';
import type { ItemCounts, LevelCounts, SnapshotCounts } from '../summaries/snapshot-counts.ts';
import { areEnough, differ } from '../tally.ts';
import { raisedBy } from '../summaries/summary.ts';

/** What was frozen of one round of a cell, with what places it in a sum. */
export type CellSnapshot = {
  id: string;
  unitId: string;
  roundId: string;
  period: Period;
  roundKind: Round['kind'];
  checklistKey: string;
  /** The version of it. */
  checklistId: string;
  kind: 'closing' | 'late';
  counts: SnapshotCounts;
};

/** A meeting that was held. */
export type HeldMeeting = { unitId: string; kind: 'monthly' | 'thematic'; period: Period };

/** A cell as the figures speak of it: since when it is set up, and who is on its roster now. */
export type CountedCell = { id: string; readySince: Period | undefined; roster: MembershipCounts };

export type ChecklistFigures = { checklistKey: string; items: readonly ItemCounts[] };

/** What a committee is told about its cells. No name and no word is in it. */
export type Figures = {
  cells: number;
  /** Cells that met at least once, and how many monthly meetings that makes. */
  met: number;
  meetings: number;
  /** The monthly meetings that there should be: one for each month that has begun, since the cell is set up. */
  due: number;
  /** Cells with a round that was closed. */
  reporting: number;
  /** Everybody: as they stood in the newest closed round of their cell, and where there is none, on its roster now. */
  members: number;
  /** The same, by membership; of rounds that closed before it was kept it is not known. */
  memberships: MembershipCounts;
  /** Those of them whom a closed round reached. */
  reached: number;
  /** Those of them whose cell did not meet. */
  unmet: number;
  /** Sent and expected, over all rounds that expected more than one: of a single person a count would be an answer. */
  sent: number;
  expected: number;
  /** Of those expected who did it on paper, beside those who sent. */
  paper: number;
  /** Of those who sent, whose form was entered; left out where nobody's was. */
  entered?: number;
  checklists: readonly ChecklistFigures[];
  /** As they stood when the newest round of each cell closed. */
  commitments: CommitmentCounts;
};

/** The figures of these cells, out of what was frozen and held in a span of time. */
export function figuresOf(
  cells: readonly CountedCell[],
  {
    snapshots,
    meetings,
    months,
  }: {
    snapshots: readonly CellSnapshot[];
    meetings: readonly HeldMeeting[];
    /** Those of the span that have begun. */
    months: readonly Period[];
  },
): Figures {
  const ids = new Set(cells.map(({ id }) => id));
  const frozen = snapshots.filter(({ unitId }) => ids.has(unitId));
  const held = new Set(
    meetings
      .filter(({ unitId, kind }) => kind === 'monthly' && ids.has(unitId))
      .map(({ unitId, period }) => `${unitId} ${periodKey(period)}`),
  );
  const main = mainRounds(frozen);
  const newest = new Map<string, CellSnapshot>();
  for (const one of main) {
    const other = newest.get(one.unitId);
    if (other === undefined || periodKey(one.period) > periodKey(other.period)) newest.set(one.unitId, one);
  }
  const sum = (of: readonly CellSnapshot[], count: (one: Reached) => number): number =>
    of.reduce((all, { counts }) => all + (counts.participation ? count(counts.participation) : 0), 0);
  const met = new Set([...held].map((key) => key.split(' ')[0]));
  const peopleOf = ({ id, roster }: CountedCell): MembershipCounts => reachedBy(newest.get(id)) ?? roster;
  const people = (some: readonly CountedCell[]): MembershipCounts =>
    some.map(peopleOf).reduce(addMemberships, noMemberships);
  const count = (some: readonly CountedCell[]): number => {
    const { official, probationary, unknown } = people(some);
    return official + probationary + unknown;
  };
  const many = main.filter(({ counts }) => (counts.participation?.total ?? 0) > 1);
  const entered = sum(many, (participation) => participation.entered ?? 0);
  return {
    cells: ids.size,
    met: met.size,
    meetings: held.size,
    due: cells.reduce((all, cell) => all + months.filter((month) => isDue(cell, month, held)).length, 0),
    reporting: newest.size,
    members: count(cells),
    memberships: people(cells),
    reached: count(cells.filter(({ id }) => newest.has(id))),
    unmet: count(cells.filter(({ id }) => !met.has(id))),
    sent: sum(many, ({ sent }) => sent),
    expected: sum(many, ({ total }) => total),
    paper: sum(many, ({ paper }) => paper),
    ...(entered > 0 && { entered }),
    checklists: sumItems(frozen),
    commitments: [...newest.values()]
      .map(({ counts }) => publishedCommitments(counts))
      .reduce(addCommitments, emptyCommitments()),
  };
}

/**
 * The answers of one snapshot that may leave the cell: item by item the whole of them or nothing.
 *
 * A committee may subtract whatever it is shown: cells from their ward, months from their quarter, yesterday from today,
 * and, where its officer also sits in a cell, what that cell's secretary or members know. So no number is ever hidden
 * inside a larger one. Every total, at every level and over every span, is a sum of the same indivisible parts, each of
 * five answers or more that are not all alike; what is too small to be shown is in no total either, and subtracting
 * totals yields whole parts and nothing smaller. Answers for one office-holder, those of the pool and forms without a
 * name are such parts by themselves, as somebody in the cell may know all the others. A snapshot never changes, and a late batch is parts of
 * its own, so that waiting tells no more than looking at another cell.
 */
export function publishedCounts({ cell, addressed, pooled, paper }: SnapshotCounts): ItemCounts[] {
  const forms = paper?.items ?? [];
  const hidden = [...addressed.map(({ items }) => items), pooled, forms];
  const numbers = new Set([cell, ...hidden].flatMap((items) => items.map(({ item }) => item)));
  return [...numbers]
    .sort((one, other) => one - other)
    .flatMap((item) => {
      const parts = [
        ...tellableParts(addressed, item),
        ...[pooled, forms].map((items) => countsOf(items, item)).filter(isAnonymous),
      ];
      const counts = [countsOf(cell, item), ...parts].reduce(addCounts, emptyCounts());
      return isAnonymous(counts) ? [{ item, ...counts }] : [];
    });
}

/**
 * The commitments of one cell that may leave it, by the same rule. Those that the cell knows carry no name here, so that it
 * is enough that five members or more sent something; all of them standing alike would tell how each one stands.
 */
export function publishedCommitments({
  participation,
  commitments,
}: Pick<SnapshotCounts, 'participation' | 'commitments'>): CommitmentCounts {
  if (participation === undefined || commitments === undefined) return emptyCommitments();
  const { named } = commitments;
  const hidden = addCommitments(commitments.addressed, commitments.pooled);
  const isTelling = named.made >= participation.sent && !differ(statesOf(named));
  return areEnough(participation.sent) && !isTelling ? addCommitments(named, hidden) : hidden;
}

/** What concerns most comes first; an item that nobody raised is left out. */
export function mostRaised(items: readonly ItemCounts[]): ItemCounts[] {
  return items
    .filter((item) => raisedBy(item) > 0)
    .sort((one, other) => raisedBy(other) - raisedBy(one) || one.item - other.item);
}

function reachedBy(snapshot: CellSnapshot | undefined): MembershipCounts | undefined {
  const { participation: reached, memberships } = snapshot?.counts ?? {};
  if (reached === undefined) return undefined;
  return memberships ?? { ...noMemberships, unknown: reached.total + reached.excused + reached.exempt };
}

/** A meeting that was held was due, also in the month before the cell was set up to the end. */
function isDue({ id, readySince }: CountedCell, month: Period, held: ReadonlySet<string>): boolean {
  const key = periodKey(month);
  return (readySince !== undefined && periodKey(readySince) <= key) || held.has(`${id} ${key}`);
}

type Reached = NonNullable<SnapshotCounts['participation']>;

/** One closing snapshot for each cell and month: who had two rounds is not counted twice. */
function mainRounds(snapshots: readonly CellSnapshot[]): CellSnapshot[] {
  const main = new Map<string, CellSnapshot>();
  for (const one of snapshots) {
    if (one.kind !== 'closing') continue;
    const key = `${one.unitId} ${periodKey(one.period)}`;
    const other = main.get(key);
    if (other === undefined || rank(one) < rank(other)) main.set(key, one);
  }
  return [...main.values()];
}

function rank({ roundKind }: CellSnapshot): number {
  return ['monthly', 'quarter', 'year', 'thematic', 'extra'].indexOf(roundKind);
}

function sumItems(snapshots: readonly CellSnapshot[]): ChecklistFigures[] {
  const checklists = new Map<string, Map<number, LevelCounts>>();
  for (const { checklistKey, counts } of snapshots) {
    const items = checklists.get(checklistKey) ?? new Map<number, LevelCounts>();
    checklists.set(checklistKey, items);
    for (const one of publishedCounts(counts)) {
      items.set(one.item, addCounts(items.get(one.item) ?? emptyCounts(), one));
    }
  }
  return [...checklists].map(([checklistKey, items]) => ({
    checklistKey,
    items: [...items].sort(([one], [other]) => one - other).map(([item, counts]) => ({ item, ...counts })),
  }));
}
