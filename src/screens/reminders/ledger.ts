import { ledgerOutcomes } from '../../core/reminders/ledger.ts';
import { html, type Translator } from '../../i18n/translator.ts';
import type { AgainView, LedgerView } from '../../services/reminders/ledger.ts';
import type { ToCall } from '../../services/reminders/to-call.ts';
import { buttonData } from '../button-data.ts';
import { shortDate, shortDateTime } from '../dates.ts';
import { quotedLetter, trialButton } from '../meetings/letter-preview.ts';
import { ledgerButton, quietLines } from '../meetings/names.ts';
import { backButton, type Button, type Screen } from '../screen.ts';
import { namesOf } from './by-hand.ts';

/** Whom the messages to the cell reached, and by name whom they did not; `waits` where what was just sent waits for the morning. */
export function ledgerScreen(translator: Translator, view: LedgerView, waits?: Date): Screen {
  const { t } = translator;
  const { meeting, messages, toCall } = view;
  return {
    text: [
      t('ledger.title', { date: shortDate(translator, meeting.on) }),
      ...(messages.length === 0 ? [t('ledger.none')] : []),
      ...messages.map((message) => messageLines(translator, view, message)),
      ...(messages.length === 0 ? [] : toCallParagraph(translator, toCall)),
      ...quietLines(translator, waits, meeting.zone),
      ...(messages.some(({ counts }) => counts.reached > 0) ? [t('ledger.note')] : []),
    ].join('\n\n'),
    buttons: buttonsOf(translator, view),
  };
}

/** A message once more: to whom, and as it comes to a member. */
export function sendAgainScreen(
  translator: Translator,
  { meeting, kind, to, waits, shown }: AgainView & { shown: Screen },
): Screen {
  const { t, label } = translator;
  const dataFor = (verb: 'send' | 'trial'): string => buttonData(`ledger.${verb}`, meeting.id, kind);
  return {
    text: [
      t('ledger.to_again', { count: to.length, names: html(namesOf(translator, to)) }),
      quotedLetter(translator, shown),
      ...quietLines(translator, waits, meeting.zone),
    ].join('\n\n'),
    buttons: [
      [
        {
          text: label('letter-preview.send', { count: to.length }),
          data: dataFor('send'),
          style: 'primary',
        },
      ],
      [trialButton(translator, dataFor('trial'))],
      [backButton(label('ledger.button'), buttonData('ledger.show', meeting.id))],
    ],
  };
}

/** Who has to be called, by why: each in one line. */
export function toCallLines(translator: Translator, toCall: readonly ToCall[]): string[] {
  return obstacles.flatMap((why) => {
    const people = toCall.filter((person) => person.why === why);
    const named = namesOf(translator, people);
    return people.length === 0 ? [] : [`• ${translator.t('obstacle', { why })}: ${named}`];
  });
}

const obstacles = ['no_account', 'no_consent', 'blocked', 'failed', 'unsent', 'untold'] as const;

function messageLines(
  translator: Translator,
  { meeting }: LedgerView,
  { kind, at, counts }: LedgerView['messages'][number],
): string {
  const { t } = translator;
  const told = ledgerOutcomes.filter((what) => what !== 'reached' && counts[what] > 0);
  return [
    t('ledger.message', { kind, when: shortDateTime(translator, at, meeting.zone) }),
    [
      t('ledger.count', { what: 'reached', count: counts.reached }),
      ...(counts.reached > 0 ? [t('ledger.count', { what: 'opened', count: counts.opened })] : []),
      ...told.map((what) => t('ledger.count', { what, count: counts[what] })),
    ].join(' · '),
  ].join('\n');
}

function toCallParagraph(translator: Translator, toCall: readonly ToCall[]): string[] {
  const { t } = translator;
  if (toCall.length === 0) return [t('ledger.all')];
  return [[t('ledger.to_call', { count: toCall.length }), ...toCallLines(translator, toCall)].join('\n')];
}

function buttonsOf(translator: Translator, { meeting, roundId, messages }: LedgerView): Button[][] {
  const { label } = translator;
  const isUnderWay = messages.some(({ counts }) => counts.waiting > 0);
  return [
    ...messages
      .filter(({ again }) => again > 0)
      .map(({ kind, again: count }) => [
        {
          text: label('ledger.again', { kind, count }),
          data: buttonData('ledger.again', meeting.id, kind),
        },
      ]),
    ...(isUnderWay ? [[{ ...ledgerButton(translator, meeting), text: label('remind-refresh') }]] : []),
    roundId === undefined
      ? [backButton(label('meeting-agenda'), buttonData('agenda.show', meeting.id))]
      : [{ text: label('remind-names.back'), data: buttonData('remind.preview', roundId) }],
  ];
}
