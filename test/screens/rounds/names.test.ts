import { describe, expect, it } from 'vitest';
import type { RoundName } from '../../../src/core/rounds/round.ts';
import { loadTranslators } from '../../../src/i18n/translator.ts';
import {
  itemInShort,
  itemRanges,
  itemTitle,
  roundLabel,
  roundTitle,
} from '../../../src/screens/rounds/names.ts';
import { checklists } from '../../support/checklists.ts';

const { vi, en } = await loadTranslators('locales');
const period = { year: 2026, month: 12 };

describe('a round', () => {
  it.each<[RoundName, string]>([
    [{ kind: 'monthly', period }, 'tháng 12/2026'],
    [{ kind: 'quarter', period }, 'quý IV/2026'],
    [{ kind: 'year', period }, 'năm 2026'],
    [{ kind: 'thematic', period, on: '2026-12-17' }, 'chuyên đề 17/12/2026'],
    [{ kind: 'extra', period, on: '2026-12-17' }, 'kỳ bất thường ngày 17/12/2026'],
  ])('is named by its time, and by its day where there may be several: %j', (round, name) => {
    expect(roundLabel(vi, round)).toBe(name);
  });

  it('stands at the head of a screen with what it is for', () => {
    expect(roundTitle(vi, { kind: 'monthly', period })).toBe('Tự soi tháng 12/2026');
    expect(roundTitle(vi, { kind: 'quarter', period })).toBe('Tự soi quý IV/2026');
  });
});

describe('items', () => {
  it.each([
    [[], ''],
    [[4], '4'],
    [[1, 2], '1, 2'],
    [[1, 2, 5, 6, 7, 8, 9], '1, 2, 5–9'],
    [[1, 2, 3, 27], '1–3, 27'],
  ])('%j are said as “%s”: three in a row and more by their ends', (items, said) => {
    expect(itemRanges(items)).toBe(said);
  });

  it('are named by their title, in a list in fewer words, and in the language of whoever reads', () => {
    const content = checklists.full;
    expect(itemTitle(vi, content, 4)).toBe('Lơi lỏng nguyên tắc, làm việc qua loa');
    expect(itemInShort(vi, content, 4)).toBe('Làm việc qua loa');
    expect(itemTitle(en, content, 4)).not.toBe(itemTitle(vi, content, 4));
    expect(itemTitle(vi, content, 99)).toBe('');
  });
});
