import type { TextProblem } from '../../core/text/typed.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import type { Screen } from '../screen.ts';

/** It may wait: until it is answered the earlier consent holds. */
export function operatorNameScreen({ t, label }: Translator, problem?: TextProblem | 'other'): Screen {
  const parts = [
    ...(problem === undefined ? [] : [t('operator-name.unclear', { problem })]),
    t('operator-name'),
  ];
  return {
    text: parts.join('\n\n'),
    buttons: [[{ text: label('common-later'), data: buttonData('operator.later') }]],
  };
}

export function operatorNameNotice({ t, label }: Translator): Screen {
  return {
    text: t('operator-name.notice'),
    buttons: [[{ text: label('operator-name.button'), data: buttonData('operator.name') }]],
  };
}

export function operatorNamedScreen({ t, label }: Translator, name: string): Screen {
  return {
    text: t('operator-name.named', { name }),
    buttons: [[{ text: label('operator-name.go_on'), data: buttonData('consent.show') }]],
  };
}
