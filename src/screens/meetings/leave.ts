import { quickLeaveEnds, type LeaveTextProblem } from '../../core/meetings/leave-form.ts';
import type { Leave } from '../../core/model/leaves.ts';
import { addDays, type LocalDate } from '../../core/time/local-time.ts';
import { mostMonths, type TypedTermProblem } from '../../core/time/term.ts';
import { html, type Translator } from '../../i18n/translator.ts';
import type { OwnLeavesView } from '../../services/meetings/leave-asking.ts';
import type { LeaveView } from '../../services/meetings/leave-deciding.ts';
import type { LeaveNews } from '../../services/meetings/leave-news.ts';
import { buttonData } from '../button-data.ts';
import { longDate, shortDate } from '../dates.ts';
import { paragraphs, quoted } from '../lines.ts';
import { inPairs, pageOf, turnButtons } from '../paging.ts';
import { backButton, type Button, type Screen } from '../screen.ts';
import { compactDate } from './days.ts';

/** What a member has asked for, and what they may ask for. */
export function ownLeavesScreen(translator: Translator, { unitId, leaves, offered }: OwnLeavesView): Screen {
  const { t, label } = translator;
  return {
    text: paragraphs(
      t('leave.title'),
      leaves.map((leave) => ownLine(translator, leave)).join('\n'),
      t('leave.intro', { months: mostMonths }),
    ),
    buttons: [
      ...leaves.filter(({ status }) => status !== 'declined').map((leave) => ownRow(translator, leave)),
      ...inPairs(
        offered.slice(0, mostOffered).map(({ id, on }) => ({
          text: label('leave.meeting', { date: shortDate(translator, on) }),
          data: buttonData('leave.meeting', id),
        })),
      ),
      [{ text: label('leave.days'), data: buttonData('leave.days', unitId) }],
      [backButton(label('keyboard.schedule'), buttonData('schedule.list'))],
    ],
  };
}

const mostOffered = 2;

export function leaveButton({ label }: Translator, unitId: string): Button {
  return { text: label('leave.button'), data: buttonData('leave.own', unitId) };
}

/** From which day on, and then until which one. */
export function leaveDaysScreen(
  translator: Translator,
  {
    unitId,
    today,
    fromOn,
    problem,
  }: {
    unitId: string;
    today: LocalDate;
    fromOn: LocalDate | undefined;
    problem: TypedTermProblem | 'typed' | undefined;
  },
): Screen {
  const { t, label } = translator;
  const first = (text: string, on: LocalDate): Button => ({
    text,
    data: buttonData('leave.from', compactDate(on)),
  });
  const firsts = [
    [first(label('office-act.today'), today), first(label('office-act.tomorrow'), addDays(today, 1))],
  ];
  // The last day goes with the first: a tap that comes twice answers one question.
  const lasts = (from: LocalDate): Button[][] =>
    quickLeaveEnds(from).map((on, index) => [
      {
        text: label('leave-days.length', {
          length: lengths[index] ?? 'half',
          date: shortDate(translator, on),
        }),
        data: buttonData('leave.day', compactDate(from), compactDate(on)),
      },
    ]);
  return {
    text: paragraphs(
      problem && problemText(translator, problem),
      fromOn === undefined
        ? t('leave-days.from')
        : t('leave-days.until', { from: longDate(translator, fromOn) }),
    ),
    buttons: [...(fromOn === undefined ? firsts : lasts(fromOn)), [ownBack(translator, unitId)]],
  };
}

const lengths = ['fortnight', 'month', 'quarter', 'half'] as const;

function problemText({ t }: Translator, problem: TypedTermProblem | 'typed'): string {
  const facts = { months: mostMonths };
  return problem === 'too_long' ? t('leave-days.too_long', facts) : t(`office-problem.${problem}`, facts);
}

export function leaveOverlapsScreen(
  translator: Translator,
  { unitId, other }: { unitId: string; other: Leave },
): Screen {
  const text = translator.t('leave-days.overlaps', { days: daysOf(translator, other) });
  return { text, buttons: [[ownBack(translator, unitId)]] };
}

/** It is asked for already; why may be left out. */
export function leaveReasonScreen(
  translator: Translator,
  { leave, problem }: { leave: Leave; problem: LeaveTextProblem | undefined },
): Screen {
  const { t, label } = translator;
  return {
    text: paragraphs(
      problem && textProblem(translator, problem),
      t('leave-reason', { days: daysOf(translator, leave) }),
    ),
    buttons: [[{ text: label('reply-reason.skip'), data: buttonData('leave.own', leave.unitId) }]],
  };
}

/** Those that whoever leads the cell is asked for, and those that are recorded. */
export function leaveListScreen(
  translator: Translator,
  { leaves, unitId }: { leaves: readonly LeaveView[]; unitId: string },
  wanted: number,
): Screen {
  const { t, label } = translator;
  const page = pageOf(leaves, wanted, 8);
  return {
    text: paragraphs(t('leave-list'), leaves.length === 0 ? t('leave-list.none') : t('leave-list.hint')),
    buttons: [
      ...page.items.map(({ leave, name }) => [
        {
          text: [leave.status === 'asked' ? '• ' : '✓ ', `${name}, ${daysOf(translator, leave)}`].join(''),
          data: buttonData('leave.show', leave.id),
        },
      ]),
      ...turnButtons(translator, page, (to) => buttonData('leave.list', unitId, to)),
      [backButton(label('meeting-open'), buttonData('meeting.menu', unitId))],
    ],
  };
}

