import { hasDetails, isAnswered } from '../../core/reviews/answer.ts';
import { levels, type Answer } from '../../core/model/reviews.ts';
import { findItem } from '../../core/rounds/checklist.ts';
import { groupNumberOf, unansweredOf } from '../../core/reviews/places.ts';
import type { NamedReader, ReviewSheet } from '../../core/reviews/sheet.ts';
import type { Readiness } from '../../core/reviews/sending.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { shortDate } from '../dates.ts';
import type { Button, Screen } from '../screen.ts';
import { itemRanges, roundTitle } from '../rounds/names.ts';
import { narrowable, sharingButtons, sharingMeaning, sharingQuestion } from './sharing.ts';
import { answerText } from './value-text.ts';
import { isOwnSheet, itemLine, progressLine, readersWord, shortOf } from './words.ts';
import { numberGrid } from '../paging.ts';
import { cut, linesWithin, paragraphs } from '../lines.ts';

type Shown = { reader: NamedReader | undefined; readiness: Readiness; hidesNobody?: boolean };

/** Everything before it is sent: what is missing first, then who reads it, then sending. */
export function recapScreen(
  translator: Translator,
  sheet: ReviewSheet,
  { reader, readiness, hidesNobody }: Shown,
): Screen {
  const { t, label } = translator;
  const { roundId, review } = sheet;
  const isSent = review.sentAt !== undefined;
  const isUnchanged = isSent && !review.editing;
  const noted = notedAnswers(sheet);
  const edits = noted.map(({ item }): Button => ({
    text: label('review-recap-button.edit', { number: item }),
    data: buttonData('review.item', roundId, item),
  }));
  const others: Button = {
    text: label('review-recap-button.others'),
    data: buttonData('review.group', roundId, 1),
  };
  const tail: Button[][] = [
    ...numberGrid(edits),
    [others, ...(isSent ? [sentButton(translator, sheet)] : [])],
  ];
  const head = [
    paragraphs(
      [
        `<b>${isSent ? t('review-recap.sent') : t('review-recap.title')}</b>`,
        roundTitle(translator, sheet.round),
        progressLine(translator, sheet),
      ].join('\n'),
      countLines(translator, sheet).join('\n'),
      linesWithin(translator, answerLines(translator, sheet, reader), longestList).join('\n'),
    ),
  ];

  switch (readiness.status) {
    case 'unanswered': {
      const [first = 1] = readiness.items;
      const numbers = cut(itemRanges(readiness.items), longestNumbers);
      return {
        text: paragraphs(...head, t('review-recap.unanswered', { numbers })),
        buttons: [
          [
            {
              text: label('review-recap-button.first', { number: first }),
              data: buttonData('review.item', roundId, first),
              style: 'primary',
            },
          ],
          ...restButton(translator, sheet, readiness.items),
          ...tail,
        ],
      };
    }
    case 'to_look_at': {
      const [first = 1] = readiness.items;
      const isNone = sheet.answers.get(first)?.level === 'none';
      return {
        text: paragraphs(
          ...head,
          t('review-recap.to-look-at', { numbers: cut(itemRanges(readiness.items), longestNumbers) }),
        ),
        buttons: [
          [
            {
              text: label('review-recap-button.look', { number: first }),
              data: isNone
                ? buttonData('review.group', roundId, groupNumberOf(sheet.checklist, first))
                : buttonData('review.item', roundId, first),
              style: 'primary',
            },
          ],
          ...tail,
        ],
      };
    }
    case 'no_sharing':
    case 'reader_changed':
      return {
        text: paragraphs(...head, sharingQuestion(translator, sheet, reader)),
        buttons: [
          ...sharingButtons(translator, { roundId, review: { ...review, sharing: undefined } }, reader),
          ...tail,
        ],
      };
    case 'ready': {
      const { sharing } = readiness;
      const readers = readersWord(translator, sharing, reader);
      const send: Button = {
        text:
          sheet.entering !== undefined
            ? label('review.save-paper')
            : isSent
              ? label('review-recap-button.again')
              : label('review-recap-button.send'),
        data: buttonData('review.send', roundId, isSent ? 'again' : 'first', sharing),
        style: 'success',
      };
      const change: Button = {
        text: label('review-recap-button.readers'),
        data: buttonData('review.sharing', roundId),
      };
      const narrow: Button = {
        text: label('review-recap-button.narrow'),
        data: buttonData('review.narrowing', roundId),
      };
      return {
        text: paragraphs(
          ...head,
          !isOwnSheet(sheet) || isUnchanged
            ? t('review-sharing.now', { readers })
            : `${t('review-sharing.now', { readers })}\n${sharingMeaning(translator, sheet, { sharing, hidesNobody })}`,
          isUnchanged ? t('review-recap.unchanged') : undefined,
        ),
        buttons: [
          ...(isUnchanged ? [] : [[send]]),
          ...(!isOwnSheet(sheet) ? [] : [narrowable(sheet).length === 0 ? [change] : [change, narrow]]),
          ...tail,
        ],
      };
    }
  }
}

