import { emptyAnswer } from '../../core/reviews/answer.ts';
import type { ReviewSheet, SentFacts, SentSheet } from '../../core/reviews/sheet.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { longDateTime, shortDate, shortDateTime } from '../dates.ts';
import type { Button, Screen } from '../screen.ts';
import { contestButton } from './paper.ts';
import { answerLines, countLines, notedAnswers } from './recap.ts';
import { answerText } from './value-text.ts';
import { itemHeading, readersWord, stepLines } from './words.ts';
import { roundInside } from '../rounds/names.ts';
import { numberGrid } from '../paging.ts';
import { cut, linesWithin, paragraphs } from '../lines.ts';

/** Thanks, and what happens next. */
export function sentScreen(
  translator: Translator,
  sheet: ReviewSheet,
  facts: SentFacts & { hasChanges: boolean; hidesNobody?: boolean },
): Screen {
  const { t, label } = translator;
  const { roundId } = sheet;
  const edit = facts.closes && [
    { text: label('review-sent.edit'), data: buttonData('review.recap', roundId) },
  ];
  return {
    text: paragraphs(
      `<b>${t('review-sent.title')}</b>`,
      whenLine(translator, sheet, facts),
      wishLine(translator, facts),
      facts.sharing === 'counts_only' ? countsText(translator, facts) : t('review-sent-next'),
      facts.hasChanges ? t('review-sent.changes') : undefined,
      untilLine(translator, facts),
    ),
    buttons: [
      [{ text: label('review-sent.read'), data: buttonData('review.read', roundId) }, ...(edit ?? [])],
      ...(facts.fromPaper === undefined ? [] : [[contestButton(translator, roundId)]]),
      [{ text: label('suggestion-button'), data: buttonData('suggestion.start') }],
    ],
  };
}

/** What was sent, or only written, or one item of it in full. */
export function sentReviewScreen(translator: Translator, sheet: SentSheet): Screen {
  const { t, label } = translator;
  const { roundId, item, sent } = sheet;
  if (item !== undefined && sheet.answers.has(item)) return sentItemScreen(translator, sheet, item);

  const noted = notedAnswers(sheet);
  const edit: Button[] =
    sent?.closes === undefined
      ? []
      : [{ text: label('review-sent.edit'), data: buttonData('review.recap', roundId) }];
  return {
    text: paragraphs(
      `<b>${sent === undefined ? t('review-read.written') : t('review-read.title')}</b>`,
      sent === undefined
        ? t('review-read.unsent', { round: roundInside(translator, sheet.round) })
        : whenLine(translator, sheet, sent),
      countLines(translator, sheet).join('\n'),
      linesWithin(translator, answerLines(translator, sheet, named(sent?.readerName)), longestList).join(
        '\n',
      ),
      noted.length === 0 ? undefined : t('review-read.hint'),
      sent === undefined ? undefined : untilLine(translator, sent),
    ),
    buttons: [
      ...numberGrid(
        noted.map((answer) => ({
          text: `${answer.item}`,
          data: buttonData('review.read_item', roundId, answer.item),
        })),
      ),
      ...(sent === undefined
        ? []
        : [[{ text: label('document-button.print'), data: buttonData('document.own', roundId) }]]),
      ...(sent?.fromPaper === undefined ? [] : [[contestButton(translator, roundId)]]),
      [{ text: label('common-back'), data: buttonData('review.open', roundId) }, ...edit],
    ],
  };
}

function sentItemScreen(translator: Translator, sheet: SentSheet, item: number): Screen {
  const { t, label } = translator;
  const answer = sheet.answers.get(item) ?? emptyAnswer(item);
  return {
    text: paragraphs(
      itemHeading(translator, sheet.checklist, item),
      answer.skipReason === undefined
        ? escapeHtml(cut(answerText(translator, sheet.checklist, answer) ?? '', longestValue))
        : t('review-item.skipped', { reason: cut(answer.skipReason, longestReason) }),
      stepLines(translator, answer).join('\n\n'),
    ),
    buttons: [[{ text: label('common-back'), data: buttonData('review.read', sheet.roundId) }]],
  };
}

function whenLine(translator: Translator, { round }: Pick<ReviewSheet, 'round'>, facts: SentFacts): string {
  const { t } = translator;
  const { sharing, readerName, sentAt, zone } = facts;
  const readers = readersWord(translator, sharing, named(readerName));
  return [
    t('review-sent.at', {
      round: roundInside(translator, round),
      at: shortDateTime(translator, sentAt, zone),
    }),
    t('review-sharing.now', { readers }),
    ...(facts.late ? [t('review-sent.late')] : []),
    ...(facts.fromPaper === undefined
      ? []
      : [
          t('review.from-paper', {
            by: facts.fromPaper.by,
            date: shortDate(translator, facts.fromPaper.receivedOn),
          }),
        ]),
    ...(facts.isEdited ? [t('review-sent.edited')] : []),
  ].join('\n');
}

/** When what is only counted will be: late ones wait for each other. */
function countsText({ t }: Translator, facts: SentFacts & { hidesNobody?: boolean }): string {
  const phase = facts.late ? 'late' : facts.closes === undefined ? 'closed' : 'open';
  const when = t('review-sent-next.counts', { phase });
  return facts.hidesNobody === true ? `${when} ${t('review-sharing.counts-apart')}` : when;
}

function named(name: string | undefined): { name: string } | undefined {
  return name === undefined ? undefined : { name };
}

function wishLine({ t }: Translator, { wished, readerName }: SentFacts): string | undefined {
  if (!wished) return undefined;
  return readerName === undefined
    ? t('review-sent.wished-unnamed')
    : t('review-sent.wished', { name: readerName });
}

function untilLine(translator: Translator, { closes }: SentFacts): string {
  const { t } = translator;
  return closes === undefined
    ? t('review-note.closed_for_edits')
    : t('review-sent.until', { until: longDateTime(translator, closes) });
}

const longestList = 2000;
const longestReason = 600;
const longestValue = 3400;
