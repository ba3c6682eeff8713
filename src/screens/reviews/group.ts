import { unansweredOf } from '../../core/reviews/places.ts';
import { asksOneByOne } from '../../core/reviews/places.ts';
import type { ReviewSheet } from '../../core/reviews/sheet.ts';
import type { Translator } from '../../i18n/translator.ts';
import { callbackData } from '../callback-data.ts';
import type { Button, Screen } from '../screen.ts';
import { roundLabel, roundTitle } from '../rounds/names.ts';
import { questionsScreen } from './question.ts';
import { answerWord, progressLine } from './words.ts';
import { numberGrid } from '../paging.ts';
import { linesWithin, paragraphs } from '../lines.ts';

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
  const title = roundTitle(translator, sheet.round);
  const lines = group.items.map((item) => {
    const level = answerWord(translator, answers.get(item.number));
    const line = { number: item.number, short: item.short[locale] };
    return level === undefined
      ? t('review-group-line', line)
      : t('review-group-line-answered', { ...line, level });
  });
  const numbers = group.items.map(({ number: item }): Button => {
    const answer = answers.get(item);
    const mark = answer === undefined ? '' : answer.prefilled ? ' ?' : answer.level === 'none' ? ' ✓' : ' •';
    return { text: `${item}${mark}`, data: callbackData('review.item', roundId, item) };
  });

  const isLast = number === groups.length;
  const next: Button = isLast
    ? { text: label('review-group-recap'), data: callbackData('review.recap', roundId) }
    : { text: label('review-group-next'), data: callbackData('review.group', roundId, number + 1) };
  const previous: Button = {
    text: label('review-group-previous'),
    data: callbackData('review.group', roundId, number - 1),
  };
  const rest: Button = {
    text: label('review-group-rest'),
    data: callbackData('review.rest', roundId, number),
    style: 'primary',
  };

  return {
    text: paragraphs(
      [
        `<b>${groups.length === 1 ? title : t('review-group-title', { round: title, group: number, groups: groups.length })}</b>`,
        progressLine(translator, sheet),
        `<b>${group.title[locale]}</b>`,
      ].join('\n'),
      linesWithin(translator, lines, longestList).join('\n'),
      group.items.some((item) => answers.get(item.number)?.prefilled)
        ? t('review-prefill-hint')
        : isAnswered
          ? t('review-group-answered')
          : t('review-group-ask'),
    ),
    buttons: [
      ...numberGrid(numbers),
      ...(isAnswered ? [] : [[rest]]),
      ...(sheet.prefill === undefined
        ? []
        : [
            [
              {
                text: label('review-prefill', { round: roundLabel(translator, sheet.prefill) }),
                data: callbackData('review.prefill', roundId),
              },
            ],
          ]),
      number === 1 ? [next] : [previous, next],
      [{ text: label('review-leave'), data: callbackData('review.leave', roundId) }],
    ],
  };
}

const longestList = 2600;
