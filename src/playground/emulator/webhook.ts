import type { JsonObject } from './json.ts';
import { isObject, parseJson } from './json.ts';
import type { EmulatorClock } from './model.ts';
import type { QueuedUpdate, Updates } from './updates.ts';

type WebhookTarget = { url: string; secretToken?: string; maxConnections: number };

export type Webhook = {
  url: () => string;
  set: (target: WebhookTarget) => void;
  stop: () => void;
};

/** Telegram gives a webhook this long to answer. */
const answerMs = 60_000;

type Deps = {
  updates: Updates;
  clock: EmulatorClock;
  /** First wait after a second failure, in real time; it doubles up to a minute. */
  retryMs: number;
  /** Carries out a call that the webhook answered with. */
  callBack: (method: string, payload: JsonObject) => Promise<void>;
};

/** Sends every update on until it is taken: one at a time in a chat, chats side by side. */
export function createWebhook(deps: Deps): Webhook {
  let target: WebhookTarget = { url: '', maxConnections: 40 };
  let stopping = new AbortController();
  const busy = new Set<number>();

  function pump(): void {
    if (target.url === '') return;
    for (const update of deps.updates.pending()) {
      if (busy.size >= target.maxConnections) return;
      if (!busy.has(update.chatId)) void serve(update.chatId, stopping.signal);
    }
  }

  async function serve(chatId: number, signal: AbortSignal): Promise<void> {
    busy.add(chatId);
    let failures = 0;
    while (!signal.aborted) {
      const update = deps.updates.pending().find((one) => one.chatId === chatId);
      if (update === undefined) break;
      if (await deliver(update, signal)) {
        failures = 0;
        deps.updates.confirm([update.updateId]);
      } else {
        failures += 1;
        if (failures > 1) await pause(Math.min(60_000, deps.retryMs * 2 ** (failures - 2)), signal);
      }
    }
    if (signal.aborted) return;
    busy.delete(chatId);
    pump();
  }

  async function deliver(update: QueuedUpdate, signal: AbortSignal): Promise<boolean> {
    if (update.query !== undefined) update.query.deliveredAt ??= deps.clock.now();
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (target.secretToken !== undefined) headers['x-telegram-bot-api-secret-token'] = target.secretToken;
    const body = JSON.stringify({ update_id: update.updateId, [update.kind]: update.body });
    try {
      const response = await fetch(target.url, {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
      });
      const answer = parseJson(await response.text());
      if (!response.ok) return false;
      if (isObject(answer) && typeof answer['method'] === 'string') await carryOut(answer['method'], answer);
      return true;
    } catch {
      return false;
    }
  }

  async function carryOut(method: string, answer: JsonObject): Promise<void> {
    const payload = { ...answer };
    delete payload['method'];
    if (!/^(get|setWebhook|deleteWebhook)/.test(method)) await deps.callBack(method, payload);
  }

  function stop(): void {
    stopping.abort();
    stopping = new AbortController();
    busy.clear();
  }

  deps.updates.onQueued(pump);
  return {
    url: () => target.url,
    set: (next) => {
      stop();
      target = next;
      pump();
    },
    stop: () => {
      stop();
      target = { url: '', maxConnections: 40 };
    },
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(finish, milliseconds);
    signal.addEventListener('abort', finish, { once: true });
    function finish(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    }
  });
}
