import type { Translator } from '../../i18n/translator.ts';
import type { AfterMeetingView } from '../../services/reminders/after-meeting.ts';
import { rollCallButton, fullMeetingName, momentText } from '../meetings/names.ts';
import { openData } from '../summary-links.ts';
import type { Screen } from '../screen.ts';

/** To who leads the cell, after the meeting: what became final as the round closed, and the roll call. */
export function afterMeetingNotice(translator: Translator, view: AfterMeetingView): Screen {
  const { t, label } = translator;
  const { meeting, round, left } = view;
  const closed =
    round === undefined
      ? []
      : [
          [
            t('digest-after.closed', { sent: round.sent, total: round.total }),
            t('digest-after.final'),
            t('digest-after.late', { until: momentText(translator, round.lateUntilAt, meeting.zone) }),
          ].join('\n'),
          t('digest-after.summary', { approved: round.approved ? 'yes' : 'no' }),
        ];
  return {
    text: [
      t('digest-title', { occasion: 'after', name: fullMeetingName(translator, meeting) }),
      ...closed,
      ...(left === 0 ? [] : [t('digest-after.roll_call', { count: left })]),
    ].join('\n\n'),
    buttons: [
      ...(left === 0 ? [] : [[rollCallButton(translator, meeting)]]),
      ...(round === undefined
        ? []
        : [[{ text: label('digest-summary'), data: openData(round.id, undefined) }]]),
    ],
  };
}
