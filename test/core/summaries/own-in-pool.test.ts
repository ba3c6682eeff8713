import { describe, expect, it } from 'vitest';
import {
  countCommitments,
  emptyCommitments,
  freezePool,
  statesOf,
  type CountedCommitment,
  type FrozenCommitments,
} from '../../../src/core/commitments/commitment.ts';
import { withoutOwnPools } from '../../../src/core/summaries/own-in-pool.ts';

type Said = Pick<CountedCommitment, 'status' | 'overdue'>;

const kept: Said = { status: 'kept', overdue: false };
const running: Said = { status: 'running', overdue: false };
const late: Said = { status: 'running', overdue: true };

/** What one person may have in a pool. */
const parts: readonly (readonly Said[])[] = [[kept], [running], [late], [kept, running], [late, late]];

function commitmentsOf(memberId: string, said: readonly Said[]): CountedCommitment[] {
  return said.map((one) => ({ ...one, memberId, sharing: 'counts_only', sharedWithId: undefined }));
}

function multisets<Item>(items: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) =>
    multisets(items.slice(index), size - 1).map((rest) => [item, ...rest]),
  );
}

/** What `me` is shown of a pool, who may have made more than what is in it. */
function seen(frozen: FrozenCommitments, own: readonly CountedCommitment[]) {
  const counts = { participation: undefined, cell: [], addressed: [], pooled: [], commitments: frozen };
  const [open] = withoutOwnPools([{ id: 'batch', kind: 'closing', counts }], {
    ...{ viewerId: 'me', own: undefined, commitments: own },
  });
  return open?.counts.commitments;
}

function frozenOf(
  pool: readonly CountedCommitment[],
  { readers = [], known = [] }: { readers?: readonly string[]; known?: readonly string[] } = {},
): FrozenCommitments {
  const named = emptyCommitments();
  const frozen = freezePool(
    pool.map((one) => ({ ...one, known: known.includes(one.memberId) || readers.includes(one.memberId) })),
    new Set(readers),
  );
  return { named, addressed: named, ...frozen };
}

describe('somebody whose commitments are in a pool', () => {
  it('takes the own ones off and never comes to fewer than five others, nor to others who are all alike', () => {
    let [attacks, shown] = [0, 0];
    for (const size of [3, 4, 5, 6]) {
      for (const others of multisets(parts, size)) {
        const rest = others.flatMap((said, index) => commitmentsOf(`other-${String(index)}`, said));
        for (const mine of parts) {
          for (const besides of [[], ...parts]) {
            const frozen = frozenOf([...rest, ...commitmentsOf('me', mine)]);
            const pooled = seen(frozen, commitmentsOf('me', [...mine, ...besides]))?.pooled;
            attacks += 1;
            if (pooled?.made === 0) continue;
            shown += 1;
            const left = countCommitments(rest);
            const states = Object.values(statesOf(left)).filter((count) => count > 0).length;
            const isHidden = size >= 5 && states > 1 && left.overdue < left.made;
            if (!isHidden) throw new Error(JSON.stringify({ others, mine, besides, pooled }));
          }
        }
      }
    }
    expect([attacks, shown > 1000]).toEqual([441 * 30, true]);
  });

  it('is not shown a pool of which it was not kept how many people it is from', () => {
    const rest = [kept, ...Array.from({ length: 8 }, () => running)];
    const pool = rest.flatMap((said, index) => commitmentsOf(`other-${String(index)}`, [said]));
    const { hiding, ...older } = frozenOf([...pool, ...commitmentsOf('me', [running])]);
    expect(hiding?.people).toBe(10);
    expect(seen(older, commitmentsOf('me', [running]))?.pooled.made).toBe(0);
    expect(seen(older, [])?.pooled.made).toBe(10);
  });

  it('is shown it where they read summaries then, as theirs hid nobody', () => {
    const rest = [[kept], [running], [running], [running], [running]];
    const pool = rest.flatMap((said, index) => commitmentsOf(`other-${String(index)}`, said));
    const mine = commitmentsOf('me', [kept]);
    expect(seen(frozenOf([...pool, ...mine], { readers: ['me'] }), mine)?.pooled.made).toBe(6);
    expect(seen(frozenOf([...pool.slice(1), ...mine], { readers: ['me'] }), mine)?.pooled.made).toBe(0);
  });

  it('does not hide behind one that everybody knows', () => {
    const rest = [[kept], [running], [running], [running], [running]];
    const pool = rest.flatMap((said, index) => commitmentsOf(`other-${String(index)}`, said));
    const mine = commitmentsOf('me', [running]);
    expect(seen(frozenOf([...pool, ...mine]), mine)?.pooled.made).toBe(6);
    expect(seen(frozenOf([...pool, ...mine], { known: ['other-4'] }), mine)?.pooled.made).toBe(0);
  });
});
