import { backTo } from '../rounds/participants.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { MeetingCardView } from '../../services/meetings/meetings.ts';
import { buttonData } from '../button-data.ts';
import { cellBackButton } from '../cell/cell.ts';
import { longDateTime, shortDate } from '../dates.ts';
import { dayChoiceLine, dayChoiceRows } from './days.ts';
import { aboutLine, rollCallButton, fullMeetingName, kindOf, minutesButton, quietLines } from './names.ts';
import { letterButton } from './letter-preview.ts';
import { opensText } from './own-state.ts';
import { backToSchedule } from './announcement.ts';
import type { Button, Screen } from '../screen.ts';

/** A meeting to come, with what its secretary may do about it. */
export function meetingScreen(translator: Translator, view: MeetingCardView): Screen {
  const { meeting, round, choice, mayWrite } = view;
  const lines = [...roundLines(translator, round), ...(mayWrite ? announcementLines(translator, view) : [])];
  const paragraphs = [
    [`<b>${fullMeetingName(translator, meeting)}</b>`, ...aboutLine(translator, meeting)].join('\n'),
    whenText(translator, meeting),
    ...(choice !== undefined && mayWrite ? [dayChoiceLine(translator, choice)] : []),
    lines.join('\n'),
  ];
  return { text: paragraphs.join('\n\n'), buttons: cardRows(translator, view) };
}

function roundLines(translator: Translator, round: MeetingCardView['round']): string[] {
  const { t } = translator;
  if (round === undefined) return [t('meeting-no-round')];
  return [
    round.opened
      ? t('meeting-round-open', { sent: round.sent, total: round.total })
      : opensText(translator, round.opensOn),
    ...(round.excused === 0 ? [] : [t('meeting-excused', { count: round.excused })]),
  ];
}

function announcementLines(
  { t }: Translator,
  { announcement, datesTold, meeting }: MeetingCardView,
): string[] {
  if (announcement === 'nothing_to_tell') return [];
  const dates = meeting.agenda.length === 0 ? 'only_dates' : 'not_agenda';
  const state = announcement === 'to_announce' && datesTold ? dates : announcement;
  return [t('meeting-told-of', { state })];
}

export function noMeetingScreen(
  translator: Translator,
  { ready, toAttend }: { ready: boolean; toAttend: readonly Meeting[] },
  unitId: string | undefined,
): Screen {
  const { t } = translator;
  return {
    text: ready ? t('meeting-none') : t('meeting-not-ready'),
    buttons: [
      ...toAttend.map((meeting) => [rollCallButton(translator, meeting)]),
      ...(unitId === undefined ? [] : [[cellBackButton(translator, unitId)]]),
    ],
  };
}

/** An old button of a meeting that has passed or was called off. */
export function meetingOverScreen({ t, label }: Translator): Screen {
  return {
    text: t('meeting-over'),
    buttons: [[{ text: label('meeting-open'), data: buttonData('meeting.menu') }]],
  };
}

/** Text came for a change of which nothing is known any more. */
export function nothingUnderWayScreen({ t, label }: Translator): Screen {
  return {
    text: t('cancel-nothing'),
    buttons: [[{ text: label('meeting-open'), data: buttonData('meeting.menu') }]],
  };
}

export function cancelScreen(translator: Translator, meeting: Meeting): Screen {
  const { t, label } = translator;
  return {
    text: t('meeting-cancel.ask', { when: longDateTime(translator, meeting) }),
    buttons: [
      [
        { text: label('meeting-change'), data: buttonData('meeting.change', meeting.id) },
        backTo(translator, meeting.id),
      ],
      [letterButton(translator, meeting.id, 'cancel')],
      [cancelNowButton(translator, meeting.id)],
    ],
  };
}

export function cancelNowButton({ label }: Translator, meetingId: string): Button {
  return {
    text: label('meeting-cancel.now'),
    data: buttonData('meeting.cancel_now', meetingId),
    style: 'danger',
  };
}

export function cancelledScreen(
  translator: Translator,
  {
    meeting,
    told,
    waits,
    next,
  }: { meeting: Meeting; told: number; waits: Date | undefined; next: Meeting | undefined },
): Screen {
  const { t } = translator;
  const after =
    next === undefined
      ? t('meeting-none')
      : t('meeting-cancelled-next', { when: longDateTime(translator, next), place: next.place });
  return {
    text: [
      [
        t('meeting-done', { done: 'cancelled', ...kindOf(translator, meeting) }),
        t('meeting-done.told', { count: told }),
        ...(told > 0 ? quietLines(translator, waits, meeting.zone) : []),
      ].join('\n'),
      after,
    ].join('\n\n'),
    buttons: [
      [putBackButton(translator, meeting)],
      ...(next === undefined ? [] : [[otherButton(translator, next)]]),
      [cellBackButton(translator, meeting.unitId)],
    ],
  };
}

