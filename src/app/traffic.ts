import type { Opened } from './app.ts';
import type { Telegram } from './telegram.ts';
import { createIntakeWatch } from '../jobs/intake-watch.ts';
import type { Timers } from '../jobs/timers.ts';
import { createOutbox } from '../services/delivery/outbox.ts';
import { createNotStored } from '../telegram/intake/not-stored.ts';
import { createRivalWatch } from '../telegram/intake/rival-watch.ts';
import { createUpdates } from '../telegram/intake/updates.ts';
import { doWithout } from '../telegram/sending/errors.ts';
import { createOperatorAlarm } from '../telegram/sending/operator-alarm.ts';

/** What comes in is stored before it is handled, and what is due goes out; neither where nothing can be written. */
export function composeTraffic(opened: Opened, telegram: Telegram, timers: Timers) {
  const { config, clock, log, translators, bot, client, watch, core, database, overrides } = opened;
  const { clockState, messageSent } = opened;
  const { gauge } = opened.front;
  const { store, domains, inboxStore } = core;
  const { api } = bot;
  const { accounts } = store;
  const { defaultLocale } = config;

  const send: Telegram['notify'] = async (delivery) => {
    const outcome = await telegram.notify(delivery);
    gauge.deliveryTried(outcome.status);
    return outcome;
  };
  const notStored = createNotStored({
    ...{ api, log },
    sentenceFor: async (telegramId) => {
      const account = await accounts.findByTelegramId(telegramId);
      return translators[account?.locale ?? defaultLocale].t('frame.not_stored');
    },
  });
  const intake = createIntakeWatch({
    timers,
    mark: () => database.mark(clock.now()),
    onStoringAgain: () => {
      notStored.over();
      outbox.kick();
    },
  });
  const outbox = createOutbox({
    ...{ store, clock, log, send, groups: domains.groups.presence.upkeep },
    canWrite: intake.writeMark,
    clockState,
    defaultZone: config.defaultZone,
    rateScale: overrides.rateScale ?? 1,
  });
  const alarm = createOperatorAlarm({
    ...{ api, store, clock, translators, defaultLocale },
    zone: config.defaultZone,
  });
  const inbox = createUpdates({
    ...{ bot, clock, log, client, watch: watch.calls, messageSent },
    store: inboxStore,
    intake,
    onNotStored: (update) => {
      notStored.tell(update);
    },
    answers: (command) => telegram.routes.answers(command),
    onHandled: (seconds) => {
      gauge.updateHandled(seconds);
      outbox.kick();
    },
    onSetAside: async (update) => {
      gauge.updateSetAside();
      await domains.delivery.operatorNews.reportSetAside(await inboxStore.countSetAside());
      const chat = update.message?.chat ?? update.callback_query?.message?.chat;
      if (chat?.type !== 'private') return;
      const text = translators[defaultLocale].t('frame.failed');
      await doWithout(api.sendMessage(chat.id, text));
    },
    onUnreadable: () => {
      gauge.updateSetAside();
    },
    rival: createRivalWatch({ clock, log, report: alarm }),
    onTokenRefused: () => overrides.onTokenRefused?.(),
  });
  return { intake, outbox, inbox, alarm };
}
