import type { ChecklistGroup } from '../../core/rounds/checklist.ts';
import { isQuestion } from '../../core/rounds/checklist-items.ts';
import { itemsToTick, nextTick, paperTicks, tickOf, type PaperTick } from '../../core/rounds/paper-sums.ts';
import type { LooseFormView, PaperSumsView } from '../../services/rounds/paper-sums.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { bold, linesWithin, paragraphs } from '../lines.ts';
import { numberGrid } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';
import { itemRanges, roundLabel } from './names.ts';

/** On a button that leaves an item without a tick again. */
export const noTick = 'blank';

/** How many forms without a name are entered, and what can be done with them. */
export function paperSumsScreen(translator: Translator, view: PaperSumsView): Screen {
  const { t, label } = translator;
  const { roundId, forms, most } = view;
  const button = (key: 'begin' | 'clear', style: 'primary' | 'danger'): Button[] => [
    { text: label(`paper-sums.${key}`), data: buttonData(`paper.${key}`, roundId), style },
  ];
  const state = !view.isPrinted
    ? t('paper-entries.not-printed')
    : forms > most
      ? t('paper-sums.too-many', { forms, most })
      : t('paper-sums.count', { forms, most });
  return {
    text: paragraphs(
      t('paper-sums', { round: roundLabel(translator, view.round) }),
      state,
      t('paper-sums.hint'),
    ),
    buttons: [
      ...(view.isPrinted && forms < most ? [button('begin', 'primary')] : []),
      ...(forms > 0 ? [button('clear', 'danger')] : []),
      [{ text: label('common-back'), data: buttonData('paper.list', roundId, 0) }],
    ],
  };
}

/** One group a screen: a tap on a number goes through what may be ticked; the rest has "no". */
export function looseFormScreen(translator: Translator, view: LooseFormView): Screen {
  const { checklist, form } = view;
  const group = checklist.groups[form.group - 1];
  return group === undefined ? wholeScreen(translator, view) : groupScreen(translator, view, group);
}

function groupScreen(translator: Translator, view: LooseFormView, group: ChecklistGroup): Screen {
  const { t, label, locale } = translator;
  const { roundId, checklist, form } = view;
  const items = group.items.filter((item) => !isQuestion(item));
  const lines = items.map((item) => {
    const line = `${item.number}. ${escapeHtml((item.line ?? item.short)[locale])}`;
    const tick = tickOf(form, item.number);
    return tick === undefined ? line : `${line} · <i>${escapeHtml(tickWord(translator, tick))}</i>`;
  });
  const numbers = items.map((item): Button => {
    const { number } = item;
    const tick = tickOf(form, number);
    return {
      text: tick === undefined ? `${number}` : `${number} ${tick === 'none' ? '✓' : '•'}`,
      data: buttonData('paper.tick', roundId, number, nextTick(form, item) ?? noTick),
    };
  });
  const back: Button[] =
    form.group > 1
      ? [{ text: label('review-group.previous'), data: buttonData('paper.group', roundId, form.group - 1) }]
      : [];
  return {
    text: paragraphs(
      `<b>${t('paper-sums.form', { number: view.number })}</b>\n${bold(group.title[locale])}`,
      linesWithin(translator, lines, longestList).join('\n'),
      t('paper-sums.tick'),
    ),
    buttons: [
      ...numberGrid(numbers),
      [
        {
          text: label('review-group.rest', { of: checklist.groups.length === 1 ? 'all' : 'group' }),
          data: buttonData('paper.rest', roundId, form.group),
          style: 'primary',
        },
      ],
      [...back, { text: label('common-back'), data: buttonData('paper.sums', roundId) }],
    ],
  };
}

function wholeScreen(translator: Translator, { roundId, checklist, form, number }: LooseFormView): Screen {
  const { t, label } = translator;
  const all = itemsToTick(checklist).map((item) => item.number);
  const lines = paperTicks.flatMap((tick) => {
    const those = all.filter((item) => (tickOf(form, item) ?? 'skipped') === tick);
    return those.length === 0
      ? []
      : [t('paper-sums.line', { tick: tickWord(translator, tick), numbers: itemRanges(those) })];
  });
  const first = Math.max(
    1,
    checklist.groups.findIndex(({ items }) => items.some((item) => all.includes(item.number))) + 1,
  );
  return {
    text: paragraphs(`<b>${t('paper-sums.form', { number })}</b>`, lines.join('\n')),
    buttons: [
      [{ text: label('paper-sums.add'), data: buttonData('paper.add', roundId), style: 'success' }],
      [
        { text: label('paper-sums.again'), data: buttonData('paper.group', roundId, first) },
        { text: label('common-back'), data: buttonData('paper.sums', roundId) },
      ],
    ],
  };
}

function tickWord({ label }: Translator, tick: PaperTick): string {
  return label(tick === 'skipped' ? 'review-skip.blank' : `review-level.${tick}`);
}

const longestList = 2600;
