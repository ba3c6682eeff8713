import { describe, expect, it } from 'vitest';
import { emptyAnswer } from '../../../src/core/reviews/answer.ts';
import type { Answer, Position } from '../../../src/core/model/reviews.ts';
import { applyEvent, type ReviewEvent } from '../../../src/core/reviews/flow.ts';
import { unansweredOf } from '../../../src/core/reviews/places.ts';
import { type ReviewState } from '../../../src/core/reviews/step.ts';
import { prefillFrom } from '../../../src/core/reviews/prefill.ts';
import { sentAnswers } from '../../../src/core/reviews/sending.ts';
import { graveItems } from '../../../src/core/rounds/checklist.ts';
import { checklists } from '../../support/checklists.ts';

const { full, five } = checklists;

describe('answering a group', () => {
  it('the rest of one group is answered together, and the next group follows', () => {
    const before = stateOf({ answers: [{ item: 4, level: 'at_risk' }] });
    const after = play(before, { kind: 'rest', group: 1 });

    expect(after.changed.map(({ item }) => item)).toEqual([1, 2, 3, 5, 6, 7, 8, 9]);
    expect(after.changed.every(({ level, together }) => level === 'none' && together)).toBe(true);
    expect(after.state.answers.get(4)?.level).toBe('at_risk');
    expect(after.state.answers.get(10)).toBeUndefined();
    expect(after.state.position).toEqual({ screen: 'group', group: 2 });
  });

  it('after the last group comes the recap, even where other groups are open', () => {
    const { state } = play(stateOf(), { kind: 'rest', group: 3 });
    expect(state.position).toEqual({ screen: 'recap' });
    expect(unansweredOf(full, state.answers)).toHaveLength(18);
  });

  it('where nothing else is open the recap comes at once', () => {
    const after3 = play(stateOf(), { kind: 'rest', group: 3 }).state;
    const after2 = play(after3, { kind: 'rest', group: 2 }).state;
    expect(after2.position).toEqual({ screen: 'group', group: 3 });
    expect(play(after2, { kind: 'rest', group: 1 }).state.position).toEqual({ screen: 'recap' });
  });

  it('twice is once', () => {
    const once = play(stateOf(), { kind: 'rest', group: 1 });
    const twice = play(once.state, { kind: 'rest', group: 1 });
    expect(twice.changed).toEqual([]);
    expect(twice.state).toEqual(once.state);
  });

  it('the rest of everything is answered from the recap', () => {
    const { state, changed } = play(stateOf({ answers: [{ item: 2, level: 'discuss' }] }), {
      kind: 'rest_of_all',
    });
    expect(changed).toHaveLength(26);
    expect(state.position).toEqual({ screen: 'recap' });
    expect(unansweredOf(full, state.answers)).toEqual([]);
  });

  it('an item answered by hand afterwards is no longer answered together', () => {
    const { state } = play(stateOf(), { kind: 'rest', group: 1 });
    const after = play(state, { kind: 'level', item: 3, level: 'none', asksWish: false });
    expect(after.state.answers.get(3)).toMatchObject({ level: 'none', together: false });
  });
});

describe('a level', () => {
  it.each<[string, ReviewEvent, Position]>([
    ['none goes back to the group', level(4, 'none'), { screen: 'group', group: 1 }],
    ['none in the second group goes back to the second', level(12, 'none'), { screen: 'group', group: 2 }],
    ['at risk offers the details', level(4, 'at_risk'), { screen: 'details', item: 4 }],
    ['correcting offers the details', level(4, 'correcting'), { screen: 'details', item: 4 }],
    [
      'discuss asks whether the secretary is told',
      { kind: 'level', item: 4, level: 'discuss', asksWish: true },
      { screen: 'wish', item: 4 },
    ],
    ['discuss goes back where nobody could be told', level(4, 'discuss'), { screen: 'group', group: 1 }],
  ])('%s', (_claim, event, position) => {
    expect(play(stateOf(), event).state.position).toEqual(position);
  });

  it('of the last unanswered item leads to the recap', () => {
    const all = play(stateOf(), { kind: 'rest_of_all' }).state;
    const answers = new Map(all.answers);
    answers.delete(12);
    expect(play({ ...all, answers }, level(12, 'none')).state.position).toEqual({ screen: 'recap' });
  });

  it('changed keeps the texts', () => {
    const before = stateOf({
      answers: [{ item: 4, level: 'correcting', how: 'chữ', deadlineOn: '2026-12-31' }],
    });
    const none = play(before, level(4, 'none')).state;
    expect(none.answers.get(4)).toMatchObject({ level: 'none', how: 'chữ', deadlineOn: '2026-12-31' });
    expect(play(none, level(4, 'at_risk')).state.answers.get(4)).toMatchObject({
      level: 'at_risk',
      how: 'chữ',
    });
  });

  it('takes the place of a skip, and a skip of a level', () => {
    const skipped = play(stateOf(), { kind: 'write', item: 4, field: 'skip_reason', text: 'lý do' }).state;
    expect(skipped.answers.get(4)).toMatchObject({ level: undefined, skipReason: 'lý do' });
    expect(skipped.position).toEqual({ screen: 'group', group: 1 });
    const answered = play(skipped, level(4, 'none')).state;
    expect(answered.answers.get(4)).toMatchObject({ level: 'none', skipReason: undefined });
  });
});

