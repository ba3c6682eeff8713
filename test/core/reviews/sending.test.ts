import { describe, expect, it } from 'vitest';
import { emptyAnswer } from '../../../src/core/reviews/answer.ts';
import { type Answer } from '../../../src/core/model/reviews.ts';
import {
  readinessOf,
  sentAnswers,
  withdrawsWords,
  type SentWords,
} from '../../../src/core/reviews/sending.ts';
import type { Sharing } from '../../../src/core/sharing.ts';
import { checklists } from '../../support/checklists.ts';

const { five } = checklists;

describe('a review', () => {
  it.each<[string, Partial<Answer>[], Sharing | undefined, string | undefined, string]>([
    ['with an untouched item is not ready', [{}, {}, {}, {}], 'cell', undefined, 'unanswered'],
    ['without a choice who reads it is not ready', [{}, {}, {}, {}, {}], undefined, undefined, 'no_sharing'],
    ['for the office-holder who was named is ready', [{}, {}, {}, {}, {}], 'secretary', 'binh', 'ready'],
    [
      'for somebody who no longer holds the office asks again',
      [{}, {}, {}, {}, {}],
      'secretary',
      'dung',
      'reader_changed',
    ],
    [
      'for all, with one item for somebody of before, asks again',
      [{ sharing: 'secretary' }, {}, {}, {}, {}],
      'cell',
      'dung',
      'reader_changed',
    ],
    [
      'that only counts asks for no reader',
      [{ sharing: 'secretary' }, {}, {}, {}, {}],
      'counts_only',
      'dung',
      'ready',
    ],
    [
      'with a skipped item is ready',
      [{ level: undefined, skipReason: 'lý do' }, {}, {}, {}, {}],
      'cell',
      undefined,
      'ready',
    ],
  ])('%s', (_claim, answers, sharing, sharedWithId, status) => {
    const state = { answers: answersOf(answers), sharing, sharedWithId };
    expect(readinessOf(five, state, 'binh').status).toBe(status);
  });

  it('names every item that is missing', () => {
    const state = { answers: answersOf([{}, {}]), sharing: undefined, sharedWithId: undefined };
    expect(readinessOf(five, state, 'binh')).toEqual({ status: 'unanswered', items: [3, 4, 5] });
  });

  it('keeps no reader where none of it is for the office-holder', () => {
    const state = {
      answers: answersOf([{}, {}, {}, {}, {}]),
      sharing: 'cell' as const,
      sharedWithId: 'binh',
    };
    expect(readinessOf(five, state, 'binh')).toEqual({
      status: 'ready',
      sharing: 'cell',
      sharedWithId: undefined,
    });
  });
});

it('texts that do not belong to the level are not sent, nor sharing that is not narrower', () => {
  const answers = answersOf([
    { level: 'none', how: 'bỏ', sharing: 'cell' },
    { level: 'at_risk', how: 'giữ', wish: true, sharing: 'counts_only' },
    { level: 'discuss', how: 'bỏ', wish: true },
    { level: undefined, skipReason: 'giữ', how: 'bỏ' },
  ]);
  expect(sentAnswers(five, answers, 'secretary')).toEqual([
    { ...emptyAnswer(1), level: 'none' },
    { ...emptyAnswer(2), level: 'at_risk', how: 'giữ', sharing: 'counts_only' },
    { ...emptyAnswer(3), level: 'discuss', wish: true },
    { ...emptyAnswer(4), skipReason: 'giữ' },
  ]);
});

describe('sending again takes words back', () => {
  const before: SentWords = {
    sharing: 'cell',
    sharedWithId: undefined,
    answers: [answer(1, { level: 'at_risk', how: 'chữ cũ' }), answer(2, { level: 'none' })],
  };

  it.each<[string, SentWords, boolean]>([
    ['not where nothing changed', before, false],
    [
      'not where words were added',
      {
        ...before,
        answers: [answer(1, { level: 'at_risk', how: 'chữ cũ', help: 'thêm' }), answer(2, { level: 'none' })],
      },
      false,
    ],
    ['where the whole review is narrower', { ...before, sharing: 'secretary', sharedWithId: 'binh' }, true],
    [
      'where one item is narrower',
      {
        ...before,
        answers: [answer(1, { level: 'at_risk', how: 'chữ cũ', sharing: 'counts_only' }), answer(2, {})],
      },
      true,
    ],
    [
      'where words were changed',
      { ...before, answers: [answer(1, { level: 'at_risk', how: 'chữ mới' }), answer(2, {})] },
      true,
    ],
    [
      'where the level no longer has words',
      { ...before, answers: [answer(1, { level: 'none' }), answer(2, {})] },
      true,
    ],
  ])('%s', (_claim, now, expected) => {
    expect(withdrawsWords(before, now)).toBe(expected);
  });

  it('where another office-holder reads them now', () => {
    const forBinh: SentWords = { ...before, sharing: 'secretary', sharedWithId: 'binh' };
    expect(withdrawsWords(forBinh, { ...forBinh, sharedWithId: 'dung' })).toBe(true);
    expect(withdrawsWords(forBinh, { ...before })).toBe(false);
  });

  it('not where nobody could read them before', () => {
    const counted: SentWords = { ...before, sharing: 'counts_only' };
    expect(withdrawsWords(counted, { ...before, answers: [answer(1, { level: 'none' })] })).toBe(false);
    expect(withdrawsWords({ ...before, answers: undefined }, before)).toBe(false);
  });
});

function answersOf(answers: Partial<Answer>[]): Map<number, Answer> {
  return new Map(answers.map((given, index) => [index + 1, answer(index + 1, { level: 'none', ...given })]));
}

function answer(item: number, given: Partial<Answer>): Answer {
  return { ...emptyAnswer(item), ...given };
}
