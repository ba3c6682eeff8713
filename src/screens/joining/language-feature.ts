import type { Accounts } from '../../core/ports/people.ts';
import { locales, type Locale, type Translator, type Translators } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import type { Screen } from '../screen.ts';
import type { Feature } from '../feature.ts';
import { unknownButton } from '../handlers.ts';

type Deps = { accounts: Pick<Accounts, 'setLocale'>; translators: Translators };

/** /ngonngu: Vietnamese for everybody, English for those who choose it. */
export function createLanguageFeature({ accounts, translators }: Deps): Feature {
  return {
    answersAnybody: true,
    about: 'person',
    commands: {
      ngonngu: ({ translator }) => ({ screen: languageScreen(translator) }),
    },
    taps: {
      'language.set': async ({ account, input }) => {
        const locale = locales.find((one): one is Locale => one === input.args[0]);
        if (locale === undefined) return unknownButton;
        await accounts.setLocale(account.id, locale);
        const chosen = translators[locale];
        return { screen: languageScreen(chosen), menu: { text: chosen.t('language.set') } };
      },
    },
  };
}

function languageScreen({ t, label, locale: current }: Translator): Screen {
  const buttons = locales.map((locale) => ({
    text: `${locale === current ? '● ' : ''}${label(`language.${locale}`)}`,
    data: buttonData('language.set', locale),
  }));
  return { text: t('language'), buttons: [buttons] };
}
