import { setTimeout as pause } from 'node:timers/promises';
import type { TelegramBot } from './bot.ts';
import { nameOf } from './error-name.ts';
import { isTokenRefused } from './telegram-errors.ts';

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
