import { type Zone, localDateOf, localTimeOf } from '../../core/time/local-time.ts';
import { nameOfRound } from '../../core/rounds/round.ts';
import { html, type Translator, escapeHtml } from '../../i18n/translator.ts';
import type { RemindView } from '../../services/reminders/by-hand.ts';
import { buttonData } from '../button-data.ts';
import { clockTime, longDate, longDateTime, shortDate, shortDateTime } from '../dates.ts';
import { trialButton } from '../meetings/letter-preview.ts';
import { ledgerButton, quietLines } from '../meetings/names.ts';
import { reminderNotice, reminderText } from './reminder.ts';
import type { Button, Screen } from '../screen.ts';
import { roundLabel } from '../rounds/names.ts';
import { paperButton } from '../rounds/on-paper.ts';
import { openData } from '../summary-links.ts';
import { zaloButton, zaloScreen, type ZaloReader } from '../zalo.ts';

type Named = { name: string };

const obstacles = ['no_account', 'no_consent', 'blocked'] as const;
const exceptions = ['excused', 'leave_asked', 'exempt', 'paper'] as const;

/** Characters of names in one line: six lines of them, the example and the rest stay below 4,096 characters. */
const longestNames = 360;

/** /nhac before it is sent: whom it reaches, whom it cannot reach, and its words. */
export function remindScreen(translator: Translator, view: RemindView): Screen {
  const { t } = translator;
  const { meeting, toRemind, outOfReach, finished, handAgainAt } = view;
  const waiting = toRemind.length + outOfReach.length;
  const canSend = toRemind.length > 0 && handAgainAt === undefined;
  const paragraphs = [
    [
      t('remind-title', { date: shortDate(translator, meeting.on) }),
      t('remind-counts', { finished, waiting }),
    ].join('\n'),
    [
      t('remind-to', { count: toRemind.length }),
      ...(outOfReach.length === 0 ? [] : [t('remind-unreached', { count: outOfReach.length })]),
      ...(view.notChased.length === 0 ? [] : [t('remind-not-chased', { count: view.notChased.length })]),
    ].join('\n'),
    ...(canSend ? [example(translator, view)] : []),
    ...(canSend || view.last?.waiting !== undefined ? quietLines(translator, view.waits, meeting.zone) : []),
    ...lastLines(translator, view),
  ];
  return { text: paragraphs.join('\n\n'), buttons: buttonsOf(translator, view, canSend) };
}

/** The reminder as it comes to a member who has not begun, to whoever is about to send it. */
export function trialReminder(
  translator: Translator,
  { sample, round, readerName: name }: RemindView,
): Screen {
  return reminderNotice(translator, { ...sample, name, roundId: round.id, reply: undefined, snoozes: [] });
}

/** Who is meant by the numbers of /nhac and of the digest. */
export function remindNamesScreen(translator: Translator, view: RemindView): Screen {
  const { t, label } = translator;
  const { toRemind, outOfReach, round, meeting } = view;
  const sections = [
    ...(toRemind.length === 0
      ? []
      : [t('remind-names.to', { count: toRemind.length, names: html(namesOf(translator, toRemind)) })]),
    ...unreached(translator, view),
    ...notChased(translator, view),
  ];
  return {
    text: [
      t('remind-names.title', { date: shortDate(translator, meeting.on) }),
      ...(toRemind.length + outOfReach.length === 0 ? [t('remind-names.all_sent')] : []),
      ...sections,
    ].join('\n\n'),
    buttons: [
      ...(view.mayMarkPaper ? [[paperButton(translator, round.id)]] : []),
      [{ text: label('remind-names.back'), data: buttonData('remind.preview', round.id) }],
    ],
  };
}

export function namesButton({ label }: Translator, roundId: string): Button {
  return { text: label('remind-names.button'), data: buttonData('remind.names', roundId) };
}

export function noneOpenScreen(
  translator: Translator,
  { nextOpensAt, zone }: { nextOpensAt: Date | undefined; zone: Zone | undefined },
): Screen {
  const { t } = translator;
  if (nextOpensAt === undefined || zone === undefined) return { text: t('remind-none-open'), buttons: [] };
  const date = longDate(translator, localDateOf(nextOpensAt, zone));
  return { text: [t('remind-none-open'), t('group-none-open.next', { date })].join('\n\n'), buttons: [] };
}

