import type { ReviewChoiceView } from '../../services/reviews/outcome.ts';
import type { Translator } from '../../i18n/translator.ts';
import { callbackData } from '../callback-data.ts';
import type { Screen } from '../screen.ts';
import { roundInside } from '../rounds/names.ts';

/** For who leads a cell: the own review, or the committee's on its behalf. */
export function reviewChoiceScreen(translator: Translator, { own, committees }: ReviewChoiceView): Screen {
  const { t, label } = translator;
  return {
    text: [
      t('review-whose'),
      committees
        .map(({ round, state }) =>
          t('review-whose-committee', {
            round: roundInside(translator, round),
            state: label(`review-whose-${state}`),
          }),
        )
        .join('\n'),
      ...(own === undefined ? [t('review-whose-no-own')] : []),
    ].join('\n\n'),
    buttons: [
      ...(own === undefined
        ? []
        : [[{ text: label('review-whose-own'), data: callbackData('review.open', own) }]]),
      ...committees.map(({ key }) => [
        { text: label('review-whose-of-committee'), data: callbackData('review.open', key) },
      ]),
    ],
  };
}