describe('a grave item', () => {
  it('is one of 12, 16 and 24 of the 27 signs', () => {
    expect([...graveItems(full)]).toEqual([12, 16, 24]);
  });

  it('takes "no", "at risk" and "talk in private", and asks for nothing to be written', () => {
    const state = stateOf();
    expect(applyEvent(full, state, level(12, 'correcting'))).toEqual({ status: 'refused' });
    expect(play(state, level(12, 'none')).state.answers.get(12)?.level).toBe('none');
    expect(play(state, level(12, 'discuss')).state.answers.get(12)?.level).toBe('discuss');
    const after = play(state, level(12, 'at_risk')).state;
    expect(after.answers.get(12)?.level).toBe('at_risk');
    expect(after.position).toEqual({ screen: 'group', group: 2 });
  });

  it.each<ReviewEvent>([
    { kind: 'write', item: 16, field: 'how', text: 'chữ' },
    { kind: 'write', item: 16, field: 'skip_reason', text: 'chữ' },
    { kind: 'cause_kind', item: 16, causeKind: 'subjective' },
    { kind: 'deadline', item: 16, on: '2026-12-31' },
  ])('takes no words: $kind $field', (event) => {
    const state = stateOf({ answers: [{ item: 16, level: 'at_risk' }] });
    expect(applyEvent(full, state, event)).toEqual({ status: 'refused' });
  });

  it.each<Position>([
    { screen: 'details', item: 16 },
    { screen: 'field', item: 16, field: 'how' },
    { screen: 'field', item: 16, field: 'skip_reason' },
  ])('shows itself where it is asked to show $screen', (to) => {
    const state = stateOf({ answers: [{ item: 16, level: 'at_risk' }] });
    expect(play(state, { kind: 'go', to }).state.position).toEqual({ screen: 'item', item: 16 });
  });

  it('that was answered otherwise before it was one is asked anew, never answered by the rest', () => {
    const before = stateOf({
      answers: [
        { item: 12, level: 'correcting', how: 'chữ cũ' },
        { item: 16, skipReason: 'chữ cũ' },
      ],
    });
    const { state } = play(before, { kind: 'rest', group: 2 });
    expect(state.answers.get(12)).toMatchObject({ level: 'correcting', how: 'chữ cũ' });
    expect(unansweredOf(full, state.answers).filter((item) => item > 9 && item < 19)).toEqual([12, 16]);
  });

  it('leaves the words written about it before out of what is sent', () => {
    const { answers } = stateOf({
      answers: [{ item: 12, level: 'at_risk', how: 'chữ cũ', remedy: 'chữ cũ' }],
    });
    expect(sentAnswers(full, answers, 'cell')).toEqual([{ ...emptyAnswer(12), level: 'at_risk' }]);
  });

  it('is taken over from an earlier review by its level alone, and only by one that it has', () => {
    const earlier = [
      { ...emptyAnswer(12), level: 'at_risk' as const, how: 'chữ cũ' },
      { ...emptyAnswer(16), level: 'correcting' as const, how: 'chữ cũ' },
    ];
    expect(prefillFrom(full, { checklist: full, answers: earlier })).toEqual([
      { ...emptyAnswer(12), level: 'at_risk', prefilled: true },
    ]);
  });
});

