import { Api, BotError, GrammyError, type ApiClientOptions } from 'grammy';
import type { Update } from 'grammy/types';
import { setTimeout as pause } from 'node:timers/promises';
import type { InboxStore } from '../core/ports/inbox.ts';
import type { Clock, Log } from '../core/ports/runtime.ts';
import type { TelegramBot } from './bot.ts';
import { createInbox, nameOf, type Inbox } from './inbox.ts';
import { takeIn } from './intake.ts';
import { isOutage, isTokenRefused } from './telegram-errors.ts';

/** Updates the bot asks for; nothing else reaches it. */
const allowedUpdates = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** The long poll, and the limit of its call, which has to outlast it. */
const pollSeconds = 30;
const pollLimitSeconds = 45;

type Deps = {
  bot: TelegramBot;
  client: ApiClientOptions;
  store: InboxStore;
  clock: Clock;
  log: Log;
  /** Whether some part of the bot answers a command of this name. */
  answers: (command: string) => boolean;
  /** After each update, with the time it took: what it planned to send may go out. */
  onHandled: (seconds: number) => void;
  /** An update failed three times and waits to be looked at. */
  onSetAside: (update: Update) => Promise<void>;
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

/** Fetches updates into the inbox and has the bot handle them. */
export function createUpdates({
  bot,
  client,
  store,
  clock,
  log,
  answers,
  onHandled,
  onSetAside,
  onTokenRefused,
}: Deps): Inbox {
  // A client of its own: its errors are the inbox's to handle, without the retry of other calls.
  const polling = new Api(bot.token, { ...client, timeoutSeconds: pollLimitSeconds });
  return createInbox({
    store,
    clock,
    log,
    fetch: async (offset, signal) => {
      try {
        return await polling.getUpdates(
          { offset, timeout: pollSeconds, limit: 100, allowed_updates: allowedUpdates },
          // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- grammY names the type of an older package of the same shape
          signal as Parameters<Api['getUpdates']>[1],
        );
      } catch (error) {
        if (error instanceof GrammyError && error.error_code === 409) await makeWay(error);
        throw error;
      }
    },
    takeIn: (update) => takeIn(update, { username: bot.botInfo.username, answers }),
    handle: async (update) => {
      const startedAt = performance.now();
      try {
        await bot.handleUpdate(update);
      } catch (error) {
        throw error instanceof BotError ? error.error : error;
      } finally {
        onHandled((performance.now() - startedAt) / 1000);
      }
    },
    onSetAside,
    isOutage,
    isFatal: isTokenRefused,
    onFatal: (error) => {
      log.error({ err: nameOf(error) }, 'Telegram no longer accepts the token');
      onTokenRefused();
    },
  });

  /** A webhook set by an earlier program can be removed; another poller can only be reported. The inbox tries again. */
  async function makeWay({ description }: GrammyError): Promise<void> {
    if (!/webhook/i.test(description)) {
      log.warn({}, 'another program fetches updates with the same token: one of the two has to be stopped');
      return;
    }
    log.warn({}, 'a webhook was set for this bot and is removed');
    await polling.deleteWebhook();
  }
}
