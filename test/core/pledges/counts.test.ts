import { describe, expect, it } from 'vitest';
import type { CommitmentReport } from '../../../src/core/model/commitments.ts';
import {
  addPledges,
  countPledges,
  type CountedPledge,
  type PledgeCounts,
} from '../../../src/core/pledges/counts.ts';
import type { Sharing } from '../../../src/core/sharing.ts';

type Said = CommitmentReport | 'made';

function pledge(memberId: string, said: Said, sharing: Sharing = 'counts_only'): CountedPledge {
  const sharedWithId = sharing === 'secretary' ? 'binh' : undefined;
  const reports = said === 'made' ? [] : [{ status: said, note: undefined, at: new Date(0) }];
  return { memberId, sharing, sharedWithId, widest: sharing, reports, known: false };
}

const told = (counts: PledgeCounts, reader = 'nobody') => addPledges([counts], new Set([reader])).told;

function count(all: readonly CountedPledge[], before: PledgeCounts['pools'] = []): PledgeCounts {
  return countPledges(all, { expected: 20, connected: 18, before });
}

const five = ['a', 'b', 'c', 'd', 'e'].map((id, index) => pledge(id, index < 2 ? 'kept' : 'running'));
const nothing = { made: 0, kept: 0, running: 0, notYet: 0, overdue: 0 };

describe('how the pledges of a cell stand', () => {
  it('is told of those for the whole cell, and of all that they were made', () => {
    const counts = count([pledge('a', 'kept', 'cell'), pledge('b', 'not_yet', 'cell'), pledge('c', 'made')]);
    expect(counts).toEqual({
      ...{ expected: 20, connected: 18, made: 3, pools: [] },
      named: { ...nothing, made: 2, kept: 1, notYet: 1 },
    });
  });

  it('is told of those that only count from five on, and where not all of them say the same', () => {
    expect(told(count(five.slice(1)))).toEqual(nothing);
    expect(told(count(five))).toEqual({ ...nothing, made: 5, kept: 2, running: 3 });
    expect(told(count(five.map((one) => ({ ...one, reports: [] }))))).toEqual(nothing);
  });

  it('counts nobody as hiding others whom somebody knows: shared more widely before, or a reader from above', () => {
    const [first, ...others] = five;
    if (first === undefined) throw new Error('nobody');
    expect(told(count([...others, { ...first, widest: 'cell' }]))).toEqual(nothing);
    expect(told(count([...others, { ...first, known: true }]))).toEqual(nothing);
  });

  it('holds those for one office-holder apart from those that only count', () => {
    const addressed = five.map(
      (one) => ({ ...one, sharing: 'secretary', sharedWithId: 'binh', widest: 'secretary' }) as const,
    );
    expect(told(count([...addressed.slice(2), ...five.slice(0, 2)]))).toEqual(nothing);
    expect(told(count(addressed)).made).toBe(5);
  });
});

describe('the end of the year beside its half', () => {
  const { pools } = count(five);

  it('leaves out who came since, so that nobody is what the two differ by', () => {
    const end = count([...five.map((one) => ({ ...one })), pledge('f', 'not_yet')], pools);
    expect(end.made).toBe(6);
    expect(told(end)).toEqual({ ...nothing, made: 5, kept: 2, running: 3 });
  });

  it('tells of nobody where one has left, or now shares it otherwise, even if another came', () => {
    const [, ...rest] = five;
    expect(told(count([...rest, pledge('f', 'kept')], pools))).toEqual(nothing);
    expect(
      told(count([...rest, pledge('a', 'kept', 'cell'), pledge('f', 'kept'), pledge('g', 'running')], pools)),
    ).toEqual({ ...nothing, made: 1, kept: 1 });
  });

  it('takes newcomers in once there are five of them', () => {
    const more = ['f', 'g', 'h', 'i', 'j'].map((id) => pledge(id, 'not_yet'));
    expect(told(count([...five, ...more], pools))).toEqual({
      ...nothing,
      made: 10,
      kept: 2,
      running: 3,
      notYet: 5,
    });
  });
});

it('of several cells is added up, with how many of them there are, and without the pool that its reader is in', () => {
  const sum = { cells: 2, expected: 40, connected: 36, made: 10 };
  const counts = count(five);
  expect(addPledges([counts, counts], new Set())).toEqual({
    ...{ ...sum, told: { ...nothing, made: 10, kept: 4, running: 6 } },
  });
  expect(addPledges([counts, counts], new Set(['c']))).toEqual({ ...sum, told: nothing });
});
