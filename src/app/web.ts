import { z } from 'zod';
import type { Opened } from './app.ts';
import type { Player } from './play.ts';
import { consentVersion } from '../core/joining/consent.ts';
import type { Call } from '../core/ports/crew.ts';
import type { Partnership } from '../jobs/crew.ts';
import type { Delivery, SendOutcome } from '../core/model/notices.ts';
import { webSource } from '../play/channel.ts';
import type { Letter } from '../play/notices.ts';
import { createPageChannel } from '../web/channel.ts';
import { openInternet } from '../web/push/network.ts';
import { createPushes } from '../web/push/pushes.ts';
import { createPushSender } from '../web/push/sender.ts';
import { createWebIntake, type Word } from '../web/intake.ts';
import { createStreams } from '../web/streams.ts';
import { createVisits } from '../web/visits.ts';

export type Web = ReturnType<typeof composeWeb>;

type Over = { url: string; partnership: Pick<Partnership, 'call' | 'size'>; onHandled: () => void };

const wordSchema = z.object({ text: z.string(), alert: z.boolean() });

/** The page of the web door, over the same parts as Telegram. */
export function composeWeb(
  { config, clock, log, translators, bot, useCases, crew, front, overrides }: Opened,
  { play, routes }: Player,
  { url, partnership, onHandled }: Over,
) {
  const { store, domains, inboxStore, ids } = useCases;
  const streams = createStreams();
  useCases.whenPageIsCleared(changed);
  const channel = createPageChannel({
    ...{ pages: store.pages, clock, changed },
    say: (queryId, word) => {
      intake.say(queryId, word);
    },
  });
  const intake = createWebIntake({
    ...{ store: inboxStore, clock, log, play, channel },
    share: crew?.share({ name: webSource, isTaken: true }),
    tellDone: (updateId, word) => {
      if (crew === undefined || partnership.size() === 1) return;
      const sealed = word && { word: crew.words.seal(String(updateId), JSON.stringify(word)) };
      partnership.call({ about: 'done', updateId, ...sealed });
    },
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
    ...{ pagePushes: store.pagePushes, clock, translators, defaultLocale: config.defaultLocale },
    streams: { ...streams, isOpen },
    send: createPushSender({ subject: url, network: overrides.pushNetwork ?? openInternet }),
  });
  const visits = createVisits({
    ...{
      accounts: store.accounts,
      pages: store.pages,
      deliveries: store.deliveries,
      units: store.units,
      doors: domains.joining.webDoors,
    },
    ...{ routes, intake, pushes, clock, translators, ids, consentVersion },
    streams: { ...streams, changed, hear },
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
    /** What another program calls out. */
    hear(call: Call): void {
      if (call.about === 'page') streams.changed(call.doorId);
      else if (call.about === 'done') intake.done(call.updateId, wordOf(call));
      else if (call.about === 'heard') streams.hear(call.doorId, call.number);
    },
  };

  function wordOf({ updateId, word }: Extract<Call, { about: 'done' }>): Word | undefined {
    if (word === undefined || crew === undefined) return undefined;
    return wordSchema.parse(JSON.parse(crew.words.open(String(updateId), word)));
  }

  /** Another program may have it open. */
  function isOpen(doorId: string): boolean {
    return partnership.size() > 1 || streams.isOpen(doorId);
  }

  function hear(doorId: string, number: number): void {
    streams.hear(doorId, number);
    if (partnership.size() > 1) partnership.call({ about: 'heard', doorId, number });
  }

  function changed(doorId: string): void {
    streams.changed(doorId);
    if (partnership.size() > 1) partnership.call({ about: 'page', doorId });
  }
}