describe('the optional steps', () => {
  const begun = stateOf({ answers: [{ item: 4, level: 'correcting' }] });

  it('lead from one to the next and then to the overview', () => {
    const how = play(begun, { kind: 'write', item: 4, field: 'how', text: 'a' }).state;
    expect(how.position).toEqual({ screen: 'field', item: 4, field: 'cause' });
    const kind = play(how, { kind: 'cause_kind', item: 4, causeKind: 'subjective' }).state;
    expect(kind.position).toEqual({ screen: 'field', item: 4, field: 'cause' });
    const cause = play(kind, { kind: 'write', item: 4, field: 'cause', text: 'b' }).state;
    expect(cause.position).toEqual({ screen: 'field', item: 4, field: 'remedy' });
    const remedy = play(cause, { kind: 'write', item: 4, field: 'remedy', text: 'c' }).state;
    expect(remedy.position).toEqual({ screen: 'field', item: 4, field: 'deadline' });
    const deadline = play(remedy, { kind: 'deadline', item: 4, on: '2026-12-31' }).state;
    expect(deadline.position).toEqual({ screen: 'field', item: 4, field: 'help' });
    const help = play(deadline, { kind: 'write', item: 4, field: 'help', text: 'd' }).state;
    expect(help.position).toEqual({ screen: 'details', item: 4 });
    expect(help.answers.get(4)).toEqual({
      ...emptyAnswer(4),
      level: 'correcting',
      how: 'a',
      causeKind: 'subjective',
      cause: 'b',
      remedy: 'c',
      deadlineOn: '2026-12-31',
      help: 'd',
    });
  });

  it('pass over what is filled already', () => {
    const before = stateOf({
      answers: [{ item: 4, level: 'correcting', cause: 'b', remedy: 'c' }],
    });
    const { state } = play(before, { kind: 'write', item: 4, field: 'how', text: 'a' });
    expect(state.position).toEqual({ screen: 'field', item: 4, field: 'deadline' });
  });

  it('return to the overview after a correction', () => {
    const before = stateOf({ answers: [{ item: 4, level: 'correcting', how: 'cũ' }] });
    const { state } = play(before, { kind: 'write', item: 4, field: 'how', text: 'mới' });
    expect(state.position).toEqual({ screen: 'details', item: 4 });
    expect(state.answers.get(4)?.how).toBe('mới');
  });

  it('are emptied one by one', () => {
    const before = stateOf({
      answers: [{ item: 4, level: 'correcting', how: 'a', cause: 'b', causeKind: 'objective' }],
    });
    const { state } = play(before, { kind: 'clear', item: 4, field: 'cause' });
    expect(state.answers.get(4)).toEqual({ ...emptyAnswer(4), level: 'correcting', how: 'a' });
    expect(state.position).toEqual({ screen: 'details', item: 4 });
  });

  it.each<ReviewEvent>([
    { kind: 'write', item: 4, field: 'how', text: 'a' },
    { kind: 'cause_kind', item: 4, causeKind: 'objective' },
    { kind: 'deadline', item: 4, on: '2026-12-31' },
    { kind: 'clear', item: 4, field: 'how' },
    { kind: 'wish', item: 4, wish: true },
    { kind: 'go', to: { screen: 'details', item: 4 } },
    { kind: 'go', to: { screen: 'field', item: 4, field: 'how' } },
    { kind: 'go', to: { screen: 'wish', item: 4 } },
  ])('of a level that has none show the item and change nothing: %j', (event) => {
    const { state, changed } = play(stateOf({ answers: [{ item: 4, level: 'none' }] }), event);
    expect(changed).toEqual([]);
    expect(state.position).toEqual({ screen: 'item', item: 4 });
  });
});

