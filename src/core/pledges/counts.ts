import { z } from 'zod';
import {
  addCommitments,
  commitmentCountsSchema,
  countCommitments,
  emptyCommitments,
  poolCommitments,
  type CommitmentCounts,
  type PooledCommitment,
} from '../commitments/commitment.ts';
import type { Pledge } from '../model/pledges.ts';
import { areEnough } from '../tally.ts';

/** Those for one office-holder, or those that only count. */
const countedPool = z.object({
  sharedWithId: z.string().optional(),
  memberIds: z.array(z.string()).readonly(),
  counts: commitmentCountsSchema,
});

type Pool = z.output<typeof countedPool>;

/** Of one cell at one of the two times, as it was counted then. */
export const pledgeCountsSchema = z.object({
  /** Members who were to make one, those of them who use the bot, and those who made one, here or on paper. */
  expected: z.int(),
  connected: z.int(),
  made: z.int(),
  /** How those stood that are for the whole cell. */
  named: commitmentCountsSchema,
  /** How those stood that hide each other, and whose they are. */
  pools: z.array(countedPool).readonly(),
});
export type PledgeCounts = z.output<typeof pledgeCountsSchema>;

/** Of several cells together; `told` is how those of `made` stood that may be told, and its `made` how many those are. */
export type PledgeSum = Omit<PledgeCounts, 'named' | 'pools'> & { cells: number; told: CommitmentCounts };

/** One as it is counted: `known` where somebody knows how it stands, so that it hides nobody. */
export type CountedPledge = Pick<Pledge, 'memberId' | 'sharing' | 'sharedWithId' | 'widest' | 'reports'> & {
  known: boolean;
};

/**
 * How the pledges of a cell stand. Those for one office-holder, and those that only count, are told under the rule of
 * five. Beside what was told `before` in the same year nobody may stand out either: a pool has to be of the same people,
 * or of others by five.
 */
export function countPledges(
  pledges: readonly CountedPledge[],
  {
    expected,
    connected,
    onPaper = 0,
    before,
  }: Pick<PledgeCounts, 'expected' | 'connected'> & {
    /** How many more handed theirs in on paper: how those stand nobody says here. */
    onPaper?: number;
    before: readonly Pool[];
  },
): PledgeCounts {
  const all = pledges.map(asCommitment);
  const apart = all.filter(({ sharing }) => sharing !== 'cell');
  const pools = [...new Set(apart.map(({ sharedWithId }) => sharedWithId))].map((sharedWithId) => {
    const then = before.find((pool) => pool.sharedWithId === sharedWithId)?.memberIds ?? [];
    const pool = beside(
      apart.filter((one) => one.sharedWithId === sharedWithId),
      then,
    );
    return { sharedWithId, memberIds: pool.map(({ memberId }) => memberId), counts: poolCommitments(pool) };
  });
  return {
    ...{ expected, connected, made: all.length + onPaper },
    named: countCommitments(all.filter(({ sharing }) => sharing === 'cell')),
    pools: pools.filter(({ counts }) => counts.made > 0),
  };
}

function asCommitment({
  memberId,
  sharing,
  sharedWithId,
  widest,
  reports,
  known,
}: CountedPledge): PooledCommitment {
  const isKnown = sharing === 'counts_only' ? widest !== 'counts_only' : widest === 'cell';
  const status = reports.at(-1)?.status ?? 'made';
  return { memberId, sharing, sharedWithId, status, overdue: false, known: known || isKnown };
}

/** Who came since stays out where fewer than five did; where fewer than five left, nothing can be told. */
function beside(pool: readonly PooledCommitment[], before: readonly string[]): readonly PooledCommitment[] {
  const then = new Set(before);
  const stayed = pool.filter(({ memberId }) => then.has(memberId));
  const [came, left] = [pool.length - stayed.length, before.length - stayed.length];
  if (before.length === 0 || (came === 0 && left === 0)) return pool;
  if (left > 0 && !areEnough(left)) return [];
  return areEnough(came) ? pool : stayed;
}

/** Who reads it takes what they said themselves off a pool they are in: that pool is not told to them. */
export function addPledges(all: readonly PledgeCounts[], readerIds: ReadonlySet<string>): PledgeSum {
  const nothing: PledgeSum = { cells: 0, expected: 0, connected: 0, made: 0, told: emptyCommitments() };
  return all.reduce((sum, { expected, connected, made, named, pools }) => {
    const told = pools.filter(({ memberIds }) => !memberIds.some((id) => readerIds.has(id)));
    return {
      cells: sum.cells + 1,
      expected: sum.expected + expected,
      connected: sum.connected + connected,
      made: sum.made + made,
      told: [named, ...told.map(({ counts }) => counts)].reduce(addCommitments, sum.told),
    };
  }, nothing);
}
