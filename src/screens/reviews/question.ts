import type { Answer } from '../../core/model/reviews.ts';
import { isQuestion, mayBeLeft, type Question } from '../../core/rounds/checklist-items.ts';
import { findItem, type ChecklistGroup } from '../../core/rounds/checklist.ts';
import { groupNumberOf, itemBefore, untouched } from '../../core/reviews/places.ts';
import type { QuickDeadline, ReviewSheet } from '../../core/reviews/sheet.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { deadlineButtons } from '../commitments/words.ts';
import type { Button, Screen } from '../screen.ts';
import { answerText, stepLabel, wholeNumber } from './value-text.ts';
import { itemHead, itemLine, progressLine } from './words.ts';
import { roundTitle } from '../rounds/names.ts';
import { numberGrid } from '../paging.ts';
import { bold, cut, linesWithin, paragraphs, quoted } from '../lines.ts';

/** One question a screen, with what was answered before. */
export function questionScreen(
  translator: Translator,
  sheet: ReviewSheet,
  {
    item,
    deadlines,
    afterCommitment,
  }: { item: Question; deadlines: readonly QuickDeadline[]; afterCommitment: string | undefined },
): Screen {
  const { t, label, locale } = translator;
  const answer = sheet.answers.get(item.number);
  const written = answer && answerText(translator, sheet.checklist, answer);
  const isAnswered = written !== undefined && answer?.value?.kind !== 'left';
  const keep: Button = {
    text: label('review-question.keep'),
    data: buttonData('review.done', sheet.roundId, item.number),
    ...(item.kind === 'choices' && { style: 'primary' }),
  };
  const leave: Button = {
    text: label('review-item.skip'),
    data: buttonData('review.pass', sheet.roundId, item.number),
  };
  return {
    text: paragraphs(
      itemHead(translator, sheet, item.number),
      remedyLine(sheet, item),
      escapeHtml(item.text[locale]),
      `<i>${t('review-item.hint', { hint: item.hint[locale] })}</i>`,
      howText(translator, item),
      written && t('review-question.written', { text: cut(written, longestText) }),
    ),
    buttons: [
      ...picks(translator, sheet, { item, answer, deadlines }),
      ...(isAnswered ? [[keep]] : []),
      ...(mayBeLeft(item) && !isAnswered ? [[leave]] : []),
      ...(mayBeLeft(item) && isAnswered ? [[{ ...leave, text: label('review-question.empty') }]] : []),
      wayBack(translator, sheet, { item, afterCommitment }),
    ],
  };
}

/** The questions of a group at a glance, to go on with or to open again. */
export function questionsScreen(
  translator: Translator,
  sheet: ReviewSheet,
  { group, number }: { group: ChecklistGroup; number: number },
): Screen {
  const { t, label, locale } = translator;
  const { roundId, checklist, answers } = sheet;
  const title = roundTitle(translator, sheet.round);
  const groups = checklist.groups.length;
  const [next] = untouched(group.items, answers);
  const lines = group.items.map((item) => {
    const line = itemLine(item.number, item.short[locale]);
    const text = answerText(translator, checklist, answers.get(item.number));
    return text === undefined ? line : `${line} · <i>${escapeHtml(cut(text, longestLine))}</i>`;
  });
  const numbers = group.items.map(({ number: item }): Button => ({
    text: answers.get(item)?.value === undefined ? `${item}` : `${item} ✓`,
    data: buttonData('review.item', roundId, item),
  }));
  const onward: Button =
    number === groups
      ? { text: label('review-group.recap'), data: buttonData('review.recap', roundId) }
      : { text: label('review-group.next'), data: buttonData('review.group', roundId, number + 1) };
  return {
    text: paragraphs(
      [
        `<b>${groups === 1 ? title : t('review-group.title', { round: title, group: number, groups })}</b>`,
        progressLine(translator, sheet),
        bold(group.title[locale]),
        ...(checklist.author === undefined ? [] : [t('review-group.author', { who: checklist.author })]),
      ].join('\n'),
      linesWithin(translator, lines, longestList).join('\n'),
    ),
    buttons: [
      ...(next === undefined
        ? []
        : [
            [
              {
                text: label('review-recap-button.first', { number: next.number }),
                data: buttonData('review.item', roundId, next.number),
                style: 'primary' as const,
              },
            ],
          ]),
      ...numberGrid(numbers),
      [
        ...(number === 1
          ? []
          : [
              {
                text: label('review-group.previous'),
                data: buttonData('review.group', roundId, number - 1),
              },
            ]),
        onward,
      ],
      [{ text: label('review-pause.leave'), data: buttonData('review.leave', roundId) }],
    ],
  };
}

