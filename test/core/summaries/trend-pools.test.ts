import { describe, expect, it } from 'vitest';
import { mayStandInTrends, type PoolPeople } from '../../../src/core/summaries/comparison.ts';

const none = new Set<string>();
const base = ['a', 'b', 'c', 'd', 'e', 'f'];
const without = (...left: string[]): PoolPeople => new Set(base.filter((one) => !left.includes(one)));

/** What a month can make of the pool of the months before. */
const pools: Record<string, PoolPeople> = {
  'the same people': new Set(base),
  'with a joiner': new Set([...base, 'joiner']),
  'without a leaver': without('f'),
  'without one who shares with the cell now': without('e'),
  'a joiner in place of a leaver': new Set([...without('f'), 'joiner']),
  'four more': new Set([...base, 'g', 'h', 'i', 'j']),
  'five more': new Set([...base, 'g', 'h', 'i', 'j', 'k']),
  'other people': new Set(['p', 'q', 'r', 's', 't', 'u']),
};

/** Whoever looks after every closing has seen all pools that ever stood there. */
function seenIn(months: readonly PoolPeople[]): PoolPeople[] {
  const seen: PoolPeople[] = [];
  for (const pool of months) if (mayStandInTrends(pool, seen, none)) seen.push(pool);
  return seen;
}

function alone(one: PoolPeople, other: PoolPeople): number {
  return [...one].filter((member) => !other.has(member)).length;
}

describe('pools that stand in trends', () => {
  it('never differ by one to four people, in any order of months, whoever joins, leaves or shares otherwise', () => {
    const all = Object.values(pools);
    let attacks = 0;
    for (const first of all)
      for (const second of all)
        for (const third of all)
          for (const fourth of all) {
            const seen = seenIn([first, second, third, fourth]);
            for (const one of seen)
              for (const other of seen) {
                const size = alone(one, other);
                if (size > 0 && size < 5) throw new Error(`differ by ${String(size)}`);
                attacks += 1;
              }
          }
    expect(attacks).toBeGreaterThan(8 ** 4);
  });

  it('hold the next month of the same people, and one of at least five others', () => {
    expect(seenIn([new Set(base), new Set(base)])).toHaveLength(2);
    expect(seenIn([new Set(base), pools['with a joiner'] ?? none])).toHaveLength(1);
    expect(seenIn([new Set(base), pools['four more'] ?? none])).toHaveLength(1);
    expect(seenIn([new Set(base), pools['five more'] ?? none])).toHaveLength(2);
  });

  it('are compared with every month, not only with the one before', () => {
    const [other = none, joined = none] = [pools['other people'], pools['with a joiner']];
    expect(seenIn([new Set(base), other, joined])).toEqual([new Set(base), other]);
  });

  it('count nobody who reads summaries, and never stand beside one of which it is not known whose it is', () => {
    const five = pools['five more'] ?? none;
    expect(mayStandInTrends(five, [new Set(base)], new Set(['k']))).toBe(false);
    expect(mayStandInTrends(new Set(base), [undefined], none)).toBe(false);
    expect(mayStandInTrends(undefined, [], none)).toBe(false);
  });
});
