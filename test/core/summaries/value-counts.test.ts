import { describe, expect, it } from 'vitest';
import { emptyAnswer } from '../../../src/core/reviews/answer.ts';
import type { ItemValue } from '../../../src/core/model/reviews.ts';
import { pooledValues } from '../../../src/core/summaries/value-counts.ts';

const review = (value: ItemValue, known: readonly number[] = []) => ({
  sharing: 'counts_only' as const,
  sharedWithId: undefined,
  answers: [{ ...emptyAnswer(1), value }],
  known: new Set(known),
});
const choice = (option: string): ItemValue => ({ kind: 'choice', option });
const several = (...options: string[]): ItemValue => ({ kind: 'choices', options });

describe('counts-only answers to a question', () => {
  it('are counted by option from five on, where they are not all the same', () => {
    const four = ['a', 'a', 'a', 'b'].map((option) => review(choice(option)));
    expect(pooledValues(four)).toEqual([]);
    expect(pooledValues([...four, review(choice('a'))])).toEqual([
      { item: 1, people: 5, counts: { a: 4, b: 1 } },
    ]);
    expect(pooledValues(Array.from({ length: 6 }, () => review(choice('a'))))).toEqual([]);
  });

  it('of a reader of summaries are counted, but hide nobody', () => {
    const four = ['a', 'a', 'a', 'b'].map((option) => review(choice(option)));
    expect(pooledValues([...four, review(choice('a'), [1])])).toEqual([]);
  });

  it('where several may be chosen say nothing of an option that all or nobody chose', () => {
    const pool = [several('a', 'b'), several('a', 'b'), several('a'), several('a'), several('a')];
    expect(pooledValues(pool.map((one) => review(one)))).toEqual([{ item: 1, people: 5, counts: { b: 2 } }]);
  });

  it('that were written are never told apart, and all alike are not counted', () => {
    const written = Array.from({ length: 5 }, (_, n) => review({ kind: 'text', text: `Lời ${n}` }));
    expect(pooledValues(written)).toEqual([]);
    expect(pooledValues([...written, review({ kind: 'left' })])).toEqual([
      { item: 1, people: 6, counts: { written: 5, left: 1 } },
    ]);
  });
});
