import { emptyAnswer, hasDetails } from '../../core/reviews/answer.ts';
import { levels, type Level, steps, type Step } from '../../core/model/reviews.ts';
import { isGrave, isQuestion, offersLevel } from '../../core/rounds/checklist-items.ts';
import { groupNumberOf } from '../../core/reviews/places.ts';
import { nextEmptyStep } from '../../core/reviews/details.ts';
import type { NamedReader, QuickDeadline, ReviewSheet } from '../../core/reviews/sheet.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import type { Button, Screen } from '../screen.ts';
import { questionScreen } from './question.ts';
import { answerWord, isOwnSheet, itemHead, itemOf, levelWord, stepLines, stepText } from './words.ts';
import { cut, paragraphs } from '../lines.ts';

/** One item in full, with its levels. */
export function itemScreen(
  translator: Translator,
  sheet: ReviewSheet,
  {
    item: number,
    deadlines,
    afterCommitment,
  }: { item: number; deadlines: readonly QuickDeadline[]; afterCommitment: string | undefined },
): Screen {
  const { t, label, locale } = translator;
  const { roundId, checklist, answers } = sheet;
  const item = itemOf(checklist, number);
  if (isQuestion(item)) return questionScreen(translator, sheet, { item, deadlines, afterCommitment });
  const answer = answers.get(number);
  const level = answerWord(translator, answer);
  const button = (one: Level): Button => ({
    text: `${answer?.level === one ? '● ' : ''}${levelWord(translator, one)}`,
    data: buttonData('review.level', roundId, number, one),
  });
  const [none, atRisk, correcting, discuss] = levels;
  const grave = isGrave(item);
  const group = groupNumberOf(checklist, number);
  const right: Button = {
    text: label('review-prefill.right'),
    data: buttonData('review.done', roundId, number),
    style: 'primary',
  };
  const details: Button = {
    text: label('review-item.details'),
    data: buttonData('review.details', roundId, number),
  };

  const skip: Button =
    sheet.entering === undefined
      ? {
          text: label('review-item.skip'),
          data: buttonData('review.field', roundId, number, 'skip_reason'),
        }
      : { text: label('review-skip.blank'), data: buttonData('review.skip', roundId, number, 'blank') };

  return {
    text: paragraphs(
      itemHead(translator, sheet, number),
      `${escapeHtml(item.text[locale])}\n<i>${t('review-item.hint', { hint: item.hint[locale] })}</i>`,
      grave ? t('review-item.grave') : undefined,
      answer?.skipReason !== undefined
        ? t('review-item.skipped', { reason: cut(answer.skipReason, longestReason) })
        : level && t('review-item.chosen', { level }),
      answer?.prefilled === true ? stepLines(translator, answer).join('\n') : undefined,
      answer?.prefilled === true ? t('review-prefill.item') : undefined,
    ),
    buttons: [
      ...(answer?.prefilled === true ? [[right]] : []),
      [button(none)],
      [button(atRisk), ...(offersLevel(item, correcting) ? [button(correcting)] : [])],
      ...(isOwnSheet(sheet) ? [[button(discuss)]] : []),
      ...(hasDetails(answer?.level) && !grave ? [[details]] : []),
      [
        answer?.prefilled === true
          ? { text: label('common-back'), data: buttonData('review.group', roundId, group) }
          : { text: label('common-back'), data: buttonData('review.done', roundId, number) },
        ...(grave ? [] : [skip]),
      ],
    ],
  };
}

/** Whether the office-holder should be told to come and talk. */
export function wishScreen(
  translator: Translator,
  sheet: ReviewSheet,
  { item, reader }: { item: number; reader: NamedReader | undefined },
): Screen {
  const { t, label } = translator;
  const { roundId } = sheet;
  const back = { text: label('common-back'), data: buttonData('review.item', roundId, item) };
  const heading = itemHead(translator, sheet, item);
  if (reader?.accountId === undefined)
    return { text: paragraphs(heading, t('review-wish.nobody')), buttons: [[back]] };
  const wish = sheet.answers.get(item)?.wish;
  return {
    text: paragraphs(heading, t('review-wish', { name: reader.name })),
    buttons: [
      [
        {
          text: `${wish === true ? '● ' : ''}${label('review-wish.yes')}`,
          data: buttonData('review.wish', roundId, item, 'yes'),
        },
      ],
      [
        {
          text: `${wish === false ? '● ' : ''}${label('review-wish.no')}`,
          data: buttonData('review.wish', roundId, item, 'no'),
        },
      ],
      [back],
    ],
  };
}

/** What may be written about an item to put right; one tap leaves it all aside. */
export function detailsScreen(translator: Translator, sheet: ReviewSheet, number: number): Screen {
  const { t, label } = translator;
  const { roundId } = sheet;
  const answer = sheet.answers.get(number) ?? emptyAnswer(number);
  const next = nextEmptyStep(answer);
  const field = (step: Step, text: string): Button => ({
    text,
    data: buttonData('review.field', roundId, number, step),
  });
  const others = steps
    .filter((step) => step !== next)
    .map((step) => {
      const mark = stepText(translator, answer, step) === undefined ? '' : ' ✓';
      return field(step, `${label(`review-step.${step}`)}${mark}`);
    });

  return {
    text: paragraphs(
      itemHead(translator, sheet, number),
      `${t('review-item.chosen', { level: answerWord(translator, answer) ?? '' })}\n${t('review-details.intro')}`,
      stepLines(translator, answer).join('\n'),
    ),
    buttons: [
      [
        {
          text: label('review-details.done'),
          data: buttonData('review.done', roundId, number),
          style: 'primary',
        },
      ],
      ...(next === undefined
        ? []
        : [[field(next, label('review-details.next', { step: label(`review-step.${next}`) }))]]),
      ...pairs(others),
      [{ text: label('review-details.level'), data: buttonData('review.item', roundId, number) }],
    ],
  };
}

function pairs(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []));
}

const longestReason = 600;
