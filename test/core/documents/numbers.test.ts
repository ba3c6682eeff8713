import { describe, expect, it } from 'vitest';
import { choicesOf, readNumber, readOwnNumber, withNumber } from '../../../src/core/documents/numbers.ts';

describe('what may be chosen for a document', () => {
  it.each([
    ['nothing is known of the last one', undefined, [['open', undefined]]],
    [
      'there is none yet',
      0,
      [
        ['next', 1],
        ['open', undefined],
      ],
    ],
    [
      'the last one is 5',
      5,
      [
        ['next', 6],
        ['last', 5],
        ['open', undefined],
      ],
    ],
    [
      'there is none above it',
      9999,
      [
        ['last', 9999],
        ['open', undefined],
      ],
    ],
  ])('where %s', (_where, last, expected) => {
    expect(choicesOf(last).map(({ choice, number }) => [choice, number])).toEqual(expected);
  });
});

describe('the last number of the term', () => {
  it.each([
    ['goes up with a new one', 5, undefined, 6, 6],
    ['stays where the same one is used', 5, undefined, 5, 5],
    ['stays where an older one is used', 5, undefined, 3, 5],
    ['is known by the first that is typed', undefined, undefined, 7, 7],
    ['stays unknown where a place is left open', undefined, undefined, undefined, undefined],
    ['stays where a place is left open', 5, undefined, undefined, 5],
    ['goes along with a correction of the document that raised it', 5, { number: 5, lastBefore: 2 }, 4, 4],
    [
      'goes back where that document is to be numbered by hand',
      5,
      { number: 5, lastBefore: 4 },
      undefined,
      4,
    ],
    [
      'stays where a document used it without raising it, and is numbered by hand',
      5,
      { number: 5 },
      undefined,
      5,
    ],
    ['stays where an older document is corrected', 5, { number: 3, lastBefore: 2 }, 2, 5],
  ])('%s', (_title, last, former, number, expected) => {
    const settings = last === undefined ? {} : { lastReport: last };
    const told = withNumber(settings, { kind: 'report', former, number });
    expect(told.settings.lastReport).toBe(expected);
    expect(withNumber(settings, { kind: 'minutes', former: undefined, number: 1 }).settings.lastReport).toBe(
      last,
    );
  });
});

it('a document that is given the number that was just used, and is then left open, takes nothing from the last one', () => {
  const used = withNumber({ lastReport: 4 }, { kind: 'report', former: undefined, number: 4 });
  expect(used).toEqual({ settings: { lastReport: 4 }, kept: { number: 4, lastBefore: undefined } });
  const left = withNumber(used.settings, { kind: 'report', former: used.kept, number: undefined });
  expect(left.settings).toEqual({ lastReport: 4 });
  const raised = withNumber(left.settings, { kind: 'report', former: left.kept, number: 5 });
  const again = withNumber(raised.settings, { kind: 'report', former: raised.kept, number: 5 });
  expect(again).toEqual({ settings: { lastReport: 5 }, kept: { number: 5, lastBefore: 4 } });
  expect(
    withNumber(again.settings, { kind: 'report', former: again.kept, number: undefined }).settings,
  ).toEqual({
    lastReport: 4,
  });
});

it('a number is read with or without its symbol; no document bears 0', () => {
  for (const text of ['05', '5', 'Số 05-BC/CB', '05 - BC/CB'])
    expect(readNumber(text)).toEqual({ status: 'read', answer: 5 });
  for (const text of ['năm', '', '12345', '-5']) expect(readNumber(text).status).toBe('unclear');
  expect(readNumber('0')).toEqual({ status: 'read', answer: 0 });
  expect(readOwnNumber('0').status).toBe('unclear');
});
