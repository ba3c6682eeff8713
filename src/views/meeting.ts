import type { LocalDate } from '../core/local-time.ts';
import type { Meeting } from '../core/model/rounds.ts';
import type { Translator } from '../i18n/translator.ts';
import { callbackData } from './callback-data.ts';
import { cellBackButton } from './cell.ts';
import { longDate, longDateTime, monthName, shortDate } from './dates.ts';
import { dayChoiceLine, dayChoiceRows, type DayChoiceView } from './meeting-days.ts';
import type { Button, Screen } from './screen.ts';

export type MeetingCardView = {
  meeting: Meeting;
  others: readonly Meeting[];
  round: { opened: boolean; opensOn: LocalDate; sent: number; total: number; excused: number };
  choice: DayChoiceView | undefined;
  mayWrite: boolean;
};

/** A meeting to come, with what its secretary may do about it. */
export function meetingScreen(translator: Translator, view: MeetingCardView): Screen {
  const { t } = translator;
  const { meeting, round, choice, mayWrite } = view;
  const lines = [
    round.opened
      ? t('meeting-round-open', { sent: round.sent, total: round.total })
      : t('meeting-round-opens', { date: longDate(translator, round.opensOn) }),
    ...(round.excused === 0 ? [] : [t('meeting-excused', { count: round.excused })]),
  ];
  const paragraphs = [
    t('meeting-title', { period: monthName(translator, meeting.period) }),
    whenText(translator, meeting),
    ...(choice !== undefined && mayWrite ? [dayChoiceLine(translator, choice)] : []),
    lines.join('\n'),
  ];
  return { text: paragraphs.join('\n\n'), buttons: cardRows(translator, view) };
}

export function noMeetingScreen(translator: Translator, ready: boolean, unitId: string | undefined): Screen {
  const { t } = translator;
  return {
    text: ready ? t('meeting-none') : t('meeting-not-ready'),
    buttons: unitId === undefined ? [] : [[cellBackButton(translator, unitId)]],
  };
}

/** An old button of a meeting that has passed or was called off. */
export function meetingOverScreen({ t, label }: Translator): Screen {
  return {
    text: t('meeting-over'),
    buttons: [[{ text: label('meeting-open'), data: callbackData('meeting.menu') }]],
  };
}

/** Text came for a change of which nothing is known any more. */
export function nothingUnderWayScreen({ t, label }: Translator): Screen {
  return {
    text: t('meeting-nothing'),
    buttons: [[{ text: label('meeting-open'), data: callbackData('meeting.menu') }]],
  };
}

export function cancelScreen(translator: Translator, meeting: Meeting): Screen {
  const { t, label } = translator;
  return {
    text: t('meeting-cancel-ask', { when: longDateTime(translator, meeting) }),
    buttons: [
      [
        { text: label('meeting-change'), data: callbackData('meeting.change', meeting.id) },
        backTo(translator, meeting.id),
      ],
      [
        {
          text: label('meeting-cancel-now'),
          data: callbackData('meeting.cancel_now', meeting.id),
          style: 'danger',
        },
      ],
    ],
  };
}

export function cancelledScreen(
  translator: Translator,
  { meeting, told, next }: { meeting: Meeting; told: number; next: Meeting | undefined },
): Screen {
  const { t } = translator;
  const after =
    next === undefined
      ? t('meeting-none')
      : t('meeting-cancelled-next', { when: longDateTime(translator, next), place: next.place });
  return {
    text: [
      [
        t('meeting-cancelled', { period: monthName(translator, meeting.period) }),
        t('meeting-told', { count: told }),
      ].join('\n'),
      after,
    ].join('\n\n'),
    buttons: [
      ...(next === undefined ? [] : [[otherButton(translator, next)]]),
      [cellBackButton(translator, meeting.unitId)],
    ],
  };
}

/** What the meeting is now, after a move or a decision. */
export function movedScreen(
  translator: Translator,
  view: { status: 'moved' | 'kept'; meeting: Meeting; told: number; excused: number },
): Screen {
  const { t, label } = translator;
  const { status, meeting, told, excused } = view;
  const period = monthName(translator, meeting.period);
  const paragraphs = [
    status === 'moved' ? t('meeting-moved', { period }) : t('meeting-kept', { period }),
    whenText(translator, meeting),
    ...(status === 'moved' ? [t('meeting-told', { count: told })] : []),
    ...(status === 'moved' && excused > 0 ? [t('meeting-check-excused', { count: excused })] : []),
  ];
  return {
    text: paragraphs.join('\n\n'),
    buttons: [
      ...(excused > 0
        ? [[{ text: label('meeting-absent'), data: callbackData('meeting.absent', meeting.id, 1) }]]
        : []),
      [backTo(translator, meeting.id)],
    ],
  };
}

export function backTo({ label }: Translator, meetingId: string): Button {
  return { text: label('meeting-back'), data: callbackData('meeting.show', meetingId) };
}

function whenText(translator: Translator, meeting: Meeting): string {
  return translator.t('meeting-when', { when: longDateTime(translator, meeting), place: meeting.place });
}

function cardRows(
  translator: Translator,
  { meeting, others, choice, mayWrite }: MeetingCardView,
): Button[][] {
  const { label } = translator;
  const write: Button[][] = mayWrite
    ? [
        ...(choice === undefined ? [] : dayChoiceRows(translator, meeting.id, choice)),
        [
          { text: label('meeting-change'), data: callbackData('meeting.change', meeting.id) },
          { text: label('meeting-cancel'), data: callbackData('meeting.cancel', meeting.id) },
        ],
      ]
    : [];
  return [
    ...write,
    [{ text: label('meeting-absent'), data: callbackData('meeting.absent', meeting.id, 1) }],
    ...others.slice(0, mostOthers).map((other) => [otherButton(translator, other)]),
    [cellBackButton(translator, meeting.unitId)],
  ];
}

const mostOthers = 3;

function otherButton(translator: Translator, { id, on }: Meeting): Button {
  return {
    text: translator.label('meeting-other', { date: shortDate(translator, on) }),
    data: callbackData('meeting.show', id),
  };
}