/** Bounds as they are said when a number was outside them. */
export function boundsOf(
  translator: Translator,
  item: Question | undefined,
): { min: string; max: string; example: string } {
  const bounds =
    item?.kind === 'number' ? item : { min: 1, max: item?.kind === 'scale' ? item.steps.length : 1 };
  const example = Math.round((bounds.min + bounds.max) / 2);
  return {
    min: wholeNumber(translator, bounds.min),
    max: wholeNumber(translator, bounds.max),
    example: wholeNumber(translator, example),
  };
}

function howText(translator: Translator, item: Question): string {
  const { t } = translator;
  switch (item.kind) {
    case 'short_text':
    case 'long_text':
    case 'choice':
    case 'choices':
    case 'date':
      return t(`review-question-how.${item.kind}`);
    case 'scale':
    case 'number':
      return t(`review-question-how.${item.kind}`, boundsOf(translator, item));
  }
}

function picks(
  translator: Translator,
  { roundId }: ReviewSheet,
  {
    item,
    answer,
    deadlines,
  }: {
    item: Question;
    answer: Answer | undefined;
    deadlines: readonly QuickDeadline[];
  },
): Button[][] {
  const { label, locale } = translator;
  const value = answer?.value;
  const marked = (isChosen: boolean, text: string): string => `${isChosen ? '● ' : ''}${text}`;
  switch (item.kind) {
    case 'choice':
      return item.options.map(({ id, label: name }, index) => [
        {
          text: marked(value?.kind === 'choice' && value.option === id, name[locale]),
          data: buttonData('review.choose', roundId, item.number, index + 1),
        },
      ]);
    case 'choices':
      return item.options.map(({ id, label: name }, index) => {
        const isOn = value?.kind === 'choices' && value.options.includes(id);
        const text = `${isOn ? '☑' : '☐'} ${name[locale]}`;
        return [
          { text, data: buttonData('review.pick', roundId, item.number, index + 1, isOn ? 'off' : 'on') },
        ];
      });
    case 'scale':
      return item.steps.map((_, index) => [
        {
          text: marked(
            value?.kind === 'scale' && value.step === index + 1,
            stepLabel(translator, item, index + 1) ?? '',
          ),
          data: buttonData('review.choose', roundId, item.number, index + 1),
        },
      ]);
    case 'date':
      return deadlineButtons(translator, deadlines, (on) =>
        buttonData('review.date', roundId, item.number, on),
      );
    case 'long_text':
      return item.none === true
        ? [
            [
              {
                text: label('review-level.none'),
                data: buttonData('review.none', roundId, item.number),
              },
            ],
          ]
        : [];
    case 'short_text':
    case 'number':
      return [];
  }
}

/** What is to be put right by the day that is asked for. */
function remedyLine({ checklist, answers }: ReviewSheet, item: Question): string | undefined {
  if (item.kind !== 'date' || item.deadlineOf === undefined) return undefined;
  const value = answers.get(item.deadlineOf)?.value;
  const mended = findItem(checklist, item.deadlineOf);
  if (value?.kind !== 'text' || mended === undefined) return undefined;
  return quoted(cut(value.text, longestRemedy));
}

function wayBack(
  translator: Translator,
  sheet: ReviewSheet,
  { item, afterCommitment }: { item: Question; afterCommitment: string | undefined },
): Button[] {
  const { roundId, checklist } = sheet;
  const all: Button = {
    text: translator.label('review-question.all'),
    data: buttonData('review.group', roundId, groupNumberOf(checklist, item.number)),
  };
  const back = previousButton(translator, sheet, { item, afterCommitment });
  return back === undefined ? [all] : [back, all];
}

function previousButton(
  { label }: Translator,
  { roundId, checklist }: ReviewSheet,
  { item, afterCommitment }: { item: Question; afterCommitment: string | undefined },
): Button | undefined {
  const previous = itemBefore(checklist, item.number);
  if (previous === undefined) {
    return afterCommitment === undefined
      ? undefined
      : {
          text: label('review-commitment.previous'),
          data: buttonData('report.to', roundId, afterCommitment, 'p'),
        };
  }
  return isQuestion(previous)
    ? {
        text: label('review-question.previous'),
        data: buttonData('review.item', roundId, previous.number),
      }
    : {
        text: label('review-group.previous'),
        data: buttonData('review.group', roundId, groupNumberOf(checklist, previous.number)),
      };
}

const longestText = 2200;
const longestRemedy = 300;
const longestLine = 60;
const longestList = 2600;
