import type { DemoEvent } from '../server/protocol.ts';
import { act } from './connection.ts';
import { alert, flash } from './flashes.ts';
import { followLink } from './links.ts';
import { createStore } from './store.ts';

/** Buttons that were tapped and wait for the bot, as `chat/message/data`. */
export const waitingTaps = createStore<ReadonlySet<string>>(new Set());

type Answered = Extract<DemoEvent, { type: 'answered' }>;

const longestWaitMs = 30_000;
const keptEarly = 20;
const keys = new Map<string, string>();
/** Answers may be here before the page knows its own query's id; those of other windows stay unclaimed. */
const early = new Map<string, Answered>();

export function keyOfTap(message: { chatId: number; messageId: number }, data: string): string {
  return `${message.chatId}/${message.messageId}/${data}`;
}

export async function tap(
  who: { person: number; group?: number },
  message: { chatId: number; messageId: number },
  data: string,
): Promise<void> {
  const key = keyOfTap(message, data);
  if (waitingTaps.get().has(key)) return;
  waitingTaps.update((all) => new Set([...all, key]));
  const did = await act({ do: 'tap', ...who, message: message.messageId, data });
  const query = did.status === 'done' ? queryOf(did.result) : undefined;
  if (query === undefined) {
    release(key);
    return;
  }
  keys.set(query, key);
  const answer = early.get(query);
  if (answer !== undefined) onAnswered(answer);
  setTimeout(() => {
    release(key);
  }, longestWaitMs);
}

export function onAnswered(answer: Answered): void {
  const { queryId, chatId, userId, text, isAlert, url } = answer;
  const key = keys.get(queryId);
  if (key === undefined) {
    early.set(queryId, answer);
    const [oldest] = early.keys();
    if (early.size > keptEarly && oldest !== undefined) early.delete(oldest);
    return;
  }
  early.delete(queryId);
  keys.delete(queryId);
  release(key);
  if (text !== '' && isAlert) alert.set({ chatId, text });
  if (text !== '' && !isAlert) flash(text, chatId);
  if (url !== undefined) void followLink(url, userId);
}

function release(key: string): void {
  waitingTaps.update((all) => new Set([...all].filter((one) => one !== key)));
}

function queryOf(result: unknown): string | undefined {
  if (typeof result !== 'object' || result === null || !('query' in result)) return undefined;
  return typeof result.query === 'string' ? result.query : undefined;
}
