import type { Meeting } from '../../core/model/rounds.ts';
import type { MembershipCounts } from '../../core/cell/memberships.ts';
import type { Unit } from '../../core/model/people.ts';
import type { CellView } from '../../services/cell/cell.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { longDate, longDateTime } from '../dates.ts';
import { bold } from '../lines.ts';
import { backButton, type Button, type Screen } from '../screen.ts';

/** The first screen of a cell. Who may only read gets only what can be read. */
export function cellScreen(translator: Translator, view: CellView): Screen {
  const { t, label } = translator;
  const { unit, nextMeeting, members, joined, waiting, editable, unanswered } = view;
  const lines = [
    nextMeeting === undefined
      ? t('meeting-none')
      : t('cell-next', { when: longDateTime(translator, nextMeeting), place: nextMeeting.place }),
    t('cell-counts', { members, joined }),
    ...(editable && view.thematicDue !== undefined
      ? [t('thematic-missing.line', { date: longDate(translator, view.thematicDue) })]
      : []),
    ...(editable && view.groupMuted ? [t('cell-group-muted')] : []),
    ...(editable && view.held !== undefined ? [heldText(translator, view.held)] : []),
    ...(editable && waiting > 0 ? [t('cell-waiting', { count: waiting })] : []),
    ...(editable && view.unknown > 0 ? [t('roster-unknown', { count: view.unknown })] : []),
  ];
  const to = (text: string, action: string): Button => ({ text, data: buttonData(action, unit.id) });
  const roster = to(label('cell-roster'), 'roster.list');
  const meetings = to(label('meeting-open'), 'meeting.menu');
  const suggestions = to(
    label('suggestion-cell', { count: view.suggestions, unanswered }),
    'suggestion.list',
  );
  const pledges = to(label('pledge-cell.button'), 'pledge.cell');
  const waitingRow =
    waiting > 0 ? [[to(label('cell-waiting.open', { count: waiting }), 'join.waiting')]] : [];
  return {
    text: [bold(unit.name), lines.join('\n')].join('\n\n'),
    buttons: editable
      ? [
          ...waitingRow,
          ...(view.held === undefined ? [] : [[openNowButton(translator, unit.id)]]),
          ...unknownButton(translator, unit, view),
          [roster, to(label('cell-add'), 'roster.add')],
          [to(label('cell-invite'), 'invite.menu'), meetings],
          [to(label('next-round.button'), 'round.menu')],
          [to(label('office-button'), 'office.menu'), suggestions],
          [
            to(label('cell-settings'), 'cell.settings'),
            to(label('document-settings.button'), 'document.show'),
          ],
          [to(label('cell-group'), 'group.show'), pledges],
        ]
      : [[roster, meetings], [to(label('office-button'), 'office.menu'), suggestions], [pledges]],
  };
}

/** That a round waits for the roster. */
export function heldText(translator: Translator, meeting: Meeting): string {
  return translator.t('round-opening.held_for', { when: longDateTime(translator, meeting) });
}

export function openNowButton({ label }: Translator, unitId: string): Button {
  return { text: label('round-opening.button'), data: buttonData('round.open_now', unitId) };
}

/** Who has a vote, where that is not known of everybody. */
export function unknownButton(
  { label }: Translator,
  unit: Unit,
  { unknown }: Pick<MembershipCounts, 'unknown'>,
): Button[][] {
  if (unknown === 0) return [];
  const text = label('roster-unknown.button', { count: unknown });
  return [[{ text, data: buttonData('roster.unknown', unit.id) }]];
}

export function cellBackButton({ label }: Translator, unitId: string): Button {
  return backButton(label('keyboard.cell'), buttonData('cell.menu', unitId));
}
