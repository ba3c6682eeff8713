import { nextOutcome, type AttendancePhase, type AttendanceRate } from '../../core/meetings/roll-call.ts';
import type { Outcome, Reply } from '../../core/model/attendance.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { Translator } from '../../i18n/translator.ts';
import { callbackData } from '../callback-data.ts';
import { cellBackButton } from '../cell/cell.ts';
import { shortDate } from '../dates.ts';
import { fullMeetingName } from './names.ts';
import { pageOf, turnButtons } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';

export type RollCallView = {
  meeting: Meeting;
  phase: AttendancePhase;
  people: readonly RollCallPerson[];
  rate: AttendanceRate;
  year: AttendanceRate & { meetings: number };
};

type RollCallPerson = {
  memberId: string;
  name: string;
  outcome: Outcome | undefined;
  reply: Reply | undefined;
};

/** One letter for what a tap writes down: the whole button has 64 bytes. */
export const outcomeCodes = { present: 'p', excused: 'e', unexcused: 'u' } as const;

export const namesOnPage = 10;

/** Who came, one button a name; what the next tap does stands in the button itself. */
export function rollCallScreen(translator: Translator, view: RollCallView, wanted: number): Screen {
  const { t } = translator;
  const { meeting, phase, people } = view;
  const name = fullMeetingName(translator, meeting);
  return {
    text: [
      t('attend-title', { name, date: shortDate(translator, meeting.on) }),
      rateLines(translator, view).join('\n'),
      ...yearLines(translator, view),
      ...phaseLines(translator, phase, people),
    ].join('\n\n'),
    buttons: rows(translator, view, wanted),
  };
}

/** The page on which somebody stands. */
export function rollCallPageOf(people: readonly RollCallPerson[], memberId: string): number {
  return Math.floor(
    Math.max(
      0,
      people.findIndex((one) => one.memberId === memberId),
    ) / namesOnPage,
  );
}

function rateLines({ t }: Translator, { rate, people }: RollCallView): string[] {
  const { present, excused, unexcused, exempt, expected, percent } = rate;
  const left = people.filter(({ outcome }) => outcome === undefined).length;
  const rateLine =
    left === 0
      ? t('attend-rate', { present, expected, percent: percent ?? 0 })
      : t('attend-so-far', { present });
  return [
    percent === undefined ? t('attend-rate-none') : rateLine,
    ...(percent === undefined ? [] : [t('attend-absent', { excused, unexcused })]),
    ...(exempt === 0 ? [] : [t('attend-exempt', { count: exempt })]),
    ...(left === 0 ? [] : [t('attend-left', { count: left })]),
  ];
}

function yearLines({ t }: Translator, { year, meeting }: RollCallView): string[] {
  const { meetings, present, expected, percent } = year;
  if (percent === undefined) return [];
  return [t('attend-year', { year: meeting.on.slice(0, 4), meetings, present, expected, percent })];
}

function phaseLines({ t }: Translator, phase: AttendancePhase, people: readonly RollCallPerson[]): string[] {
  if (phase === 'early') return [t('attend-early')];
  if (phase === 'closed') return [[t('attend-legend'), t('attend-closed')].join('\n')];
  const hasSuggested = people.some(
    ({ outcome, reply }) => outcome === undefined && (reply === 'coming' || reply === 'away'),
  );
  return [
    [t('attend-legend'), t('attend-hint'), ...(hasSuggested ? [t('attend-hint-suggested')] : [])].join('\n'),
  ];
}

function rows(translator: Translator, { meeting, phase, people }: RollCallView, wanted: number): Button[][] {
  const { label } = translator;
  const page = pageOf(people, wanted, namesOnPage);
  const names = page.items.map((person) => [nameButton(translator, meeting, person, phase, page.page)]);
  const turn = turnButtons(page, {
    previous: label('rsvp-previous'),
    next: label('rsvp-next'),
    data: (to) => callbackData('attend.open', meeting.id, to),
  });
  const untaken = people.filter(({ outcome }) => outcome === undefined);
  const away = untaken.filter(({ reply }) => reply === 'away').length;
  const rest = { text: label('attend-rest'), data: callbackData('attend.rest', meeting.id, page.page) };
  const confirm = {
    text: label('attend-confirm-away', { count: away }),
    data: callbackData('attend.away', meeting.id, page.page),
  };
  return [
    ...(phase === 'open' && untaken.length > away ? [[rest]] : []),
    ...(phase === 'open' && away > 0 ? [[confirm]] : []),
    ...names,
    ...turn,
    [cellBackButton(translator, meeting.unitId)],
  ];
}

function nameButton(
  { label }: Translator,
  meeting: Meeting,
  { memberId, name, outcome, reply }: RollCallPerson,
  phase: AttendancePhase,
  page: number,
): Button {
  const text = label(markOf(outcome, reply), { name });
  const next = nextOutcome(outcome, reply);
  if (phase !== 'open' || next === 'exempt')
    return { text, data: callbackData('attend.open', meeting.id, page) };
  return { text, data: callbackData('attend.mark', meeting.id, memberId, outcomeCodes[next]) };
}

function markOf(outcome: Outcome | undefined, reply: Reply | undefined) {
  switch (outcome) {
    case 'present':
      return 'attend-present';
    case 'excused':
      return 'attend-excused';
    case 'unexcused':
      return 'attend-unexcused';
    case 'exempt':
    case undefined:
      if (reply === 'coming') return 'attend-coming';
      return reply === 'away' ? 'attend-away' : 'attend-untaken';
  }
}
