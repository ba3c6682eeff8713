import type { Opened } from './app.ts';
import type { Player } from './play.ts';
import type { Telegram } from './telegram.ts';
import type { Web } from './web.ts';
import type { Delivery, SendOutcome } from '../core/model/notices.ts';
import { createIntakeWatch } from '../jobs/intake-watch.ts';
import type { Partnership } from '../jobs/crew.ts';
import { webSource } from '../play/channel.ts';
import { createDelivering } from '../play/delivering.ts';
import type { Timers } from '../jobs/timers.ts';
import { createOutbox } from '../services/delivery/outbox.ts';
import { createNotHandled } from '../telegram/intake/not-handled.ts';
import { createRivalWatch } from '../telegram/intake/rival-watch.ts';
import { createUpdates } from '../telegram/intake/updates.ts';
import { createOperatorAlarm } from '../telegram/sending/operator-alarm.ts';

type Parts = {
  player: Player;
  telegram: Telegram;
  web: Web | undefined;
  partnership: Pick<Partnership, 'leads' | 'stillLeads'>;
  sendDue: () => void;
};

/** What comes in is stored before it is handled, and what is due goes out; neither where nothing can be written. */
export function composeTraffic(
  opened: Opened,
  { player, telegram, web, partnership, sendDue }: Parts,
  timers: Timers,
) {
  const { config, clock, log, translators, bot, client, watch, useCases, database, overrides } = opened;
  const { clockState, messageSent } = opened;
  const { gauge } = opened.front;
  const { store, domains, inboxStore } = useCases;
  const { api } = bot;
  const { accounts } = store;
  const { defaultLocale } = config;

  const deliver = createDelivering({
    ...{ word: player.word, lose: player.lose, byTelegram: telegram.notifier },
    onPage: async (letter, delivery) => (web ?? (await openPageAtRest())).deliver(letter, delivery),
    push: async (delivery, notice) => web?.pushes.send(delivery, notice) ?? { status: 'pointless' },
  });
  const send = async (delivery: Delivery): Promise<SendOutcome> => {
    const outcome = await deliver(delivery);
    gauge.deliveryTried(outcome.status);
    return outcome;
  };
  /** Without a page nothing new goes there, but words leave what stands on it. */
  async function openPageAtRest() {
    const { createPageChannel } = await import('../web/channel.ts');
    const unheard = (): void => undefined;
    return createPageChannel({ pages: store.pages, clock, changed: unheard, say: unheard });
  }
  const notHandled = createNotHandled({
    ...{ api, log },
    notStored: async (telegramId) => {
      const account = await accounts.findByTelegramId(telegramId);
      return translators[account?.locale ?? defaultLocale].t('frame.not_stored');
    },
    setAside: translators[defaultLocale].t('frame.failed'),
  });
  const intake = createIntakeWatch({
    timers,
    mark: () => database.mark(clock.now()),
    onStoringAgain: () => {
      notHandled.onStoringAgain();
      sendDue();
    },
  });
  const outbox = createOutbox({
    ...{ store, clock, log, send, groups: domains.groups.presence.upkeep },
    canWrite: async () => (await partnership.stillLeads()) && intake.writeMark(),
    maySend: partnership.stillLeads,
    clockState,
    defaultZone: config.defaultZone,
    rateScale: overrides.rateScale ?? 1,
    ...(overrides.parallel !== undefined && { options: { parallel: overrides.parallel } }),
  });
  const alarm = createOperatorAlarm({
    ...{ api, store, clock, translators, defaultLocale },
    zone: config.defaultZone,
  });
  const inbox = createUpdates({
    ...{ bot, clock, log, client, watch: watch.calls, messageSent },
    store: inboxStore,
    share: opened.crew?.share({ name: webSource, isTaken: false }),
    intake,
    onNotStored: (update) => {
      notHandled.onNotStored(update);
    },
    answers: (command) => player.routes.answers(command),
    onHandled: (seconds) => {
      gauge.updateHandled(seconds);
      sendDue();
    },
    onSetAside: async (update) => {
      gauge.updateSetAside();
      await domains.delivery.operatorNews.reportSetAside(await inboxStore.countSetAside());
      await notHandled.onSetAside(update);
    },
    onUnreadable: () => {
      gauge.updateSetAside();
    },
    rival: createRivalWatch({ clock, log, report: alarm }),
    onTokenRefused: () => overrides.onTokenRefused?.(),
  });
  return { intake, outbox, inbox, alarm };
}
