import type { Api } from 'grammy';
import type { Locale } from '../../core/model/people.ts';
import type { Accounts, Offices } from '../../core/ports/people.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Translators } from '../../i18n/translator.ts';
import { clockDoubtScreen } from '../../screens/operator/clock.ts';
import { courseOf } from './errors.ts';
import { chatOf, sendScreen } from './screens.ts';

type Deps = {
  api: Api;
  store: { accounts: Pick<Accounts, 'findById'>; offices: Pick<Offices, 'listByRole'> };
  clock: Pick<Clock, 'now'>;
  translators: Translators;
  defaultLocale: Locale;
  /** In which the time of the machine is told. */
  zone: string;
};

/** What whoever hosts the bot hears at once; each has its sentence. */
type Alarm =
  Extract<keyof Messages, `standstill.${string}`> extends `standstill.${infer What}` ? What : never;

/** Tells whoever hosts the bot at once, past the outbox, that a part of it stands still or goes on again, or who else takes its updates. */
export function createOperatorAlarm({ api, store, clock, translators, defaultLocale, zone }: Deps) {
  return async (what: Alarm): Promise<void> => {
    for (const { accountId } of await store.offices.listByRole('operator', clock.now())) {
      const account = accountId === undefined ? undefined : await store.accounts.findById(accountId);
      if (account === undefined) continue;
      const translator = translators[account.locale ?? defaultLocale];
      const screen =
        what === 'clock-unconfirmed'
          ? clockDoubtScreen(translator, clock.now(), zone)
          : { text: translator.t(`standstill.${what}`), buttons: [] };
      try {
        await sendScreen(api, chatOf(account), screen);
      } catch (error) {
        if (courseOf(error, 'person') !== 'unreachable') throw error;
      }
    }
  };
}