/** What the secretary passes on where the bot does not reach: nobody who has not finished is named. */
export function remindZaloScreen(
  translator: Translator,
  { round, meeting }: Pick<RemindView, 'round' | 'meeting'>,
  { to, url }: { to: ZaloReader; url: string },
): Screen {
  const { place } = meeting;
  return zaloScreen(translator, {
    to,
    text: translator.label('zalo.round', { to, when: longDateTime(translator, meeting), place, url }),
    dataFor: (reader) => buttonData('remind.zalo', round.id, reader),
    back: { text: translator.label('remind-names.back'), data: buttonData('remind.preview', round.id) },
  });
}

/** When a reminder by hand is possible again, for a toast. */
export function againAtTime(translator: Translator, { handAgainAt, meeting }: RemindView): string {
  if (handAgainAt === undefined) return '';
  return clockTime(translator, localTimeOf(handAgainAt, meeting.zone));
}

function unreached(translator: Translator, { outOfReach }: RemindView): string[] {
  if (outOfReach.length === 0) return [];
  const { t } = translator;
  const lines = obstacles.flatMap((why) => {
    const people = outOfReach.filter((person) => person.why === why);
    return people.length === 0 ? [] : [`${t('obstacle', { why })}: ${namesOf(translator, people)}`];
  });
  return [[t('remind-names.unreached', { count: outOfReach.length }), ...bullets(lines)].join('\n')];
}

function notChased(translator: Translator, view: RemindView): string[] {
  if (view.notChased.length === 0) return [];
  const { t } = translator;
  const lines = exceptions.flatMap((why) => {
    const people = view.notChased.filter((person) => person.why === why);
    return people.length === 0 ? [] : [`${t('remind-exception', { why })}: ${namesOf(translator, people)}`];
  });
  return [[t('remind-names.not_chased'), ...bullets(lines)].join('\n')];
}

function example(translator: Translator, { sample }: RemindView): string {
  const text = reminderText(translator, { ...sample, name: '…' });
  return `${translator.t('remind-sample')}\n<blockquote>${text}</blockquote>`;
}

function lastLines(translator: Translator, { last, handAgainAt, meeting }: RemindView): string[] {
  const { t } = translator;
  if (last === undefined) return [];
  const { delivered, waiting, failed } = last;
  const when = shortDateTime(translator, last.at, meeting.zone);
  const again =
    handAgainAt === undefined
      ? []
      : [t('remind-again-at', { time: clockTime(translator, localTimeOf(handAgainAt, meeting.zone)) })];
  return [[t('remind-last', { when, delivered, waiting, failed }), ...again].join('\n')];
}

function buttonsOf(
  translator: Translator,
  { round, meeting, last, others, toRemind, outOfReach, notChased }: RemindView,
  canSend: boolean,
): Button[][] {
  const { label } = translator;
  const send: Button = {
    text: label('remind-send'),
    data: buttonData('remind.send', round.id),
    style: 'primary',
  };
  const look: Button = { text: label('remind-refresh'), data: buttonData('remind.preview', round.id) };
  return [
    ...(canSend ? [[send], [trialButton(translator, buttonData('remind.trial', round.id))]] : []),
    [
      ...(toRemind.length + outOfReach.length + notChased.length === 0
        ? []
        : [namesButton(translator, round.id)]),
      ledgerButton(translator, meeting),
    ],
    ...(last === undefined ? [] : [[look]]),
    ...(toRemind.length + outOfReach.length === 0
      ? []
      : [[zaloButton(translator, buttonData('remind.zalo', round.id, 'group'))]]),
    ...others.slice(0, 2).map((other) => [
      {
        text: label('remind-other', { round: roundLabel(translator, nameOfRound(other, meeting.zone)) }),
        data: buttonData('remind.preview', other.id),
      },
    ]),
    [{ text: label('summary-button.back'), data: openData(round.id, undefined) }],
  ];
}

function bullets(lines: readonly string[]): string[] {
  return lines.map((line) => `• ${line}`);
}

/** As HTML: names as long as they fit, then how many more there are. */
export function namesOf({ t }: Translator, people: readonly Named[]): string {
  const shown: string[] = [];
  let length = 0;
  for (const { name } of people) {
    length += name.length + 2;
    if (length > longestNames && shown.length > 0) break;
    shown.push(name);
  }
  const names = escapeHtml(shown.join(', '));
  const left = people.length - shown.length;
  return left === 0 ? names : t('remind-names.left', { names: html(names), count: left });
}
