import type { Opened } from './app.ts';
import { consentVersion } from '../core/joining/consent.ts';
import type { DoorKind } from '../core/model/people.ts';
import { createCellHeader } from '../play/cell-header.ts';
import { kindOfMessage } from '../play/channel.ts';
import { createWordNotice } from '../play/notices.ts';
import { createPlay } from '../play/play.ts';
import { createPresenter } from '../play/presenter.ts';
import { createRoutes } from '../play/routes.ts';
import { readTitle } from '../telegram/group-play.ts';
import { createBotLinks } from '../telegram/links.ts';

export type Player = ReturnType<typeof composePlay>;

/** What every channel shares: what somebody did goes to the part that answers it, and notices are worded. */
export function composePlay({ config, clock, translators, bot, useCases }: Opened) {
  const { store, domains, ids } = useCases;
  const { accounts, deliveries } = store;
  const { defaultLocale } = config;
  const botUsername = bot.botInfo.username;

  const { features, land } = domains.features({
    translators,
    defaultLocale,
    links: createBotLinks(botUsername),
    webUrl: config.web?.url,
    titleOf: (chatId) => readTitle(bot.api, chatId),
  });
  const routes = createRoutes(features);
  const cellHeader = createCellHeader({ units: store.units, accounts, routes });
  const present = createPresenter({ accounts, shownWords: domains.delivery.shownWords, routes });
  const isOpen = (kind: DoorKind): boolean => kind === 'telegram' || config.web !== undefined;
  /** Somebody is reached no more by this kind of door. */
  const lose = (accountId: string, kind: DoorKind) =>
    domains.delivery.lostDoors.lose(accountId, kind, isOpen);
  const play = createPlay({
    ...{
      accounts,
      deliveries,
      clock,
      ids,
      translators,
      defaultLocale,
      consentVersion,
      routes,
      present,
      land,
    },
    ...{ botUsername, cellHeader, lose },
  });
  const word = createWordNotice({
    ...{ accounts, clock, translators, defaultLocale, features, cellHeader, routes },
    kindOf: kindOfMessage,
    isOpen,
  });
  return { features, routes, play, word, lose };
}
