import { itemsOf, type ChecklistVersion } from '../../core/rounds/checklist.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { numberGrid } from '../paging.ts';
import { linesWithin } from '../lines.ts';
import type { Button } from '../screen.ts';
import { itemRanges } from './names.ts';

/** The items by number: while all are in use, a tap begins a choice with that one alone. */
export function focusChoice(
  translator: Translator,
  {
    checklist,
    chosen,
    usable,
  }: { checklist: ChecklistVersion; chosen: readonly number[]; usable: readonly number[] },
  data: {
    only: (item: number) => string;
    pick: (item: number, turn: 'on' | 'off') => string;
    all: string;
  },
): { text: string[]; buttons: Button[][] } {
  const { t, label, locale } = translator;
  const isAll = chosen.length === usable.length;
  const items = itemsOf(checklist.content).filter(({ blank }) => !blank);
  const lines = items.map(({ number, short }) => {
    const mark = isAll ? '·' : chosen.includes(number) ? '☑' : '☐';
    return `${mark} ${number}. ${escapeHtml(short[locale])}`;
  });
  const numbers = items.map(({ number }): Button => {
    const isOn = chosen.includes(number);
    return isAll
      ? { text: `${number}`, data: data.only(number) }
      : { text: isOn ? `${number} ✓` : `${number}`, data: data.pick(number, isOn ? 'off' : 'on') };
  });
  return {
    text: [
      linesWithin(translator, lines, longestList).join('\n'),
      [
        isAll
          ? t('next-round-focus.all', { count: usable.length })
          : t('next-round-focus.some', { count: chosen.length, total: usable.length }),
        ...blankLines(translator, checklist),
      ].join('\n'),
    ],
    buttons: [
      ...numberGrid(numbers),
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