/** One member's leave, with what whoever leads the cell may do about it. */
export function leaveScreen(translator: Translator, view: LeaveView, said?: string): Screen {
  const { t, label } = translator;
  const { leave, name, mayOpen } = view;
  const isAsked = leave.status === 'asked';
  const decline = { text: label('leave-list.decline'), data: buttonData('leave.decline', leave.id) };
  return {
    text: paragraphs(
      said,
      t('leave-list.person', { name, days: daysOf(translator, leave) }),
      said === undefined ? t('leave-list.state', stateOf(translator, leave)) : undefined,
      isAsked ? t('leave-list.effect') : undefined,
    ),
    buttons: [
      ...(isAsked
        ? [
            [
              {
                text: label('leave-list.record'),
                data: buttonData('leave.record', leave.id),
                style: 'primary' as const,
              },
              decline,
            ],
          ]
        : []),
      ...(leave.status === 'recorded' ? [[{ ...decline, text: label('leave-list.undo') }]] : []),
      ...(mayOpen ? [[{ text: label('leave-list.why'), data: buttonData('leave.why', leave.id) }]] : []),
      [backButton(label('leave-list.button'), buttonData('leave.list', leave.unitId, 0))],
    ],
  };
}

/** What the member is told who is not excused. */
export function leaveWordScreen(
  translator: Translator,
  { leave, name, problem }: LeaveView & { problem: LeaveTextProblem | undefined },
): Screen {
  const { t, label } = translator;
  return {
    text: paragraphs(problem && textProblem(translator, problem), t('leave-list.word', { name })),
    buttons: [[backButton(label('leave-list.button'), buttonData('leave.list', leave.unitId, 0))]],
  };
}

/** To whoever leads the cell: somebody asks for leave, for other days, or no longer. */
export function leaveAskedNotice(translator: Translator, news: LeaveNews): Screen {
  const { leave, name } = news;
  if (leave.status !== 'taken_back') return leaveScreen(translator, news);
  const { t, label } = translator;
  return {
    text: t('leave-notice.taken_back', { name, days: daysOf(translator, leave) }),
    buttons: [[{ text: label('leave-list.button'), data: buttonData('leave.list', leave.unitId, 0) }]],
  };
}

/** To the member: recorded, or why not. */
export function leaveDecidedNotice(translator: Translator, { leave }: Pick<LeaveNews, 'leave'>): Screen {
  const { t } = translator;
  const isRecorded = leave.status === 'recorded';
  return {
    text: paragraphs(
      t(`leave-notice.${isRecorded ? 'recorded' : 'declined'}`, { days: daysOf(translator, leave) }),
      wordLine(translator, leave),
    ),
    buttons: [[leaveButton(translator, leave.unitId)]],
  };
}

export function leaveEndingNotice(translator: Translator, { leave, name, isOwn }: LeaveNews): Screen {
  const { t, label } = translator;
  const until = longDate(translator, leave.days.untilOn);
  return isOwn
    ? {
        text: t('leave-notice.ending_own', { until }),
        buttons: [
          [{ text: label('leave.other_days'), data: buttonData('leave.change', leave.id) }],
          [leaveButton(translator, leave.unitId)],
        ],
      }
    : {
        text: t('leave-notice.ending', { name, until }),
        buttons: [[{ text: label('leave-list.button'), data: buttonData('leave.list', leave.unitId, 0) }]],
      };
}

function ownLine(translator: Translator, leave: Leave): string {
  const { t } = translator;
  const line = t('leave.line', {
    days: daysOf(translator, leave),
    status: html(statusText(translator, leave)),
  });
  return [line, wordLine(translator, leave)].filter((part) => part !== undefined).join('\n');
}

function wordLine({ t }: Translator, { word }: Leave): string | undefined {
  return word === undefined ? undefined : t('leave.word', { word: html(quoted(word)) });
}

function statusText(translator: Translator, leave: Leave): string {
  return translator.t('leave.status', stateOf(translator, leave));
}

/** What sentences about a leave choose their words by. */
function stateOf(translator: Translator, { status, recorded }: Leave) {
  return status === 'asked' && recorded !== undefined
    ? {
        status: 'part',
        from: shortDate(translator, recorded.fromOn),
        until: shortDate(translator, recorded.untilOn),
      }
    : { status, from: '', until: '' };
}

function ownRow(translator: Translator, { id, meetingId, days }: Leave): Button[] {
  const { label } = translator;
  const from = shortDate(translator, days.fromOn);
  return [
    ...(meetingId === undefined
      ? [{ text: label('leave.change', { from }), data: buttonData('leave.change', id) }]
      : []),
    { text: label('leave.take_back', { from }), data: buttonData('leave.take_back', id) },
  ];
}

/** kỳ 03/12/2026, or từ 01/12/2026 đến hết 28/02/2027. */
function daysOf(translator: Translator, { meetingId, days }: Pick<Leave, 'meetingId' | 'days'>): string {
  return translator.label('leave.span', {
    what: meetingId === undefined ? 'days' : 'meeting',
    from: shortDate(translator, days.fromOn),
    until: shortDate(translator, days.untilOn),
  });
}

function textProblem({ t }: Translator, problem: LeaveTextProblem): string {
  return problem === 'classified' ? t('input.classified') : t(`leave-problem.${problem}`);
}

function ownBack({ label }: Translator, unitId: string): Button {
  return backButton(label('leave'), buttonData('leave.own', unitId));
}
