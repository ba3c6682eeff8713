import { expect, it } from 'vitest';
import { createSuggestionWriting } from '../../../src/services/suggestions/writing.ts';
import { openSummaryCell } from '../../support/summary-cell.ts';

it('an answer to a suggestion that was sent anew is told again', async () => {
  const cell = await openSummaryCell();
  const { store, clock, ids, unitId } = cell;
  const writing = createSuggestionWriting({ store, clock, ids });
  const [an = ''] = await cell.addMembers('Nguyễn Văn An');
  const roundId = await cell.openRound();
  const id = ids.next();
  const suggestion = {
    ...{ id, unitId, memberId: an, roundId, item: 5, sharing: 'committee' as const, sharedWithId: undefined },
    ...{ text: 'Họp sớm hơn', sentAt: clock.now(), answer: undefined, withdrawnAt: undefined },
  };
  await store.suggestions.save(suggestion);
  const secretary = await cell.actorOf(cell.secretaryId);
  const answer = async () => {
    await writing.startAnswer(secretary, id);
    await writing.hear(secretary, 'Chi ủy đồng ý', 1);
    expect((await writing.answer(secretary, id)).status).toBe('answered');
  };
  await answer();
  clock.advance(60_000);
  await store.suggestions.save({ ...suggestion, text: 'Họp sớm hơn 30 phút', sentAt: clock.now() });
  await answer();
  const { accountId } = await cell.actorOf(an);
  const told = (await store.deliveries.listByAccount(accountId)).filter(
    ({ notice }) => notice.kind === 'suggestion_answered',
  );
  expect(told).toHaveLength(2);
  await cell.close();
});

it('a button sends what it was shown for, and nothing that was begun since', async () => {
  const cell = await openSummaryCell();
  const { store, clock, ids } = cell;
  const writing = createSuggestionWriting({ store, clock, ids });
  const [an = ''] = await cell.addMembers('Nguyễn Văn An');
  await cell.openRound();
  const actor = await cell.actorOf(an);
  const write = async (text: string, inputId: number): Promise<string> => {
    await writing.start(actor);
    const shown = await writing.hear(actor, text, inputId);
    return 'preview' in shown ? (shown.preview?.suggestionId ?? '') : '';
  };
  const first = await write('Họp sớm hơn', 1);
  expect((await writing.send(actor, first)).status).toBe('sent');
  const second = await write('Thôi không', 2);
  expect((await writing.send(actor, first)).status).toBe('sent_before');
  expect((await writing.send(actor, ids.next())).status).toBe('idle');
  expect((await writing.send(actor, second)).status).toBe('sent');
  await cell.close();
});
