import { itemsOf, type ChecklistVersion } from '../../core/rounds/checklist.ts';
import { bold, linesWithin } from '../lines.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { numberGrid } from '../paging.ts';
import type { Button } from '../screen.ts';
import { itemRanges } from './names.ts';

/** Which page of the items: a group by its number, or the one that an item is of. */
export type FocusPlace = { group: number } | { item: number };

/** The items by number, a group a page: while all are in use, a tap begins a choice with that one alone. */
export function focusChoice(
  translator: Translator,
  {
    checklist,
    chosen,
    usable,
  }: { checklist: ChecklistVersion; chosen: readonly number[]; usable: readonly number[] },
  place: FocusPlace,
  data: {
    only: (item: number) => string;
    pick: (item: number, turn: 'on' | 'off') => string;
    all: string;
    group: (group: number) => string;
  },
): { text: string[]; buttons: Button[][] } {
  const { t, label, locale } = translator;
  const isAll = chosen.length === usable.length;
  const groups = checklist.content.groups
    .map(({ title, items }) => ({ title: title[locale], items: items.filter(({ blank }) => !blank) }))
    .filter(({ items }) => items.length > 0);
  const wanted =
    'group' in place
      ? place.group
      : groups.findIndex(({ items }) => items.some(({ number }) => number === place.item)) + 1;
  const number = Math.min(Math.max(1, wanted), groups.length);
  const { title, items } = groups[number - 1] ?? { title: '', items: [] };
  const lines = items.map(({ number, short, line = short }) => {
    const mark = isAll ? '·' : chosen.includes(number) ? '☑' : '☐';
    return `${mark} ${number}. ${escapeHtml(line[locale])}`;
  });
  const numbers = items.map(({ number }): Button => {
    const isOn = chosen.includes(number);
    return isAll
      ? { text: `${number}`, data: data.only(number) }
      : { text: isOn ? `${number} ✓` : `${number}`, data: data.pick(number, isOn ? 'off' : 'on') };
  });
  const turns: Button[] = [
    ...(number > 1 ? [{ text: label('review-group.previous'), data: data.group(number - 1) }] : []),
    ...(number < groups.length ? [{ text: label('review-group.next'), data: data.group(number + 1) }] : []),
  ];
  return {
    text: [
      [bold(title), ...linesWithin(translator, lines, longestList)].join('\n'),
      [
        isAll
          ? t('next-round-focus.all', { count: usable.length })
          : t('next-round-focus.some', { count: chosen.length, total: usable.length }),
        ...blankLines(translator, checklist),
      ].join('\n'),
    ],
    buttons: [
      ...numberGrid(numbers),
      ...(turns.length === 0 ? [] : [turns]),
      ...(isAll ? [] : [[{ text: label('next-round-focus.every'), data: data.all }]]),
    ],
  };
}

/** Items that no round may use yet. */
export function blankLines({ t }: Translator, { content }: Pick<ChecklistVersion, 'content'>): string[] {
  const blank = itemsOf(content).flatMap((item) => (item.blank ? [item.number] : []));
  return blank.length === 0 ? [] : [t('next-round.blank', { items: itemRanges(blank) })];
}

const longestList = 2800;