/** How many items have each level; levels nobody chose are left out. */
export function countLines(
  translator: Translator,
  sheet: Pick<ReviewSheet, 'checklist' | 'answers'>,
): string[] {
  const { t, label } = translator;
  const answers = [...sheet.answers.values()];
  const counts = [
    ...levels.map((level) => ({
      level: label(`review-level.${level}`),
      count: answers.filter((answer) => answer.level === level).length,
    })),
    {
      level: label('review-level.skipped'),
      count: answers.filter((answer) => answer.skipReason !== undefined && answer.level === undefined).length,
    },
    {
      level: label('review-level.answered'),
      count: answers.filter(({ value }) => value !== undefined && value.kind !== 'left').length,
    },
  ];
  return counts.filter(({ count }) => count > 0).map((line) => t('review-recap.count', line));
}

/** One line for each item that says more than "no". */
export function answerLines(
  translator: Translator,
  sheet: Pick<ReviewSheet, 'checklist' | 'answers'>,
  reader: Pick<NamedReader, 'name'> | undefined,
): string[] {
  const { t, label, locale } = translator;
  return notedAnswers(sheet).map((answer) => {
    const { item, deadlineOn, sharing } = answer;
    const said = cut(answerText(translator, sheet.checklist, answer) ?? '', longestAnswer);
    return [
      itemLine(item, shortOf(sheet.checklist, item, locale)),
      escapeHtml(said),
      deadlineOn === undefined || !hasDetails(answer.level)
        ? undefined
        : t('review-recap.deadline', { date: shortDate(translator, deadlineOn) }),
      sharing &&
        escapeHtml(
          cut(
            sharing === 'secretary'
              ? readersWord(translator, sharing, reader)
              : label('review-readers.counts_only'),
            longestName,
          ),
        ),
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
  });
}

/** Answers that say more than "no", in the order of the checklist. */
export function notedAnswers({ checklist, answers }: Pick<ReviewSheet, 'checklist' | 'answers'>): Answer[] {
  const unanswered = unansweredOf(checklist, answers);
  return [...answers.values()]
    .filter((answer) => answer.level !== 'none' && answer.value?.kind !== 'left')
    .filter((answer) => isAnswered(answer) && !unanswered.includes(answer.item))
    .sort((one, other) => one.item - other.item);
}

/** What one tap can answer: levels, never questions. */
function restButton({ label }: Translator, { roundId, checklist }: ReviewSheet, items: readonly number[]) {
  const hasLevels = items.some((number) => findItem(checklist, number)?.kind === 'manifestation');
  return hasLevels
    ? [[{ text: label('review-group.rest', { of: 'all' }), data: buttonData('review.rest_all', roundId) }]]
    : [];
}

function sentButton({ label }: Translator, { roundId, review }: ReviewSheet): Button {
  return review.editing
    ? { text: label('review-recap-button.keep'), data: buttonData('review.keep', roundId) }
    : { text: label('review-recap-button.to-sent'), data: buttonData('review.sent', roundId) };
}

const longestList = 1800;
const longestNumbers = 200;
const longestName = 60;
const longestAnswer = 120;
