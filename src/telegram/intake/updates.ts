import { Api, BotError, GrammyError, type ApiClientOptions, type Transformer } from 'grammy';
import type { Update } from 'grammy/types';
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { InboxBatch, InboxShare, InboxStore, UpdateRef } from '../../core/ports/inbox.ts';
import type { Clock, Log } from '../../core/ports/runtime.ts';
import type { TelegramBot } from '../bot.ts';
import { nameOf } from '../../play/error-name.ts';
import { webSource } from '../../play/channel.ts';
import { createInbox, type Inbox } from '../../play/intake/inbox.ts';
import { chatKeyOf, takeIn } from './intake.ts';
import { createLastTexts } from './last-texts.ts';
import type { RivalWatch } from './rival-watch.ts';
import { isOutage, isTokenRefused, retryAfterMs } from '../sending/errors.ts';

/** Updates the bot asks for; nothing else reaches it. */
const allowedUpdates = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** Where a connection goes silent, nothing but the end of the poll tells: so long nobody is heard. */
const pollSeconds = 1;
const pollOptions = { limit: 100, allowed_updates: allowedUpdates };

/** Each of them is read by itself. */
const datedUpdate = z.object({ message: z.object({ date: z.int() }).optional() });
const updateList = z.array(z.unknown());

/** What passes so soon needs no word: the answer comes right after. */
const passingMs = 3000;
const lookAgainMs = 500;

type Deps = {
  bot: TelegramBot;
  client: ApiClientOptions;
  /** Breaks a poll off that is never answered. */
  watch: Transformer;
  store: InboxStore;
  share: InboxShare | undefined;
  clock: Clock;
  log: Log;
  /** Is told what becomes of fetching and storing. */
  intake: {
    fetched(): void;
    fetchFailed(): void;
    stored(): void;
    storeFailed(): void;
    /** Whether something can be written, found out by writing. */
    writeMark(): Promise<boolean>;
    isStoring(): boolean;
    /** For how long nothing could be stored. */
    notStoringForMs(): number;
  };
  /** When somebody sent a message, as Telegram says. */
  messageSent: (at: Date) => void;
  /** An update waits, as nothing can be stored. */
  onNotStored: (update: Update) => void;
  /** Whether some part of the bot answers a command of this name. */
  answers: (command: string) => boolean;
  /** After each update, with the time it took: what it planned to send may go out. */
  onHandled: (seconds: number) => void;
  /** An update failed three times and waits to be looked at. */
  onSetAside: (update: Update) => Promise<void>;
  /** An update could not be read and is kept apart. */
  onUnreadable: () => void;
  /** Is told of another program that fetches with the same token. */
  rival: Pick<RivalWatch, 'met' | 'fetched'>;
  /** Telegram no longer accepts the token. */
  onTokenRefused: () => void;
};

