import { unansweredOf } from '../../core/reviews/places.ts';
import type { ChecklistItem } from '../../core/rounds/checklist-items.ts';
import { asksOneByOne } from '../../core/reviews/places.ts';
import type { ReviewSheet } from '../../core/reviews/sheet.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import type { Button, Screen } from '../screen.ts';
import { roundLabel, roundTitle } from '../rounds/names.ts';
import { questionsScreen } from './question.ts';
import { answerWord, itemLine, progressLine } from './words.ts';
import { numberGrid } from '../paging.ts';
import { linesWithin } from '../lines.ts';

/** A group of items is one screen: their numbers, and one button for all that need no look. */
export function groupScreen(translator: Translator, sheet: ReviewSheet, number: number): Screen {
  const { t, label, locale } = translator;
  const { roundId, checklist, answers } = sheet;
  const { groups } = checklist;
  const group = groups[number - 1];
  if (group === undefined) throw new Error(`the checklist "${checklist.key}" has no group ${number}`);

  if (asksOneByOne(group)) return questionsScreen(translator, sheet, { group, number });

  const unanswered = unansweredOf(checklist, answers);
  const isAnswered = !group.items.some((item) => unanswered.includes(item.number));
  const isTouched = (item: ChecklistItem): boolean => answers.has(item.number);
  const isBegun = [...answers.values()].some(({ level }) => level !== undefined);
  const title = roundTitle(translator, sheet.round);
  const lines = group.items.map((item) => {
    const answer = answers.get(item.number);
    const line = itemLine(item.number, (item.line ?? item.short)[locale]);
    if (answer?.level === 'none') return `${line} ✓`;
    const level = answerWord(translator, answer);
    return level === undefined ? line : `${line} · <i>${escapeHtml(level)}</i>`;
  });
  const numbers = group.items.map(({ number: item }): Button => {
    const answer = answers.get(item);
    const mark = answer === undefined ? '' : answer.prefilled ? ' ?' : answer.level === 'none' ? ' ✓' : ' •';
    return { text: `${item}${mark}`, data: buttonData('review.item', roundId, item) };
  });

  const isLast = number === groups.length;
  const next: Button = isLast
    ? { text: label('review-group.recap'), data: buttonData('review.recap', roundId) }
    : { text: label('review-group.next'), data: buttonData('review.group', roundId, number + 1) };
  const previous: Button = {
    text: label('review-group.previous'),
    data: buttonData('review.group', roundId, number - 1),
  };
  const leave: Button = { text: label('review-pause.leave'), data: buttonData('review.leave', roundId) };
  const rest: Button = {
    text: label('review-group.rest', {
      of: groups.length === 1 ? 'all' : group.items.some(isTouched) ? 'group_left' : 'group',
    }),
    data: buttonData('review.rest', roundId, number),
    style: 'primary',
  };

  const hint = group.items.some((item) => answers.get(item.number)?.prefilled)
    ? t('review-prefill.hint')
    : isAnswered
      ? sheet.review.sentAt === undefined
        ? t('review-group.answered')
        : undefined
      : isBegun
        ? undefined
        : t('review-group.ask');

  return {
    text: [
      `<b>${groups.length === 1 ? title : t('review-group.title', { round: title, group: number, groups: groups.length })}</b>`,
      progressLine(translator, sheet),
      `<b>${group.title[locale]}</b>`,
      checklist.author && t('review-group.author', { who: checklist.author }),
      ...linesWithin(translator, lines, longestList),
      hint,
    ]
      .filter((line) => line !== undefined)
      .join('\n'),
    buttons: [
      ...numberGrid(numbers),
      ...(isAnswered ? [] : [[rest]]),
      ...(sheet.prefill === undefined
        ? []
        : [
            [
              {
                text: label('review-prefill', { round: roundLabel(translator, sheet.prefill) }),
                data: buttonData('review.prefill', roundId),
              },
            ],
          ]),
      ...(number === 1 ? [[leave, next]] : [[previous, leave], [next]]),
    ],
  };
}

const longestList = 2600;
