import { countMemberships } from '../../core/cell/memberships.ts';
import { nextOutcome, type AttendancePhase } from '../../core/meetings/roll-call.ts';
import type { Outcome, Reply } from '../../core/model/attendance.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { RollCallPerson, RollCallView } from '../../services/meetings/roll-call.ts';
import { buttonData } from '../button-data.ts';
import { shortNames } from '../../core/text/short-names.ts';
import { cellBackButton } from '../cell/cell.ts';
import { shortDate } from '../dates.ts';
import { fullMeetingName, meetingName, minutesButton } from './names.ts';
import { inPairs, pageOf, turnButtons } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';

/** One letter for what a tap writes down: the whole button has 64 bytes. */
export const outcomeCodes = { present: 'p', excused: 'e', unexcused: 'u' } as const;
export const noMarkCode = 'n';

export const namesOnPage = 10;
/** Beside its mark, so that two stand in a row. */
const longestName = 15;
const meetingsOnPage = 8;

/** Who came, one button a name; what the next tap does stands in the button itself. */
export function rollCallScreen(translator: Translator, view: RollCallView, wanted: number): Screen {
  const { t } = translator;
  const { meeting, phase, people } = view;
  const name = meetingName(translator, meeting);
  return {
    text: [
      t('roll-call-title', { name, date: shortDate(translator, meeting.on) }),
      rateLines(translator, view).join('\n'),
      ...heldLines(translator, view),
      ...yearLines(translator, view),
      ...phaseLines(translator, phase, people),
    ].join('\n\n'),
    buttons: rows(translator, view, wanted),
  };
}

/** Those of which attendance is taken, corrected or read. */
export function pastMeetingsScreen(
  translator: Translator,
  { unitId, meetings }: { unitId: string; meetings: readonly Meeting[] },
  wanted: number,
): Screen {
  const { t } = translator;
  const page = pageOf(meetings, wanted, meetingsOnPage);
  const lines = page.items.map((meeting) => {
    const date = shortDate(translator, meeting.on);
    const text = `${fullMeetingName(translator, meeting)} · ${date}`;
    return [{ text, data: buttonData('roll_call.open', meeting.id, 0) }];
  });
  return {
    text: meetings.length === 0 ? t('roll-call-past.none') : t('roll-call-past.title'),
    buttons: [
      ...lines,
      ...turnButtons(translator, page, (to) => buttonData('roll_call.past', unitId, to), [
        'common-newer',
        'common-older',
      ]),
      [cellBackButton(translator, unitId)],
    ],
  };
}

