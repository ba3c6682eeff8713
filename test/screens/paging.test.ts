import { expect, it } from 'vitest';
import { loadTranslators } from '../../src/i18n/translator.ts';
import { inPairs, pageOf, turnButtons } from '../../src/screens/paging.ts';

const translators = await loadTranslators('locales');
const letters = 'abcdefghijklmnopqrstuvw'.split('');

it.each([
  [0, 'abcdefghij', 0],
  [1, 'klmnopqrst', 1],
  [2, 'uvw', 2],
  [9, 'uvw', 2],
  [-1, 'abcdefghij', 0],
])('page %i of 23 letters', (wanted, items, page) => {
  expect(pageOf(letters, wanted)).toEqual({ items: items.split(''), page, pages: 3, first: page * 10 });
});

it('an empty list has one empty page', () => {
  expect(pageOf([], 3)).toEqual({ items: [], page: 0, pages: 1, first: 0 });
});

it.each([
  [0, ['Trang sau ›']],
  [1, ['‹ Trang trước', 'Trang sau ›']],
  [2, ['‹ Trang trước']],
])('from page %i there are ways to %j', (page, labels) => {
  const rows = turnButtons(translators.vi, pageOf(letters, page), (to) => `list:${to}`);

  expect(rows.flat().map(({ text }) => text)).toEqual(labels);
});

it('short labels stand in pairs, a long one alone', () => {
  const buttons = [
    'Sửa tên',
    'Chức vụ',
    'Mời bằng tài khoản mới',
    'Diện sinh hoạt',
    'Bỏ khỏi danh sách trợ lý',
  ].map((text) => ({
    text,
    data: 'x.y',
  }));

  expect(inPairs(buttons).map((row) => row.map(({ text }) => text))).toEqual([
    ['Sửa tên', 'Chức vụ'],
    ['Mời bằng tài khoản mới'],
    ['Diện sinh hoạt'],
    ['Bỏ khỏi danh sách trợ lý'],
  ]);
});
