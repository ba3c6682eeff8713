import type { Opened } from './app.ts';
import type { Player } from './play.ts';
import { consentVersion } from '../core/joining/consent.ts';
import type { Delivery, SendOutcome } from '../core/model/notices.ts';
import type { Letter } from '../play/notices.ts';
import { createPageChannel } from '../web/channel.ts';
import { openInternet } from '../web/push/network.ts';
import { createPushes } from '../web/push/pushes.ts';
import { createPushSender } from '../web/push/sender.ts';
import { createWebIntake } from '../web/intake.ts';
import { createStreams } from '../web/streams.ts';
import { createVisits } from '../web/visits.ts';

export type Web = ReturnType<typeof composeWeb>;

/** The page of the web door, over the same parts as Telegram. */
export function composeWeb(
  { config, clock, log, translators, bot, core, front, overrides }: Opened,
  { play, routes }: Player,
  { url, onHandled }: { url: string; onHandled: () => void },
) {
  const { store, domains, inboxStore, ids } = core;
  const streams = createStreams();
  core.whenPageIsCleared(streams.changed);
  const channel = createPageChannel({
    ...{ pages: store.pages, clock, changed: streams.changed },
    say: (queryId, word) => {
      intake.say(queryId, word);
    },
  });
  const intake = createWebIntake({
    ...{ store: inboxStore, clock, log, play, channel },
    botUsername: bot.botInfo.username,
    onHandled: (seconds) => {
      front.gauge.updateHandled(seconds);
      onHandled();
    },
    onSetAside: async () => {
      front.gauge.updateSetAside();
      await domains.delivery.operatorNews.reportSetAside(await inboxStore.countSetAside());
    },
  });
  const pushes = createPushes({
    ...{ accounts: store.accounts, deliveries: store.deliveries, pages: store.pages },
    ...{ pagePushes: store.pagePushes, streams, clock, translators, defaultLocale: config.defaultLocale },
    send: createPushSender({ subject: url, network: overrides.pushNetwork ?? openInternet }),
  });
  const visits = createVisits({
    ...{
      accounts: store.accounts,
      pages: store.pages,
      deliveries: store.deliveries,
      places: store.places,
      doors: domains.joining.webDoors,
    },
    ...{ routes, intake, streams, pushes, clock, translators, ids, consentVersion },
    ownPushes: domains.ownData.pushes,
    defaultLocale: config.defaultLocale,
  });

  return {
    visits,
    intake,
    pushes,
    async deliver(letter: Letter, { expiresAt }: Pick<Delivery, 'expiresAt'>): Promise<SendOutcome> {
      const outcome = await channel.deliver(letter);
      const isNew = letter.view !== undefined && !('edit' in letter.view);
      if (isNew && outcome.status === 'sent' && outcome.messageId !== undefined)
        await pushes.plan(letter.to.account, outcome.messageId, expiresAt);
      return outcome;
    },
  };
}
