import { describe, expect, it } from 'vitest';
import { beginningOf, boundaryBefore } from '../../../src/core/text/graphemes.ts';

describe('the beginning of a text', () => {
  it.each([
    ['Nguyễn', 3, 'Ngu'],
    ['a\u0306\u0301b', 2, 'a\u0306'],
    ['xa\u0306\u0301b', 3, 'x'],
    ['x👨‍👩‍👧y', 8, 'x'],
    ['x👨‍👩‍👧y', 9, 'x👨‍👩‍👧'],
    ['🇻🇳🇻🇳', 6, '🇻🇳'],
    ['ngắn', 40, 'ngắn'],
  ])('%j has in %i units the whole characters %j', (text, most, beginning) => {
    expect(beginningOf(text, most)).toBe(beginning);
  });

  it('cuts one endless character between its marks, and never a pair of surrogates', () => {
    expect(boundaryBefore(`a${'\u0301'.repeat(50)}`, 20)).toBe(20);
    expect(boundaryBefore(`${'👩‍'.repeat(10)}👩`, 4)).toBe(3);
  });
});