describe('going about', () => {
  it.each<Position>([
    { screen: 'group', group: 2 },
    { screen: 'item', item: 27 },
    { screen: 'field', item: 4, field: 'skip_reason' },
    { screen: 'recap' },
  ])('%j is there from the start', (to) => {
    expect(play(stateOf(), { kind: 'go', to }).state.position).toEqual(to);
  });

  it.each<Position>([{ screen: 'sharing' }, { screen: 'narrowing' }, { screen: 'sent' }])(
    '%j is the recap as long as there is nothing of it',
    (to) => {
      expect(play(stateOf(), { kind: 'go', to }).state.position).toEqual({ screen: 'recap' });
    },
  );

  it.each<ReviewEvent>([
    { kind: 'go', to: { screen: 'group', group: 4 } },
    { kind: 'go', to: { screen: 'group', group: 0 } },
    { kind: 'go', to: { screen: 'item', item: 28 } },
    { kind: 'go', to: { screen: 'field', item: 99, field: 'how' } },
    { kind: 'rest', group: 9 },
    { kind: 'level', item: 0, level: 'none', asksWish: false },
    { kind: 'write', item: 28, field: 'how', text: 'a' },
    { kind: 'finish_item', item: 28 },
    { kind: 'narrow', item: 28, sharing: 'counts_only', readerId: undefined },
  ])('what this checklist does not have is refused: %j', (event) => {
    expect(applyEvent(full, stateOf(), event)).toEqual({ status: 'refused' });
  });

  it('a number of the longer checklist is refused in the shorter one', () => {
    expect(applyEvent(five, stateOf(), level(6, 'none'))).toEqual({ status: 'refused' });
  });
});

describe('sharing', () => {
  const complete = play(stateOf({ answers: [{ item: 4, level: 'at_risk', how: 'a' }] }), {
    kind: 'rest_of_all',
  }).state;

  it('names the office-holder it was shown with', () => {
    const { state } = play(complete, { kind: 'share', sharing: 'secretary', readerId: 'binh' });
    expect(state).toMatchObject({
      sharing: 'secretary',
      sharedWithId: 'binh',
      position: { screen: 'recap' },
    });
  });

  it('of one item can be narrower, and as the whole again', () => {
    const shared = play(complete, { kind: 'share', sharing: 'cell', readerId: 'binh' }).state;
    const narrowed = play(shared, {
      kind: 'narrow',
      item: 4,
      sharing: 'counts_only',
      readerId: undefined,
    }).state;
    expect(narrowed.answers.get(4)?.sharing).toBe('counts_only');
    const whole = play(narrowed, { kind: 'narrow', item: 4, sharing: undefined, readerId: undefined }).state;
    expect(whole.answers.get(4)?.sharing).toBeUndefined();
  });

  it('of one item can not be wider', () => {
    const shared = play(complete, { kind: 'share', sharing: 'counts_only', readerId: undefined }).state;
    expect(
      applyEvent(full, shared, { kind: 'narrow', item: 4, sharing: 'secretary', readerId: 'binh' }),
    ).toEqual({
      status: 'refused',
    });
  });
});

describe('after sending', () => {
  const sent: ReviewState = {
    ...stateOf({ answers: [{ item: 4, level: 'at_risk' }] }),
    sharing: 'cell',
    sentAt: new Date('2026-11-24T02:00:00Z'),
    position: { screen: 'sent' },
  };

  it('looking about is not a change', () => {
    const { state } = play(sent, { kind: 'go', to: { screen: 'item', item: 4 } });
    expect(state.editing).toBe(false);
    expect(play(state, level(4, 'at_risk')).state.editing).toBe(false);
  });

  it.each<ReviewEvent>([
    level(4, 'none'),
    { kind: 'write', item: 4, field: 'how', text: 'a' },
    { kind: 'share', sharing: 'counts_only', readerId: undefined },
  ])('a change is one that waits to be sent again: %j', (event) => {
    const { state } = play(sent, event);
    expect(state.editing).toBe(true);
    expect(play(state, { kind: 'go', to: { screen: 'sent' } }).state.position).toEqual({ screen: 'recap' });
  });
});

function level(item: number, value: 'none' | 'at_risk' | 'correcting' | 'discuss'): ReviewEvent {
  return { kind: 'level', item, level: value, asksWish: false };
}

function play(state: ReviewState, event: ReviewEvent): { state: ReviewState; changed: readonly Answer[] } {
  const step = applyEvent(full, state, event);
  if (step.status !== 'applied') throw new Error(`refused: ${JSON.stringify(event)}`);
  return step;
}

function stateOf({ answers = [] }: { answers?: (Partial<Answer> & { item: number })[] } = {}): ReviewState {
  return {
    position: { screen: 'group', group: 1 },
    sharing: undefined,
    sharedWithId: undefined,
    editing: false,
    sentAt: undefined,
    answers: new Map(answers.map((answer) => [answer.item, { ...emptyAnswer(answer.item), ...answer }])),
  };
}
