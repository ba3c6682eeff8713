import { takesReplies, type Said } from '../../core/meetings/reply.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { CancelledMeetingView, ScheduleView } from '../../services/meetings/schedule.ts';
import { buttonData } from '../button-data.ts';
import { longDate, longDateTime, shortDate } from '../dates.ts';
import { thematicButton } from './thematic.ts';
import { putBackButton } from './meeting.ts';
import { aboutLine, rollCallButton, fullMeetingName, kindOf } from './names.ts';
import { pastMeetingsButton } from './roll-call.ts';
import { ownButton, ownLine } from './own-state.ts';
import { agendaLines, replyLine, replyRows } from './announcement.ts';
import { dayChoiceLine, dayChoiceRows } from './days.ts';
import { leaveButton } from './leave.ts';
import { parsedLength } from '../long-text.ts';
import { roundLabel } from '../rounds/names.ts';
import { paragraphs } from '../lines.ts';
import { inPairs } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';

/** /lich: the next meeting, and the button that belongs to where the reader stands. */
export function scheduleScreen(translator: Translator, view: ScheduleView): Screen {
  const text = scheduleText(translator, view, true);
  if (parsedLength(text) <= longestText) return { text, buttons: buttonsOf(translator, view, true) };
  return {
    text: scheduleText(translator, view, false),
    buttons: buttonsOf(translator, view, false),
  };
}

/** What leaves room for the name of the cell above, and the way out below. */
const longestText = 3950;

/** With the agenda of the next meeting point by point, or only how many points it has. */
function scheduleText(translator: Translator, view: ScheduleView, isWhole: boolean): string {
  const { t } = translator;
  const { next, own, cancelled, late } = view;
  const parts = [
    t('schedule-title', { cell: view.cellName }),
    ...(cancelled.length === 0
      ? []
      : [
          cancelled
            .slice(0, mostCancelled)
            .map((one) => cancelledLine(translator, one))
            .join('\n'),
        ]),
    next === undefined ? t('meeting-none') : nextText(translator, next, view),
    ...(next === undefined ? [] : agendaParagraphs(translator, next, isWhole)),
    [
      ...(next === undefined || !view.mayReply ? [] : [replyLine(translator, view)]),
      ...(own === undefined ? [] : [ownLine(translator, own)]),
    ].join('\n'),
    ...(late === undefined ? [] : [lateLine(translator, late)]),
    ...view.others.slice(0, mostOthers).map((other) => otherText(translator, other, next?.place)),
    ...(view.thematicDue === undefined
      ? []
      : [t('thematic-missing.line', { date: longDate(translator, view.thematicDue) })]),
  ];
  return paragraphs(...parts);
}

export function scheduleNotReadyScreen({ t }: Translator, cell: string, mayWrite: boolean): Screen {
  const text = mayWrite ? t('meeting-not-ready') : t('schedule-not-ready', { cell });
  return { text, buttons: [] };
}

function nextText(translator: Translator, next: Meeting, { choice, mayWrite }: ScheduleView): string {
  const { t } = translator;
  const about =
    next.kind === 'monthly' ? [] : [fullMeetingName(translator, next), ...aboutLine(translator, next)];
  const when = [
    t('schedule-next', { when: longDateTime(translator, next), place: next.place }),
    ...about,
  ].join('\n');
  if (choice === undefined) return when;
  return [when, mayWrite ? dayChoiceLine(translator, choice) : t('schedule-undecided')].join('\n');
}

const mostOthers = 4;
const mostCancelled = 4;

function agendaParagraphs(translator: Translator, { agenda }: Meeting, isWhole: boolean): string[] {
  if (agenda.length === 0) return [];
  if (!isWhole) return [translator.t('announcement-agenda.count', { count: agenda.length })];
  return [[translator.t('announcement-agenda'), ...agendaLines(agenda)].join('\n')];
}

