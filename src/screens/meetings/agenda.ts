import { mostPoints, type AgendaProblem } from '../../core/meetings/agenda.ts';
import type { AgendaPoint, Meeting } from '../../core/model/rounds.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { AgendaView } from '../../services/meetings/agendas.ts';
import { buttonData } from '../button-data.ts';
import { longDateTime } from '../dates.ts';
import { backTo } from '../rounds/participants.ts';
import { quotedLetter, trialButton } from './letter-preview.ts';
import { aboutLine, fullMeetingName, ledgerButton, momentText, quietLines } from './names.ts';
import { inRows } from '../paging.ts';
import { backButton, type Button, type Screen } from '../screen.ts';
import { agendaLines } from './announcement.ts';
import { zaloButton, zaloScreen, type ZaloReader } from '../zalo.ts';

/** The agenda of a meeting, with what its secretary may do about it; `said` opens the screen. */
export function agendaScreen(translator: Translator, view: AgendaView, said: readonly string[] = []): Screen {
  const { t } = translator;
  const { meeting } = view;
  const lines = agendaLines(meeting.agenda);
  return {
    text: [
      ...(said.length === 0 ? [] : [said.join('\n')]),
      [
        t('agenda-title', { name: fullMeetingName(translator, meeting) }),
        ...aboutLine(translator, meeting),
        longDateTime(translator, meeting),
      ].join('\n'),
      lines.length === 0 ? t('agenda-title.empty') : lines.join('\n'),
      t('agenda-hint', { state: view.state, when: momentText(translator, view.announcesAt, meeting.zone) }),
    ].join('\n\n'),
    buttons: rows(translator, view),
  };
}

/** The invitation to a meeting in plain words, with what it is about. */
export function agendaZaloScreen(
  translator: Translator,
  { meeting }: Pick<AgendaView, 'meeting'>,
  { to, url }: { to: ZaloReader; url: string },
): Screen {
  const { label } = translator;
  const { id, place, title, agenda } = meeting;
  const points = agenda.map(({ text, link }, index) =>
    [`${String(index + 1)}. ${text}`, ...(link === undefined ? [] : [link])].join(' '),
  );
  const lines = [
    label('zalo.meeting', { to, when: longDateTime(translator, meeting), place }),
    ...(title === undefined ? [] : [label('meeting-field-title.line', { title })]),
    ...points,
    label('zalo.reply', { url }),
  ];
  return zaloScreen(translator, {
    to,
    text: lines.join('\n'),
    dataFor: (reader) => buttonData('agenda.zalo', id, reader),
    back: backToAgenda(translator, id),
  });
}

/** The announcement as it would come to a member, before it goes to all. */
export function publishScreen(
  translator: Translator,
  {
    meeting,
    stamp,
    told,
    waits,
    letter,
  }: AgendaView & { told: number; waits: Date | undefined; letter: Screen },
): Screen {
  const { label } = translator;
  return {
    text: [quotedLetter(translator, letter), ...quietLines(translator, waits, meeting.zone)].join('\n\n'),
    buttons: [
      [
        {
          text: label('letter-preview.send', { count: told }),
          data: buttonData('agenda.publish_now', meeting.id, stamp),
          style: 'primary',
        },
      ],
      [trialButton(translator, buttonData('agenda.trial', meeting.id))],
      [backToAgenda(translator, meeting.id)],
    ],
  };
}

export function agendaPointScreen(
  translator: Translator,
  { meeting, stamp, index, point }: AgendaView & { index: number; point: AgendaPoint },
): Screen {
  const { label } = translator;
  const move = (way: 'up' | 'down'): Button => ({
    text: label(`agenda-point.${way}`),
    data: buttonData('agenda.move', meeting.id, index, stamp, way),
  });
  const ways = [
    ...(index > 0 ? [move('up')] : []),
    ...(index < meeting.agenda.length - 1 ? [move('down')] : []),
  ];
  return {
    text: agendaLines([...meeting.agenda.slice(0, index), point])[index] ?? '',
    buttons: [
      ...(ways.length === 0 ? [] : [ways]),
      [{ text: label('agenda-point.edit'), data: buttonData('agenda.edit', meeting.id, index, stamp) }],
      [{ text: label('agenda-point.remove'), data: buttonData('agenda.drop', meeting.id, index, stamp) }],
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
  const question = mode === 'point' ? t('agenda-ask.point', { text }) : t(`agenda-ask.${mode}`, { room });
  return {
    text: [...(problem === undefined ? [] : [problemText(translator, problem, room)]), question].join('\n\n'),
    buttons: [[backToAgenda(translator, view.meeting.id)]],
  };
}

function rows(translator: Translator, { meeting, state }: AgendaView): Button[][] {
  const { label } = translator;
  const { id, agenda } = meeting;
  const type = (text: string, mode: 'all' | 'add'): Button => ({
    text,
    data: buttonData('agenda.type', id, mode),
  });
  const publish: Button = {
    text: label('agenda-publish'),
    data: buttonData('agenda.publish', id),
    style: 'primary',
  };
  const numbers = agenda.map((_point, index) => ({
    text: String(index + 1),
    data: buttonData('agenda.point', id, index),
  }));
  const write = type(label(agenda.length === 0 ? 'agenda-write' : 'agenda-write.again'), 'all');
  return [
    ...(state === 'to_announce' || state === 'changed' ? [[publish]] : []),
    ...inRows(numbers, 4),
    [
      write,
      ...(agenda.length > 0 && agenda.length < mostPoints ? [type(label('agenda-write.add'), 'add')] : []),
    ],
    [
      ...(meeting.announcedAt === undefined ? [] : [ledgerButton(translator, meeting)]),
      zaloButton(translator, buttonData('agenda.zalo', id, 'group')),
    ],
    [backTo(translator, id)],
  ];
}

function backToAgenda({ label }: Translator, meetingId: string): Button {
  return backButton(label('meeting-agenda'), buttonData('agenda.show', meetingId));
}

function problemText({ t }: Translator, problem: AgendaProblem | 'not_text', room: number): string {
  if (problem === 'not_text') return t('input.typed');
  switch (problem.kind) {
    case 'empty':
      return t('input.too_short');
    case 'classified':
      return t('input.classified');
    case 'too_many':
      return t('agenda-problem.too_many', { count: problem.count, room });
    case 'too_long':
    case 'two_links':
    case 'bad_link':
      return t(`agenda-problem.${problem.kind}`, { line: problem.line });
  }
}
