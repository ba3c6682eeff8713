import type { ClosedReview } from '../../core/reviews/sheet.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { longDate, longDateTime } from '../dates.ts';
import type { Button, Screen } from '../screen.ts';
import { roundInside } from '../rounds/names.ts';
import { paragraphs } from '../lines.ts';

/** No review to work on: why, and what there is instead. */
export function closedReviewScreen(translator: Translator, closed: ClosedReview): Screen {
  const { label } = translator;
  const { presentRoundId, written } = closed;
  const present: Button[][] =
    presentRoundId === undefined
      ? []
      : [
          [
            {
              text: label('review-closed.present'),
              data: buttonData('review.open', presentRoundId),
              style: 'primary',
            },
          ],
        ];
  const read: Button[][] = written === undefined ? [] : [[readButton(translator, written)]];
  return {
    text: paragraphs(
      whyLine(translator, closed),
      presentRoundId === undefined ? nextLines(translator, closed) : undefined,
    ),
    buttons: [...present, ...read],
  };
}

/** Opens what was written in a round that is over. */
export function readButton(
  { label }: Translator,
  { roundId, isSent }: NonNullable<ClosedReview['written']>,
): Button {
  const text = isSent ? label('review-read.open-sent') : label('review-read.open-written');
  return { text, data: buttonData('review.read', roundId) };
}

/** Left for another time; everything is kept. */
export function leftScreen({ t, label }: Translator, roundId: string): Screen {
  return {
    text: t('review-pause.left'),
    buttons: [[{ text: label('common-go-on'), data: buttonData('review.open', roundId) }]],
  };
}

/** To the office-holder: the name and the wish, nothing else. */
export function wishNotice({ t }: Translator, name: string): Screen {
  return { text: t('review-wish.notice', { name }), buttons: [] };
}

function whyLine(translator: Translator, { why, round: title }: ClosedReview): string {
  const { t } = translator;
  if (why === 'none' || title === undefined) return t('review-closed.none');
  return t(`review-closed.${why}`, { round: roundInside(translator, title) });
}

function nextLines(translator: Translator, { next }: ClosedReview): string {
  const { t } = translator;
  if (next === undefined) return t('review-next.unknown');
  const { place, opensOn } = next;
  const when = longDateTime(translator, next);
  return [
    t('cell-next', { when, place }),
    ...(opensOn === undefined ? [] : [t('review-next.opens', { date: longDate(translator, opensOn) })]),
  ].join('\n');
}
