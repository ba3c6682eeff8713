import type { Translator } from '../../i18n/translator.ts';
import type { Progress } from '../../core/reviews/progress.ts';
import { buttonData } from '../button-data.ts';

/** Goes on only where something has been answered. */
export function openButton(
  { label }: Translator,
  { roundId, progress }: { roundId: string; progress: Pick<Progress, 'answered' | 'isComplete'> },
) {
  const key = progress.isComplete
    ? 'reminder-finish'
    : progress.answered === 0
      ? 'reminder-start'
      : 'common-go-on';
  return { text: label(key), data: buttonData('review.open', roundId), style: 'primary' as const };
}
