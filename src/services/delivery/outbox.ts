import { failureOf } from '../../core/failure.ts';
import type { Zone } from '../../core/time/local-time.ts';
import type { MuteReason } from '../../core/model/groups.ts';
import type { Delivery, PendingDelivery, SendOutcome } from '../../core/model/notices.ts';
import type { Deliveries } from '../../core/ports/deliveries.ts';
import type { Accounts } from '../../core/ports/people.ts';
import type { Clock, Log } from '../../core/ports/runtime.ts';
import { waitsUntil } from '../../core/delivery/waiting.ts';
import { createPace } from './pace.ts';

type Deps = {
  store: {
    accounts: Pick<Accounts, 'setReachable'>;
    deliveries: Pick<
      Deliveries,
      | 'expire'
      | 'hold'
      | 'listPending'
      | 'listSentSince'
      | 'findById'
      | 'settle'
      | 'postpone'
      | 'nextAt'
      | 'findZone'
    >;
  };
  clock: Clock;
  log: Log;
  send: (delivery: Delivery) => Promise<SendOutcome>;
  /** What a refusal shows about a group. */
  groups: {
    lose(groupId: string): Promise<void>;
    migrate(groupId: string, chatId: string): Promise<void>;
    mute(groupId: string, why: MuteReason): Promise<void>;
    leaveTopic(groupId: string): Promise<void>;
    /** It takes messages. */
    reach(groupId: string): Promise<void>;
  };
  /** Whether what becomes of a message can be written down: otherwise it would be sent again and again. */
  canWrite?: () => Promise<boolean>;
  /** Whether this program still is the one that sends. */
  maySend?: () => Promise<boolean>;
  /** `wrong`: what is due cannot be told. `unconfirmed`: nothing expires yet. */
  clockState?: () => 'confirmed' | 'unconfirmed' | 'wrong';
  /** For the quiet hours of who belongs to no cell. */
  defaultZone: Zone;
  /** How many times more than Telegram the server allows. */
  rateScale?: number;
  options?: Partial<Options>;
};

type Options = {
  /** Messages in any second, all chats together: Telegram allows about 30. */
  perSecond: number;
  /** Messages a minute into one group: Telegram allows 20, and commands there are answered too. */
  perGroupMinute: number;
  /** Chats written to at the same time. After a crash at most so many messages are sent a second time. */
  parallel: number;
  /** Deliveries read at once. */
  batch: number;
};

const defaults: Options = { perSecond: 30, perGroupMinute: 15, parallel: 4, batch: 100 };
const backoffSeconds = [5, 15, 60, 300, 900] as const;
const longestBackoffSeconds = 900;
const quietAfterOutages = 3;
const attemptsAtBroken = 8;

export type Outbox = ReturnType<typeof createOutbox>;

