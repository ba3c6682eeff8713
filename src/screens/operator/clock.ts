import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { shortDateTime } from '../dates.ts';
import type { Screen } from '../screen.ts';

/** Nothing has confirmed the clock since the start: whoever hosts the bot is asked to look at it. */
export function clockDoubtScreen(translator: Translator, now: Date, zone: string): Screen {
  const { t, label } = translator;
  return {
    text: t('standstill.clock-unconfirmed', { time: shortDateTime(translator, now, zone) }),
    buttons: [[{ text: label('clock.look'), data: buttonData('clock.look') }]],
  };
}

/** The time as the machine has it now. */
export function clockScreen(translator: Translator, now: Date, zone: string): Screen {
  const { t, label } = translator;
  return {
    text: t('clock.now', { time: shortDateTime(translator, now, zone) }),
    buttons: [
      [
        {
          text: label('clock.right'),
          style: 'success',
          data: buttonData('clock.confirm', Math.floor(now.getTime() / 1000)),
        },
      ],
      [{ text: label('clock.look_again'), data: buttonData('clock.look') }],
    ],
  };
}

export function clockConfirmedScreen({ t }: Translator): Screen {
  return { text: t('clock.confirmed'), buttons: [] };
}
