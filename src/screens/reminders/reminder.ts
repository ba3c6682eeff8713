import { openButton } from '../reviews/open-button.ts';
import { takesReplies } from '../../core/meetings/reply.ts';
import type { Progress } from '../../core/reviews/progress.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { NudgeView } from '../../services/reminders/reminders.ts';
import { buttonData } from '../button-data.ts';
import { longDateTime } from '../dates.ts';
import { roundName } from '../meetings/names.ts';
import { inPairs } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';
import { replyRows } from '../meetings/announcement.ts';

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
    text: label(`snooze.${kind}`),
    data: buttonData('remind.snooze', nudge.roundId, kind),
  }));
  return [
    [openButton(translator, nudge)],
    ...inPairs(snoozes),
    ...(takesReplies(nudge.meeting) && nudge.reply !== 'away'
      ? [[{ text: label('reply.absent'), data: buttonData('reply.open', nudge.meeting.id) }]]
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
    t('reminder-days', {
      ...{ days: nudge.daysLeft, when: longDateTime(translator, meeting), place: meeting.place },
    }),
    ...(nudge.reply === 'away' ? [t('reminder-away')] : []),
    progressText(translator, nudge.progress),
  ].join('\n\n');
}

function progressText({ t }: Translator, { answered, total, isComplete, minutesLeft }: Progress): string {
  if (isComplete) return t('reminder-complete');
  if (answered === 0) return t('reminder-not-started', { minutes: minutesLeft });
  return t('reminder-under-way', { answered, total, minutes: minutesLeft });
}
