import type { Meeting } from '../core/model/rounds.ts';
import type { Progress } from '../core/progress.ts';
import type { Translator } from '../i18n/translator.ts';
import { callbackData } from './callback-data.ts';
import { longDateTime, monthName } from './dates.ts';
import type { Screen } from './screen.ts';

export type NudgeView = {
  roundId: string;
  name: string;
  meeting: Meeting;
  daysLeft: number;
  progress: Progress;
};

/** The round is open: what it is for, how long it takes, one button. */
export function openedNotice(translator: Translator, nudge: NudgeView): Screen {
  const { t } = translator;
  const { meeting, progress } = nudge;
  return {
    text: [
      t('reminder-dear', { name: nudge.name }),
      t('reminder-opened', {
        period: monthName(translator, meeting.period),
        when: longDateTime(translator, meeting),
        place: meeting.place,
      }),
      t('reminder-opened-ask', { minutes: progress.minutesLeft }),
    ].join('\n\n'),
    buttons: [[openButton(translator, nudge)]],
  };
}

/** A reminder opens the review where it stands. */
export function reminderNotice(translator: Translator, nudge: NudgeView): Screen {
  return { text: reminderText(translator, nudge), buttons: [[openButton(translator, nudge)]] };
}

export function reminderText(translator: Translator, nudge: Omit<NudgeView, 'roundId'>): string {
  const { t } = translator;
  const { meeting } = nudge;
  return [
    t('reminder-dear', { name: nudge.name }),
    [
      t('reminder-days', { days: nudge.daysLeft }),
      t('reminder-when', { when: longDateTime(translator, meeting), place: meeting.place }),
    ].join('\n'),
    progressText(translator, nudge.progress),
  ].join('\n\n');
}

function progressText({ t }: Translator, { answered, total, isComplete, minutesLeft }: Progress): string {
  if (isComplete) return t('reminder-complete');
  if (answered === 0) return t('reminder-not-started', { minutes: minutesLeft });
  return t('reminder-under-way', { answered, total, minutes: minutesLeft });
}

function openButton({ label }: Translator, { roundId, progress }: Pick<NudgeView, 'roundId' | 'progress'>) {
  const key = progress.isComplete
    ? 'reminder-finish'
    : progress.answered === 0
      ? 'reminder-start'
      : 'reminder-go-on';
  return { text: label(key), data: callbackData('review.open', roundId), style: 'primary' as const };
}
