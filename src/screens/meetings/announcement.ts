import { takesReplies, type FormerReply, type Said } from '../../core/meetings/reply.ts';
import { hostOf } from '../../core/meetings/agenda.ts';
import type { AgendaPoint } from '../../core/model/rounds.ts';
import { replies, type Reply } from '../../core/model/attendance.ts';
import { escapeHtml, html, type Translator } from '../../i18n/translator.ts';
import type { AnnouncementView } from '../../services/meetings/schedule.ts';
import { buttonData } from '../button-data.ts';
import { longDateTime, shortDate } from '../dates.ts';
import { aboutLine, fullMeetingName, momentText } from './names.ts';
import { leaveButton } from './leave.ts';
import { inPairs } from '../paging.ts';
import { ownButton, ownLine } from './own-state.ts';
import { backButton, type Button, type Screen } from '../screen.ts';

/** One meeting with its agenda, the reader's own reply and where their review stands. */
export function announcementScreen(translator: Translator, view: AnnouncementView): Screen {
  const { own, mayReply } = view;
  const paragraphs = [
    ...meetingParagraphs(translator, view),
    ...(mayReply ? [replyLine(translator, view)] : []),
    ...(own === undefined ? [] : [ownLine(translator, own)]),
  ];
  return {
    text: paragraphs.join('\n\n'),
    buttons: [
      ...sightRows(translator, view),
      ...(mayReply ? [[leaveButton(translator, view.meeting.unitId)]] : []),
      [backToSchedule(translator)],
    ],
  };
}

/** The announcement: what it is, when, where, about what, and whether one can come. */
export function announcedNotice(
  translator: Translator,
  view: AnnouncementView & { name: string },
  { again }: { again: boolean },
): Screen {
  const { t } = translator;
  const { cellName: cell, mayReply } = view;
  const paragraphs = [
    t('reminder-dear', { name: view.name }),
    t('announcement', { time: again ? 'again' : 'first', cell }),
    ...meetingParagraphs(translator, view),
    ...(mayReply ? [askLine(translator, view)] : []),
  ];
  return { text: paragraphs.join('\n\n'), buttons: sightRows(translator, view) };
}

export function announcementOverScreen(translator: Translator): Screen {
  return { text: translator.t('announcement.over'), buttons: [[backToSchedule(translator)]] };
}

export function backToSchedule({ label }: Translator): Button {
  return backButton(label('keyboard.schedule'), buttonData('schedule.list'));
}

/** Dự, vắng có lý do, chưa rõ; what was said is marked. */
export function replyRows({ label }: Translator, meetingId: string, said: Reply | undefined): Button[][] {
  return inPairs(
    replies.map((reply) => {
      const choice = label(`reply.${reply}`);
      return {
        text: reply === said ? `✓ ${choice}` : choice,
        data: buttonData('reply.say', meetingId, reply),
      };
    }),
  );
}

/** What the reader said about the day, and what about the one it was on before. */
export function replyLine(translator: Translator, { reply, former }: Said): string {
  const { t } = translator;
  if (reply !== undefined) return t('reply-own', { reply });
  return former === undefined ? t('reply-own.silent') : formerLine(translator, former);
}

/** The same in a message of the bot's own accord, where silence becomes a question. */
export function askLine(translator: Translator, said: Said): string {
  const isSilent = said.reply === undefined && said.former === undefined;
  return isSilent ? translator.t('announcement.reply') : replyLine(translator, said);
}

function formerLine(translator: Translator, { reply, on }: FormerReply): string {
  const { t, label } = translator;
  return t('reply-own.former', { choice: label(`reply.${reply}`), date: shortDate(translator, on) });
}

export function agendaLines(agenda: readonly AgendaPoint[]): string[] {
  return agenda.map(({ text, link }, index) => {
    const point = `${String(index + 1)}. ${escapeHtml(text)}`;
    return link === undefined ? point : `${point} · ${linkTo(link)}`;
  });
}

function meetingParagraphs(
  translator: Translator,
  { meeting, agendaBy }: Pick<AnnouncementView, 'meeting' | 'agendaBy'>,
): string[] {
  const { t } = translator;
  const none =
    agendaBy === undefined
      ? t('announcement-agenda.none')
      : t('announcement-agenda.by', { when: momentText(translator, agendaBy, meeting.zone) });
  const agenda = agendaLines(meeting.agenda);
  return [
    [`<b>${fullMeetingName(translator, meeting)}</b>`, ...aboutLine(translator, meeting)].join('\n'),
    t('meeting-when', { when: html(`<b>${longDateTime(translator, meeting)}</b>`), place: meeting.place }),
    ...(takesReplies(meeting) ? [] : [t('schedule-undecided')]),
    agenda.length === 0 ? none : [t('announcement-agenda'), ...agenda].join('\n'),
  ];
}

function sightRows(translator: Translator, { meeting, own, reply, mayReply }: AnnouncementView): Button[][] {
  const open = ownButton(translator, own);
  return [
    ...(mayReply ? replyRows(translator, meeting.id, reply) : []),
    ...(open === undefined ? [] : [[open]]),
  ];
}

/** A quotation mark would end the attribute. */
function linkTo(url: string): string {
  return `<a href="${escapeHtml(url).replaceAll('"', '%22')}">${escapeHtml(hostOf(url))}</a>`;
}
