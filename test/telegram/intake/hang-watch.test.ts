import type { Transformer } from 'grammy';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createHangWatch } from '../../../src/telegram/intake/hang-watch.ts';

let probes: number;
let isReachable: boolean;
let watch: Transformer;

beforeEach(() => {
  vi.useFakeTimers();
  probes = 0;
  isReachable = true;
  watch = createHangWatch({
    probe: () => {
      probes += 1;
      return isReachable ? Promise.resolve() : new Promise(() => undefined);
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Makes a call that nobody answers; tells whether it was broken off. */
function hanging(method: 'getUpdates' | 'sendMessage' | 'sendPhoto', payload: object): () => boolean {
  let isOver = false;
  const unanswered: Parameters<Transformer>[0] = (_method, _payload, signal) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => {
        reject(new Error('broken off'));
      });
    });
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what is sent does not matter here
  Promise.resolve(watch(unanswered, method, payload as never)).catch(() => {
    isOver = true;
  });
  return () => isOver;
}

it('a poll that outlasts its time is broken off once Telegram answers something else, and not before', async () => {
  isReachable = false;
  const isBroken = hanging('getUpdates', { timeout: 10 });
  await vi.advanceTimersByTimeAsync(11_900);
  expect(probes).toBe(0);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(isBroken()).toBe(false);
  isReachable = true;
  await vi.advanceTimersByTimeAsync(1000);
  expect(isBroken()).toBe(true);
  const before = probes;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(probes).toBe(before);
});

it('a message that is only slow is not broken off, as it may have been sent', async () => {
  const isBroken = hanging('sendMessage', { chat_id: 1 });
  await vi.advanceTimersByTimeAsync(15_000);
  expect(isBroken()).toBe(false);
  expect(probes).toBe(1);
});

it('a message that hung while nothing got through is broken off when something does', async () => {
  isReachable = false;
  const isBroken = hanging('sendMessage', { chat_id: 1 });
  await vi.advanceTimersByTimeAsync(8000);
  expect(isBroken()).toBe(false);
  isReachable = true;
  await vi.advanceTimersByTimeAsync(1000);
  expect(isBroken()).toBe(true);
});

it('a file may take its time', async () => {
  const isBroken = hanging('sendPhoto', { chat_id: 1 });
  await vi.advanceTimersByTimeAsync(19_000);
  expect([isBroken(), probes]).toEqual([false, 0]);
});
