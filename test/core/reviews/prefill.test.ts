import { describe, expect, it } from 'vitest';
import { emptyAnswer, lookedAt } from '../../../src/core/reviews/answer.ts';
import { type Answer } from '../../../src/core/model/reviews.ts';
import { itemsOf } from '../../../src/core/rounds/checklist.ts';
import { prefillFrom, seeGroup, toLookAt } from '../../../src/core/reviews/prefill.ts';
import { applyEvent } from '../../../src/core/reviews/flow.ts';
import { type ReviewState } from '../../../src/core/reviews/step.ts';
import { readinessOf, sentAnswers } from '../../../src/core/reviews/sending.ts';
import { checklists } from '../../support/checklists.ts';

const checklist = checklists.five;

const before: Answer[] = itemsOf(checklist).map(({ number }) =>
  number === 2
    ? {
        ...{ ...emptyAnswer(2), level: 'correcting', how: 'Còn chậm', remedy: 'Làm ngay' },
        ...{ deadlineOn: '2026-12-10', sharing: 'counts_only' },
      }
    : { ...emptyAnswer(number), level: 'none', together: true },
);

function stateOf(answers: readonly Answer[]): ReviewState {
  return {
    ...{ position: { screen: 'recap' }, sharing: 'cell', sharedWithId: undefined, editing: false },
    ...{ sentAt: undefined, answers: new Map(answers.map((answer) => [answer.item, answer])) },
  };
}

describe('a review that begins as the one before', () => {
  const taken = prefillFrom(checklist, { checklist, answers: before });

  it('takes levels, words and narrower sharing, but makes no commitment a second time', () => {
    expect(taken.find(({ item }) => item === 2)).toEqual({
      ...{ ...emptyAnswer(2), level: 'correcting', how: 'Còn chậm', sharing: 'counts_only' },
      prefilled: true,
    });
    expect(taken).toHaveLength(5);
  });

  it('takes nothing for an item that reads otherwise now', () => {
    const other = structuredClone(checklist);
    const [first] = itemsOf(other);
    if (first !== undefined) first.text.vi = 'Một câu khác hẳn';
    const items = prefillFrom(other, { checklist, answers: before }).map(({ item }) => item);
    expect(items).toEqual([2, 3, 4, 5]);
  });

  it('cannot be sent before every item was looked at', () => {
    const readiness = readinessOf(checklist, stateOf(taken), undefined);
    expect(readiness).toEqual({ status: 'to_look_at', items: [1, 2, 3, 4, 5] });
  });

  it('is looked at by showing a group, but for what says more than "no", which has to be opened', () => {
    const shown = seeGroup(
      checklist,
      applyEvent(checklist, stateOf(taken), { kind: 'go', to: { screen: 'group', group: 1 } }),
    );
    if (shown.status !== 'applied') throw new Error('the group is not shown');
    expect(toLookAt(shown.state.answers)).toEqual([2]);
    const opened = applyEvent(checklist, shown.state, { kind: 'go', to: { screen: 'item', item: 2 } });
    if (opened.status !== 'applied') throw new Error('the item is not shown');
    expect(toLookAt(opened.state.answers)).toEqual([2]);
    const confirmed = applyEvent(checklist, opened.state, { kind: 'finish_item', item: 2 });
    if (confirmed.status !== 'applied') throw new Error('the item is not finished');
    expect(toLookAt(confirmed.state.answers)).toEqual([]);
    expect(confirmed.changed.map(({ item }) => item)).toEqual([2]);
  });

  it('leaves no mark in what is sent', () => {
    const sent = sentAnswers(checklist, stateOf(taken).answers, 'cell');
    expect(sent.some((answer) => 'prefilled' in answer)).toBe(false);
    expect(lookedAt({ ...emptyAnswer(1), prefilled: true })).toEqual(emptyAnswer(1));
  });
});
