import { describe, expect, it } from 'vitest';
import { termProblem } from '../../../src/core/time/term.ts';
import { handoverState } from '../../../src/core/offices/handover.ts';
import {
  countSuggestions,
  mayReadSuggestion,
  type Suggestion,
} from '../../../src/core/suggestions/suggestion.ts';

const at = new Date('2026-11-25T02:00:00Z');

function by(memberId: string, sharing: Suggestion['sharing'] = 'counts_only', withdrawn = false): Suggestion {
  return {
    ...{ id: `${memberId} ${sharing}`, unitId: 'u', memberId, roundId: 'r', item: undefined, sharing },
    ...{ sharedWithId: sharing === 'secretary' ? 'binh' : undefined, sentAt: at, answer: undefined },
    ...{ text: sharing === 'counts_only' ? undefined : 'Lời', withdrawnAt: withdrawn ? at : undefined },
  };
}

const five = ['a', 'b', 'c', 'd', 'e'].map((id) => by(id));

describe('suggestions that only count', () => {
  it.each([
    ['five members of six', five, [], 6, 5],
    ['four members', five.slice(1), [], 6, 0],
    ['one member five times', [by('a'), by('a'), by('a'), by('a'), by('a')], [], 6, 0],
    ['everybody there is', five, [], 5, 0],
    ['five of whom one reads summaries', five, ['a'], 8, 0],
    ['five of whom one withdrew', [...five.slice(1), by('a', 'counts_only', true)], [], 8, 0],
  ] as const)('%s', (_what, suggestions, readers, others, pooled) => {
    expect(countSuggestions(suggestions, { readers: new Set(readers), others })).toEqual({
      named: 0,
      pooled,
    });
  });
});

it('a suggestion is read by those it is for, while it stands', () => {
  expect(mayReadSuggestion(by('a', 'committee'), 'cuong')).toBe(true);
  expect(mayReadSuggestion(by('a', 'secretary'), 'binh')).toBe(true);
  expect(mayReadSuggestion(by('a', 'secretary'), 'the successor')).toBe(false);
  expect(mayReadSuggestion(by('a'), 'binh')).toBe(false);
  expect(mayReadSuggestion(by('a', 'committee', true), 'binh')).toBe(false);
});

it.each([
  ['2026-11-25', '2026-12-08', undefined],
  ['2026-11-24', '2026-12-08', 'past'],
  ['2026-12-08', '2026-12-07', 'ends_before'],
  ['2026-11-25', '2027-05-26', 'too_long'],
  ['2027-06-01', '2027-06-02', 'too_far'],
])('an acting secretary from %s to %s: %s', (fromOn, untilOn, problem) => {
  expect(termProblem({ fromOn, untilOn }, '2026-11-25')).toBe(problem);
});

it('a hand-over that nobody answered expires after its time', () => {
  const offer = {
    ...{ id: 'h', unitId: 'u', fromId: 'a', toId: 'b', status: 'proposed' as const, decidedAt: undefined },
    ...{ proposedAt: at, expiresAt: new Date('2026-12-02T02:00:00Z') },
  };
  expect(handoverState(offer, new Date('2026-12-02T01:59:59Z'))).toBe('proposed');
  expect(handoverState(offer, new Date('2026-12-02T02:00:00Z'))).toBe('expired');
});
