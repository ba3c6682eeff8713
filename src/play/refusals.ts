import type { Translator } from '../i18n/translator.ts';
import { buttonData } from '../screens/button-data.ts';
import type { Asking, Refusal, RefusalWords, Turn } from '../screens/feature.ts';
import type { Screen } from '../screens/screen.ts';

const usual: Required<RefusalWords> = {
  no_consent: 'denied.member',
  not_a_member: 'denied.member',
  no_seat: 'denied.officer',
  not_your_office: 'denied.office',
  gone: 'gone.button',
};

/** Says why not, and changes nothing: over the screen after a tap, below it after anything typed. */
export function refusalTurn(
  refusal: Refusal,
  { translator, input }: Pick<Asking, 'translator' | 'input'>,
  words: RefusalWords = {},
): Turn {
  const { says, dialogue, cellId } = refusal;
  const why = refusal.status === 'gone' ? refusal.status : refusal.why;
  if (why === 'unopened') return { screen: unopenedScreen(translator), below: true, dialogue };
  const key = says ?? words[why] ?? usual[why];
  if (input.kind === 'tap') return { toast: translator.label(key), alert: true, dialogue };
  const ended = input.kind === 'command' ? dialogue : null;
  return { screen: { text: translator.t(key), buttons: [] }, dialogue: ended, cellId };
}

/** What was written before somebody had their place opens with a code from where they were before. */
function unopenedScreen({ t, label }: Translator): Screen {
  return {
    text: t('unopened'),
    buttons: [[{ text: label('unopened.ask'), data: buttonData('door.ask') }]],
  };
}
