import { emptyAnswer } from '../../core/reviews/answer.ts';
import { causeKinds, type Field } from '../../core/model/reviews.ts';
import { isFilled, nextEmptyStep } from '../../core/reviews/details.ts';
import type { QuickDeadline, ReviewSheet } from '../../core/reviews/sheet.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { deadlineButtons } from '../commitments/words.ts';
import type { Button, Screen } from '../screen.ts';
import { itemHead, stepText } from './words.ts';
import { cut, paragraphs } from '../lines.ts';

type Shown = { item: number; field: Field; deadlines: readonly QuickDeadline[] };

/** Reasons for skipping an item that need no typing. */
export const skipReasons = ['not_mine', 'unclear'] as const;

/** One step of an item: typed, or picked where there is something to pick. */
export function fieldScreen(
  translator: Translator,
  sheet: ReviewSheet,
  { item, field, deadlines }: Shown,
): Screen {
  const { t, label } = translator;
  const { roundId } = sheet;
  const answer = sheet.answers.get(item) ?? emptyAnswer(item);
  const heading = itemHead(translator, sheet, item);
  const button = (text: string, action: string, ...args: readonly (string | number)[]): Button => ({
    text,
    data: buttonData(action, roundId, item, ...args),
  });

  if (field === 'skip_reason') {
    const written = answer.skipReason;
    return {
      text: paragraphs(heading, t('review-field.skip_reason'), writtenBefore(translator, written)),
      buttons: [
        ...skipReasons.map((reason) => [button(label(`review-skip.${reason}`), 'review.skip', reason)]),
        [button(label('common-back'), 'review.item')],
      ],
    };
  }

  const next = nextEmptyStep(answer, field);
  const picks: Button[][] =
    field === 'cause'
      ? [
          causeKinds.map((kind) =>
            button(
              `${answer.causeKind === kind ? '● ' : ''}${label(`review-cause.${kind}`)}`,
              'review.cause',
              kind,
            ),
          ),
        ]
      : deadlineButtons(translator, deadlines, (on) => buttonData('review.deadline', roundId, item, on));
  return {
    text: paragraphs(
      heading,
      `<b>${t(`review-step.${field}`)}</b>\n${t(`review-field.${field}`)}`,
      writtenBefore(translator, stepText(translator, answer, field)),
    ),
    buttons: [
      ...picks,
      ...(next === undefined
        ? []
        : [
            [
              button(
                label('review-field.next', { step: label(`review-step.${next}`) }),
                'review.field',
                next,
              ),
            ],
          ]),
      [button(label('review-details.done'), 'review.done')],
      [
        button(label('common-back'), 'review.details'),
        ...(isFilled(answer, field) ? [button(label('review-field.clear'), 'review.clear', field)] : []),
      ],
    ],
  };
}

function writtenBefore({ t }: Translator, text: string | undefined): string | undefined {
  return text === undefined
    ? undefined
    : `${t('review-field.written')}\n${escapeHtml(cut(text, longestText))}`;
}

const longestText = 1500;
