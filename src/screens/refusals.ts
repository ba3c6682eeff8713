import type { Refused } from '../core/permissions.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Input, Turn } from './feature.ts';

type From = Input['kind'];

/** Says why not, and changes nothing: over the screen after a tap, below it after anything typed. */
export function deniedTurn(translator: Translator, from: From, { why }: Refused): Turn {
  return say(translator, from, deniedKey(why));
}

/** An old button whose cell, member or link is no longer there, or one that this program did not write. */
export function goneTurn(translator: Translator, from: From, what: Gone = 'button'): Turn {
  return say(translator, from, `gone.${what}`);
}

type Gone = 'cell' | 'member' | 'invitation' | 'commitment' | 'pledge' | 'button';

function deniedKey(why: Refused['why']) {
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
