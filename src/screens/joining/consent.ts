import { consentVersion, retentionMonths } from '../../core/joining/consent.ts';
import type { ConsentView } from '../../services/joining/enrolment.ts';
import type { Translator } from '../../i18n/translator.ts';
import { callbackData } from '../callback-data.ts';
import type { Button, Screen } from '../screen.ts';

/** No answer is set beforehand. The button says which version of the text was on screen. */
export function consentScreen(translator: Translator, { unitName, again }: ConsentView): Screen {
  const { t, label } = translator;
  const parts = [
    t('consent-title'),
    unitName === undefined ? t('consent-intro') : t('consent-intro-cell', { unit: unitName }),
    ...(again ? [t('consent-again')] : []),
    t('consent-points', { months: retentionMonths }),
  ];
  return {
    text: parts.join('\n\n'),
    buttons: [
      [giveButton(translator)],
      [declineButton(translator), { text: label('consent-more'), data: callbackData('consent.more') }],
    ],
  };
}

export function consentDetailsScreen(translator: Translator): Screen {
  const { t, label } = translator;
  return {
    text: t('consent-details', { months: retentionMonths }),
    buttons: [
      [giveButton(translator)],
      [{ text: label('common-back'), data: callbackData('consent.show') }, declineButton(translator)],
    ],
  };
}

export function consentDeclinedScreen({ t, label }: Translator): Screen {
  return {
    text: t('consent-declined'),
    buttons: [[{ text: label('consent-show'), data: callbackData('consent.show') }]],
  };
}

function giveButton({ label }: Translator): Button {
  return {
    text: label('consent-give'),
    data: callbackData('consent.give', consentVersion),
    style: 'success',
  };
}

function declineButton({ label }: Translator): Button {
  return { text: label('consent-decline'), data: callbackData('consent.decline') };
}
