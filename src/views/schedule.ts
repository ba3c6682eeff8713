import type { LocalDate, Period } from '../core/local-time.ts';
import type { Meeting } from '../core/model/rounds.ts';
import type { Translator } from '../i18n/translator.ts';
import { callbackData } from './callback-data.ts';
import { longDate, longDateTime, monthName } from './dates.ts';
import { dayChoiceLine, dayChoiceRows, type DayChoiceView } from './meeting-days.ts';
import type { Button, Screen } from './screen.ts';

export type ScheduleView = {
  cellName: string;
  next: Meeting | undefined;
  own: OwnStateView | undefined;
  cancelled: Meeting | undefined;
  late: { roundId: string; period: Period; untilOn: LocalDate } | undefined;
  choice: DayChoiceView | undefined;
  mayWrite: boolean;
};

export type OwnStateView =
  | { status: 'opens'; on: LocalDate }
  | { status: 'not_started'; roundId: string; excused: boolean }
  | { status: 'under_way'; roundId: string; answered: number; total: number }
  | { status: 'sent'; roundId: string; editing: boolean }
  | { status: 'not_in_round' };

/** /lich: the next meeting, and the button that belongs to where the reader stands. */
export function scheduleScreen(translator: Translator, view: ScheduleView): Screen {
  const { t } = translator;
  const { next, own, cancelled, late } = view;
  const paragraphs = [
    t('schedule-title', { cell: view.cellName }),
    ...(cancelled === undefined ? [] : [cancelledLine(translator, cancelled)]),
    next === undefined ? t('schedule-none') : nextText(translator, next, view),
    ...(own === undefined ? [] : [ownLine(translator, own)]),
    ...(late === undefined ? [] : [lateLine(translator, late)]),
  ];
  return { text: paragraphs.join('\n\n'), buttons: buttonsOf(translator, view) };
}

export function scheduleNotReadyScreen({ t }: Translator, cell: string, mayWrite: boolean): Screen {
  const text = mayWrite ? t('schedule-not-ready-lead', { cell }) : t('schedule-not-ready', { cell });
  return { text, buttons: [] };
}

function nextText(translator: Translator, next: Meeting, { choice, mayWrite }: ScheduleView): string {
  const { t } = translator;
  const when = t('schedule-next', { when: longDateTime(translator, next), place: next.place });
  if (choice === undefined) return when;
  return [when, mayWrite ? dayChoiceLine(translator, choice) : t('schedule-undecided')].join('\n');
}

function cancelledLine(translator: Translator, cancelled: Meeting): string {
  const when = longDateTime(translator, cancelled);
  return translator.t('schedule-cancelled', { period: monthName(translator, cancelled.period), when });
}

function lateLine(translator: Translator, late: NonNullable<ScheduleView['late']>): string {
  const date = longDate(translator, late.untilOn);
  return translator.t('schedule-late', { period: monthName(translator, late.period), date });
}

function ownLine(translator: Translator, own: OwnStateView): string {
  const { t } = translator;
  switch (own.status) {
    case 'opens':
      return t('schedule-own-opens', { date: longDate(translator, own.on) });
    case 'not_started':
      return own.excused ? t('schedule-own-excused') : t('schedule-own-not-started');
    case 'under_way':
      return own.answered === own.total
        ? t('reminder-complete')
        : t('schedule-own-under-way', { answered: own.answered, total: own.total });
    case 'sent':
      return own.editing ? t('schedule-own-editing') : t('schedule-own-sent');
    case 'not_in_round':
      return t('schedule-own-not-in-round');
  }
}

function buttonsOf(translator: Translator, { next, own, late, choice, mayWrite }: ScheduleView): Button[][] {
  const { label } = translator;
  const open = ownButton(translator, own);
  const sendLate =
    late === undefined
      ? []
      : [
          [
            {
              text: label('schedule-send-late', { period: monthName(translator, late.period) }),
              data: callbackData('review.open', late.roundId),
            },
          ],
        ];
  const lead = next === undefined || !mayWrite ? [] : leadRows(translator, next, choice);
  return [...(open === undefined ? [] : [[open]]), ...sendLate, ...lead];
}

function leadRows(translator: Translator, next: Meeting, choice: DayChoiceView | undefined): Button[][] {
  const { label } = translator;
  return [
    ...(choice === undefined ? [] : dayChoiceRows(translator, next.id, choice)),
    [
      { text: label('meeting-change'), data: callbackData('meeting.change', next.id) },
      { text: label('meeting-cancel'), data: callbackData('meeting.cancel', next.id) },
    ],
    [{ text: label('meeting-absent'), data: callbackData('meeting.absent', next.id, 1) }],
  ];
}

function ownButton({ label }: Translator, own: OwnStateView | undefined): Button | undefined {
  switch (own?.status) {
    case undefined:
    case 'opens':
    case 'not_in_round':
      return undefined;
    case 'not_started':
      return openButton(label('schedule-start'), own.roundId, !own.excused);
    case 'under_way':
      return openButton(
        label(own.answered === own.total ? 'reminder-finish' : 'schedule-go-on'),
        own.roundId,
        true,
      );
    case 'sent':
      return openButton(label(own.editing ? 'schedule-go-on' : 'schedule-look'), own.roundId, false);
  }
}

function openButton(text: string, roundId: string, isMain: boolean): Button {
  const button = { text, data: callbackData('review.open', roundId) };
  return isMain ? { ...button, style: 'primary' } : button;
}
