import type { Opened } from './app.ts';
import { consentVersion } from '../core/joining/consent.ts';
import { assemble, createScreensApi } from '../telegram/bot.ts';
import { createTelegramChannel } from '../telegram/channel.ts';
import { createCellHeader } from '../play/cell-header.ts';
import { createGroupPlay, readTitle } from '../telegram/group-play.ts';
import { createMenus } from '../telegram/menus.ts';
import { createPlay } from '../play/play.ts';
import { createPresenter } from '../play/presenter.ts';
import { createRoutes } from '../play/routes.ts';
import { createFileOpener } from '../telegram/sending/sent-files.ts';
import { createNotifier } from '../telegram/sending/notifier.ts';

export type Telegram = ReturnType<typeof composeTelegram>;

/** The bot in Telegram: what somebody did goes to the part that answers it, and notices are worded and sent. */
export function composeTelegram({ config, clock, translators, bot, client, gate, watch, core }: Opened) {
  const { store, domains, dialogues, ids } = core;
  const { api } = bot;
  const { accounts } = store;
  const { defaultLocale } = config;
  const botUsername = bot.botInfo.username;
  const way = { apiRoot: config.telegramApiRoot, proxyUrl: config.telegramProxyUrl };

  const { features, land } = domains.features({
    translators,
    defaultLocale,
    botUsername,
    titleOf: (chatId) => readTitle(api, chatId),
    openFile: createFileOpener({ api, ...way, token: config.botToken }),
  });
  const routes = createRoutes(features);
  const menus = createMenus({ api });
  const cellHeader = createCellHeader({ places: store.places, accounts, routes });
  const screensApi = createScreensApi(config.botToken, client, { gate, watch });
  const channel = createTelegramChannel({ api: screensApi, menus: createMenus({ api: screensApi }) });
  const present = createPresenter({ channel, accounts, shownWords: domains.delivery.shownWords, routes });
  const play = createPlay({
    ...{ accounts, clock, ids, translators, defaultLocale, consentVersion, routes, present, land },
    ...{ botUsername, cellHeader, channel },
  });
  const playInGroup = createGroupPlay({
    ...{ api, translators, defaultLocale },
    ...{ presence: domains.groups.presence, side: domains.groups.inGroups({ botUsername }) },
  });
  const dialogueNames = features.flatMap((feature) => feature.dialogue?.name ?? []);
  assemble({ bot, botUsername, play, playInGroup, routes, dialogueNames, dialogues, accounts, clock });

  const notify = createNotifier({
    api,
    gate,
    accounts,
    groups: store.groups,
    menus,
    clock,
    translators,
    defaultLocale,
    features,
    cellHeader,
    routes,
  });
  return { menus, routes, notify };
}
