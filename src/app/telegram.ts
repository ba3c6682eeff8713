import type { Opened } from './app.ts';
import type { Player } from './play.ts';
import { assemble, createNoticesApi, createScreensApi } from '../telegram/bot.ts';
import { createTelegramChannel } from '../telegram/channel.ts';
import { createGroupPlay } from '../telegram/group-play.ts';
import { createBotLinks } from '../telegram/links.ts';
import { createMenus } from '../telegram/menus.ts';
import { createNotifier } from '../telegram/sending/notifier.ts';
import { createFileOpener } from '../telegram/sending/sent-files.ts';

export type Telegram = ReturnType<typeof composeTelegram>;

/** The bot in Telegram. */
export function composeTelegram(opened: Opened, { features, play, lose }: Player) {
  const { config, clock, translators, bot, client, gate, watch, useCases } = opened;
  const { store, domains, dialogues } = useCases;
  const { api } = bot;
  const { defaultLocale } = config;
  const botUsername = bot.botInfo.username;

  const menus = createMenus({ api });
  const screensApi = createScreensApi(config.botToken, client, { gate, watch });
  const channel = createTelegramChannel({ api: screensApi, menus: createMenus({ api: screensApi }) });
  const playInGroup = createGroupPlay({
    ...{ api, translators, defaultLocale },
    ...{
      presence: domains.groups.presence,
      side: domains.groups.inGroups({ links: createBotLinks(botUsername) }),
    },
  });
  const dialogueNames = features.flatMap((feature) => feature.dialogue?.name ?? []);
  const openFile = createFileOpener({
    ...{ api, apiRoot: config.telegramApiRoot, proxyUrl: config.telegramProxyUrl, token: config.botToken },
  });
  assemble({
    ...{ bot, botUsername, play, channel, playInGroup, dialogueNames, dialogues, openFile },
    ...{ accounts: store.accounts, clock, onLeft: (accountId) => lose(accountId, 'telegram') },
  });
  const noticesApi = createNoticesApi(config.botToken, client, { gate, watch });
  const notifier = createNotifier({
    ...{ api: noticesApi, patientApi: api, gate, menus },
    ...{ groups: store.groups, translators, defaultLocale, features },
  });
  return { menus, notifier };
}
