import { Api, GrammyError, HttpError, type ApiClientOptions } from 'grammy';
import { setTimeout as pause } from 'node:timers/promises';
import type { Unreached } from '../../screens/operator/start.ts';
import type { TelegramBot } from '../bot.ts';
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
  }: { signal?: AbortSignal; onWaiting?: (facts: { seconds: number } & Unreached) => void },
): Promise<'reached' | 'token_refused' | 'stopped'> {
  for (let seconds = 2; ; seconds = Math.min(seconds * 2, 60)) {
    try {
      const me = await Promise.race([bot.api.getMe(), stopped]);
      if (me === 'stopped') return 'stopped';
      bot.botInfo = me;
      return 'reached';
    } catch (error) {
      if (isTokenRefused(error)) return 'token_refused';
      onWaiting?.({ seconds, ...unreached(error) });
    }
    try {
      await pause(seconds * 1000, undefined, signal === undefined ? {} : { signal });
    } catch {
      return 'stopped';
    }
  }
}

const causes: readonly (readonly [RegExp, Unreached['cause']])[] = [
  [/^ECONNREFUSED$/, 'refused'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'no_address'],
  [/^(EHOSTUNREACH|ENETUNREACH|ENETDOWN)$/, 'no_way'],
  [/^ETIMEDOUT$/, 'silent'],
  [/^(ECONNRESET|EPIPE)$/, 'cut'],
  [/CERT|SIGNATURE|ALTNAME|SSL|TLS/, 'certificate'],
  [/^HTTP /, 'strange'],
];

export function unreached(error: unknown): Unreached {
  if (error instanceof GrammyError) return { cause: 'busy', code: String(error.error_code) };
  const code = codeOf(error instanceof HttpError ? error.error : error);
  return { cause: causes.find(([pattern]) => pattern.test(code))?.[1] ?? 'other', code };
}

/** A call that its time limit ended bears no code. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  if ('code' in error) return String(error.code);
  return /timed out|broken off/.test(error.message) ? 'ETIMEDOUT' : error.name;
}