export function putBackButton(translator: Translator, { id, on }: Pick<Meeting, 'id' | 'on'>): Button {
  const date = shortDate(translator, on);
  return { text: translator.label('meeting-put-back', { date }), data: buttonData('meeting.back', id) };
}

/** Before a meeting that was called off takes place after all: the members will be told. */
export function askPutBackScreen(translator: Translator, meeting: Meeting): Screen {
  const { t } = translator;
  return {
    text: t('meeting-put-back.ask', { when: longDateTime(translator, meeting) }),
    buttons: [
      [putBackNowButton(translator, meeting.id)],
      [letterButton(translator, meeting.id, 'put_back')],
      [backToSchedule(translator)],
    ],
  };
}

export function putBackNowButton({ label }: Translator, meetingId: string): Button {
  return {
    text: label('meeting-put-back.now'),
    data: buttonData('meeting.back_now', meetingId),
    style: 'primary',
  };
}

export function putBackScreen(
  translator: Translator,
  { meeting, told, waits }: { meeting: Meeting; told: number; waits: Date | undefined },
): Screen {
  const { t } = translator;
  return {
    text: [
      t('meeting-done', { done: 'put_back', ...kindOf(translator, meeting) }),
      whenText(translator, meeting),
      [
        t('meeting-done.told', { count: told }),
        ...(told > 0 ? quietLines(translator, waits, meeting.zone) : []),
      ].join('\n'),
    ].join('\n\n'),
    buttons: [[backTo(translator, meeting.id)]],
  };
}

/** What the meeting is now, after a move or a decision. */
export function movedScreen(
  translator: Translator,
  view: {
    status: 'moved' | 'kept';
    meeting: Meeting;
    told: number;
    waits: Date | undefined;
    excused: number;
  },
): Screen {
  const { t, label } = translator;
  const { status, meeting, told, waits, excused } = view;
  const paragraphs = [
    t('meeting-done', { done: status, ...kindOf(translator, meeting) }),
    whenText(translator, meeting),
    ...(status === 'moved' ? [t('meeting-done.told', { count: told })] : []),
    ...(told > 0 ? quietLines(translator, waits, meeting.zone) : []),
    ...(status === 'moved' && excused > 0 ? [t('meeting-done.check-excused', { count: excused })] : []),
  ];
  return {
    text: paragraphs.join('\n\n'),
    buttons: [
      ...(excused > 0
        ? [[{ text: label('meeting-absent'), data: buttonData('meeting.absent', meeting.id, 1) }]]
        : []),
      [backTo(translator, meeting.id)],
    ],
  };
}

function whenText(translator: Translator, meeting: Meeting): string {
  return translator.t('meeting-when', { when: longDateTime(translator, meeting), place: meeting.place });
}

function cardRows(
  translator: Translator,
  { meeting, others, round, choice, mayWrite, mayPrint, toAttend }: MeetingCardView,
): Button[][] {
  const { label } = translator;
  const write: Button[][] = mayWrite
    ? [
        ...(choice === undefined ? [] : dayChoiceRows(translator, meeting.id, choice)),
        [
          { text: label('meeting-change'), data: buttonData('meeting.change', meeting.id) },
          { text: label('meeting-cancel'), data: buttonData('meeting.cancel', meeting.id) },
        ],
        [
          { text: label('meeting-agenda'), data: buttonData('agenda.show', meeting.id) },
          { text: label('meeting-plan-new'), data: buttonData('plan.start', meeting.unitId) },
        ],
      ]
    : [];
  const absent = { text: label('meeting-absent'), data: buttonData('meeting.absent', meeting.id, 1) };
  return [
    ...toAttend.map((one) => [rollCallButton(translator, one)]),
    ...write,
    [{ text: label('meeting-replies'), data: buttonData('reply.list', meeting.id, 0) }],
    ...(round === undefined ? [] : [[absent]]),
    ...(mayPrint ? [[minutesButton(translator, meeting)]] : []),
    ...others.slice(0, mostOthers).map((other) => [otherButton(translator, other)]),
    [cellBackButton(translator, meeting.unitId)],
  ];
}

const mostOthers = 3;

function otherButton(translator: Translator, { id, on }: Meeting): Button {
  return {
    text: translator.label('meeting-other', { date: shortDate(translator, on) }),
    data: buttonData('meeting.show', id),
  };
}