/** A later meeting in short; its agenda stands behind its button. */
function otherText(
  translator: Translator,
  { meeting, ...said }: { meeting: Meeting } & Said,
  usualPlace: string | undefined,
): string {
  const { t } = translator;
  const when = longDateTime(translator, meeting);
  const hasSaid = said.reply !== undefined || said.former !== undefined;
  return [
    `<b>${fullMeetingName(translator, meeting)}</b>`,
    ...aboutLine(translator, meeting),
    meeting.place === usualPlace ? when : t('meeting-when', { when, place: meeting.place }),
    ...(meeting.agenda.length === 0
      ? []
      : [t('announcement-agenda.count', { count: meeting.agenda.length })]),
    ...(takesReplies(meeting) ? [] : [t('schedule-undecided')]),
    ...(takesReplies(meeting) && hasSaid ? [replyLine(translator, said)] : []),
  ].join('\n');
}

function cancelledLine(translator: Translator, { meeting }: CancelledMeetingView): string {
  const when = longDateTime(translator, meeting);
  return translator.t('schedule-cancelled', { ...kindOf(translator, meeting), when });
}

function lateLine(translator: Translator, late: NonNullable<ScheduleView['late']>): string {
  const date = longDate(translator, late.untilOn);
  return translator.t('schedule-late', { round: roundLabel(translator, late.round), date });
}

function buttonsOf(translator: Translator, view: ScheduleView, isWhole: boolean): Button[][] {
  const {
    next,
    own,
    late,
    choice,
    mayWrite,
    mayReply,
    reply,
    others,
    toAttend,
    pastOf,
    thematicDue,
    cancelled,
  } = view;
  const { label } = translator;
  const open = ownButton(translator, own);
  const sendLate =
    late === undefined
      ? []
      : [
          [
            {
              text: label('schedule-late.send', { round: roundLabel(translator, late.round) }),
              data: buttonData('review.open', late.roundId),
            },
          ],
        ];
  const decide =
    next === undefined || !mayWrite || choice === undefined ? [] : dayChoiceRows(translator, next.id, choice);
  const further = [
    ...others.slice(0, mostOthers).map(({ meeting }) => otherButton(translator, meeting)),
    ...(next === undefined || !mayWrite ? [] : [tendButton(translator, next)]),
    ...(pastOf === undefined ? [] : [pastMeetingsButton(translator, pastOf)]),
    ...(next === undefined || !mayReply ? [] : [leaveButton(translator, next.unitId)]),
  ];
  const unitId = next?.unitId;
  return [
    ...(open === undefined ? [] : [[open]]),
    ...(next === undefined || isWhole ? [] : [[otherButton(translator, next)]]),
    ...(next === undefined || !mayReply ? [] : replyRows(translator, next.id, reply)),
    ...sendLate,
    ...toAttend.map((meeting) => [rollCallButton(translator, meeting)]),
    ...decide,
    ...inPairs(further),
    ...cancelled.slice(0, mostCancelled).flatMap((one) => cancelledRows(translator, one)),
    ...(thematicDue === undefined || unitId === undefined ? [] : [[thematicButton(translator, unitId)]]),
  ];
}

function otherButton(translator: Translator, { id, on }: Meeting): Button {
  return {
    text: translator.label('meeting-other', { date: shortDate(translator, on) }),
    data: buttonData('schedule.show', id),
  };
}

/** What was written for a meeting that was called off stays with its writer. */
function cancelledRows(
  translator: Translator,
  { meeting, written, mayPutBack }: CancelledMeetingView,
): Button[][] {
  const date = shortDate(translator, meeting.on);
  return [
    ...(mayPutBack ? [[putBackButton(translator, meeting)]] : []),
    ...(written === undefined
      ? []
      : [
          [
            {
              text: translator.label('schedule-cancelled.written', { date }),
              data: buttonData('review.read', written.roundId),
            },
          ],
        ]),
  ];
}

/** To what its secretary may do about a meeting. */
function tendButton({ label }: Translator, { id }: Meeting): Button {
  return { text: label('meeting-open.tend'), data: buttonData('meeting.show', id) };
}
