import type { Translator } from '../../i18n/translator.ts';
import type { NudgeView } from '../reminders/reminder.ts';
import { callbackData } from '../callback-data.ts';

/** Goes on only where something has been answered. */
export function openButton(
  { label }: Translator,
  { roundId, progress }: Pick<NudgeView, 'roundId' | 'progress'>,
) {
  const key = progress.isComplete
    ? 'reminder-finish'
    : progress.answered === 0
      ? 'reminder-start'
      : 'reminder-go-on';
  return { text: label(key), data: callbackData('review.open', roundId), style: 'primary' as const };
}
