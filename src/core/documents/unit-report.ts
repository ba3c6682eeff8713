import { addMemberships, noMemberships, type MembershipCounts } from '../cell/memberships.ts';
import type { PledgeTime } from '../model/pledges.ts';
import { addCommitments, emptyCommitments, type CommitmentCounts } from '../commitments/commitment.ts';
import { countsOf, isAnonymous, isPooled, tellableParts } from '../summaries/snapshot.ts';
import type { SnapshotCounts } from '../summaries/snapshot-counts.ts';
import { periodKey, type Period } from '../time/local-time.ts';
import {
  figuresOf,
  publishedCounts,
  type CellSnapshot,
  type CountedCell,
  type Figures,
  type HeldMeeting,
} from '../units/counts.ts';
import type { PledgeSum } from '../pledges/counts.ts';
import { isWithin, spanOf, type Span } from '../units/span.ts';
import type { DocumentChecklist, DocumentFacts, Ground } from './facts.ts';

/** What the report of a unit prints of one of its cells: how it met, and how many did it. Nothing of what they answered. */
export type UnitReportRow = {
  name: string;
  members: number;
  meetings: number;
  /** The monthly meetings that there should be, and the months that had none. */
  due: number;
  missed: readonly Period[];
  thematic: number;
  expected: number;
  done: number;
};

/** One item over all cells. `answers` are those counted, without those who wish to talk in private. */
export type UnitReportItem = {
  item: number;
  atRisk: number;
  correcting: number;
  answers: number;
  /** How many more or fewer raise it than in the span before; undefined where that may not be told. */
  change: number | undefined;
  /** Of a half-year: how many raised it in its first quarter; undefined where nothing of that may be told. */
  quarter: number | undefined;
};

export type UnitReportChecklist = {
  checklist: DocumentChecklist;
  /** Each item whose figures may be published, raised or not; every other item is counted apart. */
  items: readonly UnitReportItem[];
};

/** The report of a unit on a span of months: figures of its cells, frozen when each round closed. */
export type UnitReportFacts = {
  unit: DocumentFacts;
  /** "Đảng bộ phường Bồ Đề". */
  organisation: string;
  span: Span;
  number: number | undefined;
  /** False until the last month of the span is over. */
  final: boolean;
  /** What it rests on where no round of a checklist says it. */
  grounds: readonly Ground[];
  rows: readonly UnitReportRow[];
  sums: Pick<Figures, 'cells' | 'reporting' | 'members' | 'memberships'> &
    Pick<UnitReportRow, 'meetings' | 'due' | 'thematic' | 'expected' | 'done'> & { paper: number };
  /** People on the rosters of two of its cells or more, who are counted in each. */
  inSeveral: number;
  checklists: readonly UnitReportChecklist[];
  /** Undefined where there are none, or none that may be told. */
  commitments: { now: CommitmentCounts | undefined; quarter: CommitmentCounts | undefined };
  /** Of a half-year or a year; undefined where no cell was counted at its end. */
  pledges: UnitReportPledges | undefined;
};

/** How many made their pledge for the year, and how those stand that may be told. */
export type UnitReportPledges = PledgeSum & { year: number };

/** At which time pledges stood that a span of months tells of: only a half-year, or a year, ends as they are counted. */
export function pledgeTimeOf({ kind, from, to }: Span): { year: number; time: PledgeTime } | undefined {
  if (kind !== 'half' && kind !== 'year') return undefined;
  return { year: from.year, time: to.month === 6 ? 'half' : 'end' };
}

type FoundInCell = { snapshots: readonly CellSnapshot[]; meetings: readonly HeldMeeting[] };

/** What a sum over many cells needs of one. */
export type CellPart = {
  row: UnitReportRow;
  figures: Figures;
  /** Which items of which checklist have figures here now and in the span before, and whether those are all under names. */
  published: Record<'now' | 'before', ReadonlyMap<string, boolean>>;
  before: Figures;
  quarter: Figures | undefined;
};

/** `begun`: the months of the span that have begun. */
export function partOf(
  cell: CountedCell & { name: string },
  { snapshots, meetings }: FoundInCell,
  { span, before, begun }: { span: Span; before: Span; begun: readonly Period[] },
): CellPart {
  const inSpan = (of: Span): CellSnapshot[] => snapshots.filter(({ period }) => isWithin(of, period));
  const figuresIn = (of: Span, months: readonly Period[]): Figures =>
    figuresOf([cell], {
      ...{ snapshots: inSpan(of), months },
      meetings: meetings.filter(({ period }) => isWithin(of, period)),
    });
  const figures = figuresIn(span, begun);
  const held = new Set(
    meetings.flatMap(({ kind, period }) => (kind === 'monthly' ? [periodKey(period)] : [])),
  );
  const since = cell.readySince && periodKey(cell.readySince);
  return {
    row: {
      ...{ name: cell.name, members: figures.members, meetings: figures.meetings, due: figures.due },
      missed: begun.filter(
        (month) => since !== undefined && since <= periodKey(month) && !held.has(periodKey(month)),
      ),
      thematic: meetings.filter(({ kind, period }) => kind === 'thematic' && isWithin(span, period)).length,
      ...{ expected: figures.expected, done: figures.sent + figures.paper },
    },
    figures,
    published: { now: publishedIn(inSpan(span)), before: publishedIn(inSpan(before)) },
    before: figuresIn(before, []),
    quarter: span.kind === 'half' ? figuresIn(spanOf('quarter', span.from), []) : undefined,
  };
}

