import type { Opened } from './app.ts';
import type { Player } from './play.ts';
import { consentVersion } from '../core/joining/consent.ts';
import type { Letter } from '../play/notices.ts';
import { createPageChannel } from '../web/channel.ts';
import { createWebIntake } from '../web/intake.ts';
import { createStreams } from '../web/streams.ts';
import { createVisits } from '../web/visits.ts';

export type Web = ReturnType<typeof composeWeb>;

/** The page of the web door, over the same parts as Telegram. */
export function composeWeb(
  { config, clock, log, translators, bot, core, front }: Opened,
  { play }: Player,
  { onHandled }: { onHandled: () => void },
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
  const visits = createVisits({
    ...{
      accounts: store.accounts,
      pages: store.pages,
      places: store.places,
      doors: domains.joining.webDoors,
    },
    ...{ intake, streams, clock, translators, ids, consentVersion },
    defaultLocale: config.defaultLocale,
  });

  return {
    visits,
    intake,
    deliver: (letter: Letter) => channel.deliver(letter),
  };
}