/** Sends what is pending, never two at once to the same person, and writes down what became of each. */
export function createOutbox(deps: Deps) {
  const {
    store,
    clock,
    log,
    send,
    groups,
    defaultZone,
    canWrite,
    maySend,
    clockState,
    rateScale = 1,
    options,
  } = deps;
  const { accounts, deliveries } = store;
  const { perGroupMinute, batch, ...usual } = { ...defaults, ...options };
  const pace = createPace({ clock, perSecond: usual.perSecond * rateScale, perGroupMinute });
  const parallel = usual.parallel * rateScale;
  let running: Promise<void> | undefined;
  let askedAgain = false;
  let stopped = false;
  let alarm = { at: Number.POSITIVE_INFINITY, ring: new AbortController() };
  let outagesInRow = 0;

  function kick(): void {
    if (stopped) return;
    askedAgain = true;
    running ??= run().finally(() => {
      running = undefined;
      if (askedAgain) kick();
    });
  }

  /** Sends in the place of another program, at the pace that is one for both of them. */
  function takeOver(): void {
    running ??= noteSent().finally(() => {
      running = undefined;
      kick();
    });
  }

  async function noteSent(): Promise<void> {
    try {
      const lately = new Date(clock.now().getTime() - 60_000);
      for (const { groupId, at } of await deliveries.listSentSince(lately)) pace.note(groupId, at);
    } catch (error) {
      log.error({ failure: failureOf(error) }, 'what was sent before could not be counted');
    }
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
    alarm.ring.abort();
    await running;
  }

  async function run(): Promise<void> {
    try {
      let nextAt: Date | undefined;
      while (askedAgain) {
        askedAgain = false;
        nextAt = await pass();
      }
      setAlarm(nextAt);
    } catch (error) {
      log.error({ failure: failureOf(error) }, 'the outbox stopped until it is asked again');
    }
  }

  /** Returns when the next one is due; one read where nothing is, which is after nearly every update. */
  async function pass(): Promise<Date | undefined> {
    for (;;) {
      const nextAt = await deliveries.nextAt();
      const now = clock.now();
      if (nextAt === undefined || nextAt > now || stopped || !pace.isFree()) return nextAt;
      // Whoever can write again asks again.
      if (clockState?.() === 'wrong' || (await canWrite?.()) === false) return undefined;
      if (clockState?.() !== 'unconfirmed') await deliveries.expire(now);
      const pending = await deliveries.listPending(now, batch);
      if (pending.length === 0 && clockState?.() === 'unconfirmed') return undefined;
      await sendAll(byChat(pending));
    }
  }

  async function sendAll(queues: PendingDelivery[][]): Promise<void> {
    const worker = async (): Promise<void> => {
      for (let queue = queues.shift(); queue !== undefined; queue = queues.shift()) {
        for (const { id, groupId } of queue) {
          const groupFreeAt = groupId === undefined ? undefined : pace.groupFreeAt(groupId);
          // It waits without holding up other chats.
          if (groupFreeAt !== undefined) await deliveries.hold(id, groupFreeAt);
          else if (stopped || !pace.take(groupId)) return;
          else await deliver(id);
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
      const zone = (await deliveries.findZone(id)) ?? defaultZone;
      const { notice, expiresAt } = delivery;
      const morning = waitsUntil({ kind: notice.kind, expiresAt }, clock.now(), zone);
      if (morning !== undefined) await deliveries.hold(id, morning);
      else if ((await maySend?.()) !== false) await settle(delivery, await send(delivery));
    } catch (error) {
      log.error({ deliveryId: id, failure: failureOf(error) }, 'a delivery could not be tried');
      const until = later(clock.now(), secondsBack(attempts));
      await setBack({ id, attempts, failure: failureOf(error), until });
    }
  }

  async function settle({ id, accountId, groupId, attempts }: Delivery, outcome: SendOutcome): Promise<void> {
    const now = clock.now();
    if (outcome.status !== 'unavailable' && outcome.status !== 'not_taken') outagesInRow = 0;
    switch (outcome.status) {
      case 'sent':
        await deliveries.settle(id, { status: 'sent', messageId: outcome.messageId }, now);
        if (groupId !== undefined) await groups.reach(groupId);
        return;
      case 'pointless':
        await deliveries.settle(id, { status: 'dropped', messageId: undefined }, now);
        return;
      case 'unreachable':
        if (accountId !== undefined) await accounts.setReachable(accountId, false, now);
        await deliveries.settle(id, { status: 'unreachable', messageId: undefined }, now);
        if (groupId !== undefined) await groups.lose(groupId);
        return;
      case 'migrated':
        if (groupId !== undefined) await groups.migrate(groupId, outcome.chatId);
        await setBack({ id, attempts, failure: 'migrated', until: now });
        return;
      case 'muted':
        log.warn({ groupId, why: outcome.why }, 'a group takes no messages');
        if (groupId !== undefined) await groups.mute(groupId, outcome.why);
        await setBack({ id, attempts, failure: outcome.why, until: later(now, longestBackoffSeconds) });
        return;
      case 'topic_gone':
        if (groupId !== undefined) await groups.leaveTopic(groupId);
        await setBack({ id, attempts, failure: 'topic_gone', until: now });
        return;
      case 'refused':
        log.warn({ deliveryId: id, why: outcome.why }, 'a delivery was refused');
        await deliveries.settle(id, { status: 'failed', messageId: undefined }, now);
        return;
      case 'retry_after':
        if (outcome.everybody) pace.pause(now, outcome.seconds);
        else await deliveries.hold(id, later(now, outcome.seconds));
        return;
      case 'unavailable':
        outagesInRow += 1;
        if (outagesInRow >= quietAfterOutages) pace.pause(now, secondsBack(outagesInRow - quietAfterOutages));
        await deliveries.postpone(id, later(now, secondsBack(attempts)));
        return;
      case 'not_taken':
        await setBack({ id, attempts, failure: outcome.why, until: later(now, secondsBack(attempts)) });
        return;
    }
  }

  /** A delivery that cannot even be tried, such as one whose notice cannot be opened, is given up in the end. */
  async function setBack(what: {
    id: string;
    attempts: number;
    failure: string;
    until: Date;
  }): Promise<void> {
    const { id, attempts, failure, until } = what;
    if (attempts + 1 < attemptsAtBroken) return deliveries.postpone(id, until);
    log.warn({ deliveryId: id, failure }, 'a delivery is given up');
    return deliveries.settle(id, { status: 'failed', messageId: undefined }, clock.now());
  }

  /** Wakes for what has to wait: a pause that ends, a second that is full, a delivery set back. */
  function setAlarm(nextAt: Date | undefined): void {
    if (stopped) return;
    const at = nextAt === undefined ? Number.POSITIVE_INFINITY : Math.max(nextAt.getTime(), pace.freeAt());
    // Asked after nearly every update: the alarm that is set already stays.
    if (at === alarm.at) return;
    alarm.ring.abort();
    const set = { at, ring: new AbortController() };
    alarm = set;
    if (nextAt === undefined) return;
    clock.sleep(Math.max(at - clock.now().getTime(), 1), set.ring.signal).then(
      () => {
        set.at = Number.POSITIVE_INFINITY;
        kick();
      },
      () => undefined,
    );
  }

  return { kick, takeOver, drain, stop };
}

/** In the order of what is oldest for each. */
function byChat(pending: readonly PendingDelivery[]): PendingDelivery[][] {
  const queues = new Map<string, PendingDelivery[]>();
  for (const delivery of pending) {
    const chat = delivery.accountId ?? delivery.groupId ?? delivery.id;
    const queue = queues.get(chat);
    if (queue === undefined) queues.set(chat, [delivery]);
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