/** What is printed of all cells: sums of what may be told of each, and nothing hidden inside them. */
export function sumUp(
  parts: readonly CellPart[],
  checklistOf: (key: string) => DocumentChecklist | undefined,
): Pick<UnitReportFacts, 'rows' | 'sums' | 'checklists' | 'commitments'> {
  const rows = parts.map(({ row }) => row);
  const sum = (count: (part: CellPart) => number): number =>
    parts.reduce((all, part) => all + count(part), 0);
  const keys = [
    ...new Set(parts.flatMap(({ figures }) => figures.checklists.map(({ checklistKey }) => checklistKey))),
  ];
  return {
    rows,
    sums: {
      ...{ cells: parts.length, reporting: sum(({ figures }) => figures.reporting) },
      ...{ members: sum(({ row }) => row.members), memberships: membershipsOf(parts) },
      ...{ meetings: sum(({ row }) => row.meetings), due: sum(({ row }) => row.due) },
      thematic: sum(({ row }) => row.thematic),
      ...{ expected: sum(({ row }) => row.expected), done: sum(({ row }) => row.done) },
      paper: sum(({ figures }) => figures.paper + (figures.entered ?? 0)),
    },
    checklists: keys.flatMap((key) => {
      const checklist = checklistOf(key);
      return checklist === undefined ? [] : [{ checklist, items: itemsIn(parts, key) }];
    }),
    commitments: {
      now: commitmentsOf(parts.map(({ figures }) => figures)),
      quarter: commitmentsOf(parts.flatMap(({ quarter }) => quarter ?? [])),
    },
  };
}

function itemsIn(parts: readonly CellPart[], key: string): UnitReportItem[] {
  const now = sumItems(
    parts.map(({ figures }) => figures),
    key,
  );
  const before = sumItems(
    parts.map((part) => part.before),
    key,
  );
  const quarter = sumItems(
    parts.flatMap((part) => part.quarter ?? []),
    key,
  );
  return [...now]
    .sort(([one], [other]) => one - other)
    .flatMap(([item, counts]) => {
      const raised = counts.atRisk + counts.correcting;
      // Nobody but who wishes to talk in private: to print it as raised by nobody would be untrue.
      if (raised === 0 && counts.discuss > 0) return [];
      const then = before.get(item);
      const isComparable = then !== undefined && areAlike(parts, `${key} ${String(item)}`);
      const { atRisk, correcting, answers } = counts;
      const first = quarter.get(item);
      return [
        {
          ...{ item, atRisk, correcting, answers },
          change: isComparable ? raised - then.atRisk - then.correcting : undefined,
          quarter: first && first.atRisk + first.correcting,
        },
      ];
    });
}

type ItemSum = { atRisk: number; correcting: number; answers: number; discuss: number };

function sumItems(figures: readonly Figures[], key: string): Map<number, ItemSum> {
  const sums = new Map<number, ItemSum>();
  for (const { checklists } of figures) {
    for (const one of checklists.find(({ checklistKey }) => checklistKey === key)?.items ?? []) {
      const sum = sums.get(one.item) ?? { atRisk: 0, correcting: 0, answers: 0, discuss: 0 };
      sums.set(one.item, {
        atRisk: sum.atRisk + one.at_risk,
        correcting: sum.correcting + one.correcting,
        answers: sum.answers + one.none + one.at_risk + one.correcting,
        discuss: sum.discuss + one.discuss,
      });
    }
  }
  return sums;
}

/**
 * Whether two sums of an item are of the same cells, and of nothing but what is under names there: who is in a pool, or
 * handed in a form without a name, may differ by one person from one span to the next.
 */
function areAlike(parts: readonly CellPart[], item: string): boolean {
  return parts.every(({ published: { now, before } }) => {
    const [here, then] = [now.get(item), before.get(item)];
    return here === then && here !== false;
  });
}

/** By checklist and item: whether all that is published of it stands under names. */
function publishedIn(snapshots: readonly CellSnapshot[]): Map<string, boolean> {
  const published = new Map<string, boolean>();
  for (const { checklistKey, counts } of snapshots) {
    for (const { item } of publishedCounts(counts)) {
      const key = `${checklistKey} ${String(item)}`;
      published.set(key, (published.get(key) ?? true) && isNamed(counts, item));
    }
  }
  return published;
}

function isNamed(counts: SnapshotCounts, item: number): boolean {
  if (isPooled(counts, item) || isAnonymous(countsOf(counts.paper?.items ?? [], item))) return false;
  return tellableParts(counts.addressed, item).length === 0;
}

function commitmentsOf(figures: readonly Figures[]): CommitmentCounts | undefined {
  const sum = figures.map(({ commitments }) => commitments).reduce(addCommitments, emptyCommitments());
  return sum.made === 0 ? undefined : sum;
}

function membershipsOf(parts: readonly CellPart[]): MembershipCounts {
  return parts.map(({ figures }) => figures.memberships).reduce(addMemberships, noMemberships);
}