export function pastMeetingsButton({ label }: Translator, unitId: string): Button {
  return { text: label('roll-call-past'), data: buttonData('roll_call.past', unitId, 0) };
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

function rateLines(translator: Translator, { rate, people }: RollCallView): string[] {
  const { t } = translator;
  const { present, excused, unexcused, exempt, expected, percent } = rate;
  const left = people.filter(({ outcome }) => outcome === undefined).length;
  const rateLine =
    left === 0
      ? t('roll-call-rate', { present, expected, percent: percent ?? 0 })
      : t('roll-call-rate.so-far', { present });
  return [
    percent === undefined ? t('roll-call-rate.none') : rateLine,
    ...(percent === undefined ? [] : [t('roll-call-rate.absent', { excused, unexcused })]),
    ...(left === 0 ? membershipLines(translator, people) : []),
    ...(exempt === 0 ? [] : [t('reply-count.exempt', { count: exempt })]),
    ...(left === 0 || percent === undefined ? [] : [t('roll-call-rate.left', { count: left })]),
  ];
}

/** As the minutes tell it; where nobody is on probation the rate says it all. */
function membershipLines({ t }: Translator, people: readonly RollCallPerson[]): string[] {
  const all = countMemberships(people);
  if (people.length < 2 || all.probationary + all.unknown === 0) return [];
  const there = countMemberships(people.filter(({ outcome }) => outcome === 'present'));
  return [
    t('roll-call-rate.memberships', {
      ...{ official: there.official, officials: all.official, unknown: all.unknown },
      ...{ probationary: there.probationary, probationaries: all.probationary },
    }),
  ];
}

/** Committees above are told that a cell met only where somebody says so. */
function heldLines({ t }: Translator, { held }: RollCallView): string[] {
  if (held !== 'unknown' && held !== 'word') return [];
  return [t('roll-call-held', { held })];
}

function heldRows({ label }: Translator, { held, meeting }: RollCallView): Button[][] {
  if (held !== 'unknown' && held !== 'word') return [];
  const text = label('roll-call-held.button', { held });
  return [[{ text, data: buttonData('roll_call.held', meeting.id, held === 'word' ? 0 : 1) }]];
}

function yearLines({ t }: Translator, { year, meeting }: RollCallView): string[] {
  const { meetings, present, expected, percent } = year;
  if (percent === undefined) return [];
  return [t('roll-call-rate.year', { year: meeting.on.slice(0, 4), meetings, present, expected, percent })];
}

function phaseLines({ t }: Translator, phase: AttendancePhase, people: readonly RollCallPerson[]): string[] {
  if (phase === 'early') return [t('roll-call-phase.early')];
  if (phase === 'closed') return [[t('roll-call-legend'), t('roll-call-phase.closed')].join('\n')];
  const hasSuggested = people.some(
    ({ outcome, reply }) => outcome === undefined && (reply === 'coming' || reply === 'away'),
  );
  return [
    [
      t('roll-call-legend'),
      t('roll-call-legend.hint'),
      ...(hasSuggested ? [t('roll-call-legend.suggested')] : []),
    ].join('\n'),
  ];
}

function rows(translator: Translator, view: RollCallView, wanted: number): Button[][] {
  const { meeting, phase, people, mayPrint } = view;
  const { label } = translator;
  const page = pageOf(people, wanted, namesOnPage);
  const short = shortNames(
    people.map(({ name }) => name),
    longestName,
  );
  const names = inPairs(
    page.items.map((person, index) =>
      nameButton(meeting, { ...person, name: short[page.first + index] ?? person.name }, phase, page.page),
    ),
  );
  const turn = turnButtons(translator, page, (to) => buttonData('roll_call.open', meeting.id, to));
  const untaken = people.filter(({ outcome }) => outcome === undefined);
  const away = untaken.filter(({ reply }) => reply === 'away').length;
  const rest = { text: label('roll-call-rest'), data: buttonData('roll_call.rest', meeting.id, page.page) };
  const confirm = {
    text: label('roll-call-rest.away', { count: away }),
    data: buttonData('roll_call.away', meeting.id, page.page),
  };
  return [
    ...names,
    ...turn,
    ...heldRows(translator, view),
    ...(phase === 'open' && away > 0 ? [[confirm]] : []),
    ...(phase === 'open' && untaken.length > away ? [[rest]] : []),
    [...(mayPrint ? [minutesButton(translator, meeting)] : []), cellBackButton(translator, meeting.unitId)],
  ];
}

function nameButton(
  meeting: Meeting,
  { memberId, name, outcome, reply }: RollCallPerson,
  phase: AttendancePhase,
  page: number,
): Button {
  const text = `${markOf(outcome, reply)} ${name}`;
  if (phase !== 'open') return { text, data: buttonData('roll_call.open', meeting.id, page) };
  const next = nextOutcome(outcome, reply);
  const code = next === undefined ? noMarkCode : outcomeCodes[next];
  return { text, data: buttonData('roll_call.mark', meeting.id, memberId, code) };
}

/** The signs of the paper sheet, which the legend explains; P is an absence with leave (có phép). */
function markOf(outcome: Outcome | undefined, reply: Reply | undefined): string {
  switch (outcome) {
    case 'present':
      return '✓';
    case 'excused':
      return 'P';
    case 'unexcused':
      return '✗';
    case 'exempt':
    case undefined:
      if (reply === 'coming') return '✓?';
      return reply === 'away' ? 'P?' : '○';
  }
}
