import { locales, type Translator } from '../../i18n/translator.ts';
import { callbackData } from '../callback-data.ts';
import type { Screen } from '../screen.ts';

export function languageScreen({ t, label, locale: current }: Translator): Screen {
  const buttons = locales.map((locale) => ({
    text: `${locale === current ? '● ' : ''}${label(`language-${locale}`)}`,
    data: callbackData('language.set', locale),
  }));
  return { text: t('language-ask'), buttons: [buttons] };
}
