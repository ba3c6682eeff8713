import { mostPoints, type AgendaProblem } from '../../core/meetings/agenda.ts';
import type { AgendaPoint, Meeting } from '../../core/model/rounds.ts';
import type { AnnouncementState } from '../../core/meetings/announcement.ts';
import type { Translator } from '../../i18n/translator.ts';
import { callbackData } from '../callback-data.ts';
import { longDateTime } from '../dates.ts';
import { backTo } from '../rounds/participants.ts';
import { aboutLine, fullMeetingName, momentText } from './names.ts';
import { inRows } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';
import { agendaLines } from './announcement.ts';

export type AgendaView = {
  meeting: Meeting;
  state: AnnouncementState;
  announcesAt: Date;
  stamp: string;
};

/** The agenda of a meeting, with what its secretary may do about it; `said` opens the screen. */
export function agendaScreen(translator: Translator, view: AgendaView, said: readonly string[] = []): Screen {
  const { t } = translator;
  const { meeting } = view;
  const lines = agendaLines(translator, meeting.agenda);
  return {
    text: [
      ...(said.length === 0 ? [] : [said.join('\n')]),
      [
        t('agenda-title', { name: fullMeetingName(translator, meeting) }),
        ...aboutLine(translator, meeting),
        longDateTime(translator, meeting),
      ].join('\n'),
      lines.length === 0 ? t('agenda-empty') : lines.join('\n'),
      hint(translator, view),
    ].join('\n\n'),
    buttons: rows(translator, view),
  };
}

export function agendaPointScreen(
  translator: Translator,
  { meeting, stamp, index, point }: AgendaView & { index: number; point: AgendaPoint },
): Screen {
  const { label } = translator;
  const move = (way: 'up' | 'down'): Button => ({
    text: label(`agenda-${way}`),
    data: callbackData('agenda.move', meeting.id, index, stamp, way),
  });
  const ways = [
    ...(index > 0 ? [move('up')] : []),
    ...(index < meeting.agenda.length - 1 ? [move('down')] : []),
  ];
  return {
    text: agendaLines(translator, [...meeting.agenda.slice(0, index), point])[index] ?? '',
    buttons: [
      ...(ways.length === 0 ? [] : [ways]),
      [{ text: label('agenda-edit'), data: callbackData('agenda.edit', meeting.id, index, stamp) }],
      [{ text: label('agenda-remove'), data: callbackData('agenda.drop', meeting.id, index, stamp) }],
      [backToAgenda(translator, meeting.id)],
    ],
  };
}

export function agendaTypingScreen(
  translator: Translator,
  view: {
    meeting: Meeting;
    mode: 'all' | 'add' | 'point';
    point: AgendaPoint | undefined;
    room: number;
    problem: AgendaProblem | 'not_text' | undefined;
  },
): Screen {
  const { t } = translator;
  const { mode, point, room, problem } = view;
  const text = [point?.text, point?.link].filter((part) => part !== undefined).join(' ');
  const question = mode === 'point' ? t('agenda-ask-point', { text }) : t(`agenda-ask-${mode}`, { room });
  return {
    text: [...(problem === undefined ? [] : [problemText(translator, problem, room)]), question].join('\n\n'),
    buttons: [[backToAgenda(translator, view.meeting.id)]],
  };
}

export function agendaEndedScreen({ t, label }: Translator): Screen {
  return {
    text: t('agenda-nothing'),
    buttons: [[{ text: label('meeting-open'), data: callbackData('meeting.menu') }]],
  };
}

function hint(translator: Translator, { meeting, state, announcesAt }: AgendaView): string {
  const { t } = translator;
  const when = momentText(translator, announcesAt, meeting.zone);
  switch (state) {
    case 'nothing_to_tell':
      return t('agenda-hint-none');
    case 'to_announce':
      return t('agenda-hint-auto', { when });
    case 'announced':
      return t('agenda-hint-announced');
    case 'changed':
      return t('agenda-hint-changed', { when });
    case 'told_twice':
      return t('agenda-hint-twice');
  }
}

function rows(translator: Translator, { meeting, state }: AgendaView): Button[][] {
  const { label } = translator;
  const { id, agenda } = meeting;
  const type = (text: string, mode: 'all' | 'add'): Button => ({
    text,
    data: callbackData('agenda.type', id, mode),
  });
  const publish: Button = {
    text: label('agenda-publish'),
    data: callbackData('agenda.publish', id),
    style: 'primary',
  };
  const numbers = agenda.map((_point, index) => ({
    text: String(index + 1),
    data: callbackData('agenda.point', id, index),
  }));
  const write =
    agenda.length === 0 ? [type(label('agenda-write'), 'all')] : [type(label('agenda-rewrite'), 'all')];
  return [
    ...(state === 'to_announce' || state === 'changed' ? [[publish]] : []),
    ...inRows(numbers, 4),
    [
      ...write,
      ...(agenda.length > 0 && agenda.length < mostPoints ? [type(label('agenda-add'), 'add')] : []),
    ],
    [backTo(translator, id)],
  ];
}

function backToAgenda({ label }: Translator, meetingId: string): Button {
  return { text: label('agenda-back'), data: callbackData('agenda.show', meetingId) };
}

function problemText({ t }: Translator, problem: AgendaProblem | 'not_text', room: number): string {
  if (problem === 'not_text') return t('input.typed');
  switch (problem.kind) {
    case 'empty':
      return t('agenda-problem-empty');
    case 'classified':
      return t('input.classified');
    case 'too_many':
      return t('agenda-problem-too-many', { count: problem.count, room });
    case 'too_long':
      return t('agenda-problem-too-long', { line: problem.line });
    case 'two_links':
      return t('agenda-problem-two-links', { line: problem.line });
    case 'bad_link':
      return t('agenda-problem-bad-link', { line: problem.line });
  }
}