/** Has Telegram bring updates to the webhook from now on; while it cannot be reached it is asked again. */
export async function bringUpdatesTo(
  { api }: TelegramBot,
  { url, secret }: { url: string; secret: string },
  { log, signal }: { log: Log; signal: AbortSignal | undefined },
): Promise<void> {
  for (let seconds = 2; signal?.aborted !== true; seconds = Math.min(seconds * 2, 60)) {
    try {
      await api.setWebhook(url, { secret_token: secret, allowed_updates: allowedUpdates });
      return;
    } catch (error) {
      if (!isOutage(error)) throw error;
      log.warn({ err: nameOf(error), seconds }, 'the webhook could not be set; it is tried again');
    }
    await pause(seconds * 1000, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  }
}

/** Who numbers the updates; as a hash, as the address of a server may hold a password. */
export function sourceOf(botId: number, apiRoot: string | undefined): string {
  return createHash('sha256').update(`${botId} ${apiRoot}`).digest('base64url').slice(0, 16);
}

/** An update as its row kept it. */
export const keptUpdate = z.custom<Update>(
  (value) => typeof value === 'object' && value !== null && 'update_id' in value,
);

/** Fetches updates into the inbox and has the bot handle them. */
export function createUpdates({
  bot,
  client,
  watch,
  store,
  share,
  clock,
  log,
  intake,
  messageSent,
  onNotStored,
  answers,
  onHandled,
  onSetAside,
  onUnreadable,
  rival,
  onTokenRefused,
}: Deps): Inbox {
  const hear = createLastTexts();
  let isStopping = false;
  // A client of its own: its errors are the inbox's to handle, without the retry of other calls.
  const polling = new Api(bot.token, client);
  polling.config.use(watch);
  let isAnswering = true;
  const inbox = createInbox<Update>({
    source: sourceOf(bot.botInfo.id, client.apiRoot),
    kept: keptUpdate,
    chatKeyOf,
    recovers: (source) => source !== webSource,
    store: { ...store, keep },
    share,
    clock,
    log,
    fetch: async (offset, signal) => {
      try {
        // After a failure the first answer comes at once, and with it the end of the outage.
        const timeout = isAnswering ? pollSeconds : 0;
        isAnswering = false;
        const fetched: unknown = await polling.getUpdates(
          { ...(offset !== undefined && { offset }), timeout, ...pollOptions },
          // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- grammY names the type of an older package of the same shape
          signal as Parameters<Api['getUpdates']>[1],
        );
        const updates = updateList.parse(fetched);
        isAnswering = true;
        rival.fetched();
        intake.fetched();
        return updates;
      } catch (error) {
        if (!signal.aborted) intake.fetchFailed();
        if (error instanceof GrammyError && error.error_code === 409) await makeWay(error);
        throw error;
      }
    },
    takeIn: (update) => {
      const sent = datedUpdate.safeParse(update).data?.message;
      if (sent !== undefined) messageSent(new Date(sent.date * 1000));
      return takeIn(update, { username: bot.botInfo.username, answers, hear });
    },
    handle,
    onSetAside,
    onUnreadable,
    isOutage,
    askedPauseMs: retryAfterMs,
    isFatal: isTokenRefused,
    onFatal: (error) => {
      log.error({ err: nameOf(error) }, 'Telegram no longer accepts the token');
      onTokenRefused();
    },
  });

  return {
    ...inbox,
    async stop(withinMs) {
      isStopping = true;
      await inbox.stop(withinMs);
    },
  };

  /** Where nothing can be written, that is why an update fails: it waits, and keeps its lives. */
  async function handle(update: Update): Promise<void> {
    for (;;) {
      try {
        await handleOnce(update);
        return;
      } catch (error) {
        // The error may have lost on its way what it was: whether something can be written is tried out.
        if (isOutage(error) || (await intake.writeMark())) throw error;
        log.warn(
          { updateId: update.update_id, err: nameOf(error) },
          'an update waits until it can be stored',
        );
        onNotStored(update);
        while (!isStopping && !intake.isStoring()) await pause(lookAgainMs);
        if (isStopping) throw error;
      }
    }
  }

  async function handleOnce(update: Update): Promise<void> {
    const startedAt = performance.now();
    try {
      await bot.handleUpdate(update);
    } catch (error) {
      throw error instanceof BotError ? error.error : error;
    } finally {
      onHandled((performance.now() - startedAt) / 1000);
    }
  }

  async function keep(batch: InboxBatch): Promise<readonly UpdateRef[]> {
    let kept: readonly UpdateRef[];
    try {
      kept = await store.keep(batch);
    } catch (error) {
      if (batch.rows.length > 0) intake.storeFailed();
      if (intake.notStoringForMs() >= passingMs)
        for (const { payload } of batch.rows) onNotStored(keptUpdate.parse(JSON.parse(payload)));
      throw error;
    }
    if (batch.rows.length > 0) intake.stored();
    return kept;
  }

  /** A webhook set by an earlier program can be removed; another poller can only be reported. The inbox tries again. */
  async function makeWay({ description }: GrammyError): Promise<void> {
    if (!/webhook/i.test(description)) {
      rival.met();
      return;
    }
    log.warn({}, 'a webhook was set for this bot and is removed');
    await polling.deleteWebhook();
  }
}
