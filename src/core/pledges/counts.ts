import {
  addCommitments,
  countCommitments,
  emptyCommitments,
  poolCommitments,
  type CommitmentCounts,
  type PooledCommitment,
} from '../commitments/commitment.ts';
import type { Pledge } from '../model/pledges.ts';
import { areEnough } from '../tally.ts';

/** Of one cell at one of the two times, as it was counted then. */
export type PledgeCounts = {
  /** Members who were to make one, those of them who use the bot, and those who made one. */
  expected: number;
  connected: number;
  made: number;
  /** How those stood that may be told: for the whole cell, and where they hide each other. `made` is how many those are. */
  told: CommitmentCounts;
  /** Whose pledges were told without a name. */
  pools: readonly Pool[];
};

/** Those for one office-holder, or those that only count. */
type Pool = { sharedWithId?: string | undefined; memberIds: readonly string[] };

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
  { expected, connected, before }: Pick<PledgeCounts, 'expected' | 'connected'> & { before: readonly Pool[] },
): PledgeCounts {
  const all = pledges.map(standingOf);
  const apart = all.filter(({ sharing }) => sharing !== 'cell');
  const pools = [...new Set(apart.map(({ sharedWithId }) => sharedWithId))].map((sharedWithId) => {
    const then = before.find((pool) => pool.sharedWithId === sharedWithId)?.memberIds ?? [];
    const pool = beside(
      apart.filter((one) => one.sharedWithId === sharedWithId),
      then,
    );
    return { sharedWithId, memberIds: pool.map(({ memberId }) => memberId), counts: poolCommitments(pool) };
  });
  const named = countCommitments(all.filter(({ sharing }) => sharing === 'cell'));
  return {
    ...{ expected, connected, made: all.length },
    told: pools.map(({ counts }) => counts).reduce(addCommitments, named),
    pools: pools.flatMap(({ counts, ...pool }) => (counts.made === 0 ? [] : [pool])),
  };
}

function standingOf({
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

/** Of several cells together. */
export function addPledges(all: readonly PledgeCounts[]): Omit<PledgeCounts, 'pools'> & { cells: number } {
  return all.reduce(
    (sum, one) => ({
      cells: sum.cells + 1,
      expected: sum.expected + one.expected,
      connected: sum.connected + one.connected,
      made: sum.made + one.made,
      told: addCommitments(sum.told, one.told),
    }),
    { cells: 0, expected: 0, connected: 0, made: 0, told: emptyCommitments() },
  );
}
