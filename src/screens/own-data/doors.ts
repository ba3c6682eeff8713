import { shownCode } from '../../core/joining/door-code.ts';
import { contestDays, doorDays } from '../../core/joining/doors.ts';
import { localDateOf, type Zone } from '../../core/time/local-time.ts';
import type { DoorsView, DoorView } from '../../services/own-data/doors.ts';
import type { OpeningOutcome, TakeoverView } from '../../services/own-data/takeovers.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { shortDate, shortDateTime } from '../dates.ts';
import type { Button, Screen } from '../screen.ts';

/** Each connection with its times, and how to end it. `canAdd` where there is a page to connect a device to. */
export function doorsScreen(translator: Translator, { doors, zone }: DoorsView, canAdd: boolean): Screen {
  const { t, label } = translator;
  const lines = doors.map(({ kind, openedAt, usedAt, isPushed }, index) =>
    t(`own-doors.${kind}`, {
      number: index + 1,
      from: shortDate(translator, localDateOf(openedAt, zone)),
      last: shortDate(translator, localDateOf(usedAt, zone)),
      pushed: isPushed ? 'yes' : 'no',
    }),
  );
  return {
    text: [t('own-doors'), lines.join('\n'), t('own-doors.note', { days: doorDays })].join('\n\n'),
    buttons: [
      ...doors.flatMap((door, index) => (door.mayClose ? buttonsOf(translator, door, index) : [])),
      ...(canAdd ? [[{ text: label('own-doors.add'), data: buttonData('door.code') }]] : []),
      [{ text: label('own-doors.code'), data: buttonData('door.opening') }],
      [{ text: label('own-data-button.back'), data: buttonData('own_data.open') }],
    ],
  };
}

function buttonsOf({ label }: Translator, { id, isPushed }: DoorView, index: number): Button[][] {
  const number = index + 1;
  const close = { text: label('own-doors.close', { number }), data: buttonData('door.close', id) };
  const end = { text: label('own-doors.push-end', { number }), data: buttonData('door.push_end', id) };
  return isPushed ? [[close], [end]] : [[close]];
}

/** How a device of one's own is connected. */
export function doorCodeScreen(
  { t, label }: Translator,
  { code, minutes, webUrl }: { code: string; minutes: number; webUrl: string },
): Screen {
  return {
    text: t('own-door-code', { code: shownCode(code), minutes, url: webUrl }),
    buttons: [[{ text: label('own-doors.back'), data: buttonData('door.list') }]],
    protect: true,
  };
}

/** A code for the other end of a place that changed hands. */
export function openingCodeScreen(
  { t, label }: Translator,
  { code, minutes }: { code: string; minutes: number },
): Screen {
  return {
    text: t('own-door-code.opening', { code: shownCode(code), minutes }),
    buttons: [[{ text: label('own-doors.back'), data: buttonData('door.list') }]],
    protect: true,
  };
}

/** Where such a code is typed. */
export function openingScreen(
  { t, label }: Translator,
  problem?: Extract<OpeningOutcome['status'], 'no_code' | 'wrong' | 'locked'>,
): Screen {
  return {
    text: problem === undefined ? t('own-door-opening') : t(`own-door-opening.${problem}`),
    buttons: [[{ text: label('own-data-button.back'), data: buttonData('own_data.open') }]],
  };
}

/** To who had a place in a cell that another account has now. */
export function takenOverNotice(
  translator: Translator,
  { takeoverId, unitName: unit, at, zone }: TakeoverView,
): Screen {
  const { t, label } = translator;
  return {
    text: t('taken-over', { unit, at: shownAt(translator, at, zone), days: contestDays }),
    buttons: [
      [{ text: label('own-doors.code'), data: buttonData('door.opening') }],
      [
        {
          text: label('taken-over.not-mine'),
          data: buttonData('door.not_mine', takeoverId),
          style: 'danger',
        },
      ],
    ],
  };
}

/** To who leads the cell. */
export function contestedNotice(
  { t }: Translator,
  { name, unitName: unit }: { name: string; unitName: string },
): Screen {
  return { text: t('taken-over.lead', { name, unit }), buttons: [] };
}

/** To every earlier door: a device came in by a code. */
export function openedNotice(
  translator: Translator,
  { doorId, at, zone }: { doorId: string; at: Date; zone: Zone },
): Screen {
  const { t, label } = translator;
  return {
    text: t('door-opened', { at: shownAt(translator, at, zone) }),
    buttons: [
      [{ text: label('door-opened.not-mine'), data: buttonData('door.contest', doorId), style: 'danger' }],
    ],
  };
}

/** The device is out; what was written meanwhile is the person's to judge. */
export function contestedDoorScreen(
  translator: Translator,
  { since, zone }: { since: Date; zone: Zone },
): Screen {
  const { t, label } = translator;
  const data = buttonData('door.take_back', Math.floor(since.getTime() / 1000));
  return {
    text: t('door-opened.contested', { at: shownAt(translator, since, zone) }),
    buttons: [
      [{ text: label('door-opened.take-back'), data, style: 'danger' }],
      [{ text: label('own-doors.back'), data: buttonData('door.list') }],
    ],
  };
}

function shownAt(translator: Translator, at: Date, zone: Zone): string {
  return shortDateTime(translator, at, zone);
}
