import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyAnswer } from '../../../src/core/reviews/answer.ts';
import type { Sharing } from '../../../src/core/sharing.ts';
import type { Suggestion } from '../../../src/core/suggestions/suggestion.ts';
import { keepSuggestions } from '../../../src/services/suggestions/rounds.ts';
import { checklists } from '../../support/checklists.ts';
import { openSummaryCell, type SummaryCell } from '../../support/summary-cell.ts';

const item = 8;
const words = 'Họp sớm hơn';
let cell: SummaryCell;
let memberId: string;
let roundId: string;

beforeEach(async () => {
  cell = await openSummaryCell();
  [memberId = ''] = await cell.addMembers('Nguyễn Văn An');
  roundId = await cell.openRound();
});
afterEach(() => cell.close());

async function reviewSays(sharing: Sharing, text: string | undefined): Promise<Suggestion | undefined> {
  const { store, ids, unitId, clock } = cell;
  const value = text === undefined ? undefined : ({ kind: 'text', text } as const);
  const revision = {
    sharing,
    sharedWithId: sharing === 'secretary' ? cell.secretaryId : undefined,
    answers: [{ ...emptyAnswer(item), value }],
  };
  const making = { round: { id: roundId, unitId }, memberId, checklist: checklists.quarter, revision };
  await store.transaction((tx) => keepSuggestions(tx, ids, making, clock.now()));
  return store.suggestions.findByItem({ memberId, roundId, item });
}

describe('what a review suggests to the committee', () => {
  it('is no suggestion where the review is only counted, as nobody would read it', async () => {
    expect(await reviewSays('counts_only', words)).toBeUndefined();
    expect(await reviewSays('secretary', words)).toMatchObject({ sharing: 'secretary', text: words });
  });

  it('is withdrawn when a review that was read is only counted from now on', async () => {
    expect(await reviewSays('cell', words)).toMatchObject({ sharing: 'committee', text: words });
    const now = await reviewSays('counts_only', words);
    expect([now?.text, now?.withdrawnAt]).toEqual([undefined, cell.clock.now()]);
  });

  it('stays counted where an earlier version stored it as only counted, until its text goes', async () => {
    const { store, ids, unitId, clock } = cell;
    const id = await store.suggestions.reserve({ memberId, roundId, item, unitId }, ids.next());
    const counted: Suggestion = {
      ...{ id, unitId, memberId, roundId, item, sharing: 'counts_only', sharedWithId: undefined },
      ...{ text: undefined, sentAt: clock.now(), answer: undefined, withdrawnAt: undefined },
    };
    await store.suggestions.save(counted);
    expect(await reviewSays('counts_only', words)).toEqual(counted);
    expect(await reviewSays('counts_only', undefined)).toMatchObject({ withdrawnAt: clock.now() });
  });
});
