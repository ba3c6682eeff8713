import { html, type Translator } from '../../i18n/translator.ts';
import type { DigestView } from '../../services/reminders/digests.ts';
import { buttonData } from '../button-data.ts';
import { longDateTime } from '../dates.ts';
import { aboutLine, fullMeetingName, ledgerButton } from '../meetings/names.ts';
import type { Button, Screen } from '../screen.ts';
import { suggestionsButton } from '../suggestions/suggestions.ts';
import { openData } from '../summary-links.ts';
import { leavesButton } from '../rounds/participants.ts';
import { namesButton, namesOf } from './by-hand.ts';
import { toCallLines } from './ledger.ts';

/** To the secretary: how far the cell is, the evening before or once everybody has finished. */
export function digestNotice(
  translator: Translator,
  { meeting, round, toCall, asking, replies, unanswered }: DigestView,
  occasion: 'before' | 'complete',
): Screen {
  const { t, label } = translator;
  const unfinished = round === undefined ? 0 : round.toRemind + round.outOfReach;
  const open: Button[] =
    round === undefined ? [] : [{ text: label('digest-summary'), data: openData(round.id, undefined) }];
  const remind: Button[] =
    round === undefined || unfinished === 0
      ? []
      : [
          namesButton(translator, round.id),
          ...(round.toRemind === 0
            ? []
            : [{ text: label('digest-remind'), data: buttonData('remind.preview', round.id) }]),
        ];
  const buttons = [open, remind].filter((row) => row.length > 0);
  return {
    text: [
      [
        t('digest-title', { occasion, name: fullMeetingName(translator, meeting) }),
        ...roundLines(translator, round),
        t('digest-replies', replies),
      ].join('\n'),
      [
        ...aboutLine(translator, meeting),
        longDateTime(translator, meeting),
        ...(meeting.kind === 'thematic' && meeting.agenda.length === 0 ? [t('digest-no-agenda')] : []),
      ].join('\n'),
      ...(toCall.length === 0
        ? []
        : [[t('digest-to-call', { count: toCall.length }), ...toCallLines(translator, toCall)].join('\n')]),
      ...(asking.length === 0 ? [] : [t('digest-asking', { names: html(namesOf(translator, asking)) })]),
      ...(unanswered === 0 ? [] : [t('digest-suggestions', { count: unanswered })]),
    ].join('\n\n'),
    buttons: [
      ...buttons,
      [
        { text: label('meeting-replies'), data: buttonData('reply.list', meeting.id, 0) },
        ...(toCall.length === 0 ? [] : [ledgerButton(translator, meeting)]),
      ],
      ...(asking.length === 0 ? [] : [[leavesButton(translator, meeting.unitId)]]),
      ...(unanswered === 0 ? [] : [[suggestionsButton(translator, meeting.unitId)]]),
    ],
  };
}

/** Figures alone: who has not finished stands behind a button. */
function roundLines({ t }: Translator, round: DigestView['round']): string[] {
  if (round === undefined) return [];
  const { finished, expected, committeeMissing } = round;
  return [t('digest-finished', { finished, expected }), ...(committeeMissing ? [t('digest-committee')] : [])];
}
