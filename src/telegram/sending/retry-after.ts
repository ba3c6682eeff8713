import type { Transformer } from 'grammy';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock, Log } from '../../core/ports/runtime.ts';

type Deps = { clock: Pick<Clock, 'now'>; log: Pick<Log, 'warn'> };

/** So long a call waits by itself; a longer pause is told to whoever made it, who waits without holding up others. */
const longestWaitSeconds = 5;
const attempts = 3;

/** So many chats told to wait, with no call that got through in between: it is the bot that is told. */
const chatsInARow = 3;

type Pause = { from: number; until: number };

/** What Telegram asks for, by the id of the chat or the name of the method: of all, it is the bot that waits. */
export type AskedPause = { of: 'chat' | 'method' | 'all'; key: string; seconds: number };

export type RetryAfter = ReturnType<typeof createRetryAfter>;

/**
 * Keeps every call to a chat, edits and messages alike, behind the pause that Telegram asks for there. A refusal for one
 * chat says nothing about the others, until several come in a row.
 */
export function createRetryAfter({ clock, log }: Deps) {
  const chats = new Map<string, Pause>();
  const refused = new Set<string>();
  let everybody: Pause = { from: 0, until: 0 };
  let listener: (asked: AskedPause) => void = () => undefined;

  return {
    guard: guardWaiting(longestWaitSeconds),
    /** For whoever has other chats to call meanwhile: no call waits by itself. */
    guardAtOnce: guardWaiting(0),
    /** Seconds until any chat at all may be called. */
    closedFor: () => secondsLeft(everybody),
    /** As another program was asked that calls with the same token. */
    hold,
    /** Hears what this one is asked for. */
    whenAsked(heard: (asked: AskedPause) => void): void {
      listener = heard;
    },
  };

  function guardWaiting(mostSeconds: number): Transformer {
    return async (call, method, payload, signal) => {
      const chat = chatOf(payload);
      const key = chat ?? method;
      for (let attempt = 1; ; attempt += 1) {
        const left = Math.max(secondsLeft(everybody), secondsLeft(chats.get(key)));
        if (left > mostSeconds) return tooMany(left);
        if (left > 0) await pause(left * 1000);
        const answer = await call(method, payload, signal);
        if (answer.ok || answer.error_code !== 429) {
          refused.clear();
          return answer;
        }
        const seconds = answer.parameters?.retry_after ?? 1;
        heed(key, seconds, chat !== undefined);
        if (attempt === attempts) return tooMany(seconds);
      }
    };
  }

  function heed(key: string, seconds: number, isChat: boolean): void {
    if (isChat) refused.add(key);
    const isAll = refused.size >= chatsInARow;
    if (isAll) refused.clear();
    const of = isAll ? 'all' : isChat ? 'chat' : 'method';
    hold({ of, key, seconds });
    log.warn({ seconds, of: of === 'method' ? key : of }, 'Telegram asks for a pause');
    listener({ of, key, seconds });
  }

  function hold({ of, key, seconds }: AskedPause): void {
    const from = clock.now().getTime();
    const asked = { from, until: from + seconds * 1000 };
    for (const [other, known] of chats) {
      if (secondsLeft(known) === 0) chats.delete(other);
    }
    chats.set(key, asked);
    if (of === 'all') everybody = asked;
  }

  /** A clock that was set back must not keep the bot silent until it has caught up. */
  function secondsLeft(asked: Pause | undefined): number {
    const now = clock.now().getTime();
    return asked === undefined || now < asked.from ? 0 : Math.max(0, (asked.until - now) / 1000);
  }
}

function chatOf(payload: object): string | undefined {
  if (!('chat_id' in payload)) return undefined;
  const id = payload.chat_id;
  return typeof id === 'number' || typeof id === 'string' ? String(id) : undefined;
}

/** In Telegram's own words, which the caller understands anyway. */
function tooMany(left: number) {
  const seconds = Math.ceil(left);
  return {
    ok: false as const,
    error_code: 429,
    description: `Too Many Requests: retry after ${String(seconds)}`,
    parameters: { retry_after: seconds },
  };
}
