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
      t('review-choice'),
      committees
        .map(({ round, state }) =>
          t('review-choice-committee', {
            round: roundInside(translator, round),
            state: label(`review-choice-${state}`),
          }),
        )
        .join('\n'),
      ...(own === undefined ? [t('review-choice-no-own')] : []),
    ].join('\n\n'),
    buttons: [
      ...(own === undefined
        ? []
        : [[{ text: label('review-choice-own'), data: callbackData('review.open', own) }]]),
      ...committees.map(({ key }) => [
        { text: label('review-choice-of-committee'), data: callbackData('review.open', key) },
      ]),
    ],
  };
}
