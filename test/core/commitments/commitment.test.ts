import { describe, expect, it } from 'vitest';
import {
  continuesReport,
  countNamed,
  deadlineSet,
  dueReminder,
  isOverdue,
  poolCommitments,
  stateAt,
  type PooledCommitment,
} from '../../../src/core/commitments/commitment.ts';
import type { CommitmentEvent, CommitmentStatus } from '../../../src/core/model/commitments.ts';

const nothing = { made: 0, kept: 0, running: 0, notYet: 0, overdue: 0 };

function pooled(memberId: string, status: CommitmentStatus, changes: Partial<PooledCommitment> = {}) {
  return {
    ...{ memberId, status, sharing: 'counts_only' as const, sharedWithId: undefined },
    ...{ overdue: false, known: false, ...changes },
  };
}

function event(at: string, status: CommitmentEvent['status'], dueOn?: string): CommitmentEvent {
  return { id: at, status, note: undefined, dueOn, roundId: undefined, at: new Date(at) };
}

describe('commitments that only count', () => {
  const four = ['a', 'b', 'c', 'd'].map((id) => pooled(id, 'running'));

  it('are counted where five members do not all say the same', () => {
    expect(
      poolCommitments([...four, pooled('e', 'kept'), pooled('e', 'not_yet', { overdue: true })]),
    ).toEqual({
      ...{ made: 6, kept: 1, running: 4, notYet: 1, overdue: 1 },
    });
  });

  it.each([
    ['of four members, however many they are', [...four, pooled('d', 'kept'), pooled('d', 'not_yet')]],
    ['that all say the same', [...four, pooled('e', 'running')]],
    ['of five where one is known already', [...four, pooled('e', 'kept', { known: true })]],
    ['that are all overdue', [...four, pooled('e', 'not_yet')].map((one) => ({ ...one, overdue: true }))],
    ['of nobody', []],
  ])('are not counted: those %s', (_which, pool) => {
    expect(poolCommitments(pool)).toEqual(nothing);
  });
});

it('a reader counts what the cell may read and what was for them alone', () => {
  const all = [
    pooled('a', 'kept', { sharing: 'cell' }),
    pooled('b', 'running', { sharing: 'secretary', sharedWithId: 'binh' }),
    pooled('c', 'not_yet', { sharing: 'secretary', sharedWithId: 'cuong', overdue: true }),
    pooled('d', 'not_yet'),
  ];
  expect(countNamed(all, 'binh')).toEqual({ made: 2, kept: 1, running: 1, notYet: 0, overdue: 0 });
  expect(countNamed(all, 'cuong')).toEqual({ made: 2, kept: 1, running: 0, notYet: 1, overdue: 1 });
});

describe('how a commitment stood', () => {
  const events = [
    event('2026-11-23T02:00:00Z', 'made', '2026-12-10'),
    event('2026-12-24T02:00:00Z', 'running', '2027-01-09'),
    event('2027-01-24T02:00:00Z', 'kept'),
  ];

  it.each([
    ['2026-11-22T00:00:00Z', undefined, undefined],
    ['2026-12-01T00:00:00Z', 'made', '2026-12-10'],
    ['2026-12-31T00:00:00Z', 'running', '2027-01-09'],
    ['2027-02-01T00:00:00Z', 'kept', '2027-01-09'],
  ])('is told for %s by what had been said until then', (at, status, dueOn) => {
    const state = stateAt({ events }, new Date(at));
    expect([state?.status, state?.dueOn]).toEqual([status, dueOn]);
  });

  it('is nothing once it was withdrawn, and has no deadline where it was made anew without one', () => {
    const withdrawn = [...events.slice(0, 1), event('2026-11-24T02:00:00Z', 'withdrawn')];
    expect(stateAt({ events: withdrawn }, new Date('2026-12-01T00:00:00Z'))).toBeUndefined();
    expect(deadlineSet([...withdrawn, event('2026-11-25T02:00:00Z', 'made')])?.dueOn).toBeUndefined();
  });
});

it.each([
  ['running', '2026-12-09', true],
  ['running', '2026-12-10', false],
  ['kept', '2026-12-09', false],
  ['made', undefined, false],
] as const)('%s with the deadline %s is overdue on 10 December: %s', (status, dueOn, overdue) => {
  expect(isOverdue({ status, dueOn }, '2026-12-10')).toBe(overdue);
});

describe('a deadline on 10 December', () => {
  const zone = 'Asia/Ho_Chi_Minh';
  const due = { dueOn: '2026-12-10', setAt: new Date('2026-11-23T02:00:00Z'), zone };

  it.each([
    ['2026-12-08T00:59:00Z', undefined],
    ['2026-12-08T01:00:00Z', 'two_days'],
    ['2026-12-08T14:00:00Z', undefined],
    ['2026-12-09T05:00:00Z', 'two_days'],
    ['2026-12-10T00:59:00Z', undefined],
    ['2026-12-10T01:00:00Z', 'day'],
    ['2026-12-10T14:00:00Z', undefined],
    ['2026-12-11T01:00:00Z', undefined],
  ])('is reminded of at %s: %s', (now, kind) => {
    expect(dueReminder(due, new Date(now))?.kind).toBe(kind);
  });

  it('is not reminded of where it was set after the time of the reminder', () => {
    const late = { ...due, setAt: new Date('2026-12-09T03:00:00Z') };
    expect(dueReminder(late, new Date('2026-12-09T03:01:00Z'))).toBeUndefined();
    expect(dueReminder(late, new Date('2026-12-10T01:00:00Z'))).toEqual({
      kind: 'day',
      expiresAt: new Date('2026-12-10T14:00:00Z'),
    });
  });
});

it.each([
  ['within the hour', 'running', '2026-12-24T02:59:00Z', true],
  ['an hour later', 'running', '2026-12-24T03:00:00Z', false],
  ['of another state', 'kept', '2026-12-24T02:01:00Z', false],
  ['before it', 'running', '2026-12-24T01:59:00Z', false],
] as const)('what is said %s completes the report: %s at %s', (_when, status, at, completes) => {
  expect(continuesReport(event('2026-12-24T02:00:00Z', 'running'), status, new Date(at))).toBe(completes);
});
