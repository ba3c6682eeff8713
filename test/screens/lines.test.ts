import { expect, it } from 'vitest';
import { loadTranslators } from '../../src/i18n/translator.ts';
import { cut, fitLines, linesWithin } from '../../src/screens/lines.ts';

const { vi } = await loadTranslators('locales');

it('lines are taken as long as they fit', () => {
  expect(fitLines(['aaaa', 'bbbb', 'cccc'], 10)).toEqual({ fitting: ['aaaa', 'bbbb'], left: 1 });
  expect(fitLines([], 10)).toEqual({ fitting: [], left: 0 });
});

it('a short line after one that did not fit is left out with it, and how many are is said', () => {
  expect(linesWithin(vi, ['aaaa', 'bbbbbbbb', 'c'], 10)).toEqual(['aaaa', '… và 2 mục nữa']);
  expect(linesWithin(vi, ['aaaa', 'bbbb'], 10)).toEqual(['aaaa', 'bbbb']);
});

it('what is cut shows that something was left out, and tears no letter from its marks', () => {
  expect(cut('việc', 4)).toBe('việc');
  expect(cut('nể nang, né tránh', 9)).toBe('nể nang …');
  expect(cut('ae\u0302\u0323', 3)).toBe('a …');
});
