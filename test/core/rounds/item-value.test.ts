import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/core/rounds/checklist-items.ts';
import { fits, readValue } from '../../../src/core/rounds/item-value.ts';

const words = {
  number: 1,
  short: { vi: 'Số hộ', en: 'Homes' },
  text: { vi: 'Bao nhiêu?', en: 'How many?' },
  hint: { vi: 'Đã thăm?', en: 'Visited?' },
};
const homes: Question = { ...words, kind: 'number', min: -5, max: 1500, unit: { vi: 'hộ', en: 'homes' } };
const scale: Question = { ...words, kind: 'scale', steps: [words.short, words.text] };
const context = { today: '2026-11-21' };

describe('a number as it is typed', () => {
  it.each([
    ['12', 12],
    ['1.250', 1250],
    ['1 250 hộ', 1250],
    ['−3', -3],
    ['１２', 12],
    [' 7  HOMES ', 7],
  ])('"%s" is read', (typed, amount) => {
    expect(readValue(homes, typed, context)).toEqual({ status: 'read', value: { kind: 'number', amount } });
  });

  it.each(['1,5', '1.25', '12 con', 'mười', '1e3', '0x1f', '--1'])('"%s" is not', (typed) => {
    expect(readValue(homes, typed, context)).toEqual({
      status: 'unread',
      problem: { kind: 'number_unclear' },
    });
  });

  it.each(['1501', '-6', '999999999999'])('"%s" is outside the bounds', (typed) => {
    expect(readValue(homes, typed, context)).toEqual({
      status: 'unread',
      problem: { kind: 'number_out_of_bounds' },
    });
  });
});

describe('"Không có"', () => {
  const on: Question = { ...words, kind: 'date', required: false };

  it.each(['Không có', 'không có.', 'Khong co', 'Không', 'ko', 'Không có gì ạ', 'None', 'no'])(
    '%j leaves a question that may be left',
    (typed) => {
      const leaves = { status: 'read', value: { kind: 'left' } };
      expect(readValue(on, typed, context)).toEqual(leaves);
      expect(readValue({ ...words, kind: 'long_text', required: false }, typed, context)).toEqual(leaves);
      expect(readValue({ ...homes, required: false }, typed, context)).toEqual(leaves);
    },
  );

  it('is the answer itself where one has to be given, and no date', () => {
    expect(readValue({ ...words, kind: 'long_text' }, 'Không có', context)).toEqual({
      status: 'read',
      value: { kind: 'text', text: 'Không có' },
    });
    expect(readValue({ ...words, kind: 'date' }, 'Không có', context)).toMatchObject({ status: 'unread' });
  });

  it('is not in what begins with it', () => {
    expect(readValue({ ...words, kind: 'long_text', required: false }, 'Không có giờ học', context)).toEqual({
      status: 'read',
      value: { kind: 'text', text: 'Không có giờ học' },
    });
  });
});

describe('a value', () => {
  it('is refused where the item has no such step or option, or may not be left', () => {
    expect(fits(scale, { kind: 'scale', step: 2 })).toBe(true);
    expect(fits(scale, { kind: 'scale', step: 3 })).toBe(false);
    expect(fits(scale, { kind: 'scale', step: 0 })).toBe(false);
    expect(fits(scale, { kind: 'left' })).toBe(false);
    expect(fits({ ...scale, required: false }, { kind: 'left' })).toBe(true);
    expect(fits(scale, { kind: 'choice', option: 'toi' })).toBe(false);
  });
});
