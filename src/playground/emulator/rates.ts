import { tooManyRequests } from './api-error.ts';
import type { Limits } from './limits.ts';
import type { Chat } from './model.ts';

export type Rates = {
  limits: Limits;
  /** Refuses with 429 where a message or an edit comes too early; counts it otherwise. */
  spend: (chat: Chat, what: 'message' | 'edit', now: Date) => void;
};

/** Allows a burst, then a steady pace. */
type Bucket = { left: number; at: number };

/** At most so many in any sixty seconds. */
type Minute = number[];

const overall = 'overall';

export function createRates(limits: Limits): Rates {
  const buckets = new Map<string, Bucket>();
  const minutes = new Map<string, Minute>();

  function spend(chat: Chat, what: 'message' | 'edit', now: Date): void {
    if (!Number.isFinite(limits.scale)) return;
    const at = now.getTime();
    const isAnswer = wasActiveWithin(chat, at, limits.answerSeconds);
    const waits = [chat.kind === 'private' ? waitInChat(chat, what, at) : waitInGroup(chat, what, at)];
    const burst = limits.overallPerSecond * limits.scale;
    const countsOverall = what === 'message' && !isAnswer;
    if (countsOverall) waits.push(waitFor(bucket(overall, burst, burst, at), burst));
    const wait = Math.max(...waits);
    if (wait > 0) throw tooManyRequests(Math.max(1, Math.ceil(wait)));
    if (chat.kind === 'private') bucketOf(chat, what, at).left -= 1;
    else minuteOf(chat, what, at).push(at);
    if (countsOverall) bucket(overall, burst, burst, at).left -= 1;
  }

  function waitInChat(chat: Chat, what: 'message' | 'edit', at: number): number {
    return waitFor(bucketOf(chat, what, at), limits.chatPerSecond * limits.scale);
  }

  function waitInGroup(chat: Chat, what: 'message' | 'edit', at: number): number {
    const minute = minuteOf(chat, what, at);
    const perMinute = what === 'message' ? limits.groupPerMinute : limits.groupEditsPerMinute;
    const allowed = Math.floor(perMinute * limits.scale);
    if (minute.length < allowed) return 0;
    const first = minute[minute.length - allowed] ?? at;
    return (first + 60_000 - at) / 1000;
  }

  function bucketOf(chat: Chat, what: 'message' | 'edit', at: number): Bucket {
    const burst = (what === 'message' ? limits.chatBurst : limits.chatEditBurst) * limits.scale;
    return bucket(`${what}:${String(chat.id)}`, burst, limits.chatPerSecond * limits.scale, at);
  }

  function bucket(key: string, burst: number, perSecond: number, at: number): Bucket {
    const known = buckets.get(key) ?? { left: burst, at };
    const passed = Math.max(0, at - known.at) / 1000;
    const filled = { left: Math.min(burst, known.left + passed * perSecond), at };
    buckets.set(key, filled);
    return filled;
  }

  function minuteOf(chat: Chat, what: 'message' | 'edit', at: number): Minute {
    const key = `${what}:${String(chat.id)}`;
    const recent = (minutes.get(key) ?? []).filter((one) => at - one < 60_000);
    minutes.set(key, recent);
    return recent;
  }

  return { limits, spend };
}

function waitFor(bucket: Bucket, perSecond: number): number {
  const missing = 1 - bucket.left;
  return missing < 1e-6 ? 0 : missing / perSecond;
}

function wasActiveWithin(chat: Chat, at: number, seconds: number): boolean {
  return chat.lastActedAt !== undefined && Math.abs(at - chat.lastActedAt.getTime()) <= seconds * 1000;
}
