import type { Refused } from '../core/permissions.ts';
import type { Translator } from '../i18n/translator.ts';
import { callbackData } from './callback-data.ts';
import type { Input, Turn } from './feature.ts';
import type { Screen } from './screen.ts';

type From = Input['kind'];

/** Says why not, and changes nothing: over the screen after a tap, below it after anything typed. */
export function deniedTurn(translator: Translator, from: From, { why }: Refused): Turn {
  if (why === 'unopened') return { screen: unopenedScreen(translator), below: true };
  return say(translator, from, deniedKey(why));
}

/** An old button whose cell, member or link is no longer there, or one that this program did not write. */
export function goneTurn(translator: Translator, from: From, what: Gone = 'button'): Turn {
  return say(translator, from, `gone.${what}`);
}

type Gone = 'cell' | 'member' | 'invitation' | 'commitment' | 'pledge' | 'button';

/** What was written before somebody had their place opens with a code from where they were before. */
function unopenedScreen({ t, label }: Translator): Screen {
  return {
    text: t('unopened'),
    buttons: [[{ text: label('unopened.ask'), data: callbackData('door.ask') }]],
  };
}

function deniedKey(why: Exclude<Refused['why'], 'unopened'>) {
  switch (why) {
    case 'not_your_office':
      return 'denied.office';
    case 'no_seat':
      return 'denied.officer';
    case 'no_consent':
    case 'not_a_member':
      return 'denied.member';
  }
}

function say({ t, label }: Translator, from: From, key: ReturnType<typeof deniedKey> | `gone.${Gone}`): Turn {
  if (from === 'tap') return { toast: label(key), alert: true };
  return { screen: { text: t(key), buttons: [] }, dialogue: null };
}
