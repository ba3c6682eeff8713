import { Api, GrammyError, type ApiClientOptions } from 'grammy';
import { setTimeout as pause } from 'node:timers/promises';
import type { TelegramBot } from '../bot.ts';
import { nameOf } from '../error-name.ts';
import { isTokenRefused } from './errors.ts';

export type Stopped = Promise<'stopped'>;

export function whenStopped(signal: AbortSignal | undefined): Stopped {
  return new Promise((resolve) => {
    const stop = (): void => {
      resolve('stopped');
    };
    if (signal?.aborted === true) stop();
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** Asks Telegram for the least there is; resolves once it answers at all, be it with a refusal. */
export function createProbe(token: string, client: ApiClientOptions) {
  const api = new Api(token, client);
  return async (signal: AbortSignal): Promise<void> => {
    try {
      // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- grammY names the type of an older package of the same shape
      await api.getMe(signal as Parameters<Api['getMe']>[0]);
    } catch (error) {
      if (!(error instanceof GrammyError)) throw error;
    }
  };
}

/** Retries until Telegram answers, and says so each time. */
export async function reachTelegram(
  bot: TelegramBot,
  stopped: Stopped,
  {
    signal,
    onWaiting,
  }: { signal?: AbortSignal; onWaiting?: (facts: { seconds: number; why: string }) => void },
): Promise<'reached' | 'token_refused' | 'stopped'> {
  for (let seconds = 2; ; seconds = Math.min(seconds * 2, 60)) {
    try {
      const me = await Promise.race([bot.api.getMe(), stopped]);
      if (me === 'stopped') return 'stopped';
      bot.botInfo = me;
      return 'reached';
    } catch (error) {
      if (isTokenRefused(error)) return 'token_refused';
      onWaiting?.({ seconds, why: nameOf(error) });
    }
    try {
      await pause(seconds * 1000, undefined, signal === undefined ? {} : { signal });
    } catch {
      return 'stopped';
    }
  }
}
