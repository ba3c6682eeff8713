import type { ReviewChoiceView } from '../../services/reviews/outcome.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import type { Screen } from '../screen.ts';
import { roundInside } from '../rounds/names.ts';

type Stands = Pick<ReviewChoiceView['committees'][number], 'round' | 'state'>;

/** For who leads a cell: the own review, or the committee's on its behalf. */
export function reviewChoiceScreen(translator: Translator, { own, committees }: ReviewChoiceView): Screen {
  const { t, label } = translator;
  const line = (whose: 'own' | 'committee', { round, state }: Stands): string =>
    t(`review-choice.line-${whose}`, {
      round: roundInside(translator, round),
      state: label(`review-choice-state.${state}`),
    });
  return {
    text: [
      t('review-choice'),
      [
        own === undefined ? t('review-choice.no-own') : line('own', own),
        ...committees.map((one) => line('committee', one)),
      ].join('\n'),
    ].join('\n\n'),
    buttons: [
      ...(own === undefined
        ? []
        : [[{ text: label('review-choice.own'), data: buttonData('review.open', own.roundId) }]]),
      ...committees.map(({ key }) => [
        { text: label('review-choice.committee'), data: buttonData('review.open', key) },
      ]),
    ],
  };
}
