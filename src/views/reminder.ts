import { takesReplies } from '../core/attendance.ts';
import type { Reply } from '../core/model/attendance.ts';
import type { Meeting } from '../core/model/rounds.ts';
import type { Progress } from '../core/progress.ts';
import type { Snooze } from '../core/snooze.ts';
import type { Translator } from '../i18n/translator.ts';
import { callbackData } from './callback-data.ts';
import { longDateTime } from './dates.ts';
import { roundName } from './meeting-names.ts';
import { inPairs } from './paging.ts';
import type { Button, Screen } from './screen.ts';
import { replyRows } from './sight.ts';

export type NudgeView = {
  roundId: string;
  name: string;
  meeting: Meeting;
  daysLeft: number;
  progress: Progress;
  reply: Reply | undefined;
  snoozes: readonly Snooze[];
};

/** The round is open: what it is for, how long it takes, one button. */
export function openedNotice(translator: Translator, nudge: NudgeView): Screen {
  const { t } = translator;
  const { meeting, progress } = nudge;
  return {
    text: [
      t('reminder-dear', { name: nudge.name }),
      t('reminder-opened', {
        name: roundName(translator, meeting),
        when: longDateTime(translator, meeting),
        place: meeting.place,
      }),
      t('reminder-opened-ask', { minutes: progress.minutesLeft }),
    ].join('\n\n'),
    buttons: [
      [openButton(translator, nudge)],
      ...(takesReplies(meeting) ? replyRows(translator, meeting.id, nudge.reply) : []),
    ],
  };
}

/** A reminder opens the review where it stands. */
export function reminderNotice(translator: Translator, nudge: NudgeView): Screen {
  return { text: reminderText(translator, nudge), buttons: reminderRows(translator, nudge) };
}

/** After the reminder was put off; `said` opens the message. */
export function snoozedScreen(translator: Translator, nudge: NudgeView, said: string): Screen {
  return {
    text: [said, reminderText(translator, nudge)].join('\n\n'),
    buttons: [[openButton(translator, nudge)]],
  };
}

function reminderRows(translator: Translator, nudge: NudgeView): Button[][] {
  const { label } = translator;
  const snoozes = nudge.snoozes.map((kind) => ({
    text: label(`snooze-${kind}`),
    data: callbackData('remind.snooze', nudge.roundId, kind),
  }));
  return [
    [openButton(translator, nudge)],
    ...inPairs(snoozes),
    ...(takesReplies(nudge.meeting) && nudge.reply !== 'away'
      ? [[{ text: label('rsvp-absent'), data: callbackData('rsvp.open', nudge.meeting.id) }]]
      : []),
  ];
}

export function reminderText(
  translator: Translator,
  nudge: Omit<NudgeView, 'roundId' | 'snoozes' | 'reply'> & Partial<Pick<NudgeView, 'reply'>>,
): string {
  const { t } = translator;
  const { meeting } = nudge;
  return [
    t('reminder-dear', { name: nudge.name }),
    [
      t('reminder-days', { days: nudge.daysLeft }),
      t('reminder-when', { when: longDateTime(translator, meeting), place: meeting.place }),
    ].join('\n'),
    ...(nudge.reply === 'away' ? [t('reminder-away')] : []),
    progressText(translator, nudge.progress),
  ].join('\n\n');
}

function progressText({ t }: Translator, { answered, total, isComplete, minutesLeft }: Progress): string {
  if (isComplete) return t('reminder-complete');
  if (answered === 0) return t('reminder-not-started', { minutes: minutesLeft });
  return t('reminder-under-way', { answered, total, minutes: minutesLeft });
}

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
