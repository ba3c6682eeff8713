import { excuseReasons, type ExcuseReason } from '../../core/rounds/excuse.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import type { ParticipantsView, ParticipantView } from '../../services/rounds/participants.ts';
import { buttonData } from '../button-data.ts';
import { shortDate } from '../dates.ts';
import { backButton, type Button, type Screen } from '../screen.ts';

const namesOnPage = 8;
const mostLines = 40;

/** Who is away from a meeting; the pages carry the names to tap. */
export function participantsScreen(translator: Translator, view: ParticipantsView, page: number): Screen {
  const { t } = translator;
  const { meeting, mayExcuse, people } = view;
  const excused = people.filter(({ status }) => status === 'excused');
  const exempt = people.filter(({ status }) => status === 'exempt').length;
  const lines = excused.slice(0, mostLines).map((person) => excusedLine(translator, person));
  const left = excused.length - lines.length;
  return {
    text: [
      t('meeting-absent.title', { date: shortDate(translator, meeting.on) }),
      [
        ...(lines.length === 0 ? [t('meeting-absent.none')] : lines),
        ...(left > 0 ? [t('more', { count: left, what: 'members' })] : []),
        ...(exempt > 0 ? [t('reply-count.exempt', { count: exempt })] : []),
      ].join('\n'),
      [...(mayExcuse ? [t('meeting-absent.tap')] : []), t('meeting-absent.hint')].join(' '),
    ].join('\n\n'),
    buttons: [
      ...(mayExcuse ? nameRows(translator, view, page) : []),
      ...(mayExcuse ? [[leavesButton(translator, meeting.unitId)]] : []),
      [backTo(translator, meeting.id)],
    ],
  };
}

/** The page on which somebody stands. */
export function pageOf({ people }: Pick<ParticipantsView, 'people'>, memberId: string): number {
  const index = nameable(people).findIndex((person) => person.memberId === memberId);
  return Math.floor(Math.max(0, index) / namesOnPage) + 1;
}

export function personScreen(
  translator: Translator,
  { meeting, people }: ParticipantsView,
  memberId: string,
): Screen {
  const { t, label } = translator;
  const person = people.find((one) => one.memberId === memberId);
  const list: Button = backButton(
    label('cell-roster'),
    buttonData('meeting.absent', meeting.id, pageOf({ people }, memberId)),
  );
  if (person === undefined) return { text: t('gone.member'), buttons: [[list]] };
  const about = { name: person.name, date: shortDate(translator, meeting.on) };
  if (person.status === 'exempt') {
    return { text: t('meeting-person.exempt', { name: person.name }), buttons: [[list]] };
  }
  if (person.status === 'excused') {
    const undo = {
      text: label('meeting-person.undo'),
      data: buttonData('meeting.present', meeting.id, memberId),
    };
    return { text: t('meeting-person.excused', about), buttons: [[undo], [list]] };
  }
  return {
    text: t('meeting-person.ask', about),
    buttons: [
      [awayButton(translator, meeting, memberId, undefined)],
      excuseReasons.map((reason) => awayButton(translator, meeting, memberId, reason)),
      [list],
    ],
  };
}

export function leavesButton({ label }: Translator, unitId: string): Button {
  return { text: label('leave-list.button'), data: buttonData('leave.list', unitId, 0) };
}

export const awayCodes = { plain: 'n', away: 'a', private: 'p' } as const;

function awayButton(
  { label }: Translator,
  meeting: Meeting,
  memberId: string,
  reason: ExcuseReason | undefined,
): Button {
  return {
    text: label('meeting-excuse', { reason: reason ?? 'plain' }),
    data: buttonData('meeting.away', meeting.id, memberId, awayCodes[reason ?? 'plain']),
  };
}

function excusedLine({ t }: Translator, { name, reason }: ParticipantView): string {
  const known = excuseReasons.find((one) => one === reason);
  const line = `• ${escapeHtml(name)}`;
  return known === undefined ? line : `${line} (${t('meeting-excuse.noted', { reason: known })})`;
}

function nameRows({ label }: Translator, { meeting, people }: ParticipantsView, page: number): Button[][] {
  const named = nameable(people);
  const pages = Math.max(1, Math.ceil(named.length / namesOnPage));
  const number = Math.min(Math.max(1, page), pages);
  const rows = named
    .slice((number - 1) * namesOnPage, number * namesOnPage)
    .map(({ memberId, name, status }) => [
      {
        text: status === 'excused' ? `✓ ${name}` : name,
        data: buttonData('meeting.person', meeting.id, memberId),
      },
    ]);
  const turn = [
    ...(number > 1 ? [{ text: label('common-previous'), to: number - 1 }] : []),
    ...(number < pages ? [{ text: label('common-next'), to: number + 1 }] : []),
  ].map(({ text, to }) => ({ text, data: buttonData('meeting.absent', meeting.id, to) }));
  return turn.length === 0 ? rows : [...rows, turn];
}

function nameable(people: readonly ParticipantView[]): ParticipantView[] {
  return people.filter(({ status }) => status !== 'exempt');
}

export function backTo({ label }: Translator, meetingId: string): Button {
  return backButton(label('meeting-open'), buttonData('meeting.show', meetingId));
}
