import { failureOf } from '../core/failure.ts';
import type { Delivery, PendingDelivery, SendOutcome } from '../core/model/notices.ts';
import type { Deliveries } from '../core/ports/deliveries.ts';
import type { Accounts } from '../core/ports/people.ts';
import type { Clock, Log } from '../core/ports/runtime.ts';

type Deps = {
  store: {
    accounts: Pick<Accounts, 'setReachable'>;
    deliveries: Pick<Deliveries, 'expire' | 'listPending' | 'findById' | 'settle' | 'postpone' | 'nextAt'>;
  };
  clock: Clock;
  log: Log;
  send: (delivery: Delivery) => Promise<SendOutcome>;
  options?: Partial<Options>;
};

type Options = {
  /** Messages in any second, all chats together: Telegram allows about 30. */
  perSecond: number;
  /** Chats written to at the same time. After a crash at most so many messages are sent a second time. */
  parallel: number;
  /** Deliveries read at once. */
  batch: number;
};

const defaults: Options = { perSecond: 25, parallel: 4, batch: 100 };
const backoffSeconds = [5, 15, 60, 300, 900] as const;
const longestBackoffSeconds = 900;
const quietAfterOutages = 3;
const attemptsAtBroken = 8;

export type Outbox = ReturnType<typeof createOutbox>;

/** Sends what is pending, never two at once to the same person, and writes down what became of each. */
export function createOutbox({ store: { accounts, deliveries }, clock, log, send, options }: Deps) {
  const { perSecond, parallel, batch } = { ...defaults, ...options };
  let running: Promise<void> | undefined;
  let askedAgain = false;
  let stopped = false;
  let alarm = new AbortController();
  let quiet = { from: 0, until: 0 };
  let outagesInRow = 0;
  let sentTimes: number[] = [];

  function kick(): void {
    if (stopped) return;
    askedAgain = true;
    running ??= run().finally(() => {
      running = undefined;
      if (askedAgain) kick();
    });
  }

  /** Resolves when nothing more can be sent at this instant: all is settled, or has to wait for a later one. */
  async function drain(): Promise<void> {
    kick();
    while (running !== undefined) await running;
  }

  /** Lets what is being sent end; the rest stays pending. */
  async function stop(): Promise<void> {
    stopped = true;
    askedAgain = false;
    alarm.abort();
    await running;
  }

  async function run(): Promise<void> {
    alarm.abort();
    try {
      while (askedAgain) {
        askedAgain = false;
        await pass();
      }
      await setAlarm();
    } catch (error) {
      log.error({ failure: failureOf(error) }, 'the outbox stopped until it is asked again');
    }
  }

  async function pass(): Promise<void> {
    await deliveries.expire(clock.now());
    while (isFree()) {
      const pending = await deliveries.listPending(clock.now(), batch);
      if (pending.length === 0) return;
      await sendAll(byPerson(pending));
    }
  }

  async function sendAll(queues: PendingDelivery[][]): Promise<void> {
    const worker = async (): Promise<void> => {
      for (let queue = queues.shift(); queue !== undefined; queue = queues.shift()) {
        for (const { id } of queue) {
          if (!take()) return;
          await deliver(id);
        }
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: parallel }, worker));
    const failed = ended.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  async function deliver(id: string): Promise<void> {
    let attempts = 0;
    try {
      const delivery = await deliveries.findById(id);
      if (delivery?.status !== 'pending') return;
      attempts = delivery.attempts;
      await settle(delivery, await send(delivery));
    } catch (error) {
      log.error({ deliveryId: id, failure: failureOf(error) }, 'a delivery could not be tried');
      await setBack(id, attempts, failureOf(error));
    }
  }

  async function settle({ id, accountId, attempts }: Delivery, outcome: SendOutcome): Promise<void> {
    const now = clock.now();
    if (outcome.status !== 'unavailable') outagesInRow = 0;
    switch (outcome.status) {
      case 'sent':
        await deliveries.settle(id, { status: 'sent', messageId: outcome.messageId }, now);
        return;
      case 'pointless':
        await deliveries.settle(id, { status: 'dropped', messageId: undefined }, now);
        return;
      case 'unreachable':
        await accounts.setReachable(accountId, false, now);
        await deliveries.settle(id, { status: 'unreachable', messageId: undefined }, now);
        return;
      case 'refused':
        log.warn({ deliveryId: id, why: outcome.why }, 'a delivery was refused');
        await deliveries.settle(id, { status: 'failed', messageId: undefined, error: outcome.why }, now);
        return;
      case 'retry_after':
        log.warn({ seconds: outcome.seconds }, 'Telegram asks for a pause');
        beQuiet(now, outcome.seconds);
        return;
      case 'unavailable':
        outagesInRow += 1;
        if (outagesInRow >= quietAfterOutages) beQuiet(now, secondsBack(outagesInRow - quietAfterOutages));
        await deliveries.postpone(id, later(now, secondsBack(attempts)), outcome.why);
        return;
    }
  }

  /** A delivery that cannot even be tried, such as one whose notice cannot be opened, is given up in the end. */
  async function setBack(id: string, attempts: number, failure: string): Promise<void> {
    const now = clock.now();
    if (attempts + 1 < attemptsAtBroken)
      return deliveries.postpone(id, later(now, secondsBack(attempts)), failure);
    return deliveries.settle(id, { status: 'failed', messageId: undefined, error: failure }, now);
  }

  function beQuiet(now: Date, seconds: number): void {
    quiet = { from: now.getTime(), until: Math.max(pauseEnd(now.getTime()), later(now, seconds).getTime()) };
  }

  function isFree(): boolean {
    return !stopped && freeAt() <= clock.now().getTime();
  }

  function take(): boolean {
    if (!isFree()) return false;
    sentTimes.push(clock.now().getTime());
    return true;
  }

  function freeAt(): number {
    const now = clock.now().getTime();
    sentTimes = sentTimes.filter((at) => at > now - 1000 && at <= now);
    const oldest = sentTimes.length < perSecond ? undefined : sentTimes[0];
    return Math.max(pauseEnd(now), oldest === undefined ? 0 : oldest + 1000);
  }

  /** A clock that was set back must not keep the bot silent until it has caught up. */
  function pauseEnd(now: number): number {
    return now < quiet.from ? 0 : quiet.until;
  }

  /** Wakes for what has to wait: a pause that ends, a second that is full, a delivery set back. */
  async function setAlarm(): Promise<void> {
    const nextAt = await deliveries.nextAt();
    if (nextAt === undefined || stopped) return;
    const now = clock.now().getTime();
    const at = Math.max(nextAt.getTime(), freeAt());
    alarm = new AbortController();
    const { signal } = alarm;
    clock.sleep(Math.max(at - now, 1), signal).then(kick, () => undefined);
  }

  return { kick, drain, stop };
}

/** In the order of what is oldest for each. */
function byPerson(pending: readonly PendingDelivery[]): PendingDelivery[][] {
  const queues = new Map<string, PendingDelivery[]>();
  for (const delivery of pending) {
    const queue = queues.get(delivery.accountId);
    if (queue === undefined) queues.set(delivery.accountId, [delivery]);
    else queue.push(delivery);
  }
  return [...queues.values()];
}

function secondsBack(attempts: number): number {
  return backoffSeconds[attempts] ?? longestBackoffSeconds;
}

function later(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000);
}
