import type { DayOffReason } from '../../core/time/calendar.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { DayChoiceView } from '../../services/meetings/meetings.ts';
import type { AheadView, CancelledView, MovedView } from '../../services/meetings/news.ts';
import { buttonData } from '../button-data.ts';
import { longDate, longDateTime, monthName } from '../dates.ts';
import { kindOf } from './names.ts';
import { dayChoiceRows, dayOffWords } from './days.ts';
import { openButton } from '../reviews/open-button.ts';
import type { Screen } from '../screen.ts';
import { askLine, replyRows } from './announcement.ts';

/** A meeting has another day, hour or place. */
export function movedNotice(translator: Translator, view: MovedView): Screen {
  const { cellName: cell, meeting, from } = view;
  const text = translator.t('meeting-notice-moved', {
    ...{ cell, when: longDateTime(translator, meeting), place: meeting.place },
    ...{ before: longDateTime(translator, from), beforePlace: from.place },
  });
  return aheadNotice(translator, view, text);
}

/** A meeting that was called off takes place after all. */
export function putBackNotice(translator: Translator, view: AheadView): Screen {
  const { cellName: cell, meeting } = view;
  const when = longDateTime(translator, meeting);
  return aheadNotice(
    translator,
    view,
    translator.t('meeting-notice-put-back', { cell, when, place: meeting.place }),
  );
}

/** Whether the reader comes, and the review that is still to be sent. */
function aheadNotice(translator: Translator, view: AheadView, text: string): Screen {
  const { meeting, review, mayReply } = view;
  return {
    text: [
      text,
      ...(mayReply ? [askLine(translator, view)] : []),
      ...(review === undefined ? [] : [translator.t('meeting-notice-moved.review')]),
    ].join('\n\n'),
    buttons: [
      ...(mayReply ? replyRows(translator, meeting.id, view.reply) : []),
      ...(review === undefined ? [] : [[openButton(translator, review)]]),
    ],
  };
}

export function cancelledNotice(
  translator: Translator,
  { cellName, was, kind, period, hadRound, next }: CancelledView,
): Screen {
  const { t } = translator;
  const paragraphs = [
    t('meeting-notice-cancelled', { cell: cellName, when: longDateTime(translator, was) }),
    ...(hadRound ? [t('meeting-notice-cancelled.review', kindOf(translator, { kind, period }))] : []),
    ...(next === undefined
      ? []
      : [t('meeting-cancelled-next', { when: longDateTime(translator, next), place: next.place })]),
  ];
  return { text: paragraphs.join('\n\n'), buttons: [] };
}

/** To the secretary: the day of the rule is a day off. */
export function dayAskedNotice(
  translator: Translator,
  view: { meeting: Meeting; choice: DayChoiceView & { reason: DayOffReason | undefined } },
): Screen {
  const { t, label } = translator;
  const { meeting, choice } = view;
  return {
    text: t('meeting-notice-asked', {
      period: monthName(translator, meeting.period),
      date: longDate(translator, meeting.on),
      reason: dayOffWords(translator, choice.reason),
    }),
    buttons: [
      ...dayChoiceRows(translator, meeting.id, choice),
      [{ text: label('meeting-choice.other'), data: buttonData('meeting.change', meeting.id) }],
    ],
  };
}
