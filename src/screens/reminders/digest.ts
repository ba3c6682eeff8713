import type { Translator } from '../../i18n/translator.ts';
import type { DigestView } from '../../services/reminders/digests.ts';
import { callbackData } from '../callback-data.ts';
import { longDateTime } from '../dates.ts';
import { aboutLine, fullMeetingName } from '../meetings/names.ts';
import type { Button, Screen } from '../screen.ts';
import { suggestionsButton } from '../suggestions/suggestions.ts';
import { openData } from '../pages.ts';

/** To the secretary: how far the cell is, the evening before or once everybody has finished. */
export function digestNotice(
  translator: Translator,
  { meeting, round, replies, unanswered }: DigestView,
  occasion: 'before' | 'complete',
): Screen {
  const { t, label } = translator;
  const roundLines =
    round === undefined
      ? []
      : [
          t('digest-finished', { finished: round.finished, expected: round.expected }),
          ...(round.waiting.length === 0 ? [] : [t('digest-waiting', { names: fitted(round.waiting) })]),
          ...(round.outOfReach.length === 0
            ? []
            : [t('digest-unreached', { names: fitted(round.outOfReach.map(({ name }) => name)) })]),
        ];
  const open: Button[] =
    round === undefined ? [] : [{ text: label('digest-summary'), data: openData(round.id, undefined) }];
  const remind: Button[] =
    round === undefined || round.waiting.length === 0
      ? []
      : [{ text: label('digest-remind'), data: callbackData('remind.preview', round.id) }];
  const buttons = [open, remind].filter((row) => row.length > 0);
  return {
    text: [
      [
        t(`digest-${occasion}`, { name: fullMeetingName(translator, meeting) }),
        ...aboutLine(translator, meeting),
        longDateTime(translator, meeting),
      ].join('\n'),
      ...(roundLines.length === 0 ? [] : [roundLines.join('\n')]),
      t('digest-replies', replies),
      ...(unanswered === 0 ? [] : [t('digest-suggestions', { count: unanswered })]),
    ].join('\n\n'),
    buttons: [
      ...buttons,
      [{ text: label('meeting-replies'), data: callbackData('reply.list', meeting.id, 0) }],
      ...(unanswered === 0 ? [] : [[suggestionsButton(translator, meeting.unitId)]]),
    ],
  };
}

const longestNames = 1200;

function fitted(names: readonly string[]): string {
  const shown: string[] = [];
  let length = 0;
  for (const name of names) {
    length += name.length + 2;
    if (length > longestNames) return `${shown.join(', ')} … (+${String(names.length - shown.length)})`;
    shown.push(name);
  }
  return shown.join(', ');
}
