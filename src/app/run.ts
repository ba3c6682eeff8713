import { setTimeout as pause } from 'node:timers/promises';
import type { App, Opened } from './app.ts';
import { createSteps } from './jobs.ts';
import { sharePauses } from './pauses.ts';
import { composePlay } from './play.ts';
import { composeTelegram } from './telegram.ts';
import { composeTraffic } from './traffic.ts';
import { createAlone, createPartnership, type Duties } from '../jobs/crew.ts';
import { createStandstillWatch } from '../jobs/standstill.ts';
import { createTick } from '../jobs/tick.ts';
import { createTicker } from '../jobs/ticker.ts';
import { createTimers, type Stop } from '../jobs/timers.ts';
import type { Call } from '../core/ports/crew.ts';
import { createRaisedAlarms } from '../storage/meta.ts';
import { nameOf } from '../play/error-name.ts';
import { bringUpdatesTo } from '../telegram/intake/updates.ts';
import { courseOf } from '../telegram/sending/errors.ts';

/** The program ends soon, also where Telegram does not answer. */
const tellWithinMs = 3000;

/** How soon a key that was added is known, and one that is to be used is used. */
const beatEveryMs = 5000;

/** Lets an opened database and a reached Telegram work together. */
export async function run(opened: Opened): Promise<App> {
  const { config, clock, log, translators, bot, useCases, database, front, overrides, clockState } = opened;
  const { keyRotation } = opened;
  const { gauge } = front;
  const webhook = config.http?.webhook;
  const { store, domains, inboxStore } = useCases;
  const timers = createTimers({ log });
  const partnership =
    opened.crew === undefined
      ? createAlone()
      : createPartnership({
          ...{ ...opened.crew, timers, log, hear },
          onGivenUp: () => overrides.onGivenUp?.(),
        });
  const holdPause = sharePauses({ ...opened, partnership });
  const player = composePlay(opened);
  const telegram = composeTelegram(opened, player);
  const web =
    config.web &&
    (await import('./web.ts')).composeWeb(opened, player, {
      url: config.web.url,
      partnership,
      onHandled: sendDue,
    });
  const traffic = composeTraffic(opened, { player, telegram, web, partnership, sendDue }, timers);
  const { intake, outbox, inbox, alarm } = traffic;

  const standstill = createStandstillWatch({
    ...{ clock, timers, log, intake, clockState },
    oldestDueAt: () => store.deliveries.nextAt(),
    raised: createRaisedAlarms(database),
    report: alarm,
  });
  const runSteps = createTick({
    clock,
    log,
    steps: createSteps({ domains, inboxStore, outbox }),
    clockState,
  });
  async function tick(): Promise<void> {
    if (!database.isInPlace()) return leaveDatabase();
    if (await intake.writeMark()) {
      await keyRotation.beat();
      await runSteps();
      gauge.ticked(clock.now());
    } else log.error({}, 'nothing can be written: what is due waits');
    standstill.ticked();
  }
  /** What would be taken in now could not be kept. */
  async function leaveDatabase(): Promise<void> {
    log.error({}, 'the database was removed or replaced while it was open');
    front.show(undefined);
    await inbox.stop(0);
    const told = alarm('gone').catch((error: unknown) => {
      log.warn({ err: nameOf(error) }, 'the operator could not be told');
    });
    await Promise.race([told, pause(tellWithinMs)]);
    overrides.onDatabaseGone?.();
  }
  let stopBeating: Stop | undefined;
  let ticked: Promise<void> | undefined;
  const ticker = overrides.ticking === false ? undefined : createTicker({ tick, timers, log });
  /** What one program does for all: fetching, what time brings about, and what the bot says of its own accord. */
  const duties: Duties = {
    begin() {
      if (overrides.signal?.aborted === true) return;
      if (webhook === undefined) void inbox.beginPolling();
      else void bringUpdatesTo(bot, webhook, { log, signal: overrides.signal });
      ticker?.start();
      if (ticker !== undefined) void standstill.start();
      if (opened.crew === undefined) outbox.kick();
      else outbox.takeOver();
    },
    async end() {
      standstill.stop();
      // The tick under way goes on beside the next leader's: what it finds done it does not do.
      ticked = ticker?.stop();
      await inbox.endPolling();
    },
  };

  // Where it is told to stop meanwhile, `stop` ends what is under way.
  await Promise.race([begin(), opened.stopped]);

  return {
    botUsername: bot.botInfo.username,
    claimLink: opened.claimLink,
    pageClaim: opened.pageClaim,
    pagePort: opened.pageFront?.port,
    tick,
    async idle() {
      await Promise.all([inbox.idle(), web?.intake.idle()]);
      await Promise.all([outbox.drain(), keyRotation.idle()]);
    },
    async nextMeetingAt() {
      const now = clock.now();
      const unitIds = [...(await store.meetings.countUpcoming(now)).keys()];
      const meetings = await Promise.all(unitIds.map((unitId) => store.meetings.listUpcoming(unitId, now)));
      const starts = meetings.flat().map(({ startsAt }) => startsAt);
      return starts.sort((one, other) => one.getTime() - other.getTime())[0];
    },
    async stop(withinMs) {
      const endsAt = performance.now() + withinMs;
      front.show(undefined);
      opened.pageFront?.show(undefined);
      intake.stop();
      stopBeating?.();
      const sent = outbox.stop();
      await partnership.resign();
      await Promise.all([inbox.stop(withinMs), web?.intake.stop(withinMs)]);
      const ended = Promise.all([sent, ticked]);
      await Promise.race([ended, pause(Math.max(0, endsAt - performance.now()))]);
      await keyRotation.stop();
      await partnership.leave();
      await database.close();
      await Promise.all([front.stop(), opened.pageFront?.stop()]);
    },
  };

  async function begin(): Promise<void> {
    await keyRotation.beat();
    if (ticker !== undefined) stopBeating = timers.every(beatEveryMs, () => void keyRotation.beat());
    if (opened.crew !== undefined) intake.keepMarking();
    await partnership.enter();
    await inbox.start();
    await web?.intake.start();
    if (overrides.signal?.aborted === true) return;
    await partnership.start(duties);
    front.show({
      inbox: inbox.depth,
      outbox: () => store.deliveries.countDue(clock.now()),
      leads: () => partnership.leads(),
      processes: () => partnership.size(),
      readiness: () => ({
        database: intake.isWritten() && partnership.isHeard() ? 'ok' : 'failed',
        tick: !partnership.leads() || standstill.isTicking() ? 'ok' : 'standing_still',
        leads: partnership.leads(),
        ...(opened.crew && { standby: partnership.hasStandby() === true ? 'synchronous' : 'none' }),
      }),
      receive: async (update) => {
        await inbox.receive(update);
      },
    });
    opened.pageFront?.show(web?.visits);
    try {
      await telegram.menus.publish(translators);
    } catch (error) {
      if (courseOf(error, 'extra') === undefined) throw error;
      log.warn({ err: nameOf(error) }, 'the command menu could not be published; the next start tries again');
    }
  }

  function sendDue(): void {
    if (partnership.leads()) outbox.kick();
    else partnership.call({ about: 'outbox' });
  }

  function hear(call: Call): void {
    switch (call.about) {
      case 'inbox':
        inbox.look();
        web?.intake.look();
        return;
      case 'outbox':
        if (partnership.leads()) outbox.kick();
        return;
      case 'lead':
        return;
      case 'pause':
        holdPause(call);
        return;
      case 'page':
      case 'done':
      case 'heard':
        web?.hear(call);
    }
  }
}
