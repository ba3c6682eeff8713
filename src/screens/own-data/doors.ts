import { shownCode } from '../../core/joining/door-code.ts';
import { doorDays } from '../../core/joining/doors.ts';
import { localDateOf } from '../../core/time/local-time.ts';
import type { DoorsView, DoorView } from '../../services/own-data/doors.ts';
import type { Translator } from '../../i18n/translator.ts';
import { callbackData } from '../callback-data.ts';
import { shortDate } from '../dates.ts';
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
      ...doors.flatMap((door, index) => (door.kind === 'web' ? buttonsOf(translator, door, index) : [])),
      ...(canAdd ? [[{ text: label('own-doors.add'), data: callbackData('door.code') }]] : []),
      [{ text: label('own-data-button.back'), data: callbackData('own_data.open') }],
    ],
  };
}

function buttonsOf({ label }: Translator, { id, isPushed }: DoorView, index: number): Button[][] {
  const number = index + 1;
  const close = { text: label('own-doors.close', { number }), data: callbackData('door.close', id) };
  const end = { text: label('own-doors.push-end', { number }), data: callbackData('door.push_end', id) };
  return isPushed ? [[close], [end]] : [[close]];
}

/** How a device of one's own is connected. */
export function doorCodeScreen(
  { t, label }: Translator,
  { code, minutes, webUrl }: { code: string; minutes: number; webUrl: string },
): Screen {
  return {
    text: t('own-door-code', { code: shownCode(code), minutes, url: webUrl }),
    buttons: [[{ text: label('own-doors.back'), data: callbackData('door.list') }]],
    protect: true,
  };
}
